"""Reception: the basic facts, the notices of reporting, the first talk; 文书2, 文书3, SQ-201 …"""

from tools.forms.corrections_parts import (
    CATEGORY,
    COUNTY,
    STATION,
    addressed,
    foot,
    head,
    issued,
    period,
    remark,
)
from tools.forms.corrections_record_parts import (
    DAY,
    NUMBER_HERE,
    line,
    named,
    pair,
    told,
)
from tools.forms.layout import (
    SMALL_4,
    WIDE,
    Blocks,
    Element,
    box,
    cell,
    choose_rows,
    gap,
    grid,
    label,
    note,
    paragraph,
    repeat_rows,
    row,
    shown,
    sign_line,
    text,
    title,
    value,
)
from tools.forms.panels import cut_line, panel_name
from tools.forms.sheet import Sheet

_REPORTS = ("在规定时限内报到", "超出规定时限报到", "未报到且下落不明")
_TICKS = "　　".join(box(each, f"report_result == '{each}'") for each in _REPORTS)


def _photo(*cells: Element, merge: str, words: str = "") -> Element:
    return row(*cells, cell(5, words, align="center", merge=merge), height=1)


def _identity_block() -> list[Element]:
    return [
        _photo(
            label(3, "姓名"),
            value(4, "name", align="center"),
            label(3, "曾用名"),
            value(3, "former_name", align="center"),
            label(3, "性别"),
            value(3, "sex", align="center"),
            merge="restart",
            words="照片",
        ),
        _photo(label(3, "身份证号码"), value(16, "id_number"), merge="continue"),
        _photo(
            label(3, "民族"),
            value(4, "nation", align="center"),
            label(4, "出生年月日"),
            cell(8, "{% if birth_on %}{{ birth_on|cn_date }}{% endif %}"),
            merge="continue",
        ),
        _photo(
            label(3, "文化程度"),
            value(4, "education"),
            label(3, "健康状况"),
            value(3, "health"),
            label(3, "婚姻状况"),
            value(3, "marriage"),
            merge="continue",
        ),
        row(label(4, "原政治面貌"), value(8, "politics"), label(4, "联系电话"), value(8, "phone")),
        line("居住地", shown("residence")),
        line("户籍地", shown("household")),
        pair("所在工作单位（学校）", "workplace", "单位（学校）联系电话", "workplace_phone"),
    ]


def _sentence_block() -> list[Element]:
    return [
        row(
            label(3, "罪名"),
            value(6, "offences"),
            label(3, "刑种"),
            value(4, "sentence"),
            label(3, "原判刑期"),
            value(5, "sentence_term"),
            height=1,
        ),
        pair("社区矫正决定机关", "decided_by", "原羁押场所", "custody_place"),
        row(
            label(4, "禁止令内容"),
            value(8, "injunction"),
            named(4, "禁止期限起止日"),
            cell(8, period("injunction_from", "injunction_until")),
            height=1.4,
        ),
        row(
            label(3, "矫正类别"),
            value(4, "correction_type"),
            label(4, "矫正期限（月）"),
            value(2, "term_months", align="center"),
            label(3, "起止日"),
            cell(8, period("starts_on", "ends_on")),
            height=1.4,
        ),
        row(
            named(4, "法律文书收到时间及种类"),
            cell(
                8,
                "{% if papers_received_on %}{{ papers_received_on|cn_date }}{% endif %}"
                "{% if papers_received %}　{{ papers_received|joined }}{% endif %}",
            ),
            named(4, "接收方式及报到时间"),
            cell(
                8,
                "{{ arrival|blank(0) }}{% if reported_on %}　{{ reported_on|cn_date }}{% endif %}",
            ),
            height=1.4,
        ),
        row(label(4, "报到情况"), cell(20, _TICKS), height=1),
    ]


def _list_rows(words: str, columns: tuple[tuple[int, str, str], ...], of: str) -> Blocks:
    """A list inside the table: the rows on record, else four empty lines."""
    blanks = [row(*(cell(span) for span, _, _ in columns), height=0.8) for _ in range(4)]
    filled = repeat_rows(
        f"{of}_row in {of}", row(*(value(span, f"{of}_row.{fact}") for span, _, fact in columns))
    )
    return [
        row(cell(24, words, align="center", shade=True), height=0.8),
        row(*(label(span, name) for span, name, _ in columns), height=0.8),
        choose_rows(of, filled, blanks),
    ]


