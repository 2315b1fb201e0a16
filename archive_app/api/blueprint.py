"""Our seam over flask-smorest: how an operation is declared, and the OpenAPI document made of it.

Owns everything that knows flask-smorest. A resource file declares operations like this and nothing
else of the library shows there:

    volumes = Resource("volumes", "案卷", "立卷、填写、移动")

    @volumes.operation("GET", "/volumes/<id:volume_id>", "查看案卷", "…", query=Unmask, gives=…)
    def volume_see(query, volume_id): ...

The view gets the query (if it has one) and then the body as dicts, path parameters by name; it
returns what `gives` describes, or a response of its own.
"""

import re
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, TypeVar

from flask import Flask
from flask_smorest import Api, Blueprint
from marshmallow import Schema
from werkzeug.routing import BaseConverter

from archive_app.api import signing
from archive_app.api.errors import RESPONSES, ProblemShown
from archive_app.api.fields import MOST, Upload
from archive_app.api.parsing import MULTIPART, Parser
from archive_app.api.schemas.base import Nothing, example_of

__all__ = ["OpenApi", "Resource"]

View = TypeVar("View", bound=Callable[..., Any])
_SECURITY = "token"
# What the parts of an address in angle brackets mean; every one used must be here.
_PATH = {
    "volume_id": "案卷编号",
    "document_id": "文件编号",
    "attestation_id": "签章确认的编号",
    "waiver_id": "豁免的编号",
    "link_id": "关联的编号",
    "opening_id": "查阅申请的编号",
    "kind_id": "案卷类型",
    "row_key": "登记簿中一条的编号",
    "entry_id": "检索结果中的条目，以 p 开头",
    "run_id": "检查的编号",
    "committee_id": "调委会编号",
    "mediator_id": "调解员编号",
    "station_id": "司法所编号",
    "account_id": "账号编号",
    "token_id": "令牌编号",
    "job_id": "任务编号",
}


class RowId(BaseConverter):
    """A row's id in an address; one larger than the database could hold is the id of no row."""

    regex = r"\d+"
    part_isolating = True

    def to_python(self, value: str) -> int:
        """The id; digits beyond counting are cut short, not refused as another address."""
        return min(int(value[:20]), MOST)


class Resource(Blueprint):  # type: ignore[misc]  # flask-smorest is untyped
    """A family of operations; the title is its heading in the documents."""

    ARGUMENTS_PARSER = Parser()
    DEFAULT_LOCATION_CONTENT_TYPE_MAPPING = {  # noqa: RUF012
        **Blueprint.DEFAULT_LOCATION_CONTENT_TYPE_MAPPING,
        MULTIPART: "multipart/form-data",
    }

    def __init__(self, name: str, title: str, description: str, *, public: bool = False) -> None:
        super().__init__(f"api-{name}", __name__, description=description)
        self.title = title
        self.public = public
        if not public:
            self.before_request(signing.sign_in)

    def operation(
        self,
        method: str,
        rule: str,
        summary: str,
        description: str,
        *,
        query: type[Schema] = Nothing,
        body: type[Schema] | None = None,
        multipart: type[Schema] | None = None,
        gives: type[Schema] | None = None,
        status: int = 200,
        media: Iterable[str] = (),
        takes_bytes: bool = False,
        refuses: Iterable[int] = (),
    ) -> Callable[[View], View]:
        """Declare one operation; `media` are the content types of an answer that is a file."""

        def declare(view: View) -> View:
            wrapped: Any = view if query is not Nothing else _without_query(view)
            if body is not None:
                wrapped = self.arguments(body, example=example_of(body))(wrapped)
            if multipart is not None:
                wrapped = self.arguments(multipart, location=MULTIPART)(wrapped)
            wrapped = self.arguments(query, location="query")(wrapped)
            wrapped = self._answers(wrapped, gives, status, media)
            for code in self._refusals(method, rule, refuses, takes=body or multipart or query):
                wrapped = self.alt_response(code, response=RESPONSES[code][0])(wrapped)
            more: dict[str, Any] = {"requestBody": _BYTES} if takes_bytes else {}
            more["security"] = [] if self.public else [{_SECURITY: []}]
            wrapped = self.doc(
                summary=summary,
                description=description,
                operationId=view.__name__,
                tags=[self.title],
                **more,
            )(wrapped)
            self.add_url_rule(
                rule, view.__name__, wrapped, methods=[method], parameters=_path_parameters(rule)
            )
            return view

        return declare

    def _answers(
        self, view: Any, gives: type[Schema] | None, status: int, media: Iterable[str]
    ) -> Any:
        told = "已完成" if status == 200 else "已建立"
        for content_type in media:
            binary = {"type": "string", "format": "binary"}
            view = self.response(status, binary, content_type=content_type, description="文件")(
                view
            )
        if gives is not None:
            view = self.response(status, gives, description=told, example=example_of(gives))(view)
        return view

    def _refusals(
        self, method: str, rule: str, more: Iterable[int], *, takes: type[Schema]
    ) -> list[int]:
        codes = {422, 503, *more}
        if not self.public:
            codes |= {401, 403, 429}
        if "<" in rule or takes is not Nothing:
            codes.add(404)
        if method != "GET":
            codes.add(409)
        return sorted(codes)


