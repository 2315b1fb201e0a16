"""The fields request and response bodies are made of: strict types, Chinese messages, an example.

Owns what one JSON value may be. A JSON body must carry real types; a query string carries text, so
`Whole` and `Flag` read text only when told `from_text`.
"""

import re
from collections.abc import Iterable
from typing import Any

from marshmallow import ValidationError, fields, validate
from werkzeug.datastructures import FileStorage

__all__ = [
    "MOST",
    "Choice",
    "Day",
    "Facts",
    "Flag",
    "Id",
    "Ids",
    "ListOf",
    "Moment",
    "Number",
    "One",
    "Text",
    "Texts",
    "Upload",
    "Value",
    "Whole",
    "absent",
]

MOST = 2**53 - 1  # the largest whole number every JSON reader keeps exactly
_MISSING = {"required": "必须填写这一项", "null": "不能为空值", "validator_failed": "填写的值不对"}
_DIGITS = re.compile(r"-?\d{1,16}", re.ASCII)
_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")


def absent() -> None:
    """The `load_default` of what may be left out but is never null: called, so not documented."""


def _told(meaning: str, example: Any, more: dict[str, Any], **messages: str) -> dict[str, Any]:
    metadata = {"description": meaning} | more.pop("metadata", {})
    if example is not None:
        metadata["example"] = example
    return {"metadata": metadata, "error_messages": _MISSING | messages, **more}


class Text(fields.String):
    """A text; `most` bounds its length, `least` 1 refuses an empty one."""

    def __init__(
        self, meaning: str, example: Any = None, *, least: int = 0, most: int = 2000, **more: Any
    ) -> None:
        length = validate.Length(least or None, most, error=f"应为 {least} 至 {most} 个字")
        checks = [length, *more.pop("checks", ())]
        super().__init__(
            validate=checks, **_told(meaning, example, more, invalid="应为文字（JSON 字符串）")
        )

    def _deserialize(self, value: Any, *args: Any, **more: Any) -> str:
        text: str = super()._deserialize(value, *args, **more)
        if _NOT_TEXT.search(text):
            raise ValidationError("文字中有不能保存的字符，请删去后重试")
        return text


class Choice(Text):
    """One text of a closed list."""

    def __init__(self, meaning: str, choices: Iterable[str], **more: Any) -> None:
        words = tuple(choices)
        only = validate.OneOf(words, error=f"只能是：{'、'.join(words)}")
        super().__init__(meaning, more.pop("example", words[0]), checks=[only], **more)


class Whole(fields.Integer):
    """A whole number from `least` to `most`."""

    def __init__(
        self,
        meaning: str,
        example: Any = None,
        *,
        least: int = 0,
        most: int = MOST,
        from_text: bool = False,
        **more: Any,
    ) -> None:
        between = validate.Range(least, most, error=f"应为 {least} 至 {most} 的整数")
        self.from_text = from_text
        told = _told(meaning, example, more, invalid="应为整数", too_large="数字过大")
        super().__init__(validate=between, **told)

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> int:
        if self.from_text and isinstance(value, str) and _DIGITS.fullmatch(value):
            return int(value)
        if isinstance(value, float) and value.is_integer():
            value = int(value)  # 1.0 is an integer in JSON
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.make_error("invalid", input=value)
        return value


class Id(Whole):
    """The id of a row."""

    def __init__(self, meaning: str, example: Any = 1, **more: Any) -> None:
        super().__init__(meaning, example, least=1, **more)


class Flag(fields.Boolean):
    """True or false."""

    def __init__(
        self, meaning: str, example: Any = None, *, from_text: bool = False, **more: Any
    ) -> None:
        self.from_text = from_text
        super().__init__(**_told(meaning, example, more, invalid="应为 true 或 false"))

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> bool:
        if self.from_text and value in ("true", "false"):
            return bool(value == "true")
        if isinstance(value, bool):
            return value
        raise self.make_error("invalid", input=value)


class Number(fields.Float):
    """A number with a fraction; only in answers."""

    def __init__(self, meaning: str, example: Any = None, **more: Any) -> None:
        super().__init__(**_told(meaning, example, more))


class Day(fields.Date):
    """A calendar date in China, as YYYY-MM-DD."""

    def __init__(self, meaning: str, example: Any = "2024-03-12", **more: Any) -> None:
        told = _told(meaning, example, more, invalid="应为日期，写作 2024-03-12")
        super().__init__(format="iso", **told)


class Moment(fields.AwareDateTime):
    """A moment in UTC, as ISO 8601."""

    def __init__(
        self, meaning: str, example: Any = "2024-03-12T03:20:00+00:00", **more: Any
    ) -> None:
        super().__init__(format="iso", **_told(meaning, example, more))


class Facts(fields.Dict):
    """Facts by the names of the standard; `load_facts` of the standard checks the values."""

    def __init__(self, meaning: str, example: Any = None, **more: Any) -> None:
        told = _told(meaning, example, more, invalid="应为 JSON 对象：事项名 → 值")
        super().__init__(keys=fields.String(), **told)


class Value(fields.Raw):
    """Any JSON value."""

    def __init__(self, meaning: str, example: Any = None, **more: Any) -> None:
        super().__init__(**_told(meaning, example, more))


class ListOf(fields.List[Any]):
    """A list of fields or schemas."""

    def __init__(
        self, inner: Any, meaning: str, example: Any = None, *, most: int | None = None, **more: Any
    ) -> None:
        told = _told(meaning, example, more, invalid="应为 JSON 数组")
        if most is not None:
            told["validate"] = validate.Length(max=most, error=f"最多 {most} 项")
        if isinstance(inner, type):
            inner = fields.Nested(inner, error_messages={"type": "应为 JSON 对象"})
        super().__init__(inner, **told)


class Texts(ListOf):
    """A list of short texts."""

    def __init__(self, meaning: str, example: Any = None, **more: Any) -> None:
        super().__init__(Text(meaning, most=200), meaning, example, most=500, **more)


class Ids(ListOf):
    """A list of row ids."""

    def __init__(self, meaning: str, example: Any = None, **more: Any) -> None:
        super().__init__(Id(meaning), meaning, example, most=5000, **more)


class One(fields.Nested):
    """One object of a schema."""

    def __init__(self, schema: Any, meaning: str, **more: Any) -> None:
        super().__init__(schema, **_told(meaning, None, more, type="应为 JSON 对象"))


class Upload(fields.Field[FileStorage]):
    """A file part of a multipart body; a plain text part is refused."""

    def __init__(self, meaning: str, **more: Any) -> None:
        super().__init__(**_told(meaning, None, more))

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> FileStorage:
        if not isinstance(value, FileStorage):
            raise ValidationError("这一项应为文件")
        return value
