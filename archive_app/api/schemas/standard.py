"""The archive standard: an edition, its kinds, sources, vocabularies and chosen settings."""

from archive_app.api.fields import Day, Facts, Flag, ListOf, Number, Text, Texts, Value, Whole
from archive_app.api.schemas.base import Sent, Shown

__all__ = [
    "KindShown",
    "KindsShown",
    "SettingsChosen",
    "SettingsShown",
    "SourcesShown",
    "StandardShown",
    "VocabulariesShown",
]


class Titled(Shown):
    """Something with an id and a title."""

    id = Text("代码", required=True)
    title = Text("名称", required=True)


class CategoryShown(Titled):
    """One of the six categories."""

    code = Text("档号中的代码", "TJ", required=True)


class StateShown(Titled):
    """A state of a volume."""

    locked = Flag("是否锁定", False, required=True)


class MoveOfStandard(Titled):
    """A step from state to state."""

    from_states = Texts("从哪些状态", ["open"], required=True)
    to = Text("到哪个状态", "concluded", required=True)
    permission = Text("须有的权限", "volume.conclude", required=True)


class SeverityShown(Titled):
    """How grave a finding is."""

    points = Number("默认扣分", 5.0, required=True)


class RetentionOfStandard(Titled):
    """A retention code."""

    years = Whole("年数；null 为永久", 30, required=True, allow_none=True)


class StandardShown(Shown):
    """The current edition."""

    edition = Text("版本", "national", required=True)
    title = Text("名称", required=True)
    digest = Text("内容的 SHA-256", required=True)
    categories = ListOf(CategoryShown, "类别", required=True)
    states = ListOf(StateShown, "状态，按先后", required=True)
    moves = ListOf(MoveOfStandard, "办理步骤", required=True)
    severities = ListOf(SeverityShown, "问题的程度，从重到轻", required=True)
    retentions = ListOf(RetentionOfStandard, "保管期限", required=True)


class KindLine(Titled):
    """A kind in a list."""

    category = Text("类别", required=True)
    unit = Text("一卷是一案、一人还是一年", "case", required=True)


class KindsShown(Shown):
    """All kinds."""

    items = ListOf(KindLine, "案卷类型", required=True)


class FieldShown(Shown):
    """A fact that is asked for."""

    name = Text("事项名", "accepted_on", required=True)
    title = Text("名称", "受理日期", required=True)
    type = Text("类型", "date", required=True)
    required = Flag("是否应填", True, required=True)
    sensitive = Flag("是否个人敏感信息", False, required=True)
    choices = Texts("可选的值", [], required=True)
    help = Text("填写说明", None, required=True, allow_none=True)
    show_when = Text("何时才要填（条件）", None, required=True, allow_none=True)
    columns = Value("类型为 rows 时，每行的事项", [], required=True)


class SlotShown(Titled):
    """A place for a document: what belongs in this volume."""

    form = Text("文书格式", None, required=True, allow_none=True)
    per = Text("按案卷信息中哪一项的每行一份", None, required=True, allow_none=True)
    required = Text("always 必须、never 可有可无、when 视情况", "always", required=True)
    when = Text("在什么情况下必须（条件）", None, required=True, allow_none=True)
    due = Text("到哪个状态应当齐备", "open", required=True)
    severity = Text("缺了是什么程度的问题", "error", required=True)
    signed_by = Texts("由谁签名", [], required=True)
    sealed_by = Text("由谁盖章", None, required=True, allow_none=True)
    fields_ = ListOf(FieldShown, "文件本身的信息", data_key="fields", required=True)
    group = Text("与哪些位置任选其一", None, required=True, allow_none=True)
    fix = Text("怎么办", None, required=True, allow_none=True)
    basis = Texts("依据", ["rmtjf.28"], required=True)


class CheckOfKind(Titled):
    """A check on the facts as entered."""

    when = Text("何时核对（条件）", None, required=True, allow_none=True)
    expect = Text("应当成立的条件", "accepted_on <= agreement_on", required=True)
    severity = Text("程度", "error", required=True)
    fix = Text("怎么办", None, required=True, allow_none=True)
    basis = Texts("依据", [], required=True)


class DeadlineOfKind(Titled):
    """A deadline."""

    nature = Text("性质", "duty", required=True)
    start = Text("从何时起算", "agreement_on", required=True)
    within = Text("多久", "30 days", required=True)
    when = Text("何时适用（条件）", None, required=True, allow_none=True)
    basis = Texts("依据", [], required=True)


class KindShown(KindLine):
    """Everything about one kind."""

    fields_ = ListOf(FieldShown, "要填的事项", data_key="fields", required=True)
    slots = ListOf(SlotShown, "卷内应有的文件，按卷内顺序", required=True)
    checks = ListOf(CheckOfKind, "各项核对", required=True)
    deadlines = ListOf(DeadlineOfKind, "各项期限", required=True)
    number_pattern = Text("卷号的编法", required=True)
    basis = Texts("依据", [], required=True)


class SourceShown(Titled):
    """A legal or published basis."""

    certainty = Text("确定程度", "verified", required=True)
    note = Text("说明", None, required=True, allow_none=True)


class SourcesShown(Shown):
    """All sources."""

    items = ListOf(SourceShown, "依据", required=True)


class TermShown(Shown):
    """One value of a vocabulary."""

    value = Text("值", required=True)
    code = Text("统计代码", None, required=True, allow_none=True)
    start = Day("从何时起可选", None, required=True, allow_none=True)
    until = Day("到何时止可选", None, required=True, allow_none=True)


class VocabularyShown(Shown):
    """A closed list of values."""

    name = Text("词表", "dispute_types", required=True)
    title = Text("名称", "纠纷类型", required=True)
    values_ = ListOf(TermShown, "可选的值", data_key="values", required=True)


class VocabulariesShown(Shown):
    """All vocabularies."""

    items = ListOf(VocabularyShown, "词表", required=True)


class SettingShown(Titled):
    """A value the county may choose."""

    type = Text("类型", "integer", required=True)
    default = Value("默认值", 30, required=True, allow_none=True)
    value = Value("现在的值", 30, required=True, allow_none=True)
    help = Text("说明", None, required=True, allow_none=True)


class SettingsShown(Shown):
    """All settings of the standard."""

    items = ListOf(SettingShown, "可选项", required=True)


class SettingsChosen(Sent):
    """Values to choose."""

    values_ = Facts(
        "可选项 → 值；以后新立的案卷按此判定", {"visit_days": 30}, data_key="values", required=True
    )
