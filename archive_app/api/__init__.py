"""The REST API under /api/v1: for programs, by bearer token, in JSON, with an OpenAPI document.

    blueprint   our seam over flask-smorest: how an operation is declared
    signing     who acts: the token's account
    parsing     what was sent        fields, schemas/   what may be sent and is answered
    errors      refusals as JSON     showing, sending   rows and files as answers
    reference   the OpenAPI document and a page made of it
    volumes documents rows judging forms kinds people stations accounts searching ledgers reviews
    links openings upkeep

Operations decide what is allowed; personal numbers are masked unless `unmask=true` is allowed.
"""

from flask import Flask

from archive_app import __version__
from archive_app.api import (
    accounts,
    documents,
    forms,
    judging,
    kinds,
    ledgers,
    links,
    openings,
    people,
    reference,
    reviews,
    rows,
    searching,
    signing,
    stations,
    upkeep,
    volumes,
)
from archive_app.api.blueprint import OpenApi
from archive_app.api.errors import problem_response
from archive_app.api.examples import fill_in_kinds

__all__ = ["PREFIX", "problem_response", "register_api"]

PREFIX = "/api/v1"
RESOURCES = (
    upkeep.health,
    volumes.volumes,
    documents.documents,
    rows.rows,
    judging.judging,
    links.links,
    openings.openings,
    forms.forms,
    searching.searching,
    ledgers.ledgers,
    reviews.reviews,
    kinds.kinds,
    people.people,
    stations.stations,
    accounts.accounts,
    upkeep.upkeep,
)
TITLE = "业务档案接口"
DESCRIPTION = (
    "司法所业务档案的程序接口。"
    "每个请求在请求头中写 Authorization: Bearer 令牌；令牌在网页“我的账号”中"
    "创建，以本人的身份和权限行事。日期写作 2024-03-12，时间为 UTC。证件号码和电话默认遮盖。"
    "出错时总是返回 JSON：code 错误代码、message 出了什么问题、fix 怎么办、fields 各项的提示。"
)


def register_api(app: Flask) -> None:
    """Add all operations, their document and the reference page; after form-token protection."""
    api = OpenApi(app, title=TITLE, version=__version__, description=DESCRIPTION)
    app.extensions["bad_tokens"] = signing.BadTokens()
    for resource in RESOURCES:
        api.add(resource, PREFIX)
        # A token is not sent by a browser on its own, so a foreign page cannot misuse it.
        app.extensions["csrf"].exempt(resource)
    document = fill_in_kinds(api.document(), signing.archive_of(app).standard)
    app.register_blueprint(reference.pages(document), url_prefix=PREFIX)
