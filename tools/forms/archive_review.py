"""The papers of a review of case volumes: notice, self-check, sheet, problems, rectification."""

from tools.forms.archive_parts import (
    ACROSS,
    ACROSS_WIDE,
    MARGINS,
    SIDEWAYS,
    above,
    date_of,
    pair,
    signed,
    single,
    told,
)
from tools.forms.layout import (
    GRID,
    NO_4,
    SMALL_4,
    Blocks,
    Element,
    cell,
    choose,
    gap,
    grid,
    label,
    narrative,
    paragraph,
    repeat,
    row,
    ruled,
    seal,
    shown,
    sign_line,
    text,
    title,
)
from tools.forms.panels import cut_line
from tools.forms.register import SERIAL, Column, day, register, words
from tools.forms.sheet import Sheet

_BASIS = ("archive.reviews", "archive.design_reviews")
_LIKE = {"category": "common", "margins": MARGINS}
_ORGANIZER = "{{ organizer|blank(16) }}"
_NUMBER = "文号：{{ document.number|blank(16) }}"


def _head(words_: str) -> Element:
    return paragraph(words_, size=NO_4, line=28, font="黑体", before=4, keep=True)


def _part(words_: str, name: str, lines: int) -> Blocks:
    """A heading of a letter and what is told under it, or lines for it."""
    return [_head(words_), narrative(name, lines, width=GRID + 1.4)]


NOTICE = Sheet(
    form="archive.review_notice",
    number="RV-01",
    title="案卷评查通知",
    layout="designed",
    basis=_BASIS,
    notes="依公开的评查通知归纳栏目，文字为自拟；县局有公文格式的，从其格式。",
    **_LIKE,
    body=[
        title("关于开展案卷评查的通知", after=4),
        paragraph(_NUMBER, align="center", after=8),
        text(
            "{% if units %}{{ units|joined }}{% else %}________________{% endif %}：",
            size=14,
            indent=0,
        ),
        text("现就{{ round_name|blank(16) }}有关事项通知如下。", size=14),
        _part("一、目的", "purpose", 2),
        _head("二、范围"),
        text("{{ scope|blank(28) }}", size=14),
        _head("三、时间"),
        text(f"{date_of('review_from')} 至 {date_of('review_until')}", size=14),
        _head("四、方式"),
        text("{{ manner|blank(28) }}", size=14),
        _part("五、报送材料", "submit_list", 3),
        _head("六、联系人"),
        text("{{ contact|blank(28) }}", size=14),
        seal(_ORGANIZER),
    ],
)

SELF_CHECK = Sheet(
    form="archive.review_self_check",
    number="RV-02",
    title="案卷自查报告",
    layout="designed",
    per="units",
    basis=_BASIS,
    notes="栏目依公开的评查通报归纳，版式为自拟。",
    **_LIKE,
    body=[
        title("案卷自查报告"),
        grid(
            single("单位", shown("row.name")),
            single("评查名称", shown("round_name")),
            pair("应评查案卷数", shown("row.total"), "自查数", shown("row.checked")),
            row(
                *[
                    each
                    for name, known in (
                        ("优秀", "row.excellent"),
                        ("合格", "row.qualified"),
                        ("不合格", "row.failed"),
                    )
                    for each in (label(5, name), cell(3, shown(known), align="center"))
                ],
                height=1.0,
            ),
            told("发现的主要问题", "row.found", 8, height=7.4),
            told("整改措施", "row.measures", 8, height=7.4),
            signed("负责人（签名）", "填表人（签名）"),
            width=ACROSS,
        ),
        seal("{{ row.name|blank(16) }}", height=24),
    ],
)

# The sample sheet of 100 points; what a county publishes replaces it.
_ITEMS = (
    ("一票否决项", "伪造；没有协议（决定）；未经当事人同意；主体不合格；违反法定职责；泄密", "—"),
    ("卷宗齐全", "必须有的文书每缺一件扣5分", "20"),
    ("文书规范", "格式、栏目、用语，每处扣1分", "20"),
    ("签名盖章", "当事人、承办人、印章、日期、指印，每缺一处扣2分", "12"),
    ("程序", "期限、告知、步骤、两人办理，每处扣2—4分", "12"),
    ("事实证据、法律适用", "每处扣2分", "12"),
    ("履行、回访及后续", "每处扣3分", "6"),
    ("封面、目录、备考表", "填写完整、互相一致，每处扣1分", "6"),
    ("编页、排列、装订", "每处扣1分", "5"),
    ("一致性", "纸质与系统、日期先后、金额一致，每处扣1分", "4"),
    ("归档及时、保管期限、扫描", "每处扣1分", "3"),
)


