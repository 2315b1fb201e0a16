"""Daily supervision: reports, visits, talks, education, help; SQ-221 …"""

from tools.forms.corrections_parts import CATEGORY, remark, wide
from tools.forms.corrections_record_parts import (
    PERIOD,
    answers_signed,
    empty_rows,
    heading_row,
    line,
    pair,
    person_head,
    questions,
    record_head,
    signatures,
    told,
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
    sign_line,
    text,
    title,
    value,
)
from tools.forms.sheet import Sheet


def _of(person: str = "矫正对象") -> Blocks:
    """Whose sheet it is and for which period."""
    return grid(
        row(
            label(4, person),
            value(6, "name"),
            label(3, "管理类别"),
            value(4, "management_class"),
            label(2, "期间"),
            cell(5, PERIOD),
            height=1,
        )
    )


REPORT_REGISTER = Sheet(
    form="corrections.report_register",
    number="SQ-221",
    title="社区矫正对象日常报告登记表",
    layout="designed",
    category=CATEGORY,
    basis=("corr.im.24", "corr.nm_d"),
    notes="栏目依数据标准中的报告记录，版式自拟；每周、每月通用。",
    body=[
        title("社区矫正对象日常报告登记表"),
        _of(),
        gap(6),
        grid(
            heading_row(
                (4, "报告日期"),
                (3, "方式"),
                (9, "内容摘要"),
                (4, "本人签名"),
                (4, "记录人签名"),
                height=1.1,
            ),
            empty_rows((4, 3, 9, 4, 4), 10, height=1.7),
        ),
        note(
            (
                "注：方式填“当面”“书面”或者“通讯”；批准暂缓、"
                "外出期间以电话、视频报告的，注明通话时间。"
            ),
            before=6,
        ),
    ],
)

WRITTEN_REPORT = Sheet(
    form="corrections.written_report",
    number="SQ-222",
    title="社区矫正对象思想汇报（书面情况报告）",
    layout="designed",
    category=CATEGORY,
    basis=("corr.im.24", "corr.xs", "corr.gx_f"),
    notes="未见统一格式，提示和格线自拟；由本人亲笔书写。",
    body=[
        title("思想汇报（书面情况报告）", after=4),
        _of("汇报人"),
        note(
            "（写明：本期遵守法律和监督管理规定、禁止令的情况；学习、公益活动、工作和生活情况；"
            "身体和家庭有无变化；思想认识和今后打算）",
            before=6,
        ),
        ruled(18, line=25),
        sign_line("本人（亲笔签名、日期）：", left=7),
        sign_line("阅批意见：", left=0),
        sign_line("阅批人（签名、日期）：", left=7, keep=False),
    ],
)

BAN_REPORT = Sheet(
    form="corrections.ban_report",
    number="SQ-223",
    title="遵守禁止令情况报告",
    layout="designed",
    category=CATEGORY,
    basis=("corr.im.24", "corr.im.39"),
    notes="只知应报告，版式自拟。",
    body=[
        title("遵守禁止令情况报告"),
        _of("报告人"),
        gap(6),
        grid(
            line("禁止令内容", "{{ injunction|blank(0) }}", height=1.6),
            line(
                "禁止期限",
                "自{{ injunction_from|cn_date }}至{{ injunction_until|cn_date }}",
                height=1,
            ),
            wide("本期是否进入禁止的区域、场所", "□没有　□有：", height=2.6),
            wide("本期是否从事禁止的活动", "□没有　□有：", height=2.6),
            wide("本期是否接触禁止的人员", "□没有　□有：", height=2.6),
            wide("经批准的例外情况", "□没有　□有（写明批准日期）：", height=2.6),
            wide("司法所核实情况", ruled(3, width=19.6), height=3),
        ),
        gap(8),
        signatures("报告人（签名）", "核实人（签名）"),
    ],
)

BODY_REPORT = Sheet(
    form="corrections.body_report",
    number="SQ-224",
    title="暂予监外执行对象身体情况报告",
    layout="designed",
    category=CATEGORY,
    basis=("corr.tc", "corr.im.24"),
    notes="只知每月报告一次，栏目和版式自拟。",
    body=[
        title("暂予监外执行对象身体情况报告"),
        grid(
            pair("姓名", "name", "期间", ""),
            pair("暂予监外执行情形", "medical_kind", "疾病名称", "disease"),
            pair("指定医院", "hospital_name", "保证人", "guarantor"),
            wide("本月身体情况和治疗情况", ruled(7, width=19.6), height=6.4),
            wide("用药、检查、住院情况", ruled(5, width=19.6), height=4.6),
            wide("遵守规定情况", ruled(3, width=19.6), height=2.8),
            line("所附材料", "□门诊病历　□检查单　□住院证明　□其他：", height=1.1),
        ),
        gap(8),
        signatures("报告人（本人或者保证人，签名）", "收到人（签名）"),
    ],
)

