"""Facts as entered: from JSON, a page or a spreadsheet into Python values, and back into JSON.

Owns a marshmallow schema for any list of fields, with messages for clerks. Refuses wrong types and
words that are in no vocabulary. A required fact that is not entered is not an error here unless
asked for (`partial=False`): judging reports it. Blank means not entered: it loads as None.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from marshmallow import RAISE, Schema, ValidationError
from marshmallow import fields as f

from archive_app.chinese.amounts import parse_amount
from archive_app.chinese.dates import parse_date
from archive_app.errors import Invalid
from archive_app.standard.faults import did_you_mean
from archive_app.standard.model import Field, Standard

__all__ = ["dump_facts", "facts_schema", "load_facts"]

YES = frozenset({"true", "1", "on", "yes", "是", "有", "√", "对"})
NO = frozenset({"false", "0", "off", "no", "否", "无", "×", "不"})
LONGEST = {"text": 1000, "id_number": 60, "phone": 60, "long_text": 50_000}
MOST_ROWS = 5000
ASK = "请填写"


def facts_schema(standard: Standard, fields: Sequence[Field], *, partial: bool) -> Schema:
    """The schema of these fields; made once for each tuple of fields of a standard."""
    key = f"facts:{id(fields)}:{partial}"
    kept = standard.compiled.get(key)
    if kept is not None and kept[0] is fields:
        made: Schema = kept[1]
        return made
    schema = _schema(standard, fields, partial)()
    if isinstance(fields, tuple):
        # The fields are kept beside the schema, so that their id cannot come to mean others.
        standard.compiled[key] = (fields, schema)
    return schema


def load_facts(
    standard: Standard,
    fields: Sequence[Field],
    values: Mapping[str, Any],
    *,
    partial: bool = True,
) -> dict[str, Any]:
    """The values as Python facts; Invalid names every wrong place (`parties.0.name`)."""
    try:
        loaded: dict[str, Any] = facts_schema(standard, fields, partial=partial).load(values)
    except ValidationError as error:
        raise Invalid(fields=_flat(error.messages, "")) from None
    return loaded


def dump_facts(fields: Sequence[Field], facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as JSON can hold them, in the order of the fields; what is not entered is left out."""
    return {
        field.name: _plain(field, facts[field.name])
        for field in fields
        if facts.get(field.name) is not None
    }


