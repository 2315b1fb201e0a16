"""The papers of the yearly folders: sessions, activities, meetings, duty, incidents, agreements."""

from tools.forms.corrections_parts import CATEGORY, STATION, WRITTEN_DATE, issued
from tools.forms.layout import (
    GRID,
    Blocks,
    Element,
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
from tools.forms.sheet import Sheet

_ROW_DATE = "{{ row.date|cn_date }}"
_NOTES = "只知道有此材料，栏目和版式为自拟。"


def _lines(
    span_by_words: tuple[tuple[int, str], ...], count: int, *, height: float = 0.85
) -> Blocks:
    return [
        row(*[label(span, words, shade=True) for span, words in span_by_words], head=True),
        [row(*[cell(span) for span, _ in span_by_words], height=height) for _ in range(count)],
    ]


def _tall(words: str, lines: int) -> Element:
    return row(label(4, words), cell(20, ruled(lines, width=20), top=True), height=lines * 0.86)


EDUCATION = Sheet(
    form="corrections.education_record",
    number="SQ-140",
    title="社区矫正集中教育记录",
    layout="designed",
    category=CATEGORY,
    basis=("corr.nm_d", "corr.law.36"),
    notes="日期、主题、授课人、应到实到、时长、地点各栏依系统数据模型，版式为自拟。",
    body=[
        title("社区矫正集中教育记录"),
        grid(
            row(label(4, "日期"), cell(8, _ROW_DATE), label(4, "地点"), value(8, "row.place")),
            row(
                label(4, "授课人"),
                value(8, "row.lecturer"),
                label(4, "时长"),
                cell(8, "{% if row.hours %}{{ row.hours }}小时{% endif %}"),
            ),
            row(
                label(4, "应到人数"),
                value(8, "row.expected"),
                label(4, "实到人数"),
                value(8, "row.attended"),
            ),
            row(label(4, "主题"), value(20, "row.theme"), height=1.1),
            _tall("主要内容", 10),
            _tall("未到人员及处理", 3),
            _tall("考试情况", 2),
            _tall("小结", 4),
            row(label(4, "记录人签名"), cell(20), height=1.1),
        ),
    ],
)

SIGN_IN = Sheet(
    form="corrections.sign_in",
    number="SQ-141",
    title="签到表",
    layout="designed",
    category=CATEGORY,
    basis=("corr.nm_d",),
    notes="集中教育、公益活动、会议通用；栏目和版式为自拟。",
    body=[
        title("签 到 表"),
        paragraph(
            f"单位：{STATION}　　日期：{_ROW_DATE}",
            line=24,
            keep=True,
        ),
        paragraph(
            "事由：",
            underlined("{{ (row.theme or row.content or row.topic)|blank(24) }}"),
            line=26,
            after=4,
            keep=True,
        ),
        grid(
            _lines(
                (
                    (2, "序号"),
                    (5, "姓名"),
                    (6, "本人签名"),
                    (3, "到达时间"),
                    (3, "离开时间"),
                    (5, "备注"),
                ),
                20,
                height=0.92,
            ),
        ),
        note("由本人亲笔签名，不得代签。", before=4),
    ],
)

SERVICE = Sheet(
    form="corrections.service_record",
    number="SQ-142",
    title="社区矫正公益活动时长登记表",
    layout="designed",
    category=CATEGORY,
    basis=("corr.nm_d", "corr.law.42"),
    notes="时间、时长、地点、内容、组织单位各栏依系统数据模型，版式为自拟。",
    body=[
        title("社区矫正公益活动时长登记表"),
        grid(
            row(label(4, "日期"), cell(8, _ROW_DATE), label(4, "地点"), value(8, "row.place")),
            row(label(4, "活动内容"), value(20, "row.content"), height=1.1),
            row(
                label(4, "组织人"),
                value(5, "row.organiser"),
                label(3, "应到"),
                value(4, "row.expected"),
                label(3, "实到"),
                value(5, "row.attended"),
            ),
        ),
        gap(6),
        grid(
            _lines(
                (
                    (2, "序号"),
                    (5, "姓名"),
                    (4, "开始时间"),
                    (4, "结束时间"),
                    (3, "时长"),
                    (6, "本人签名"),
                ),
                15,
            ),
        ),
        gap(8),
        sign_line("记录人（签名）："),
        sign_line("基地（单位）盖章："),
    ],
)

MINUTES = Sheet(
    form="corrections.meeting_minutes",
    number="SQ-143",
    title="社区矫正会议纪要（研判记录）",
    layout="designed",
    category=CATEGORY,
    numbered_pages=True,
    pages=1,
    basis=("corr.custom.folders",),
    notes=_NOTES,
    body=[
        title("社区矫正会议纪要（研判记录）", size=20),
        grid(
            row(label(4, "时间"), cell(8, _ROW_DATE), label(4, "地点"), value(8, "row.place")),
            row(
                label(4, "会议种类"),
                value(8, "row.kind"),
                label(4, "到会人数"),
                value(8, "row.people"),
            ),
            row(
                label(4, "主持人"),
                value(8, "row.host"),
                label(4, "记录人"),
                value(8, "row.recorder"),
            ),
            row(label(4, "议题"), value(20, "row.topic"), height=1.1),
            _tall("讨论和研判情况", 14),
            _tall("议定事项和责任人", 6),
            row(label(4, "主持人签名"), cell(8), label(4, "记录人签名"), cell(8), height=1.2),
        ),
    ],
)

_DAYS = 31
DUTY = Sheet(
    form="corrections.duty_log",
    number="SQ-144",
    title="社区矫正值班记录",
    layout="designed",
    category=CATEGORY,
    pages=2,
    basis=("corr.custom.folders",),
    notes=_NOTES,
    body=[
        title("社区矫正值班记录", after=4),
        paragraph(
            f"单位：{STATION}　　　　",
            "{% if period.title %}{{ period.title }}{% else %}______年____月{% endif %}",
            line=24,
            after=4,
        ),
        grid(
            row(
                *[
                    label(span, words, shade=True)
                    for span, words in (
                        (2, "日期"),
                        (4, "值班人签名"),
                        (7, "值班情况"),
                        (7, "核查发现的异常和处理"),
                        (4, "交接"),
                    )
                ],
                head=True,
            ),
            [
                row(label(2, str(each)), cell(4), cell(7), cell(7), cell(4), height=1)
                for each in range(1, _DAYS + 1)
            ],
        ),
    ],
)

INCIDENT = Sheet(
    form="corrections.incident_report",
    number="SQ-145",
    title="社区矫正突发事件报告",
    layout="designed",
    category=CATEGORY,
    basis=("corr.nm_d",),
    notes="时间、地点、人员、描述、上报人各栏依系统数据模型，版式为自拟。",
    body=[
        title("社区矫正突发事件报告"),
        grid(
            row(
                label(4, "发生时间"),
                cell(8, _ROW_DATE),
                label(4, "发生地点"),
                value(8, "row.place"),
                height=1.1,
            ),
            row(label(4, "所涉对象"), value(8, "row.name"), label(4, "联系电话"), cell(8)),
            row(
                label(4, "上报人"),
                value(8, "row.reporter"),
                label(4, "上报时间"),
                cell(8, "{% if row.reported_on %}{{ row.reported_on|cn_date }}{% endif %}"),
            ),
            row(label(4, "事件描述"), cell(20, shown("row.description"), top=True), height=5.4),
            row(label(4, "已采取的措施"), cell(20, shown("row.handling"), top=True), height=4.2),
            row(label(4, "需要上级协调的事项"), cell(20), height=2.4),
            row(label(4, "通知的单位和时间"), cell(20), height=1.8),
        ),
        gap(6),
        sign_line("上报人（签名）：", left=6),
        issued(STATION, height=10),
    ],
)


def _agreement(name: str, other: str, ours: tuple[str, ...], theirs: tuple[str, ...]) -> Blocks:
    def numbered(duties: tuple[str, ...]) -> Blocks:
        return [text(f"{n}．{duty}", line=26) for n, duty in enumerate(duties, 1)]

    term = "{{ row.starts_on|cn_date }}至{{ row.ends_on|cn_date }}"
    return [
        title(name),
        text(f"甲方：{STATION}", indent=0, line=26),
        text(f"乙方（{other}）：", underlined("{{ row.name|blank(16) }}"), indent=0, line=26),
        text("为做好社区矫正工作，双方自愿达成如下协议：", line=26),
        text("一、甲方的责任", line=26, indent=0),
        numbered(ours),
        text("二、乙方的责任", line=26, indent=0),
        numbered(theirs),
        text(f"三、协议期限：自{term}。", line=26, indent=0),
        text("四、本协议一式两份，双方各执一份。", line=26, indent=0),
        gap(14),
        grid(
            row(
                cell(GRID // 2, "甲方（盖章）：", gap(30), WRITTEN_DATE, top=True),
                cell(GRID // 2, "乙方（签名或盖章）：", gap(30), WRITTEN_DATE, top=True),
            ),
            borders=False,
        ),
    ]


VOLUNTEER = Sheet(
    form="corrections.volunteer_agreement",
    number="SQ-146",
    title="社区矫正志愿服务（社会工作）协议",
    layout="designed",
    category=CATEGORY,
    basis=("corr.nm_d", "corr.custom.folders"),
    notes=_NOTES,
    body=_agreement(
        "社区矫正志愿服务（社会工作）协议",
        "志愿者、社会工作者",
        (
            "介绍社区矫正对象的有关情况，安排工作任务；",
            "组织培训，提供必要的工作条件；",
            "听取乙方的意见，解决工作中的困难。",
        ),
        (
            "参加矫正小组，协助教育帮扶和日常走访；",
            "遵守社区矫正的规定，尊重社区矫正对象的人格；",
            "对工作中知悉的个人信息和未成年人身份保密；",
            "发现异常情况及时报告。",
        ),
    ),
)

BASE = Sheet(
    form="corrections.base_agreement",
    number="SQ-147",
    title="社区矫正公益活动基地协议",
    layout="designed",
    category=CATEGORY,
    basis=("corr.nm_d", "corr.law.42"),
    notes=_NOTES,
    body=_agreement(
        "社区矫正公益活动基地协议",
        "公益活动基地",
        (
            "安排社区矫正对象参加公益活动，派人带队管理；",
            "活动前告知安全事项；",
            "与乙方商定活动的时间、内容和人数。",
        ),
        (
            "提供适宜的公益活动岗位和必要的安全保障；",
            "如实登记活动的时间、时长和表现；",
            "不得要求从事营利性劳动，不得歧视社区矫正对象；",
            "对知悉的个人信息保密，发现异常情况及时告知甲方。",
        ),
    ),
)

SHEETS = [EDUCATION, SIGN_IN, SERVICE, MINUTES, DUTY, INCIDENT, VOLUNTEER, BASE]