VISIT_RECORD = Sheet(
    form="corrections.visit_record",
    number="SQ-225",
    title="走访笔录",
    layout="reconstructed",
    category=CATEGORY,
    numbered_pages=True,
    pages=2,
    sign_each_page="被谈话人（本页签名、捺手印）：",
    basis=("corr.law.26", "corr.nm_f"),
    notes="表头和开头语依某省系统印本；问话提纲自拟。",
    body=[
        title("走访笔录"),
        grid(
            record_head(known=False),
            row(
                label(4, "被谈话人"),
                cell(5),
                label(2, "性别"),
                cell(2),
                label(3, "出生日期"),
                cell(8),
                height=1,
            ),
            pair("文化程度", "", "电话", ""),
            line("住址", ""),
        ),
        text(
            "我们是____________司法所的工作人员（出示证件），今天来了解社区矫正对象"
            "{{ name|blank(8) }}的情况，请如实回答，并对谈话内容保密。是否清楚？",
            size=SMALL_4,
            line=24,
            before=6,
        ),
        paragraph("答：____________", line=24),
        questions(
            "他（她）近来的生活、工作、交往和家庭情况怎样？",
            "有没有外出、饮酒赌博、与人争执等情况？",
            "对他（她）的监督和帮助还有什么意见？",
            lines=6,
        ),
        answers_signed("走访人（两人）", "记录人"),
    ],
)

_VISITED = (
    ("行动能力", "□正常　□受限　□卧床"),
    ("健康状况", "□良好　□一般　□有病"),
    ("不良嗜好", "□没有　□有："),
    ("生活来源", "□务工　□务农　□经营　□家人供养　□其他"),
    ("经济状况", "□较好　□一般　□困难"),
    ("婚姻状况", "□稳定　□有矛盾　□变化："),
    ("居住情况", "□自有　□租住　□变化："),
    ("活动情况", "□正常　□异常："),
    ("重大变故", "□没有　□有："),
    ("近期表现", "□好　□一般　□较差"),
)

VISIT_SHEET = Sheet(
    form="corrections.visit_sheet",
    number="SQ-226",
    title="实地查访（走访）记录表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("corr.law.26", "corr.gx_f"),
    notes="十六项栏目依某市印本，勾选项为自拟。",
    body=[
        title("实地查访（走访）记录表"),
        grid(
            pair("矫正对象", "name", "走访日期", ""),
            row(label(4, "走访人"), cell(8), label(4, "走访对象"), cell(8), height=1),
            pair("走访原因", "document.reason", "走访地点", "document.place"),
            [line(words, ticks, height=0.95) for words, ticks in _VISITED],
            told("具体情况", "document.findings", 5, height=4.6),
            wide("发现的问题和处理", ruled(2, width=19.6), height=2),
        ),
        gap(4),
        signatures("走访人（签名，两人）", "被走访人（签名）"),
    ],
)

TALK = Sheet(
    form="corrections.talk",
    number="SQ-227",
    title="个别教育（谈话）记录",
    layout="designed",
    category=CATEGORY,
    sign_each_page="社区矫正对象（本页签名、捺手印）：",
    numbered_pages=True,
    pages=2,
    basis=("corr.law.36", "corr.flow"),
    notes="表头同入矫谈话笔录，正文格线自拟；日常谈话、惩戒后教育谈话、变更执行地谈话通用。",
    body=[
        title("个别教育（谈话）记录"),
        grid(record_head(known=False), person_head(), line("谈话事由", "")),
        paragraph("谈话内容：", line=24, before=6, keep=True),
        ruled(24),
        answers_signed("谈话人", "记录人"),
    ],
)

CHECK = Sheet(
    form="corrections.check_record",
    number="SQ-228",
    title="信息化核查和通信联络记录",
    layout="designed",
    category=CATEGORY,
    basis=("corr.law.26",),
    notes="栏目和版式自拟；系统可以导出的，以导出的记录入卷。",
    body=[
        title("信息化核查和通信联络记录"),
        _of(),
        gap(6),
        grid(
            heading_row(
                (4, "日期、时间"),
                (4, "方式"),
                (5, "所在位置"),
                (7, "核查情况"),
                (4, "核查人签名"),
                height=1.1,
            ),
            empty_rows((4, 4, 5, 7, 4), 11, height=1.5),
        ),
        note(
            "注：方式如手机定位、视频、电话、微信；不在规定区域或者联系不上的，写明处理情况。",
            before=6,
        ),
    ],
)

EDUCATION = Sheet(
    form="corrections.education_month",
    number="SQ-229",
    title="集中教育月登记表",
    layout="designed",
    category=CATEGORY,
    basis=("corr.law.36", "corr.cls"),
    notes="栏目和版式自拟。",
    body=[
        title("集中教育月登记表"),
        _of(),
        gap(6),
        grid(
            heading_row(
                (4, "日期"),
                (6, "主题"),
                (4, "授课人、地点"),
                (3, "小时"),
                (4, "本人签名"),
                (3, "测试"),
                height=1.1,
            ),
            empty_rows((4, 6, 4, 3, 4, 3), 5, height=1.4),
            row(label(14, "当月累计小时"), value(10, "document.hours"), height=1),
            wide("学习心得（本人填写）", ruled(7, width=19.6), height=6.4),
        ),
        gap(6),
        sign_line("司法所工作人员（签名、日期）：", left=6, keep=False),
    ],
)

