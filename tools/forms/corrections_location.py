"""Electronic location and the medical papers: SQ-128 … SQ-135."""

from tools.forms.corrections_parts import (
    CATEGORY,
    STATION,
    WRITTEN_DATE,
    addressed,
    birth_row,
    foot,
    homes_row,
    identity_sentence,
    issued,
    judgment_sentence,
    number_line,
    opinion,
    remark,
    sentence_row,
    signed,
    term_row,
    term_sentence,
    wide,
)
from tools.forms.layout import (
    Blocks,
    Element,
    box,
    cell,
    gap,
    grid,
    label,
    paragraph,
    row,
    ruled,
    sign_line,
    text,
    title,
    underlined,
    value,
)
from tools.forms.sheet import Sheet

# The five cases of the law, as printed and as the list of the standard calls them.
_GROUNDS = (
    ("违反人民法院禁止令的", "违反人民法院禁止令"),
    ("无正当理由，未经批准离开所居住的市、县的", "未经批准离开所居住的市、县"),
    ("拒不按照规定报告自己的活动情况，被给予警告的", "拒不报告活动情况被警告"),
    ("违反监督管理规定，被给予治安管理处罚的", "被治安管理处罚"),
    (
        "拟提请撤销缓刑、假释或者暂予监外执行收监执行的",
        "拟提请撤销缓刑、假释或者收监执行",
    ),
)
_FROM_TO = "自{{ row.from_on|cn_date }}至{{ row.until_on|cn_date }}"
_UNVERIFIED = (
    "2020年后新增，未见统一格式，按同类文书样式拟定，请核实；五种情形依社区矫正法第二十九条。"
)


def _grounds(*, line: float = 24) -> list[Element]:
    return [
        paragraph(box(printed, f"row.ground == '{known}'"), line=line)
        for printed, known in _GROUNDS
    ]


def _approval(form: str, number: str, name: str, grounds: Blocks, time: str) -> Sheet:
    return Sheet(
        form=f"corrections.{form}",
        number=number,
        title=name,
        layout="designed",
        category=CATEGORY,
        basis=("corr.law.29", "corr.flow"),
        notes=_UNVERIFIED,
        body=[
            title(name, size=18),
            grid(
                birth_row(),
                homes_row(),
                sentence_row(),
                term_row(),
                grounds,
                row(label(4, "使用期限"), cell(20, f"{_FROM_TO}{time}"), height=1.1),
                opinion("司法所意见", height=2.8),
                opinion("县级社区矫正机构意见", height=2.8),
                opinion("县级司法行政部门负责人意见", height=2.8),
                remark(1),
            ),
            foot("注：须经县级司法行政部门负责人批准；抄送人民检察院。"),
        ],
    )


APPROVAL = _approval(
    "location_approval",
    "SQ-128",
    "使用电子定位装置审批表",
    wide("法定情形（勾选一项）", _grounds(), height=4.4),
    "（不超过三个月）",
)
EXTENSION = _approval(
    "location_extension",
    "SQ-129",
    "延长使用电子定位装置审批表",
    [
        wide("原使用情形", _grounds(line=20), height=3.7),
        row(label(4, "原批准期限"), cell(20, "自    年  月  日至    年  月  日"), height=1),
        row(label(4, "延长理由"), cell(20), height=1.4),
    ],
    "（每次延长不超过三个月）",
)

DECISION = Sheet(
    form="corrections.location_decision",
    number="SQ-130",
    title="使用电子定位装置决定书",
    layout="designed",
    category=CATEGORY,
    basis=("corr.law.29", "corr.flow"),
    notes=_UNVERIFIED,
    body=[
        title("使用电子定位装置决定书", after=4),
        number_line(),
        addressed("社区矫正对象{{ name|blank(8) }}："),
        text("经查，你有《中华人民共和国社区矫正法》第二十九条规定的下列情形：", line=28),
        [
            text(box(printed, f"row.ground == '{known}'"), line=28, indent=2)
            for printed, known in _GROUNDS
        ],
        text(
            f"经批准，决定对你使用电子定位装置，加强监督管理。使用期限{_FROM_TO}，不超过三个月。"
            "期限届满后，经评估仍有必要继续使用的，经批准可以延长，每次不超过三个月。",
            line=28,
        ),
        text("电子定位装置获得的信息严格保密，只用于社区矫正工作，不得用于其他用途。", line=28),
        issued(height=30),
        gap(8),
        sign_line("社区矫正对象（签名、捺手印）、日期：", left=5),
        foot("注：本决定书交本人一份，存档一份，抄送人民检察院一份。"),
    ],
)

_DUTIES = (
    "按规定随身携带（佩戴）电子定位装置，不得与本人分离，不得转借他人；",
    "保持装置电量充足、开机和通信正常，随时接受核查；",
    "不得故意损坏、拆卸、遮挡、屏蔽装置，损坏的照价赔偿；",
    "未经批准不得离开规定的活动区域；",
    "装置发生故障、遗失的，立即报告司法所，按要求处理；",
    "使用期满或者解除使用的，及时归还装置。",
)
NOTICE = Sheet(
    form="corrections.location_notice",
    number="SQ-131",
    title="电子定位监控管理告知书",
    layout="reconstructed",
    category=CATEGORY,
    basis=("corr.gx_f", "corr.law.29"),
    notes="某市印本有六项义务、司法所章和本人签名；六项的用语为自拟，请按本县印本核对。",
    body=[
        title("电子定位监控管理告知书"),
        addressed("社区矫正对象{{ name|blank(8) }}："),
        text("根据社区矫正有关规定，对你实行电子定位管理。现将你应当遵守的义务告知如下：", line=30),
        [
            text(f"{mark}、{duty}", line=30)
            for mark, duty in zip("一二三四五六", _DUTIES, strict=True)
        ],
        text("违反上述规定的，依照社区矫正法律法规给予训诫、警告或者其他处理。", line=30),
        issued(STATION, WRITTEN_DATE, height=30),
        gap(8),
        text("以上内容已经告知，本人清楚并保证遵守。", indent=0, line=28, keep=True),
        signed("社区矫正对象（签名、捺手印）：", left=5),
    ],
)

