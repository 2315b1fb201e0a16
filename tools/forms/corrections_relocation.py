"""The papers of a change of the place of correction: 文书8 and its letters, SQ-116 … SQ-121."""

from tools.forms.corrections_parts import (
    CATEGORY,
    COUNTY,
    NUMBER,
    addressed,
    foot,
    identity_sentence,
    issued,
    judgment_sentence,
    name_row,
    number_line,
    opinion,
    remark,
    term_row,
    term_sentence,
    wide,
)
from tools.forms.layout import (
    SMALL_4,
    Blocks,
    cell,
    gap,
    grid,
    label,
    note,
    paragraph,
    row,
    ruled,
    shown,
    sign_line,
    text,
    title,
    underlined,
    value,
)
from tools.forms.panels import cut_line, panel_name
from tools.forms.sheet import Sheet

_BODY = (
    "{% if other_body %}{{ other_body }}{% else %}"
    "________________县（市、区）社区矫正机构{% endif %}"
)

APPROVAL = Sheet(
    form="corrections.relocation_approval",
    number="文书8",
    number_kind="official",
    title="社区矫正对象变更执行地审批表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("corr.moj2012", "corr.gx_f", "corr.nm_f", "corr.law.27"),
    notes="原名“居住地变更审批表”，2020年后称变更执行地；版式依两地印本；编号“文书8”为推断，请核实。",
    body=[
        title("社区矫正对象变更执行地审批表"),
        grid(
            name_row(),
            term_row(),
            row(
                label(4, "现居住地"),
                value(8, "residence"),
                label(4, "拟迁往地"),
                value(8, "new_place"),
                height=1.3,
            ),
            row(
                label(4, "户籍地"),
                value(8, "household"),
                label(4, "身份证号码"),
                value(8, "id_number"),
                height=1.3,
            ),
            wide("居住地变更理由", paragraph(shown("reason"), line=22), height=3.2),
            opinion("司法所意见", height=4.6),
            opinion("现居住地县级社区矫正机构意见", height=4.6),
            remark(),
        ),
        foot(
            "注：本表一式五份，县级社区矫正机构、司法所各一份，人民检察院、公安机关各一份，"
            "随档案移交一份；新执行地接收后抄送当地人民检察院、公安机关。"
        ),
    ],
)


def _certificate(*, stub: bool) -> Blocks:
    look = {"size": SMALL_4, "line": 24}
    return [
        paragraph("变更执行地证明", align="center", size=16, line=28),
        paragraph(NUMBER, align="right", size=SMALL_4, line=20),
        None if stub else text(f"{_BODY}：", indent=0, **look),
        text(
            "社区矫正对象",
            underlined("{{ name|blank(8) }}"),
            "，",
            underlined("{{ sex|blank(3) }}"),
            "，身份证号码",
            underlined("{{ id_number|blank(18) }}"),
            "，因居住地变更，经批准，执行地由",
            underlined("{{ residence|blank(16) }}"),
            "变更为",
            underlined("{{ new_place|blank(20) }}"),
            "，由",
            f"{_BODY}执行社区矫正。该对象应当于________年____月____日前（七日内）到该机构报到。",
            **look,
        ),
        text("逾期不报到的，依照社区矫正有关规定处理。", **look),
        sign_line("社区矫正对象（签名、捺手印）：", line=26, left=6) if stub else None,
        issued(COUNTY, height=8),
    ]


CERTIFICATE = Sheet(
    form="corrections.relocation_certificate",
    number="SQ-116",
    title="变更执行地证明",
    layout="reconstructed",
    category=CATEGORY,
    basis=("corr.gx_f", "corr.im.31"),
    notes="两联（写明新机关和报到期限）见于某市“居住地变更证明”，用语为自拟；可作报到责令书。",
    body=[
        panel_name("存根"),
        _certificate(stub=True),
        cut_line(NUMBER),
        panel_name("本人联"),
        _certificate(stub=False),
    ],
)

CONSULTATION = Sheet(
    form="corrections.relocation_consultation",
    number="SQ-117",
    title="变更执行地征求意见函",
    layout="designed",
    category=CATEGORY,
    basis=("corr.law.27", "corr.im.30"),
    notes="2020年后新增，未见统一格式，按书信样式拟定，请核实；五日为实施办法内容，未核到原文。",
    body=[
        title("变更执行地征求意见函", after=4),
        number_line(),
        addressed(f"{_BODY}："),
        identity_sentence(),
        judgment_sentence(),
        term_sentence(),
        text(
            "该对象因",
            underlined("{{ reason|blank(30) }}"),
            "申请将执行地变更为你地",
            underlined("{{ new_place|blank(20) }}"),
            "。现征求你机构意见，请予核实，并自收到本函之日起五日内复函。",
        ),
        text("附件：1．申请书及证明材料；2．有关法律文书复印件。"),
        issued(),
        note("（本函自收到申请之日起五日内发出；申请日期：{{ applied_on|cn_date }}）", before=10),
    ],
)

