"""The shape of the standard's YAML as marshmallow schemas: which keys there are, what they hold.

Owns the keys and the making of the model's values. Whether an id that is mentioned exists is left
to `references`; what a condition means to `conditions`.
"""

from typing import Any

from marshmallow import ValidationError, post_load
from marshmallow import fields as f

from archive_app.standard import model
from archive_app.standard.shapes import (
    REQUIRED,
    Anything,
    Day,
    Flag,
    Id,
    Items,
    Number,
    Shape,
    Spoken,
    Text,
    Whole,
    ids,
    one_of,
    shapes,
    texts,
)

__all__ = ["KindShape", "SettingShape", "StandardShape"]

# What recurs is asked for as its periods pass, not only when the volume is put in order.
FIRST_STATE = "open"


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
    needs = ids()
    blocked_by = ids()
    judged_as = Id()


class SeverityShape(Shape):
    """An entry of severities."""

    makes = model.Severity
    id = Text(required=True, validate=one_of(model.SEVERITIES))
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
        validate=one_of(("text", "integer", "amount", "boolean", "date", "choice", "choices")),
    )
    of = Id()
    default = Anything(required=True)
    value = Anything()
    help = Text()
    basis = ids()


class SourceShape(Shape):
    """An entry of sources.yaml."""

    makes = model.Source
    id = Id(required=True)
    title = Text(required=True)
    certainty = Text(required=True, validate=one_of(("verified", "excerpt", "county_must_confirm")))
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
    values = shapes(TermShape, required=True)


class ColumnShape(Shape):
    """A column of a rows field."""

    makes = model.Field
    name = Id(required=True)
    title = Text(required=True)
    type = Text(
        required=True,
        validate=one_of(tuple(t for t in model.FIELD_TYPES if t not in ("rows", "mediators"))),
    )
    of = Id()
    required = Flag()
    min = Number()
    max = Number()
    facet = Flag()
    search = Flag()
    sensitive = Flag()
    mask = Text(validate=one_of(model.MASKS))
    help = Text()
    default = Anything()
    show_when = Text()
    severity = Text(validate=one_of(model.SEVERITIES))
    due = Id()
    basis = ids()


class FieldShape(ColumnShape):
    """A field of a kind or of a slot."""

    type = Text(required=True, validate=one_of(model.FIELD_TYPES))
    group = Text()
    columns = shapes(ColumnShape)
    row = Id()
    row_title = Id()
    last = Flag()
    taken_from = Id()


class MinimumField(Spoken):
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


class RequireField(Spoken):
    """always, never or {when: condition}."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> model.Require:
        if value in ("always", "never"):
            return model.Require(mode=value)
        if isinstance(value, dict) and set(value) == {"when"} and isinstance(value["when"], str):
            return model.Require(mode="when", when=value["when"])
        raise ValidationError('require 写法不对 → 写 always、never 或 {when: "条件"}')


class EveryShape(Shape):
    """every of a slot."""

    makes = model.Every
    unit = Text(required=True, validate=one_of(model.PERIODS))
    start = Text(required=True, data_key="from")
    until = Text(required=True)
    within = Text()
    skip_when = Text()


class RetentionCaseShape(Shape):
    """One case of a retention rule."""

    makes = model.RetentionCase
    condition = Text(required=True, data_key="if")
    then = Id(required=True)
    basis = ids()


class RetentionRuleShape(Shape):
    """retention of a kind, or of the documents of a slot."""

    makes = model.RetentionRule
    default = Id(required=True)
    cases = shapes(RetentionCaseShape, data_key="when")
    basis = ids()


class SlotRetentionField(Spoken):
    """A retention rule, or the one code that always holds."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> model.RetentionRule:
        if isinstance(value, str):
            return model.RetentionRule(default=Id().deserialize(value))
        rule: model.RetentionRule = RetentionRuleShape().load(value)
        return rule