def _item(position: int, item: tuple[str, str, str]) -> Element:
    name, rule, points = item
    return row(
        cell(2, str(position), align="center", size=SMALL_4),
        cell(5, name, size=SMALL_4),
        cell(7, rule, size=10.5),
        cell(3, points, align="center"),
        cell(2),
        cell(5),
        height=1.05,
    )


SHEET = Sheet(
    form="archive.review_sheet",
    number="RV-03",
    title="案卷评查表",
    layout="designed",
    per="files",
    basis=_BASIS,
    notes="栏目依公开的评查标准归纳；分值为示例，须换成本县公布的评查标准。",
    **_LIKE,
    body=[
        title("案卷评查表", after=6),
        grid(
            pair("案卷编号", shown("row.number"), "单位", shown("row.unit")),
            pair("承办人", shown("row.handler"), "案件类型", shown("row.kind")),
            width=ACROSS,
        ),
        gap(4),
        grid(
            row(
                *[
                    label(span, each, shade=True)
                    for span, each in (
                        (2, "序号"),
                        (5, "评查项目"),
                        (7, "扣分办法"),
                        (3, "标准分"),
                        (2, "得分"),
                        (5, "扣分原因"),
                    )
                ],
                head=True,
            ),
            [_item(position, each) for position, each in enumerate(_ITEMS)],
            row(
                label(14, "总分"),
                cell(3, "100", align="center"),
                cell(2, shown("row.score"), align="center"),
                cell(5, "等次：{{ row.grade|blank(6) }}"),
            ),
            width=ACROSS,
        ),
        gap(4),
        grid(
            told("评查意见", "row.opinion", 2, height=2.2),
            row(
                label(5, "评查人（签名）"),
                cell(7),
                label(5, "日期"),
                cell(7, date_of("form_date")),
                height=1.1,
            ),
            width=ACROSS,
        ),
    ],
)

PROBLEMS = Sheet(
    form="archive.review_problems",
    number="RV-04",
    title="评查问题清单",
    layout="designed",
    landscape=True,
    numbered_pages=True,
    basis=_BASIS,
    notes="栏目为自拟。",
    **_LIKE,
    body=[
        title("评查问题清单", after=4),
        above(
            "评查名称：{{ round_name|blank(20) }}",
            "反馈日期：{{ form_date|cn_date }}",
            width=ACROSS_WIDE,
        ),
        register(
            (
                SERIAL,
                words("单位", 30, "unit"),
                words("案卷号", 38, "number"),
                words("问题描述", 66, "description"),
                words("依据", 34, "ground"),
                Column("页码", 14, "page"),
                Column("严重程度", 18, "severity"),
                Column("责任人", 18, "responsible"),
                day("整改期限", 22, "due_on"),
            ),
            "problems",
            least=13,
            page=SIDEWAYS,
        ),
    ],
)


def _listed() -> Blocks:
    """The problems of the addressed unit, or lines to write them on."""
    known = repeat(
        "p in problems|selectattr('unit', 'equalto', row.name)",
        text(
            "{{ loop.index }}、{% if p.number %}{{ p.number }}：{% endif %}{{ p.description }}"
            "{% if p.ground %}（依据：{{ p.ground }}）{% endif %}",
            size=14,
            line=24,
        ),
    )
    return choose("problems and row.name", known, ruled(5, width=GRID + 1.4))


RECTIFICATION_NOTICE = Sheet(
    form="archive.rectification_notice",
    number="RV-05",
    title="整改通知书",
    layout="designed",
    per="units",
    basis=_BASIS,
    notes="栏目为自拟；整改期限、逾期后果依本县规定填写；下面为送达回执。",
    **_LIKE,
    body=[
        title("整改通知书", after=2),
        paragraph("文号：{{ row.notice_number|blank(16) }}", align="center", after=4),
        text("{{ row.name|blank(16) }}：", size=14, indent=0),
        text(
            f"{date_of('reviewed_on')}，在{{{{ round_name|blank(12) }}}}中，经"
            "{{ manner|blank(8) }}，发现你单位存在下列问题：",
            size=14,
        ),
        _listed(),
        text(
            "请自收到本通知之日起____个工作日内逐条整改，书面报告整改情况，并附证明材料。"
            "逾期不整改的，予以通报，并按有关规定处理。",
            size=14,
        ),
        text("联系人：{{ contact|blank(16) }}", size=14),
        seal(_ORGANIZER, height=16),
        cut_line("{{ row.notice_number|blank(16) }}"),
        title("送达回执", size=16, after=2),
        text("今收到整改通知书（文号：{{ row.notice_number|blank(12) }}）一份。", size=14),
        sign_line("收件人（签名）：", left=8),
        paragraph("    年  月  日", align="right", line=24),
    ],
)