REPLY = Sheet(
    form="corrections.relocation_reply",
    number="SQ-118",
    title="变更执行地复函",
    layout="designed",
    category=CATEGORY,
    basis=("corr.law.27", "corr.im.30"),
    notes="2020年后新增，未见统一格式，按书信样式拟定，请核实。",
    body=[
        title("变更执行地复函", after=4),
        number_line(),
        addressed(f"{_BODY}："),
        text(
            "你机构{{ consulted_on|cn_date }}关于社区矫正对象",
            underlined("{{ name|blank(8) }}"),
            "变更执行地的征求意见函收悉。经核实：",
            line=30,
        ),
        ruled(7, line=30),
        text("我机构意见：□同意接收　　□不同意接收", line=30, before=6),
        text("理由：", line=30, indent=0),
        ruled(3, line=30),
        text("联系人：______________　联系电话：______________", line=30, before=6),
        issued(),
        note("（收到征求意见函之日起五日内复函）", before=10),
    ],
)

DECISION = Sheet(
    form="corrections.relocation_decision",
    number="SQ-119",
    title="社区矫正执行地变更决定书",
    layout="designed",
    category=CATEGORY,
    basis=("corr.law.27", "corr.im.30", "corr.im.31"),
    notes="2020年后新增，未见统一格式，按书信样式拟定，请核实。",
    body=[
        title("社区矫正执行地变更决定书", after=4),
        number_line("decision_number"),
        identity_sentence(),
        judgment_sentence(),
        term_sentence(),
        text(
            "该对象于{{ applied_on|cn_date }}申请变更执行地。经审查并征求新执行地机构意见，"
            "依照《中华人民共和国社区矫正法》第二十七条的规定，决定："
        ),
        text(
            "□同意将执行地变更为",
            underlined("{{ new_place|blank(20) }}"),
            f"，由{_BODY}执行。你应当自收到本决定之日起七日内到该机构报到。",
        ),
        text("□不同意变更执行地。理由：__________________________。"),
        issued(),
        gap(6),
        sign_line("社区矫正对象（签名、捺手印）、日期：", left=5),
        foot(
            "注：自决定之日起五日内送达；同意变更的，送社区矫正决定机关、新执行地社区矫正机构，"
            "抄送人民检察院、公安机关。"
        ),
    ],
)

_PAPERS = (
    "执行档案（正卷）",
    "判决书、裁定书、决定书",
    "执行通知书",
    "社区矫正对象基本信息表",
    "变更执行地审批表、决定书",
    "考核奖惩材料",
    "其他",
)

HANDOVER = Sheet(
    form="corrections.relocation_handover",
    number="SQ-120",
    title="变更执行地档案材料移交清单",
    layout="designed",
    category=CATEGORY,
    basis=("corr.law.27", "corr.im.31"),
    notes="2020年后新增，未见统一格式；所列材料名称为自拟，可以增减。",
    body=[
        title("变更执行地档案材料移交清单"),
        grid(
            row(
                label(4, "姓名"),
                value(8, "name"),
                label(4, "矫正类别"),
                value(8, "correction_type"),
            ),
            row(label(4, "移出机构"), cell(8, COUNTY), label(4, "接收机构"), cell(8), height=1.1),
        ),
        gap(8),
        grid(
            row(
                label(3, "序号", shade=True),
                label(11, "材料名称", shade=True),
                label(3, "份数", shade=True),
                label(3, "页数", shade=True),
                label(4, "备注", shade=True),
                head=True,
            ),
            [
                row(label(3, str(n)), cell(11, words), cell(3), cell(3), cell(4))
                for n, words in enumerate((*_PAPERS, *[""] * 8), 1)
            ],
        ),
        gap(10),
        sign_line("移交人（签名）：", line=30, keep=True),
        sign_line("接收人（签名）：", line=30, keep=True),
        sign_line("移交日期（决定之日起五日内）：", line=30, keep=False),
    ],
)

RECEIPT = Sheet(
    form="corrections.relocation_receipt",
    number="SQ-121",
    title="变更执行地接收回执",
    layout="designed",
    category=CATEGORY,
    basis=("corr.law.27", "corr.im.31"),
    notes="2020年后新增，未见统一格式，按书信样式拟定，请核实。",
    body=[
        title("变更执行地接收回执", after=4),
        number_line(),
        addressed(f"{_BODY}："),
        text(
            "你机构移交的社区矫正对象",
            underlined("{{ name|blank(8) }}"),
            "的档案材料共______份（见移交清单），我机构已于________年____月____日收到。",
            line=32,
        ),
        text(
            "该对象于{{ arrived_on|cn_date }}到我机构报到，□在规定的七日内　□超过规定期限　"
            "□尚未报到。",
            line=32,
        ),
        text("我机构已将有关法律文书转送当地人民检察院、公安机关。", line=32),
        issued(height=60),
        note("（收到档案材料之日起五日内送回）", before=10),
    ],
)

SHEETS = [APPROVAL, CERTIFICATE, CONSULTATION, REPLY, DECISION, HANDOVER, RECEIPT]
