"""Records around the reception: who was told, who did not come, what was asked; AB-24 … AB-26."""

from tools.forms.corrections_record_parts import line
from tools.forms.layout import (
    NO_4,
    cell,
    grid,
    label,
    note,
    paragraph,
    row,
    sign_line,
    text,
    title,
    underlined,
)
from tools.forms.resettlement_parts import (
    CATEGORY,
    DAY,
    OWN,
    STATION,
    day_of,
    head_line,
    ticks,
    two,
)
from tools.forms.sheet import Sheet

_FAILURES = ("查无此人", "虚假信息", "人户分离", "迁出", "拆迁", "其他")

TOLD = Sheet(
    form="resettlement.told_record",
    number="AB-24",
    title="告知村（居）民委员会、家属记录",
    layout="designed",
    category=CATEGORY,
    basis=("reset.ab_jd", "reset.ab_xx"),
    notes="告知的期限各地不同；" + OWN + "留在村里的一份不写罪名。",
    body=[
        title("告知村（居）民委员会、家属记录", size=20),
        head_line(),
        grid(
            two(("帮教对象", "name"), ("收到通知日期", day_of("notice_on"))),
            two(("预计释放日期", day_of("released_on")), ("告知日期", DAY)),
            line(
                "告知村（居）",
                "□当面　□电话　　被告知人：____________　职务：____________",
                height=1.2,
            ),
            line(
                "告知家属", "□当面　□电话　　被告知人：____________　关系：____________", height=1.2
            ),
            line(
                "告知的内容",
                paragraph("1. 释放的日期和地点，请家属按时接回；", line=24),
                paragraph("2. 回来后到司法所报到，带释放证明书和户口簿；", line=24),
                paragraph("3. 请村（居）和家属帮助落实住所、生活和就业；", line=24),
                paragraph("4. 有困难的，可以由司法所组织接回。", line=24),
                height=4.4,
            ),
            line("意见和困难", "", height=3),
            line("被告知人签名", "", height=1.3),
            line("告知人签名", "", height=1.3),
        ),
        note("注：不向无关的人透露本人的犯罪情况。", before=4),
    ],
)


NO_SHOW = Sheet(
    form="resettlement.no_show",
    number="AB-25",
    title="衔接失败（未回来）情况说明",
    layout="designed",
    category=CATEGORY,
    basis=("reset.ab_jd", "reset.nm_d"),
    notes="多少天没有回来要报告，各地不同；" + OWN,
    body=[
        title("衔接失败（未回来）情况说明", size=20),
        text("____________公安局、安置帮教工作领导小组办公室：", indent=0),
        text(
            underlined("{{ name|blank(8) }}"),
            "，身份证号码",
            underlined("{{ id_number|blank(18) }}"),
            "，户籍地",
            underlined("{{ household|blank(18) }}"),
            "，于{{ released_on|cn_date }}由",
            underlined("{{ prison|blank(12) }}"),
            "释放，至今没有回来，没有衔接上。原因：",
        ),
        text(ticks("no_show_reason", *_FAILURES), size=14),
        text("已经查找的情况：", keep=True),
        [sign_line("", keep=False) for _ in range(8)],
        text("特此报告，请协助查找。"),
        paragraph(f"{STATION}（印章）", size=NO_4, line=28, align="right", before=30, keep=True),
        paragraph(
            "{{ (no_show_reported_on or document.date)|cn_date }}",
            size=NO_4,
            line=26,
            align="right",
        ),
    ],
)


INQUIRY = Sheet(
    form="resettlement.inquiry",
    number="AB-26",
    title="服刑人员信息核实记录",
    layout="designed",
    category=CATEGORY,
    basis=("reset.nm_d",),
    notes="向村（居）、派出所、家属核实时用；" + OWN,
    body=[
        title("服刑人员信息核实记录"),
        head_line(),
        grid(
            two(
                ("服刑人员", "{{ row.name|blank(0) }}"),
                ("犯人编号", "{{ row.prisoner_number|blank(0) }}"),
            ),
            two(("监所", "{{ row.prison|blank(0) }}"), ("下发日期", day_of("row.issued_on"))),
            line(
                "核实对象",
                "□村（居）民委员会　□派出所　□家属　　姓名：____________　电话：____________",
                height=1.2,
            ),
            line("核实方式", "□走访　□电话　□派出所比对", height=1),
            two(("户籍是否属实", "□是　□否"), ("居住地是否属实", "□是　□否")),
            line("家庭成员和家庭联系人", "", height=3.2),
            line("三无人员", "□是　□否　　　未成年子女：□有　□无", height=1),
            line("住所、生活来源和接纳意愿", "", height=4),
            line("被核实人签名（盖章）", "", height=1.4),
            row(label(4, "核查人签名"), cell(8), label(4, "日期"), cell(8, DAY), height=1.3),
        ),
    ],
)

SHEETS = [TOLD, NO_SHOW, INQUIRY]
