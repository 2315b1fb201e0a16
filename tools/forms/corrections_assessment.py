"""The forms of the assessment before correction: SQ-101 … SQ-106 and 文书1."""

from tools.forms.corrections_parts import (
    CATEGORY,
    COUNTY,
    DATE,
    STATION,
    WRITTEN_DATE,
    addressed,
    foot,
    issued,
    number_line,
    opinion,
)
from tools.forms.layout import (
    SMALL_4,
    Element,
    box,
    cell,
    gap,
    grid,
    label,
    narrative,
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


def _person() -> list[Element]:
    return [
        row(
            label(4, "被评估人"),
            value(5, "name", align="center"),
            label(2, "性别"),
            value(3, "sex", align="center"),
            label(4, "身份"),
            value(6, "subject_kind", align="center"),
        ),
        row(
            label(4, "出生日期"),
            cell(8, "{% if birth_on %}{{ birth_on|cn_date }}{% endif %}"),
            label(4, "身份证号码"),
            value(8, "id_number"),
        ),
        row(label(4, "居住地"), value(20, "residence")),
    ]


def _commission() -> list[Element]:
    return [
        row(
            label(4, "委托机关"),
            value(8, "commissioned_by"),
            label(4, "委托函文号"),
            value(8, "commission_number"),
        ),
        row(
            label(4, "委托日期"),
            cell(8, "{% if commissioned_on %}{{ commissioned_on|cn_date }}{% endif %}"),
            label(4, "收到日期"),
            cell(8, "{% if received_on %}{{ received_on|cn_date }}{% endif %}"),
        ),
        row(
            label(4, "罪名"),
            value(8, "offences"),
            label(4, "拟适用类别"),
            value(8, "intended_type"),
        ),
    ]


ASSIGNMENT = Sheet(
    form="corrections.assessment_assignment",
    number="SQ-101",
    title="调查评估收件登记（指派）表",
    layout="designed",
    category=CATEGORY,
    basis=("corr.flow", "corr.im.14"),
    notes="只知道有登记备案和调查指派两步，栏目和版式为自拟。",
    body=[
        title("调查评估收件登记（指派）表"),
        grid(
            _person(),
            _commission(),
            row(
                label(4, "案件程序"),
                cell(
                    20,
                    box("普通程序", "procedure == '普通程序'")
                    + "（十个工作日）　　"
                    + box("速裁程序", "procedure == '速裁程序'")
                    + "（五个工作日）",
                ),
            ),
            row(
                label(4, "收到材料"),
                cell(20, "□委托函　□起诉书　□判决书　□身份证明　□其他：____________"),
                height=1.1,
            ),
            row(label(4, "应完成日期"), cell(7), label(5, "收件人签名"), cell(8), height=1.1),
            opinion("县级社区矫正机构意见", height=4),
            row(
                label(4, "承办司法所"),
                cell(8, STATION),
                label(5, "接收人、日期"),
                cell(7),
                height=1.1,
            ),
            row(label(4, "备注"), cell(20), height=1.6),
        ),
    ],
)

INTERVIEW = Sheet(
    form="corrections.assessment_interview",
    number="SQ-102",
    title="适用前调查评估询问笔录",
    layout="reconstructed",
    category=CATEGORY,
    for_us=True,
    numbered_pages=True,
    pages=2,
    sign_each_page="被调查人（本页签名、捺印）：",
    basis=("corr.js_db", "corr.im.14"),
    notes="江苏地方标准附录A有此笔录，未见原样；栏目依一般笔录整理，格线行数为自定。",
    body=[
        title("调查（询问）笔录"),
        grid(
            row(label(4, "时间"), cell(20, f"{DATE}  ___时___分至___时___分")),
            row(label(4, "地点"), cell(20)),
            row(
                label(4, "调查人"),
                cell(8, "{% if investigators %}{{ investigators|joined }}{% endif %}"),
                label(4, "记录人"),
                value(8, "recorder"),
            ),
            row(
                label(4, "被调查人"),
                value(5, "document.interviewee"),
                label(2, "性别"),
                cell(3),
                label(4, "出生日期"),
                cell(6),
            ),
            row(label(4, "文化程度"), cell(8), label(4, "联系电话"), cell(8)),
            row(
                label(4, "住址或单位"),
                cell(8),
                label(5, "与被评估人关系"),
                value(7, "document.relation"),
                height=1.1,
            ),
            row(label(4, "被评估人"), value(8, "name"), label(5, "监护人等在场人"), cell(7)),
        ),
        text(
            "我们是",
            STATION,
            "的工作人员，受县级社区矫正机构指派，就被评估人是否适宜社区矫正向你了解情况。"
            "你应当如实回答，不得作虚假陈述；与本案无关的问题，你可以不回答。听清楚了吗？",
            size=SMALL_4,
            line=24,
            before=6,
        ),
        paragraph("答：", size=SMALL_4, line=24),
        ruled(38),
        text("以上笔录我看过（已向我宣读），和我说的一样。", size=SMALL_4, line=26, keep=True),
        sign_line("被调查人（签名、捺印）：", left=6),
        sign_line("调查人（签名，两人）：", left=6),
        sign_line("记录人（签名）：", left=6, keep=False),
    ],
)


def _asked(words: str, *, height: float = 1.75) -> Element:
    return row(label(7, words), cell(17), height=height)


SURVEY = Sheet(
    form="corrections.assessment_form",
    number="SQ-103",
    title="调查评估表（审前社会调查表）",
    layout="reconstructed",
    category=CATEGORY,
    pages=2,
    basis=("corr.gx_f", "corr.im.14"),
    notes="调查人两行、村居和派出所意见、被害人态度、司法所意见见于某市印本；其余各栏依调查内容整理。",
    body=[
        title("调查评估表"),
        paragraph("（审前社会调查表）", align="center", size=SMALL_4, line=20, after=6),
        grid(
            _person(),
            row(label(4, "户籍地"), value(20, "household")),
            row(
                label(4, "单位或学校"), value(12, "workplace"), label(3, "电话"), value(5, "phone")
            ),
            _commission(),
            _asked("居所情况"),
            _asked("家庭和社会关系"),
            _asked("一贯表现"),
            _asked("犯罪行为的后果和影响"),
            _asked("村（居）民委员会意见"),
            _asked("被害人或其亲属态度"),
            _asked("公安派出所意见"),
            _asked("拟禁止的事项"),
            row(
                label(4, "调查情况"),
                cell(20, narrative("findings", 6, width=20), top=True),
                height=4.4,
                split=True,
            ),
            row(label(4, "调查人签名"), cell(8), label(4, "单位职务"), cell(8), height=1.1),
            row(label(4, "调查人签名"), cell(8), label(4, "单位职务"), cell(8), height=1.1),
            opinion("司法所意见", height=4),
            row(label(4, "备注"), cell(20), height=1.4),
        ),
    ],
)

VILLAGE = Sheet(
    form="corrections.village_opinion",
    number="SQ-104",
    title="村（居）民委员会意见",
    layout="designed",
    category=CATEGORY,
    basis=("corr.gx_f",),
    notes="印本只有这一栏，单页格式为自拟。",
    body=[
        title("村（居）民委员会意见", after=20),
        addressed(f"{STATION}："),
        text(
            "被评估人",
            underlined("{{ name|blank(8) }}"),
            "，现居住在",
            underlined("{{ residence|blank(20) }}"),
            "。对其是否适宜在本村（居）接受社区矫正，我村（居）民委员会意见如下：",
        ),
        ruled(4, line=30),
        text("1．居住和家庭情况：", indent=0, before=6),
        ruled(2, line=30),
        text("2．平时表现和邻里关系：", indent=0, before=6),
        ruled(2, line=30),
        text("3．是否同意接收：□同意　□不同意　理由：", indent=0, before=6),
        ruled(2, line=30),
        gap(16),
        sign_line("负责人（签名）：", left=7),
        issued("________村（居）民委员会", WRITTEN_DATE, height=12),
    ],
)

APPROVAL = Sheet(
    form="corrections.assessment_approval",
    number="SQ-106",
    title="调查评估意见呈批表",
    layout="reconstructed",
    category=CATEGORY,
    pages=1,
    basis=("corr.js_db", "corr.gx_f"),
    notes="江苏地方标准附录B和某市审批表有此表，未见原样；栏目依两处名称整理。",
    body=[
        title("调查评估意见呈批表"),
        grid(
            _person(),
            _commission(),
            row(
                label(4, "调查情况"),
                cell(20, narrative("findings", 5, width=20), top=True),
                height=3.6,
                split=True,
            ),
            row(
                label(4, "拟评估意见"),
                cell(
                    20,
                    box("适宜社区矫正", "opinion == '适宜'")
                    + "　　"
                    + box("不适宜社区矫正", "opinion == '不适宜'"),
                ),
            ),
            opinion("司法所意见", height=3.4),
            opinion("县级社区矫正机构意见", height=3.4),
            opinion("司法局意见", height=3.4),
            row(label(4, "备注"), cell(20), height=1),
        ),
    ],
)

OPINION = Sheet(
    form="corrections.assessment_opinion",
    number="文书1",
    number_kind="official",
    title="调查评估意见书",
    layout="reconstructed",
    category=CATEGORY,
    basis=("corr.moj2012", "corr.nm_f", "corr.gx_f"),
    notes="编号“文书1”见于印本；版式依两地系统印本，2020年后县级机构名称请按本县实际。",
    body=[
        title("调查评估意见书", after=4),
        number_line("opinion_number"),
        addressed(
            "{% if commissioned_by %}{{ commissioned_by }}{% else %}"
            "________人民法院（人民检察院、公安局、监狱）{% endif %}："
        ),
        text(
            "受你院（局、监狱）委托，我局于{{ investigated_from|cn_date }}至"
            "{{ investigated_until|cn_date }}对",
            "{% if subject_kind %}{{ subject_kind }}{% else %}被告人（罪犯）{% endif %}",
            underlined("{{ name|blank(8) }}"),
            "进行了调查评估。有关情况如下：",
        ),
        narrative("findings", 11, size=15, line=28),
        text(
            "综合以上情况，评估意见为",
            underlined(
                "{% if opinion %}{{ opinion }}社区矫正{% else %}________________{% endif %}"
            ),
            "。",
            before=6,
            keep=True,
        ),
        issued(COUNTY, "{{ (completed_on or form_date)|cn_date }}"),
        foot("注：本意见书送委托机关，抄送人民检察院一份，存档一份。"),
    ],
)

SHEETS = [ASSIGNMENT, INTERVIEW, SURVEY, VILLAGE, APPROVAL, OPINION]