def _path_parameters(rule: str) -> list[dict[str, str]]:
    names = re.findall(r"<\w+:(\w+)>", rule)
    return [{"in": "path", "name": name, "description": _PATH[name]} for name in names]


def _without_query(view: View) -> Callable[..., Any]:
    """Parameters nobody asked for are refused, so an empty query is still read."""

    @wraps(view)
    def called(_query: object, *args: Any, **named: Any) -> Any:
        return view(*args, **named)

    return called


_BYTES = {
    "required": True,
    "description": "文件的原始字节",
    "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
}


class OpenApi(Api):  # type: ignore[misc]  # flask-smorest is untyped
    """The document over all resources; errors are answered by the application, not by it."""

    ERROR_SCHEMA = ProblemShown
    DEFAULT_ERROR_RESPONSE_NAME = None

    def __init__(self, app: Flask, *, title: str, version: str, description: str) -> None:
        self._families: list[dict[str, str]] = []
        app.url_map.converters["id"] = RowId
        app.config.update(
            API_TITLE=title,
            API_VERSION=version,
            OPENAPI_VERSION="3.1.0",
            OPENAPI_URL_PREFIX=None,  # we serve the document ourselves, beside the reference page
        )
        info = {"description": description}
        super().__init__(app, spec_kwargs={"info": info, "security": [{_SECURITY: []}]})
        scheme = {"type": "http", "scheme": "bearer", "description": "在“我的账号”中创建的令牌"}
        self.spec.components.security_scheme(_SECURITY, scheme)

    def add(self, resource: Resource, prefix: str) -> None:
        """Register a family of operations under the prefix."""
        self.register_blueprint(resource, url_prefix=prefix)
        self._families.append({"name": resource.title, "description": resource.description})

    def document(self) -> dict[str, Any]:
        """The OpenAPI 3.1 document."""
        return {**self.spec.to_dict(), "tags": self._families}

    def _init_spec(self, **options: Any) -> None:
        super()._init_spec(**options)
        self.register_converter(RowId, lambda _: {"type": "integer", "minimum": 1, "example": 1})
        self.register_field(Upload, "string", "binary")

    def _register_responses(self) -> None:
        for name, description, example in RESPONSES.values():
            content = {"application/json": {"schema": ProblemShown, "example": example}}
            self.spec.components.response(
                name, {"description": description, "content": content}, lazy=True
            )

    def _register_etag_headers(self) -> None:
        """None: versions travel in bodies."""

    def _register_pagination_header(self) -> None:
        """None: pages are told in bodies."""

    def _register_error_handlers(self) -> None:
        """None: its handler would answer for the pages too."""
