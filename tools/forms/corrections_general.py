"""Papers several matters share: deliberation, service, inquiry, looking into a file."""

from tools.forms.corrections_parts import (
    CATEGORY,
    DATE,
    STATION,
    WRITTEN_DATE,
    issued,
    opinion,
    remark,
    signed,
)
from tools.forms.layout import (
    SMALL_4,
    cell,
    gap,
    grid,
    label,
    note,
    paragraph,
    row,
    ruled,
    sign_line,
    text,
    title,
    value,
)
from tools.forms.sheet import Sheet

DELIBERATION = Sheet(
    form="corrections.deliberation",
    number="SQ-105",
    title="合议（集体评议）记录",
    layout="designed",
    category=CATEGORY,
    for_us=True,
    numbered_pages=True,
    pages=2,
    basis=("corr.flow",),
    notes="只知道有合议和评议两步，栏目和版式为自拟；调查评估、惩戒都可使用。",
    body=[
        title("合议（集体评议）记录"),
        grid(
            row(label(4, "时间"), cell(8, DATE), label(4, "地点"), cell(8)),
            row(label(4, "主持人"), cell(8), label(4, "记录人"), cell(8)),
            row(label(4, "参加人"), cell(20), height=1.1),
            row(label(4, "当事人"), value(8, "name"), label(4, "罪名"), value(8, "offences")),
            row(label(4, "事由"), cell(20), height=1.1),
        ),
        paragraph("一、承办人介绍的情况和证据：", line=26, before=6, keep=True),
        ruled(11),
        paragraph("二、讨论意见（逐人记录）：", line=26, before=6, keep=True),
        ruled(14),
        paragraph("三、依据的条款：", line=26, before=6, keep=True),
        ruled(2),
        paragraph("四、合议（评议）结论和不同意见：", line=26, before=6, keep=True),
        ruled(5),
        gap(8),
        sign_line("参加人（逐一签名）：", line=30),
        sign_line("", line=30),
        sign_line("记录人（签名）：", line=30, keep=False),
    ],
)

RECEIPT = Sheet(
    form="corrections.service_receipt",
    number="SQ-107",
    title="社区矫正事项送达回证",
    layout="reconstructed",
    category=CATEGORY,
    for_us=True,
    basis=("corr.served",),
    notes="版式依某执法系统的送达回证，社区矫正未见统一格式。",
    body=[
        title("送 达 回 证"),
        grid(
            row(
                label(6, "送达文书名称"),
                cell(8),
                label(3, "文号"),
                cell(7),
                height=1.6,
            ),
            row(label(6, "受送达人"), cell(18), height=1.4),
            row(label(6, "送达地点"), cell(18), height=1.4),
            row(
                label(6, "送达方式"),
                cell(18, "□直接　□留置　□邮寄　□委托　□公告"),
                height=1.4,
            ),
            row(
                label(6, "收件人签名或盖章"),
                cell(18, paragraph(WRITTEN_DATE, align="right", line=22)),
                height=2.2,
            ),
            row(
                label(6, "签收日期"),
                cell(18, "    年  月  日  ___时___分"),
                height=1.4,
            ),
            row(label(6, "代收人注明代收理由"), cell(18), height=2),
            row(
                label(6, "见证人签名或盖章"),
                cell(18, paragraph(WRITTEN_DATE, align="right", line=22)),
                height=2,
            ),
            row(label(6, "送达人签名"), cell(18), height=1.6),
            row(label(6, "备注"), cell(18), height=2.4),
        ),
        note("受送达人拒绝签收的，由两名送达人写明情况，见证人签名。", before=6),
        issued("________________", WRITTEN_DATE, height=16),
    ],
)

INVESTIGATION = Sheet(
    form="corrections.investigation",
    number="SQ-108",
    title="调查（核实）笔录",
    layout="designed",
    category=CATEGORY,
    for_us=True,
    numbered_pages=True,
    pages=2,
    sign_each_page="被调查人（本页签名、捺印）：",
    basis=("corr.gx_f", "corr.nm_d"),
    notes="惩戒和核实取证都可使用；栏目依谈话、走访笔录印本，版式为自拟。",
    body=[
        title("调查（询问）笔录"),
        grid(
            row(label(4, "时间"), cell(20, f"{DATE}  ___时___分至___时___分")),
            row(label(4, "地点"), cell(20)),
            row(label(4, "调查人"), cell(8), label(4, "记录人"), cell(8)),
            row(
                label(4, "被调查人"),
                cell(5),
                label(2, "性别"),
                cell(3),
                label(4, "出生日期"),
                cell(6),
            ),
            row(label(4, "文化程度"), cell(8), label(4, "联系电话"), cell(8)),
            row(label(4, "户籍地"), cell(8), label(4, "现居住地"), cell(8), height=1.1),
            row(label(4, "调查事由"), cell(20), height=1.1),
        ),
        text(
            "我们是",
            STATION,
            "的工作人员，今天就上述事由向你核实情况。你应当如实回答，故意作虚假陈述要承担责任。"
            "你可以陈述和申辩，也可以申请有利害关系的工作人员回避。听清楚了吗？",
            size=SMALL_4,
            line=24,
            before=6,
        ),
        paragraph("答：", size=SMALL_4, line=24),
        ruled(37),
        text("以上笔录我看过（已向我宣读），和我说的一样。", size=SMALL_4, line=26, keep=True),
        signed("被调查人（签名、捺印）：", left=6),
        sign_line("调查人（签名，两人）：", left=6),
        sign_line("记录人（签名）：", left=6, keep=False),
    ],
)

ACCESS = Sheet(
    form="corrections.access_approval",
    number="SQ-115",
    title="社区矫正档案查阅审批表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("corr.gx_f",),
    notes="栏目依某市印本，查阅承诺和归还两栏为增设。",
    body=[
        title("社区矫正档案查阅审批表"),
        grid(
            row(label(4, "姓名"), cell(8), label(4, "身份证号码"), cell(8), height=1.2),
            row(label(4, "联系方式"), cell(8), label(4, "单位"), cell(8), height=1.2),
            row(
                label(4, "是否复印"),
                cell(8, "□是　□否"),
                label(4, "有无介绍信"),
                cell(8, "□有　□无"),
                height=1.2,
            ),
            row(label(4, "查阅内容"), cell(20), height=4),
            opinion("司法所意见", height=4.6),
            opinion("县级社区矫正机构意见", height=4.6),
            row(label(4, "归还情况"), cell(20, "归还日期：    年  月  日　经办人："), height=1.2),
            remark(1.6),
        ),
        note(
            "查阅人应当保守秘密；未成年人的档案除司法机关办案或者有关单位依照国家规定查询外，不得提供。",
            before=6,
        ),
    ],
)

SHEETS = [DELIBERATION, RECEIPT, INVESTIGATION, ACCESS]