RELEASE = Sheet(
    form="corrections.location_release",
    number="SQ-132",
    title="解除使用电子定位装置决定书",
    layout="designed",
    category=CATEGORY,
    basis=("corr.law.29", "corr.flow"),
    notes="2020年后新增，未见统一格式，按决定书样式拟定，请核实。",
    body=[
        title("解除使用电子定位装置决定书", after=4),
        number_line(),
        addressed("社区矫正对象{{ name|blank(8) }}："),
        text(
            f"你使用电子定位装置的期限{_FROM_TO}。因□使用期限届满　□不需要继续使用　"
            "□被收监执行或者终止　□其他：____________，决定自",
            "{{ row.removed_on|cn_date }}起解除使用电子定位装置。",
            line=32,
        ),
        text("装置归还情况：□完好　□损坏　□遗失　说明：__________", line=32),
        issued(height=60),
        gap(10),
        sign_line("社区矫正对象（签名）、日期：", left=6),
        sign_line("装置接收人（签名）：", left=6),
        foot("注：本决定书交本人一份，存档一份，抄送人民检察院一份。"),
    ],
)

APPRAISAL = Sheet(
    form="corrections.medical_appraisal_request",
    number="SQ-133",
    title="医学司法鉴定委托书",
    layout="reconstructed",
    category=CATEGORY,
    basis=("corr.gx_f", "corr.hn_z"),
    notes="某市有此印本，只见名称；各栏依暂予监外执行材料拟定，请核实。",
    body=[
        title("医学司法鉴定委托书", after=4),
        number_line(),
        addressed("________________医院（鉴定机构）："),
        identity_sentence(),
        text(
            "该对象因",
            underlined("{{ disease|blank(16) }}"),
            "（□严重疾病　□怀孕或者哺乳　□生活不能自理）经批准暂予监外执行，期限自"
            "{{ starts_on|cn_date }}至{{ ends_on|cn_date }}。",
        ),
        text("现委托你单位对下列事项进行鉴定："),
        text("□目前病情和诊断　□是否仍符合暂予监外执行条件　□生活自理能力　□其他："),
        ruled(2, line=28),
        text("随送材料：□病历　□诊断证明　□检查单　□身份证复印件　□其他：________", before=4),
        text(
            "保证人：",
            underlined("{{ guarantor|blank(8) }}"),
            "　联系电话：",
            underlined("{{ guarantor_phone|blank(11) }}"),
        ),
        text("联系人：______________　联系电话：______________"),
        issued(),
    ],
)

EXTENSION_REVIEW = Sheet(
    form="corrections.medical_extension_review",
    number="SQ-134",
    title="延长暂予监外执行审核表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("corr.gx_f", "corr.hn_z"),
    notes="某市有此印本，只见名称；栏目依文书11审核表和暂予监外执行材料拟定，请核实。",
    body=[
        title("延长暂予监外执行审核表"),
        grid(
            birth_row(),
            homes_row(),
            sentence_row(),
            term_row(),
            row(
                label(4, "病情"),
                value(8, "disease"),
                label(4, "指定医院"),
                value(8, "hospital_name"),
                height=1.1,
            ),
            row(
                label(4, "保证人"),
                value(8, "guarantor"),
                label(4, "保证人电话"),
                value(8, "guarantor_phone"),
                height=1,
            ),
            row(label(4, "鉴定（复查）结论"), cell(20), height=2),
            row(label(4, "矫正表现"), cell(20), height=2),
            opinion("司法所意见", height=3),
            opinion("县级社区矫正机构意见", height=3),
            opinion("批准机关意见", height=3),
            remark(1),
        ),
    ],
)

EXTENSION_PROPOSAL = Sheet(
    form="corrections.medical_extension_proposal",
    number="SQ-135",
    title="延长暂予监外执行建议书",
    layout="reconstructed",
    category=CATEGORY,
    basis=("corr.gx_f", "corr.hn_z"),
    notes="某市有此印本，只见名称；按其他建议书的样式拟定，请核实。",
    body=[
        title("延长暂予监外执行建议书", after=4),
        number_line(),
        identity_sentence(),
        judgment_sentence(),
        term_sentence(),
        text(
            "该对象因患",
            underlined("{{ disease|blank(16) }}"),
            "暂予监外执行。期限即将届满，经________________医院（鉴定机构）鉴定：",
        ),
        ruled(4, line=28),
        text(
            "该对象暂予监外执行情形尚未消失，在社区矫正期间遵守有关规定，建议延长暂予监外执行，"
            "期限自________年____月____日至________年____月____日。"
        ),
        text("此致", keep=True),
        addressed("________________人民法院（公安机关、监狱管理局）"),
        issued(),
        foot("抄送：________人民检察院。"),
    ],
)

SHEETS = [
    APPROVAL,
    EXTENSION,
    DECISION,
    NOTICE,
    RELEASE,
    APPRAISAL,
    EXTENSION_REVIEW,
    EXTENSION_PROPOSAL,
]