class FormsField(Spoken):
    """One form, or a list of variants with the usual one first."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> tuple[str, ...]:
        several = value if isinstance(value, list) else [value]
        forms: tuple[str, ...] = ids().deserialize(several)
        if not forms:
            raise ValidationError("清单是空的 → 写上文书格式的编号，或删去 form")
        return forms


class SlotShape(Shape):
    """A slot; one that recurs is due from the first state on, unless it says otherwise."""

    makes = model.Slot
    id = Id(required=True)
    title = Text(required=True)
    forms = FormsField(data_key="form")
    per = Id()
    per_when = Text()
    every = f.Nested(EveryShape)
    require = RequireField()
    forbid = Text()
    due = Id()
    copies = f.Nested(CopiesShape)
    kept = Text(validate=one_of(model.KEPT))
    retention = SlotRetentionField()
    last = Flag()
    signed_by = ids()
    sealed_by = Id()
    field_list = shapes(FieldShape, data_key="fields", attribute="fields")
    severity = Text(validate=one_of(model.SEVERITIES))
    points = Number()
    group = Id()
    basis = ids()
    fix = Text()
    words = texts()
    binding = Flag()
    precedent = Flag()

    @post_load
    def _make(self, data: dict[str, Any], **_: Any) -> model.Slot:
        if "every" in data:
            data.setdefault("due", FIRST_STATE)
        return model.Slot(**data)


class GroupShape(Shape):
    """A group of slots."""

    makes = model.Group
    id = Id(required=True)
    title = Text(required=True)
    choose = Text(required=True, validate=one_of(model.CHOOSE))
    require = RequireField()
    due = Id()
    severity = Text(validate=one_of(model.SEVERITIES))
    points = Number()
    basis = ids()
    fix = Text()


class OrderShape(Shape):
    """A published order of slots."""

    makes = model.Order
    id = Id(required=True)
    title = Text(required=True)
    slots = Items(Id(), required=True)
    basis = ids()


class CheckShape(Shape):
    """A check between facts."""

    makes = model.Check
    id = Id(required=True)
    title = Text(required=True)
    when = Text()
    expect = Text(required=True)
    severity = Text(validate=one_of(model.SEVERITIES))
    points = Number()
    fix = Text()
    basis = ids()


class DeadlineShape(Shape):
    """A deadline."""

    makes = model.Deadline
    id = Id(required=True)
    title = Text(required=True)
    nature = Text(required=True, validate=one_of(model.NATURES))
    when = Text()
    start = Text(required=True, data_key="from")
    within = Text(required=True)
    done = Text(required=True)
    severity = Text(validate=one_of(model.SEVERITIES))
    fix = Text()
    basis = ids()


class StageShape(Shape):
    """An entry of stages."""

    makes = model.Stage
    id = Id(required=True)
    title = Text(required=True)
    reached = Text(required=True)


class CarryField(Spoken):
    """{field there: field or expression here}."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> tuple[tuple[str, str], ...]:
        if not isinstance(value, dict):
            raise ValidationError("这里应是“对方事项: 本卷事项”的一组内容 → 例如 {name: name}")
        wrong = [key for key, there in value.items() if not isinstance(there, str)]
        if wrong:
            told = "这里应是事项名或算式 → 例如 name"
            raise ValidationError({key: [told] for key in wrong})
        return tuple(value.items())


class LinkShape(Shape):
    """An entry of links."""

    makes = model.Link
    id = Id(required=True)
    title = Text(required=True)
    to = Items(Id(), required=True)
    carry = CarryField()
    basis = ids()


class NumberingShape(Shape):
    """number of a kind."""

    makes = model.Numbering
    pattern = Text(required=True)
    restart = ids()
    basis = ids()


class LedgerColumnShape(Shape):
    """A titled expression of a ledger."""

    makes = model.LedgerColumn
    title = Text(required=True)
    value = Text(required=True)


class LedgerColumnField(Spoken):
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
    unit = Text(validate=one_of(model.UNITS))
    help = Text()
    position = Whole()
    basis = ids()
    volume_title = Text()
    private_when = Text()
    sealed_when = Text()
    arrangement = Text(validate=one_of(model.ARRANGEMENTS))
    archival_year = Id()
    register = Id()
    stages = shapes(StageShape)
    links = shapes(LinkShape)
    day = ids()
    amount = Id()
    field_list = shapes(FieldShape, data_key="fields", attribute="fields")
    slots = shapes(SlotShape)
    groups = shapes(GroupShape)
    orders = shapes(OrderShape)
    checks = shapes(CheckShape)
    deadlines = shapes(DeadlineShape)
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
    item_code = Text()
    categories = shapes(CategoryShape, required=True)
    retentions = shapes(RetentionShape, required=True)
    states = shapes(StateShape, required=True)
    moves = shapes(MoveShape)
    severities = shapes(SeverityShape, required=True)
    signers = shapes(SignerShape)
    settings = shapes(SettingShape)
    sources = shapes(SourceShape)
    vocabularies = shapes(VocabularyShape)
    kinds = shapes(KindShape)
