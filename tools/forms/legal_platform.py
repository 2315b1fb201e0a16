"""The forms of the service station itself: PT-30 … PT-34."""

from tools.forms.layout import Element, cell, gap, grid, label, note, row, title
from tools.forms.legal_parts import STATION, legal_sheet, over_table, pair, single, two_signs
from tools.forms.ooxml import Page
from tools.forms.register import SERIAL, Column, day, register, words
from tools.forms.station_parts import signs

_UPRIGHT = Page()
_UNIT = "单位：" + STATION
_YEAR = "年度：{{ folder_year|blank(6) }}"

ROSTER = legal_sheet(
    "duty_roster",
    "PT-30",
    "公共法律服务工作站值班表",
    [
        title("公共法律服务工作站值班表", after=4),
        over_table(_UNIT, "____年____月"),
        grid(
            row(
                label(3, "日期", shade=True),
                label(3, "星期", shade=True),
                label(5, "值班人员", shade=True),
                label(5, "值班律师", shade=True),
                label(5, "联系电话", shade=True),
                label(3, "备注", shade=True),
                head=True,
            ),
            [row(cell(3), cell(3), cell(5), cell(5), cell(5), cell(3)) for _ in range(23)],
        ),
        note("值班时间：上午____至____，下午____至____。因故不能值班的，应提前调班。"),
    ],
    basis=("legal.anhui",),
)

_SERVICES = (
    ("法律咨询", "解答来访、来电、来信和网络咨询", "当场或按期答复"),
    ("法律援助", "解释条件、接收申请、初审、转交", "转交法律援助中心决定"),
    ("人民调解", "接待、受理、调解纠纷", "不收费"),
    ("公证协办", "指引、协助准备材料、转交", "不受理、不出证、不收费"),
    ("司法鉴定指引", "介绍机构、程序和应交材料", ""),
    ("仲裁指引", "劳动、农村土地承包、商事仲裁指引", ""),
    ("行政复议服务", "咨询、代收转送", "按本点职能"),
    ("安置帮教政策告知", "向刑满释放人员告知政策", ""),
    ("法治宣传", "讲座、发放资料、以案释法", ""),
    ("村（居）法律顾问", "指导和考核村工作室、法律顾问", ""),
)

SERVICES = legal_sheet(
    "service_list",
    "PT-31",
    "公共法律服务事项清单",
    [
        title("公共法律服务事项清单", after=4),
        over_table(_UNIT, _YEAR),
        grid(
            row(
                label(2, "序号", shade=True),
                label(5, "服务事项", shade=True),
                label(7, "服务内容", shade=True),
                label(5, "办理方式", shade=True),
                label(5, "承办人及电话", shade=True),
                head=True,
            ),
            [
                row(
                    cell(2, str(each), align="center"),
                    cell(5, name),
                    cell(7, what),
                    cell(5, how),
                    cell(5),
                    height=1.3,
                )
                for each, (name, what, how) in enumerate(_SERVICES, 1)
            ],
            [
                row(
                    cell(2, str(each), align="center"),
                    cell(5),
                    cell(7),
                    cell(5),
                    cell(5),
                    height=1.3,
                )
                for each in (11, 12)
            ],
        ),
        note("服务时间：____________　地址：____________　监督电话：____________"),
    ],
    basis=("legal.anhui", "legal.shandong.18"),
    notes="事项依公开的工作站职责整理，没有开展的划去，版式自拟。",
)

ROOMS = legal_sheet(
    "room_list",
    "PT-32",
    "村（社区）公共法律服务工作室名册",
    [
        title("村（社区）公共法律服务工作室名册", after=4, size=20),
        over_table(_UNIT, _YEAR),
        register(
            (
                SERIAL,
                Column("村（社区）", 26, "village"),
                words("地点", 34, "place"),
                Column("联络员", 20, "contact"),
                Column("电话", 28, "phone"),
                Column("法律顾问", 20, "adviser"),
                day("指导考核日期", 22, "guided_on"),
                Column("考核结果", 18, "result"),
            ),
            "rooms",
            least=17,
            page=_UPRIGHT,
        ),
        gap(4),
        signs("填表人（签名）：", "司法所（印章）："),
    ],
    basis=("legal.anhui", "legal.shandong.11"),
)