ACTIVITY = Sheet(
    form="corrections.activity_month",
    number="SQ-230",
    title="公益活动月登记表",
    layout="designed",
    category=CATEGORY,
    basis=("corr.law.42", "corr.cls"),
    notes="法律没有规定时长；栏目依数据标准中的活动记录，版式自拟。",
    body=[
        title("公益活动月登记表"),
        _of(),
        gap(6),
        grid(
            heading_row(
                (4, "日期"),
                (5, "起止时间"),
                (3, "小时"),
                (4, "地点"),
                (5, "内容"),
                (3, "本人签名"),
                height=1.1,
            ),
            empty_rows((4, 5, 3, 4, 5, 3), 8, height=1.4),
            row(label(12, "当月累计小时"), value(12, "document.hours"), height=1),
            wide("表现评价", ruled(3, width=19.6), height=2.8),
        ),
        gap(6),
        paragraph("公益活动基地（组织单位）盖章：", line=28, keep=True),
        sign_line("负责人（签名、日期）：", left=8, keep=False),
    ],
)

HELP = Sheet(
    form="corrections.help_record",
    number="SQ-231",
    title="社区矫正对象帮扶记录",
    layout="designed",
    category=CATEGORY,
    basis=("corr.law.37", "corr.nm_d"),
    notes="栏目依数据标准，版式自拟。",
    body=[
        title("社区矫正对象帮扶记录"),
        grid(
            pair("矫正对象", "name", "居住地", "residence", height=1.2),
            pair("帮扶事项", "row.matter", "部门", "row.department"),
            row(
                label(4, "帮扶日期"),
                cell(8, "{% if row.date %}{{ row.date|cn_date }}{% endif %}"),
                label(4, "金额或折合价值（元）"),
                cell(8, "{% if row.value %}{{ row.value|amount }}{% endif %}"),
                height=1.1,
            ),
            wide("困难和需求", ruled(5, width=19.6), height=4.6),
            wide("帮扶经过", ruled(6, width=19.6), height=5.4),
            line("结果", "{{ row.result|blank(0) }}", height=2),
            remark(),
        ),
        gap(8),
        signatures("社区矫正对象（签名）", "经办人（签名）"),
    ],
)

PHONE_REPORT = Sheet(
    form="corrections.phone_report",
    number="SQ-232",
    title="通讯报告记录",
    layout="designed",
    category=CATEGORY,
    basis=("corr.custom.rhythm", "corr.nm_d"),
    notes="外出、住院等期间以电话、视频代替当面报告的记录，栏目和版式自拟。",
    body=[
        title("通讯报告记录"),
        grid(
            pair("矫正对象", "name", "联系电话", "phone"),
            row(
                label(4, "期间"),
                cell(
                    12,
                    "自{{ row.from_on|cn_date }}至{{ row.until_on|cn_date }}",
                ),
                label(3, "情形"),
                value(5, "row.kind"),
                height=1.1,
            ),
        ),
        gap(6),
        grid(
            heading_row(
                (4, "日期、时间"),
                (3, "方式"),
                (4, "所在地"),
                (9, "报告内容"),
                (4, "记录人签名"),
                height=1.1,
            ),
            empty_rows((4, 3, 4, 9, 4), 11, height=1.5),
        ),
    ],
)

BREACH = Sheet(
    form="corrections.breach",
    number="SQ-233",
    title="违规情况登记表",
    layout="designed",
    category=CATEGORY,
    basis=("corr.flow", "corr.nm_d"),
    notes="违规类型依数据标准，版式自拟。",
    body=[
        title("违规情况登记表"),
        grid(
            pair("矫正对象", "name", "矫正类别", "correction_type"),
            pair("管理类别", "management_class", "联系电话", "phone"),
            row(
                label(4, "发现日期"),
                cell(8, "{% if found_on %}{{ found_on|cn_date }}{% endif %}"),
                label(4, "发现途径"),
                cell(8),
                height=1,
            ),
            line("违规类型", "{% if violations %}{{ violations|joined }}{% endif %}", height=1.2),
            told("违规时间、地点和情况", "case_facts", 7, height=6.4),
            wide("已掌握的证据", ruled(4, width=19.6), height=3.8),
            wide("初步处理", ruled(3, width=19.6), height=2.8),
            line("是否立案调查", "□立案　　□不立案，理由：", height=1.2),
        ),
        gap(6),
        signatures("登记人（签名）", "司法所负责人（签名）"),
    ],
)

SHEETS = [
    REPORT_REGISTER,
    WRITTEN_REPORT,
    BAN_REPORT,
    BODY_REPORT,
    VISIT_RECORD,
    VISIT_SHEET,
    TALK,
    CHECK,
    EDUCATION,
    ACTIVITY,
    HELP,
    PHONE_REPORT,
    BREACH,
]