def _plain(field: Field, value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if field.type == "rows":
        return [
            ({"key": row["key"]} if row.get("key") else {}) | dump_facts(field.columns, row)
            for row in value
        ]
    if isinstance(value, Mapping):
        return {key: _plain(field, item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(field, item) for item in value]
    return value


def _flat(messages: Any, path: str) -> dict[str, list[str]]:
    if isinstance(messages, Mapping):
        flat: dict[str, list[str]] = {}
        for step, below in messages.items():
            inside = path if step == "_schema" else f"{path}.{step}" if path else str(step)
            flat.update(_flat(below, inside))
        return flat
    return {path: [str(m) for m in (messages if isinstance(messages, list) else [messages])]}


class Facts(Schema):
    """Base of the schemas made here: unknown names are refused, with the closest known one."""

    error_messages = {  # noqa: RUF012 - marshmallow's own name and kind
        "type": "这里应是一组填写项",
        "unknown": "没有这一项",
    }

    class Meta:
        """Unknown names are errors."""

        unknown = RAISE

    def handle_error(self, error: ValidationError, *_: Any, **__: Any) -> None:
        """Name the field that comes closest to each unknown one."""
        messages = error.messages if isinstance(error.messages, dict) else {}
        for name, said in messages.items():
            if said == [self.error_messages["unknown"]]:
                hint = did_you_mean(str(name), self.fields, "请删去")
                messages[name] = [f"没有“{name}”这一项，{hint}"]


def _schema(standard: Standard, fields: Sequence[Field], partial: bool) -> type[Facts]:
    made = {field.name: _field(standard, field, partial) for field in fields}
    schema: type[Facts] = Facts.from_dict(made, name="FactsOfFields")  # type: ignore[assignment]
    return schema


def _field(standard: Standard, field: Field, partial: bool) -> f.Field[Any]:
    required = field.required and not partial
    options: dict[str, Any] = {
        "required": required,
        "allow_none": not required,
        "error_messages": {"required": ASK, "null": ASK},
        "metadata": {"title": field.title} | ({"description": field.help} if field.help else {}),
    }
    if field.type in ("choice", "choices"):
        words = tuple(term.value for term in standard.vocabulary(field.of or "").values)
        return Choice(words, **options) if field.type == "choice" else Choices(words, **options)
    if field.type == "rows":
        columns = {c.name: _field(standard, c, partial) for c in field.columns}
        row = Facts.from_dict({"key": f.String(allow_none=True), **columns}, name="Row")
        return Rows(row, most=int(field.max or MOST_ROWS), **options)
    return _PLAIN[field.type](field, **options)


class Fact(f.Field[Any]):
    """A fact; blank is not entered."""

    def deserialize(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        """Take blank text for no value, then go on as usual."""
        if isinstance(value, str) and not value.strip():
            value = None
        return super().deserialize(value, *args, **kwargs)


class PlainFact(Fact):
    """A fact whose bounds stand in its field."""

    def __init__(self, field: Field, **options: Any) -> None:
        super().__init__(**options)
        self.asked = field


class TextFact(PlainFact):
    """A text without control characters; numbers from a spreadsheet become their digits."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> str:
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal | date):
            raise ValidationError("请填写文字")
        text = "".join(c for c in str(value) if c in "\n\t" or unicodedata.category(c) != "Cc")
        if self.asked.type in ("id_number", "phone"):
            text = unicodedata.normalize("NFKC", text).upper()
        text = text.strip()
        longest = int(self.asked.max or LONGEST[self.asked.type])
        if len(text) > longest:
            raise ValidationError(f"最多 {longest} 个字，现有 {len(text)} 个")
        return text


class NumberFact(PlainFact):
    """A whole number, or an amount in 元 with at most two places."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> int | Decimal:
        number = _number(value)
        if self.asked.type == "integer":
            if number is None or number != number.to_integral_value():
                raise ValidationError("请填写整数")
            number = number.to_integral_value()
        elif number is None or number != round(number, 2):
            raise ValidationError("请填写金额（元），最多两位小数，例如 30000 或 3万元")
        if self.asked.min is not None and number < self.asked.min:
            raise ValidationError(f"不能小于 {self.asked.min}")
        if self.asked.max is not None and number > self.asked.max:
            raise ValidationError(f"不能大于 {self.asked.max}")
        return int(number) if self.asked.type == "integer" else number


def _number(value: Any) -> Decimal | None:
    """The number meant; beyond fifteen digits nothing is meant but a slip."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        return None
    text = unicodedata.normalize("NFKC", str(value)).strip()
    minus = text.startswith("-")
    number = parse_amount(text.removeprefix("-"))
    if number is None:
        try:
            number = Decimal(text.removeprefix("-"))
        except ArithmeticError:
            return None
    if not number.is_finite() or abs(number) >= Decimal(10) ** 15:
        return None
    return -number if minus else number


class DateFact(PlainFact):
    """A date in any usual writing."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> date:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        day = parse_date(value) if isinstance(value, str) else None
        if day is None:
            raise ValidationError("请填写日期，例如 2024-03-01 或 2024年3月1日")
        return day


class YesNo(PlainFact):
    """Yes or no."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> bool:
        if isinstance(value, bool):
            return value
        word = str(value).strip().lower()
        if word in YES or word in NO:
            return word in YES
        raise ValidationError("请填写是或否")


class Snapshot(PlainFact):
    """A committee or mediator as it stood when chosen."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> dict[str, Any]:
        if not isinstance(value, Mapping) or not isinstance(value.get("name"), str):
            raise ValidationError("请从名单中选择")
        keys = ("id", "name", "short") if self.asked.type == "committee" else _PERSON
        kept = {key: value[key] for key in keys if value.get(key) is not None}
        for key in ("from", "until"):
            if key in kept and not isinstance(kept[key], date):
                kept[key] = parse_date(str(kept[key]))
        return kept


class Snapshots(Snapshot):
    """Several mediators."""

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        if not isinstance(value, list | tuple):
            raise ValidationError("请从名单中选择")
        return [super(Snapshots, self)._deserialize(one, *args, **kwargs) for one in value]


_PERSON = ("id", "name", "from", "until")


class Choice(Fact):
    """A word of a vocabulary."""

    def __init__(self, words: tuple[str, ...], **options: Any) -> None:
        super().__init__(**options)
        self.words = words
        self.metadata = {**self.metadata, "enum": list(words)}

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> str:
        return self.word(value)

    def word(self, value: Any) -> str:
        """The word, as the vocabulary has it."""
        text = str(value).strip() if isinstance(value, str | int) else ""
        if text in self.words:
            return text
        hint = did_you_mean(text, self.words, "可填：" + "、".join(self.words))
        raise ValidationError(f"“{text or value}”不在可选之列，{hint}")


class Choices(Choice):
    """Several words of a vocabulary, as a list or written with 、."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        if isinstance(value, str):
            value = [part for part in value.replace("，", "、").split("、") if part.strip()]
        if not isinstance(value, list | tuple):
            raise ValidationError("请选择")
        return list(dict.fromkeys(self.word(one) for one in value))


class Rows(Fact):
    """Rows of the same columns; each keeps the `key` the store gave it."""

    def __init__(self, row: type[Schema], *, most: int, **options: Any) -> None:
        super().__init__(**options)
        self.inner = f.Nested(row)
        self.most = most

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> list[dict[str, Any]]:
        if not isinstance(value, list | tuple):
            raise ValidationError("这里应是多行内容")
        if len(value) > self.most:
            raise ValidationError(f"最多 {self.most} 行，现有 {len(value)} 行")
        rows, wrong = [], {}
        for position, row in enumerate(value):
            try:
                rows.append(self.inner.deserialize(row))
            except ValidationError as error:
                wrong[position] = error.messages
        if wrong:
            raise ValidationError(wrong)
        return rows


_PLAIN: Mapping[str, type[PlainFact]] = {
    "text": TextFact,
    "long_text": TextFact,
    "id_number": TextFact,
    "phone": TextFact,
    "integer": NumberFact,
    "amount": NumberFact,
    "date": DateFact,
    "boolean": YesNo,
    "committee": Snapshot,
    "mediator": Snapshot,
    "mediators": Snapshots,
}