GUIDANCE = legal_sheet(
    "room_guidance",
    "PT-33",
    "村（社区）工作室指导考核记录",
    [
        title("村（社区）工作室指导考核记录", after=6),
        grid(
            pair(
                "村（社区）", "{{ row.village|blank(0) }}", "联络员", "{{ row.contact|blank(0) }}"
            ),
            pair(
                "指导考核日期",
                "{{ document.date|cn_date }}",
                "法律顾问",
                "{{ row.adviser|blank(0) }}",
            ),
            single("场所、标牌、公示", "□齐全　□不齐：____________________"),
            single("登记簿和台账", "□齐全　□不齐：____________________"),
            single("人员在岗", "□在岗　□不在岗"),
            single("法律顾问到村", "本期到村____次，讲座____场"),
            single("指导内容", "", height=5.4),
            single("存在的问题", "", height=3.4),
            single("整改要求和期限", "", height=2.8),
            single("考核结果", "{{ row.result|blank(0) }}"),
            two_signs("指导考核人（签名）：", "村（社区）联络员（签名）："),
        ),
    ],
    per="rooms",
    basis=("legal.anhui",),
)

_FIGURES = (
    ("法律咨询", "总人次", "consultations"),
    ("", "来访（含上门）", "consultations_visit"),
    ("", "来电（含12348转办）", "consultations_call"),
    ("", "来信", "consultations_letter"),
    ("", "网络", "consultations_web"),
    ("", "重点人群", "consultations_priority"),
    ("代写文书", "份数", "drafted"),
    ("法律援助", "收到申请", "aid_received"),
    ("", "转报", "aid_forwarded"),
    ("", "获准", "aid_granted"),
    ("", "本所承办案件", "aid_handled"),
    ("", "挽回损失（元）", "recovered"),
    ("协办指引", "公证", "notary_helped"),
    ("", "司法鉴定", "forensic_guided"),
    ("", "仲裁", "arbitration_guided"),
    ("", "行政复议", "reconsideration_helped"),
    ("法律顾问", "到村次数", "adviser_visits"),
    ("", "法治讲座（场）", "lectures"),
    ("满意度", "满意率（%）", "satisfaction_rate"),
)


def _figure(group: str, name: str, fact: str) -> Element:
    # The figures are those of the whole year; a quarter's sheet is filled by hand.
    known = "{% if not period and " + fact + " is not none %}{{ " + fact + "|blank(0) }}{% endif %}"
    first = label(5, group, merge="restart" if group else "continue")
    return row(first, cell(8, name), cell(6, known, align="right"), cell(5), height=0.86)


STATISTICS = legal_sheet(
    "statistics_sheet",
    "PT-34",
    "公共法律服务统计表",
    [
        title("公共法律服务统计表", after=4),
        over_table(_UNIT, "{% if period %}{{ period.title }}{% else %}" + _YEAR + "{% endif %}"),
        grid(
            row(
                label(5, "类别", shade=True),
                label(8, "项目", shade=True),
                label(6, "数量", shade=True),
                label(5, "备注", shade=True),
                head=True,
            ),
            [_figure(*each) for each in _FIGURES],
        ),
        gap(4),
        signs("填表人（签名）：", "负责人（签名）："),
        note("司法所（印章）　　报送日期：{{ document.date|cn_date }}"),
    ],
    basis=("legal.station_rules",),
    notes="只查到“定期报送统计表”，项目依年度应报数字整理；上级有报表的从其报表。",
)

SHEETS = [ROSTER, SERVICES, ROOMS, GUIDANCE, STATISTICS]