RECTIFICATION_REPORT = Sheet(
    form="archive.rectification_report",
    number="RV-06",
    title="整改报告",
    layout="designed",
    landscape=True,
    per="units",
    numbered_pages=True,
    basis=_BASIS,
    notes="栏目为自拟；证明材料附后。",
    **_LIKE,
    body=[
        title("整改报告", after=4),
        above(
            "单位：{{ row.name|blank(16) }}",
            "整改通知书文号：{{ row.notice_number|blank(14) }}",
            "报告日期：{{ form_date|cn_date }}",
            width=ACROSS_WIDE,
        ),
        register(
            (
                SERIAL,
                words("存在问题", 66, "description"),
                words("整改措施", 56, "measure"),
                words("完成情况", 40, "done"),
                words("证明材料（页码、照片）", 36, "proof"),
                Column("责任人", 20, "responsible"),
                day("完成日期", 22, "done_on"),
            ),
            "problems|selectattr('unit', 'equalto', row.name)|list",
            least=11,
            page=SIDEWAYS,
        ),
        gap(4),
        above(
            "单位负责人（签名）：____________",
            "单位（盖章）：",
            width=ACROSS_WIDE,
        ),
    ],
)

RECHECK = Sheet(
    form="archive.review_recheck",
    number="RV-07",
    title="整改复查表",
    layout="designed",
    landscape=True,
    numbered_pages=True,
    sign_each_page="复查人（签名）：____________　　复查日期：    年  月  日",
    basis=_BASIS,
    notes="栏目为自拟；未改的再次通知或通报。",
    **_LIKE,
    body=[
        title("整改复查表", after=4),
        above(
            "评查名称：{{ round_name|blank(20) }}",
            "复查日期：{{ rechecked_on|cn_date }}",
            width=ACROSS_WIDE,
        ),
        register(
            (
                SERIAL,
                words("单位", 32, "unit"),
                words("案卷号", 40, "number"),
                words("问题", 72, "description"),
                words("完成情况", 46, "done"),
                Column("复查结论（已改、部分、未改）", 34, "fix"),
                Column("复查人", 20, "rechecker"),
            ),
            "problems",
            least=12,
            page=SIDEWAYS,
        ),
    ],
)


def _share(grade: str) -> str:
    of_grade = f"files|selectattr('grade', 'equalto', '{grade}')|list|length"
    share = f"({of_grade}) * 100 // (files|length)"
    known = "{{ " + of_grade + " }}卷、{{ " + share + " }}%"
    return "{% if files %}" + known + "{% else %}____卷、____%{% endif %}"


CIRCULAR = Sheet(
    form="archive.review_circular",
    number="RV-08",
    title="案卷评查通报",
    layout="designed",
    basis=_BASIS,
    notes="栏目依公开的评查通报归纳；不写当事人姓名。",
    **_LIKE,
    body=[
        title("关于案卷评查情况的通报", after=4),
        paragraph(_NUMBER, align="center", after=8),
        text("现将{{ round_name|blank(16) }}情况通报如下。", size=14),
        _head("一、总体情况"),
        text(
            "共评查{% if units %}{{ units|length }}{% else %}____{% endif %}个单位"
            "{% if files %}{{ files|length }}{% else %}____{% endif %}卷。"
            f"优秀{_share('优秀')}；良好{_share('良好')}；合格{_share('合格')}；"
            f"不合格{_share('不合格')}。",
            size=14,
        ),
        _part("二、好的做法", "experience", 2),
        _head("三、存在的问题"),
        choose(
            "problems",
            repeat(
                "p in problems",
                text("{{ loop.index }}、{{ p.description }}", size=14, line=24),
            ),
            ruled(4, width=GRID + 1.4),
        ),
        _head("四、各单位评查结果"),
        grid(
            row(
                *[
                    label(span, each, shade=True)
                    for span, each in ((3, "名次"), (11, "单位"), (5, "评查卷数"), (5, "平均分"))
                ],
                head=True,
            ),
            *[row(cell(3), cell(11), cell(5), cell(5)) for _ in range(4)],
            width=ACROSS,
        ),
        _part("五、要求", "demands", 2),
        seal(_ORGANIZER, height=24),
    ],
)

SHEETS = [
    NOTICE,
    SELF_CHECK,
    SHEET,
    PROBLEMS,
    RECTIFICATION_NOTICE,
    RECTIFICATION_REPORT,
    RECHECK,
    CIRCULAR,
]