BASIC_INFO = Sheet(
    form="corrections.basic_info",
    number="文书2",
    number_kind="official",
    title="社区矫正对象基本信息表",
    layout="reconstructed",
    category=CATEGORY,
    margins=(20, 25, 20, 25),
    pages=2,
    basis=("corr.moj2012", "corr.gx_f"),
    notes="栏目依某市系统印本；“社区矫正人员”已改为“社区矫正对象”。未见部颁新格式。",
    body=[
        title("社区矫正对象基本信息表", after=4),
        head(f"单位：{STATION}", f"编号：{{{{ person_number|blank(12) }}}}　填表日期：{DAY}"),
        grid(
            _identity_block(),
            _sentence_block(),
            told("主要犯罪事实", "crime_facts", 3, height=2.8),
            told("既往违法犯罪记录（行政、刑事）", "priors_note", 2, height=1.8),
            _list_rows(
                "个人简历",
                ((7, "起止时间", "from_to"), (11, "所在单位", "place"), (6, "职务", "post")),
                "resume",
            ),
            _list_rows(
                "家庭成员及主要社会关系",
                (
                    (4, "姓名", "name"),
                    (4, "关系", "relation"),
                    (10, "工作单位或家庭住址", "workplace"),
                    (6, "联系电话", "phone"),
                ),
                "family",
            ),
            remark(),
        ),
        foot("注：本表一式三份，司法局、司法所各一份，抄送公安（分）局一份。"),
    ],
)

_DUTY_TO_REPORT = (
    "你应当自判决、裁定、决定生效之日起十日内报到。逾期不报到的，将依法予以训诫、警告，"
    "直至提请撤销缓刑、撤销假释或者收监执行。"
)


def _person_notice(*, stub: bool) -> Blocks:
    look = {"size": SMALL_4, "line": 25}
    return [
        paragraph("社区矫正报到通知书", align="center", size=18, line=30),
        paragraph(NUMBER_HERE, align="right", size=SMALL_4, line=22),
        addressed("社区矫正对象{{ name|blank(8) }}：") if not stub else None,
        text(
            "社区矫正对象{{ name|blank(8) }}（身份证号码{{ id_number|blank(18) }}）"
            if stub
            else "你",
            "因犯{{ offences|blank(8) }}，经{{ decided_by|blank(12) }}"
            "{{ judgment_number|blank(12) }}判处{{ sentence|blank(5) }}"
            "{{ sentence_term|blank(5) }}，依法实行社区矫正（{{ correction_type|blank(5) }}）。"
            f"现通知于________年____月____日前到{STATION}报到，接受社区矫正。",
            **look,
        ),
        None if stub else text(_DUTY_TO_REPORT, **look),
        None
        if stub
        else text("报到地址：________________________　联系电话：______________", **look),
        sign_line("社区矫正对象（签名、捺手印）：", left=5) if stub else None,
        paragraph("填发人：__________　批准人：__________", line=24) if stub else None,
        issued(COUNTY, DAY, height=12),
    ]


PERSON_NOTICE = Sheet(
    form="corrections.person_report_notice",
    number="SQ-201",
    title="社区矫正报到通知书",
    layout="reconstructed",
    category=CATEGORY,
    basis=("corr.gx_f", "corr.law.21"),
    notes="存根、本人联和骑缝章依某市印本；用语按2020年后的名称。",
    body=[
        panel_name("存根"),
        _person_notice(stub=True),
        cut_line(NUMBER_HERE),
        panel_name("本人联"),
        _person_notice(stub=False),
    ],
)


def _county_notice(*, stub: bool) -> Blocks:
    look = {"size": SMALL_4, "line": 25}
    return [
        paragraph("社区矫正报到通知", align="center", size=18, line=30),
        paragraph(NUMBER_HERE, align="right", size=SMALL_4, line=22),
        None if stub else text(f"{STATION}：", indent=0, **look),
        text(
            "社区矫正对象{{ name|blank(8) }}，{{ sex|blank(3) }}，身份证号码"
            "{{ id_number|blank(18) }}，居住地{{ residence|blank(16) }}，矫正类别"
            "{{ correction_type|blank(5) }}，期限自{{ starts_on|cn_date }}至{{ ends_on|cn_date }}。"
            "已于{{ reported_on|cn_date }}办理接收登记，现指派你所负责日常管理。",
            **look,
        ),
        text(
            "移交文书（复印件）：□判决书　□裁定书　□决定书　□执行通知书　□起诉书副本　"
            "□结案登记表　□告知书和保证书　□调查评估意见书　□其他：________",
            **look,
        ),
        issued(COUNTY, DAY, height=12),
        None if stub else sign_line("司法所接收人（签名）、日期：", left=5),
    ]


