"""Strict marshmallow fields for YAML, and the base of every shape, with messages for archivists.

Owns how a wrong key or type is told; which keys there are is left to `files`.
Every message is written "what → fix".
"""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from marshmallow import RAISE, Schema, ValidationError, post_load, pre_load
from marshmallow import fields as f
from marshmallow.validate import OneOf, Regexp

from archive_app.standard.faults import did_you_mean

__all__ = [
    "REQUIRED",
    "Anything",
    "Day",
    "Flag",
    "Id",
    "Items",
    "Number",
    "Shape",
    "Spoken",
    "Text",
    "Whole",
    "ids",
    "one_of",
    "shapes",
    "texts",
]

REQUIRED = "缺少这一项 → 补上这个键；若是想改已有的一项，核对编号有没有写错"
NULL = "这一项不能为空 → 填写内容，或删去这个键"


class Spoken(f.Field[Any]):
    """Messages every field of ours shares."""

    default_error_messages = {  # noqa: RUF012 - marshmallow's own name and kind
        "required": REQUIRED,
        "null": NULL,
        "validator_failed": "内容不合要求 → 对照说明改正",
    }


class Text(Spoken, f.String):
    """A text; numbers must be quoted so that 01 stays 01."""

    default_error_messages = {  # noqa: RUF012 - marshmallow's own name and kind
        "invalid": "这里应是文字 → 数字、日期、是否请加引号",
        "invalid_utf8": "这里应是文字 → 请用 UTF-8",
    }


class Id(Text):
    """A short name of small letters, digits, `_`, `-` and `.`; some ids are capital letters."""

    def __init__(self, **options: Any) -> None:
        pattern = Regexp(
            r"\A[A-Za-z][A-Za-z0-9_.\-]*\Z",
            error="“{input}”不能作编号 → 只用英文字母、数字、下划线和点，字母开头",
        )
        super().__init__(validate=pattern, **options)


class Flag(Spoken):
    """true or false, nothing like it."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> bool:
        if isinstance(value, bool):
            return value
        raise ValidationError("这里应是 true 或 false → 不加引号")


class Whole(Spoken):
    """A whole number."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> int:
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        raise ValidationError("这里应是整数 → 不加引号")


class Number(Spoken):
    """A number, kept exactly."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Decimal:
        if isinstance(value, int | float) and not isinstance(value, bool):
            try:
                number = Decimal(str(value))
            except InvalidOperation:
                number = Decimal("NaN")
            if number.is_finite():
                return number
        raise ValidationError("这里应是数字 → 不加引号")


class Day(Spoken, f.Date):
    """A date written 2024-01-31."""

    default_error_messages = {  # noqa: RUF012 - marshmallow's own name and kind
        "invalid": "这里应是日期 → 写成 2024-01-31",
        "format": "这里应是日期 → 写成 2024-01-31",
    }


class Anything(Spoken):
    """Whatever JSON can hold; looked at later, when its type is known."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        return value


class Items(Spoken):
    """A list, made a tuple."""

    def __init__(self, inner: f.Field[Any], **options: Any) -> None:
        super().__init__(**options)
        self.inner = inner

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise ValidationError("这里应是清单 → 写成 [甲, 乙]，或每行以“- ”开头")
        made, wrong = [], {}
        for position, item in enumerate(value):
            try:
                made.append(self.inner.deserialize(item))
            except ValidationError as error:
                wrong[position] = error.messages
        if wrong:
            raise ValidationError(wrong)
        return tuple(made)


def one_of(words: tuple[str, ...]) -> OneOf:
    """Only these words."""
    return OneOf(words, error="“{input}”不在可用之列 → 可用：" + "、".join(words))


def ids(**options: Any) -> Items:
    """A list of ids, empty when left out."""
    return Items(Id(), load_default=(), **options)


def texts(**options: Any) -> Items:
    """A list of texts, empty when left out."""
    return Items(Text(), load_default=(), **options)


def shapes(shape: type["Shape"], **options: Any) -> Items:
    """A list of shapes, empty when left out unless required."""
    if not options.get("required"):
        options["load_default"] = ()
    return Items(f.Nested(shape), **options)


class Shape(Schema):
    """A mapping of known keys that becomes one value of the model."""

    makes: ClassVar[Any] = dict
    # Keys whose null says something; elsewhere null is the same as leaving the key out.
    nullable: ClassVar[frozenset[str]] = frozenset()
    error_messages = {  # noqa: RUF012 - marshmallow's own name and kind
        "type": "这里应是“键: 值”的一组内容 → 对照说明改写",
        "unknown": "没有这个键 → ",
    }

    class Meta:
        """Unknown keys are faults."""

        unknown = RAISE

    @pre_load
    def _drop_nulls(self, data: Any, **_: Any) -> Any:
        if not isinstance(data, Mapping):
            return data
        return {k: v for k, v in data.items() if v is not None or k in self.nullable}

    @post_load
    def _make(self, data: dict[str, Any], **_: Any) -> Any:
        return self.makes(**data)

    def handle_error(self, error: ValidationError, *_: Any, **__: Any) -> None:
        """Name the known key that comes closest to each unknown one."""
        known = [field.data_key or name for name, field in self.fields.items()]
        messages = error.messages if isinstance(error.messages, dict) else {}
        for key, said in messages.items():
            if said == [self.error_messages["unknown"]]:
                advice = "可用的键：" + "、".join(known)
                messages[key] = [f"没有“{key}”这个键 → {did_you_mean(str(key), known, advice)}"]
