"""The shape of the standard's YAML as marshmallow schemas: which keys there are, what they hold.

Owns unknown keys, wrong types, missing keys and the making of the model's values. Whether an id
that is mentioned exists is left to `references`; what a condition means to `conditions`.
Every message is written "what → fix".
"""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from marshmallow import RAISE, Schema, ValidationError, post_load, pre_load
from marshmallow import fields as f
from marshmallow.validate import OneOf, Regexp

from archive_app.standard import model
from archive_app.standard.faults import did_you_mean

__all__ = ["KindShape", "Shape", "StandardShape"]

REQUIRED = "缺少这一项 → 补上这个键"
NULL = "这一项不能为空 → 填写内容，或删去这个键"


class _Spoken(f.Field[Any]):
    """Messages every field of ours shares."""

    default_error_messages = {  # noqa: RUF012 - marshmallow's own name and kind
        "required": REQUIRED,
        "null": NULL,
        "validator_failed": "内容不合要求 → 对照说明改正",
    }


class Text(_Spoken, f.String):
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


class Flag(_Spoken):
    """true or false, nothing like it."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> bool:
        if isinstance(value, bool):
            return value
        raise ValidationError("这里应是 true 或 false → 不加引号")


class Whole(_Spoken):
    """A whole number."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> int:
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        raise ValidationError("这里应是整数 → 不加引号")


class Number(_Spoken):
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


class Day(_Spoken, f.Date):
    """A date written 2024-01-31."""

    default_error_messages = {  # noqa: RUF012 - marshmallow's own name and kind
        "invalid": "这里应是日期 → 写成 2024-01-31",
        "format": "这里应是日期 → 写成 2024-01-31",
    }


class Anything(_Spoken):
    """Whatever JSON can hold; looked at later, when its type is known."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        return value


class Items(_Spoken):
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


def _one_of(words: tuple[str, ...]) -> OneOf:
    return OneOf(words, error="“{input}”不在可用之列 → 可用：" + "、".join(words))


def _ids(**options: Any) -> Items:
    return Items(Id(), load_default=(), **options)


def _texts(**options: Any) -> Items:
    return Items(Text(), load_default=(), **options)


def _shapes(shape: type["Shape"], **options: Any) -> Items:
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


class PeriodShape(Shape):
    """in_force."""

    makes = model.Period
    start = Day(data_key="from")
    until = Day()


class CategoryShape(Shape):
    """An entry of categories."""

    makes = model.Category
    id = Id(required=True)
    title = Text(required=True)
    code = Text(required=True)


class RetentionShape(Shape):
    """An entry of retentions."""

    makes = model.Retention
    id = Id(required=True)
    title = Text(required=True)
    years = Whole()


class StateShape(Shape):
    """An entry of states."""

    makes = model.State
    id = Id(required=True)
    title = Text(required=True)
    locked = Flag()


class MoveShape(Shape):
    """An entry of moves."""

    makes = model.Move
    id = Id(required=True)
    title = Text(required=True)
    from_states = Items(Id(), required=True, data_key="from")
    to = Id(required=True)
    permission = Id(required=True)
    reason = Flag()
    second_person = Flag()
    needs = _ids()
    blocked_by = _ids()
    judged_as = Id()


class SeverityShape(Shape):
    """An entry of severities."""

    makes = model.Severity
    id = Text(required=True, validate=_one_of(model.SEVERITIES))
    title = Text(required=True)
    points = Number(required=True)


class SignerShape(Shape):
    """An entry of signers."""

    makes = model.Signer
    id = Id(required=True)
    title = Text(required=True)


class SettingShape(Shape):
    """An entry of settings; `value` is what an overlay or a station chose."""

    makes = model.Setting
    id = Id(required=True)
    title = Text(required=True)
    type = Text(
        required=True,
        validate=_one_of(("text", "integer", "amount", "boolean", "date", "choice", "choices")),
    )
    of = Id()
    default = Anything(required=True)
    value = Anything()
    help = Text()
    basis = _ids()


class SourceShape(Shape):
    """An entry of sources.yaml."""

    makes = model.Source
    id = Id(required=True)
    title = Text(required=True)
    certainty = Text(
        required=True, validate=_one_of(("verified", "excerpt", "county_must_confirm"))
    )
    note = Text()


class TermShape(Shape):
    """An entry of a vocabulary's values."""

    makes = model.Term
    value = Text(required=True)
    code = Text()
    start = Day(data_key="from")
    until = Day()
    parent = Text()


class VocabularyShape(Shape):
    """A vocabulary; its name is its key in vocabularies.yaml."""

    makes = model.Vocabulary
    name = Id(required=True)
    title = Text(required=True)
    values = _shapes(TermShape, required=True)


class ColumnShape(Shape):
    """A column of a rows field."""

    makes = model.Field
    name = Id(required=True)
    title = Text(required=True)
    type = Text(
        required=True,
        validate=_one_of(tuple(t for t in model.FIELD_TYPES if t not in ("rows", "mediators"))),
    )
    of = Id()
    required = Flag()
    min = Number()
    max = Number()
    facet = Flag()
    search = Flag()
    sensitive = Flag()
    mask = Text(validate=_one_of(model.MASKS))
    help = Text()
    default = Anything()
    show_when = Text()
    severity = Text(validate=_one_of(model.SEVERITIES))
    basis = _ids()


