"""What judging says of a volume; waivers; forms that can be filled."""

from archive_app.api.fields import (
    Choice,
    Day,
    Facts,
    Flag,
    Id,
    Ids,
    ListOf,
    Moment,
    Number,
    One,
    Text,
    Texts,
    Whole,
)
from archive_app.api.schemas.base import Identified, Sent, Shown
from archive_app.standard import OutcomeValue, ResultValue

__all__ = [
    "FillablesShown",
    "FormFilled",
    "VerdictShown",
    "WaiverGiven",
    "WaiverShown",
    "WaiversShown",
]


class Judged(Shown):
    """What every judged requirement tells."""

    id = Text("要求", "cover", required=True)
    title = Text("名称", required=True)
    reason = Text("原因", required=True)
    severity = Text("程度", "error", required=True)
    points = Number("扣分", 5.0, required=True)
    basis = Texts("依据", ["rmtjf.28"], required=True)
    fix = Text("怎么办", required=True)


class OutcomeShown(Judged):
    """One place or fact of the volume."""

    slot = Text("卷内位置", "cover", required=True, allow_none=True)
    row_key = Text("是哪一位的", None, required=True, allow_none=True)
    row_title = Text("那一位的姓名", None, required=True, allow_none=True)
    outcome = Choice("判定", [str(value) for value in OutcomeValue], required=True)
    outcome_title = Text("判定名称", "齐", required=True)
    due_state = Text("到哪个状态或阶段应当齐备", "open", required=True, allow_none=True)
    due_on = Day("每期一份的，这一期最后哪天", None, required=True, allow_none=True)
    documents = Ids("在此位置的文件", [1], required=True)
    waivable = Flag("能否豁免", True, required=True)


class CheckShown(Judged):
    """One check on the facts as entered."""

    result = Choice("核对结果", [str(value) for value in ResultValue], required=True)
    result_title = Text("核对结果名称", "相符", required=True)


class DeadlineShown(Shown):
    """A duty with a last day, or a right that lapses."""

    id = Text("期限", "deadline:visit", required=True)
    title = Text("名称", "回访期限", required=True)
    nature = Choice("性质：应办的事，或逾期失去的权利", ("duty", "right_lapses"), required=True)
    from_on = Day("从哪天起算", required=True, allow_none=True)
    due_on = Day("到哪天为止", "2024-04-11", required=True, allow_none=True)
    done_on = Day("何时办的", None, required=True, allow_none=True)
    status = Text("情况", "running", required=True)
    reason = Text("说明", "", required=True)
    overdue = Flag("今天是否已逾期", False, required=True)
    basis = Texts("依据", ["rmtjf.31"], required=True)


class FindingShown(Judged):
    """Something to be put right."""

    outcome = Text("判定", "missing", required=True)
    note = Text("说明", "", required=True)
    due_on = Day("期限", None, required=True, allow_none=True)
    overdue = Flag("今天是否已逾期", False, required=True)


class RetentionShown(Shown):
    """The retention code that follows from the facts."""

    id = Text("代码", "D30", required=True)
    title = Text("名称", "定期30年", required=True)
    reason = Text("尚不确定时的说明", "", required=True)


class VerdictShown(Shown):
    """The verdict as of now."""

    volume_id = Id("案卷编号", required=True)
    state = Text("状态", "open", required=True)
    complete = Flag("材料是否完整", False, required=True)
    points = Number("得分，满分 100", 86.0, required=True)
    findings = ListOf(FindingShown, "要解决的问题", required=True)
    outcomes = ListOf(OutcomeShown, "各卷内位置和事项的判定，按卷内顺序", required=True)
    checks = ListOf(CheckShown, "各项核对", required=True)
    deadlines = ListOf(DeadlineShown, "各项期限", required=True)
    retention = One(RetentionShown, "保管期限", required=True)


class WaiverGiven(Sent):
    """A requirement to let go."""

    requirement = Text("要求，取自判定结果中的 id", "inventory", least=1, most=200, required=True)
    reason = Text("豁免理由，评查时会看到", "纸质卷已另行装订", least=1, most=500, required=True)


class WaiverShown(Identified):
    """A requirement that was let go."""

    volume_id = Id("案卷编号", required=True)
    requirement = Text("要求", "inventory", required=True)
    reason = Text("豁免理由", "纸质卷已另行装订", required=True)
    by = Text("谁豁免的", "钱春生", required=True)
    at = Moment("何时", required=True)
    withdrawn_at = Moment("何时撤回", None, required=True, allow_none=True)


class WaiversShown(Shown):
    """All waivers of a volume, withdrawn ones too."""

    items = ListOf(WaiverShown, "各项豁免", required=True)


class VariantShown(Shown):
    """One of the forms a place may be filled with."""

    form = Text("格式编号", required=True)
    title = Text("格式名称", required=True)


class FillableShown(Shown):
    """A place whose form can be filled."""

    slot = Text("卷内位置", "cover", required=True)
    row_key = Text("是哪一位的", None, required=True, allow_none=True)
    title = Text("题名", required=True)
    form = Text("已有文书的格式；没有文书时是常用的一种", required=True)
    variants = ListOf(VariantShown, "可选的格式，常用的在前", required=True)
    form_version = Whole("格式版本", 1, required=True)
    layout = Text("格式来源", "reconstructed", required=True)
    ours = Flag("是否由本所制作、可直接生成", True, required=True)
    outcome = Text("判定", "missing", required=True)
    draft_id = Id("已生成的待签文书", None, required=True, allow_none=True)


class FillablesShown(Shown):
    """Every place of a volume that has a form."""

    items = ListOf(FillableShown, "可生成的文书", required=True)


class FormFilled(Sent):
    """Which form to fill."""

    slot = Text("卷内位置", "cover", least=1, most=100, required=True)
    row_key = Text("位置每人一份时，是哪一位的", most=100, load_default=None, allow_none=True)
    form = Text("有几种格式时用哪一种；不填用常用的", most=100, load_default=None, allow_none=True)
    facts = Facts("文书本身的信息，例如日期、编号；不填则取自案卷信息", load_default=dict)
