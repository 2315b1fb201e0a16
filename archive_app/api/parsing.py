"""Reading what was sent: JSON, query strings, multipart bodies; faults in Chinese, never a 5xx.

Owns turning a request's parts into the values of a schema and schema faults into `Invalid`.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from flask import Request
from marshmallow import RAISE, Schema, ValidationError
from webargs.flaskparser import FlaskParser
from webargs.multidictproxy import MultiDictProxy
from werkzeug.datastructures import MultiDict

from archive_app.errors import Invalid

__all__ = ["MULTIPART", "Parser"]

MULTIPART = "form_and_files"  # a location of ours: text and file parts together


class Parser(FlaskParser):
    """webargs with our locations, our refusals and no silently ignored parameters."""

    __location_map__ = {**FlaskParser.__location_map__, MULTIPART: "load_multipart"}  # noqa: RUF012
    DEFAULT_UNKNOWN_BY_LOCATION = {  # noqa: RUF012
        **FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION,
        "query": RAISE,
        MULTIPART: RAISE,
    }

    def load_json(self, req: Request, schema: Schema) -> Any:  # noqa: ARG002 - webargs' signature
        """The body as JSON; anything else is explained."""
        if not req.is_json:
            raise Invalid(
                "请求正文应为 JSON",
                fix="请在请求头中写 Content-Type: application/json，正文为 JSON",
            )
        try:
            value = json.loads(req.get_data(), parse_constant=_refuse_constant)
        except (ValueError, RecursionError):
            raise Invalid(
                "正文不是有效的 JSON", fix="请检查引号、逗号和括号，文字用 UTF-8"
            ) from None
        if not all(map(_keepable, _texts_in(value))):
            raise Invalid("文字中有不能保存的字符", fix="请删去不可见的特殊字符后重试")
        return value

    def load_multipart(self, req: Request, schema: Schema) -> Any:
        """Text and file parts of a multipart body together."""
        if req.mimetype != "multipart/form-data":
            raise Invalid("请求正文应为 multipart/form-data", fix="请以表单上传文件的方式发送")
        parts = MultiDict([*req.form.items(multi=True), *req.files.items(multi=True)])
        return MultiDictProxy(parts, schema)

    def handle_error(  # noqa: D102 - see webargs
        self,
        error: ValidationError,
        req: Request,  # noqa: ARG002
        schema: Schema,  # noqa: ARG002
        *,
        error_status_code: int | None,  # noqa: ARG002
        error_headers: Mapping[str, str] | None,  # noqa: ARG002
    ) -> NoReturn:
        messages: dict[str, Any] = error.normalized_messages()  # type: ignore[no-untyped-call]
        fields = dict(_flat(messages.get(next(iter(messages)), messages), ""))
        raise Invalid(fields=fields) from None


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _texts_in(value: Any) -> Iterator[str]:
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, str):
            yield found
        elif isinstance(found, dict):
            waiting += [*found.keys(), *found.values()]
        elif isinstance(found, list):
            waiting += found


def _keepable(text: str) -> bool:
    """Lone surrogates are no characters, and NUL ends texts in too many programs."""
    return "\x00" not in text and not any("\ud800" <= c <= "\udfff" for c in text)


def _flat(messages: Any, path: str) -> Iterator[tuple[str, list[str]]]:
    if isinstance(messages, Mapping):
        for name, below in messages.items():
            step = path if name == "_schema" else f"{path}.{name}".lstrip(".")
            yield from _flat(below, step)
    elif messages:
        yield path or "正文", [str(message) for message in messages]