class FieldShape(ColumnShape):
    """A field of a kind or of a slot."""

    type = Text(required=True, validate=_one_of(model.FIELD_TYPES))
    group = Text()
    columns = _shapes(ColumnShape)
    row = Id()
    row_title = Id()


class MinimumField(_Spoken):
    """A number of documents, or an expression that gives one."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> int | str:
        if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        raise ValidationError("这里应是整数或算式 → 例如 1 或 count(sessions)")


class CopiesShape(Shape):
    """copies of a slot."""

    makes = model.Copies
    nullable = frozenset({"max"})
    min = MinimumField()
    max = Whole(allow_none=True)


class RequireField(_Spoken):
    """always, never or {when: condition}."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> model.Require:
        if value in ("always", "never"):
            return model.Require(mode=value)
        if isinstance(value, dict) and set(value) == {"when"} and isinstance(value["when"], str):
            return model.Require(mode="when", when=value["when"])
        raise ValidationError('require 写法不对 → 写 always、never 或 {when: "条件"}')


class SlotShape(Shape):
    """A slot."""

    makes = model.Slot
    id = Id(required=True)
    title = Text(required=True)
    form = Id()
    per = Id()
    per_when = Text()
    require = RequireField()
    forbid = Text()
    due = Id()
    copies = f.Nested(CopiesShape)
    signed_by = _ids()
    sealed_by = Id()
    field_list = _shapes(FieldShape, data_key="fields", attribute="fields")
    severity = Text(validate=_one_of(model.SEVERITIES))
    points = Number()
    group = Id()
    basis = _ids()
    fix = Text()
    words = _texts()
    precedent = Flag()


class GroupShape(Shape):
    """A group of slots."""

    makes = model.Group
    id = Id(required=True)
    title = Text(required=True)
    choose = Text(required=True, validate=_one_of(model.CHOOSE))
    require = RequireField()
    due = Id()
    severity = Text(validate=_one_of(model.SEVERITIES))
    points = Number()
    basis = _ids()
    fix = Text()


class OrderShape(Shape):
    """A published order of slots."""

    makes = model.Order
    id = Id(required=True)
    title = Text(required=True)
    slots = Items(Id(), required=True)
    basis = _ids()


class CheckShape(Shape):
    """A check between facts."""

    makes = model.Check
    id = Id(required=True)
    title = Text(required=True)
    when = Text()
    expect = Text(required=True)
    severity = Text(validate=_one_of(model.SEVERITIES))
    points = Number()
    fix = Text()
    basis = _ids()


class DeadlineShape(Shape):
    """A deadline."""

    makes = model.Deadline
    id = Id(required=True)
    title = Text(required=True)
    nature = Text(required=True, validate=_one_of(model.NATURES))
    when = Text()
    start = Text(required=True, data_key="from")
    within = Text(required=True)
    done = Text(required=True)
    severity = Text(validate=_one_of(model.SEVERITIES))
    fix = Text()
    basis = _ids()


class RetentionCaseShape(Shape):
    """One case of a retention rule."""

    makes = model.RetentionCase
    condition = Text(required=True, data_key="if")
    then = Id(required=True)
    basis = _ids()


class RetentionRuleShape(Shape):
    """retention of a kind."""

    makes = model.RetentionRule
    default = Id(required=True)
    cases = _shapes(RetentionCaseShape, data_key="when")
    basis = _ids()


class NumberingShape(Shape):
    """number of a kind."""

    makes = model.Numbering
    pattern = Text(required=True)
    restart = _ids()
    basis = _ids()


class LedgerColumnShape(Shape):
    """A titled expression of a ledger."""

    makes = model.LedgerColumn
    title = Text(required=True)
    value = Text(required=True)


class LedgerColumnField(_Spoken):
    """The name of a fact, or a titled expression."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> model.LedgerColumn:
        if isinstance(value, str):
            return model.LedgerColumn(fact=value)
        column: model.LedgerColumn = LedgerColumnShape().load(value)
        return column


class KindShape(Shape):
    """One kind, after extends and overlays are merged."""

    makes = model.Kind
    id = Id(required=True, data_key="kind")
    title = Text(required=True)
    category = Id(required=True)
    unit = Text(validate=_one_of(model.UNITS))
    basis = _ids()
    volume_title = Text()
    private_when = Text()
    day = _ids()
    amount = Id()
    field_list = _shapes(FieldShape, data_key="fields", attribute="fields")
    slots = _shapes(SlotShape)
    groups = _shapes(GroupShape)
    orders = _shapes(OrderShape)
    checks = _shapes(CheckShape)
    deadlines = _shapes(DeadlineShape)
    retention = f.Nested(RetentionRuleShape, required=True, error_messages={"required": REQUIRED})
    number = f.Nested(NumberingShape, required=True, error_messages={"required": REQUIRED})
    ledger = Items(LedgerColumnField(), load_default=())


class StandardShape(Shape):
    """A whole merged edition, but for its text and digest."""

    makes = model.Standard
    edition = Id(required=True)
    title = Text(required=True)
    extends = Id()
    in_force = f.Nested(PeriodShape)
    archival_code = Text(required=True)
    categories = _shapes(CategoryShape, required=True)
    retentions = _shapes(RetentionShape, required=True)
    states = _shapes(StateShape, required=True)
    moves = _shapes(MoveShape)
    severities = _shapes(SeverityShape, required=True)
    signers = _shapes(SignerShape)
    settings = _shapes(SettingShape)
    sources = _shapes(SourceShape)
    vocabularies = _shapes(VocabularyShape)
    kinds = _shapes(KindShape)