COUNTY_NOTICE = Sheet(
    form="corrections.county_report_notice",
    number="SQ-202",
    title="社区矫正报到通知（致司法所）",
    layout="reconstructed",
    category=CATEGORY,
    basis=("corr.gx_f", "corr.im.18"),
    notes="存根、移交文书清单和骑缝章依某市印本，接收人一栏为增设。",
    body=[
        panel_name("存根"),
        _county_notice(stub=True),
        cut_line(NUMBER_HERE),
        panel_name("司法所联"),
        _county_notice(stub=False),
    ],
)


def _columns(*columns: tuple[int, str]) -> Element:
    return row(*(label(span, words, shade=True) for span, words in columns), height=1.6, head=True)


_SITUATION = (
    (2, "姓名"),
    (1, "性别"),
    (2, "罪名"),
    (2, "决定机关"),
    (2, "裁判时间"),
    (3, "裁判书号"),
    (2, "矫正类别"),
    (2, "规定报到时限"),
    (2, "报到时间"),
    (2, "已在规定时限报到"),
    (2, "超出规定时限报到"),
    (2, "未报到并下落不明"),
)
_MARK = "{{% if report_result == '{}' %}}√{{% endif %}}"
_OURS = (
    shown("name"),
    shown("sex"),
    shown("offences"),
    shown("decided_by"),
    "{{ judged_on|short_date }}",
    shown("judgment_number"),
    shown("correction_type"),
    "{{ report_by|short_date }}",
    "{{ reported_on|short_date }}",
    *(_MARK.format(each) for each in _REPORTS),
)
_SIZE = 10.5


def _situation(values: tuple[str, ...]) -> Element:
    cells = zip(_SITUATION, values, strict=True)
    return row(*(cell(span, each, size=_SIZE) for (span, _), each in cells), height=1.3)


RESULT_NOTICE = Sheet(
    form="corrections.report_result_notice",
    number="文书3",
    number_kind="official",
    title="社区矫正对象报到情况通知单",
    layout="reconstructed",
    category=CATEGORY,
    landscape=True,
    basis=("corr.moj2012", "corr.gx_f"),
    notes="横排十二栏依某市印本。",
    body=[
        title("社区矫正对象报到情况通知单"),
        paragraph(f"单位：{COUNTY}", line=24, keep=True),
        grid(
            _columns(*_SITUATION),
            _situation(_OURS),
            [_situation(("",) * 12) for _ in range(3)],
            width=WIDE,
        ),
        note(
            (
                "送________人民法院；抄报________人民检察院、"
                "________公安（分）局、________监狱（看守所）。"
            ),
            before=8,
        ),
        note("注：本表一式五份。"),
    ],
)

REGISTRATION = Sheet(
    form="corrections.registration",
    number="SQ-203",
    title="社区矫正对象接收登记表",
    layout="designed",
    category=CATEGORY,
    basis=("corr.law.22", "corr.nm_d"),
    notes="各栏名称依数据标准，版式自拟。",
    body=[
        title("社区矫正对象接收登记表"),
        grid(
            pair("姓名", "name", "性别", "sex"),
            pair("身份证号码", "id_number", "联系电话", "phone"),
            pair("居住地", "residence", "户籍地", "household", height=1.3),
            pair("罪名", "offences", "矫正类别", "correction_type"),
            pair("决定机关", "decided_by", "裁判文书号", "judgment_number"),
            row(
                named(4, "文书生效日期"),
                cell(8, "{% if effective_on %}{{ effective_on|cn_date }}{% endif %}"),
                named(4, "规定报到时限"),
                cell(8, "{% if report_by %}{{ report_by|cn_date }}{% endif %}"),
                height=1,
            ),
            row(
                named(4, "实际报到日期"),
                cell(8, "{% if reported_on %}{{ reported_on|cn_date }}{% endif %}"),
                label(4, "接收方式"),
                value(8, "arrival"),
                height=1,
            ),
            line("报到情况", _TICKS, height=1.1),
            line(
                "法律文书",
                "{% if papers_received %}{{ papers_received|joined }}{% endif %}",
                height=1.4,
            ),
            line("需要补送的文书", "", height=1.4),
            line("携带证件", "□身份证　□户口簿　□居住证明　□出入境证件　□其他：", height=1.1),
            line("登记核对情况", "", height=2.4),
            remark(),
        ),
        gap(6),
        sign_line("社区矫正对象（签名、捺手印）：", left=4),
        sign_line("经办人（签名）、登记日期：", left=4, keep=False),
    ],
)

SHEETS = [BASIC_INFO, RESULT_NOTICE, PERSON_NOTICE, COUNTY_NOTICE, REGISTRATION]
