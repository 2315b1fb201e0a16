"""The forms of a village's legal adviser: PT-14 … PT-18."""

from tools.forms.layout import (
    GRID,
    Blocks,
    cell,
    gap,
    grid,
    label,
    note,
    row,
    shown,
    title,
)
from tools.forms.legal_parts import legal_sheet, over_table, pair, single, two_signs
from tools.forms.station_parts import by_hand

_BASIS = ("legal.adviser",)
_VILLAGE = "村（社区）：{{ village|blank(12) }}"
_YEAR = "年度：{{ folder_year|blank(6) }}"

LOG = legal_sheet(
    "adviser_log",
    "PT-14",
    "村（居）法律顾问工作日志",
    [
        title("村（居）法律顾问工作日志", after=4),
        grid(
            pair("村（社区）", shown("village"), "顾问", shown("adviser")),
            pair("日期", "{{ document.date|cn_date }}", "所属机构", shown("adviser_firm")),
            pair("到村时间", "____时____分", "离开时间", "____时____分"),
            single(
                "服务类型",
                "□法律咨询　□法律意见　□法治讲座　□参与调解",
                "□法律援助　□审查合同、村规民约　□其他",
                height=1.4,
            ),
            pair("服务对象", "", "受益人数", ""),
            single("事项", "", height=5.4),
            single("处理结果", "", height=4.4),
            single("照片", "（粘贴处）", height=4.2),
            two_signs("顾问（签名）：", "村（社区）负责人（签字）："),
        ),
        note("一次一记、一事一记，写明时间、人员、内容、方式和结果。"),
    ],
    basis=_BASIS,
)

SURVEY = legal_sheet(
    "village_survey",
    "PT-15",
    "顾问村（社区）基本情况调查表",
    [
        title("顾问村（社区）基本情况调查表", after=4),
        over_table(_VILLAGE, _YEAR),
        grid(
            pair("负责人", shown("village_head"), "法律顾问", shown("adviser")),
            row(cell(GRID, "人口", align="center", shade=True)),
            pair("户数、人数", "", "外来（外出）人员", ""),
            pair("老年人、残疾人", "", "未成年人、留守儿童", ""),
            row(cell(GRID, "组织", align="center", shade=True)),
            single("村（居）委会、集体经济组织、调委会", "", height=1.6),
            row(cell(GRID, "产业与合同", align="center", shade=True)),
            single("产业", "", height=1.2),
            single("合同", "（土地承包、流转、租赁、工程等，份数及履行情况）", height=1.6),
            row(cell(GRID, "纠纷", align="center", shade=True)),
            single(
                "纠纷高发类型",
                "□婚姻家庭　□邻里　□土地　□宅基地",
                "□合同　□劳动　□征收补偿　□其他",
                height=1.4,
            ),
            single("正在处理的重大纠纷", "", height=1.8),
            row(cell(GRID, "需求", align="center", shade=True)),
            single("法律服务需求", "", height=2.0),
            two_signs("顾问（签名）：", "村（社区）负责人（签字）："),
        ),
    ],
    basis=_BASIS,
)


def _plan() -> Blocks:
    heads = row(
        label(3, "时间", shade=True),
        label(9, "服务内容", shade=True),
        label(6, "方式", shade=True),
        label(6, "服务对象", shade=True),
    )
    quarters = [
        row(label(3, f"第{each}季度"), cell(9), cell(6), cell(6), height=2.6) for each in "一二三四"
    ]
    return [heads, quarters]


PLAN = legal_sheet(
    "adviser_plan",
    "PT-16",
    "村（居）法律顾问年度服务计划",
    [
        title("村（居）法律顾问年度服务计划", after=4),
        over_table(_VILLAGE, _YEAR),
        grid(
            pair("顾问", shown("adviser"), "所属机构", shown("adviser_firm")),
            single("服务目标", "", height=2.4),
            _plan(),
            single("讲座安排", "", height=2.0),
            single("保障措施", "", height=2.0),
            two_signs("顾问（签名）：", "村（社区）负责人（签字）："),
        ),
    ],
    basis=_BASIS,
)

_ITEMS = (
    ("合同按时签订", "5", "未按时签订扣5分"),
    ("公示牌", "5", "没有公示牌扣5分，不及时更新扣3分"),
    ("基本情况调查表", "3", "缺少扣3分"),
    ("年度法律服务计划", "3", "缺少扣3分"),
    ("按时到村服务", "12", "每月至少一次，少一次扣1分"),
    ("工作日志", "20", "一次一记、一事一记，写明时间、人员、内容、方式、结果"),
    ("法治讲座", "", "次数按本县规定"),
    ("法律咨询、法律意见", "", "按登记和意见书核对"),
    ("参与调解、代理法律援助", "", "按材料核对"),
    ("重大事项报告", "", "有一件不报告扣1分"),
    ("群众评价", "", "按测评表"),
)

ASSESSMENT = legal_sheet(
    "adviser_assessment",
    "PT-17",
    "村（居）法律顾问年度考评表",
    [
        title("村（居）法律顾问年度考评表", after=4),
        over_table("村（社区）：{{ village|blank(6) }}", "顾问：{{ adviser|blank(6) }}", _YEAR),
        grid(
            row(
                label(6, "考评项目", shade=True),
                label(3, "分值", shade=True),
                label(9, "评分办法", shade=True),
                label(3, "得分", shade=True),
                label(3, "备注", shade=True),
                head=True,
            ),
            [
                row(
                    cell(6, name),
                    cell(3, points, align="center"),
                    cell(9, rule, size=10.5),
                    cell(3),
                    cell(3),
                    height=0.9,
                )
                for name, points, rule in _ITEMS
            ],
            row(
                label(6, "合计"),
                cell(3),
                cell(9),
                cell(3, shown("score"), align="center"),
                cell(3),
            ),
            single("群众评价", "□满意　□基本满意　□不满意（附测评表____份）", height=1.2),
            by_hand("村（社区）意见", height=2.4, signs="负责人（签字、印章）："),
            by_hand("司法所意见", height=2.4, signs="负责人（签名、印章）："),
        ),
        note("前六项分值见于公开的考评表，空白的分值请按本县办法填写；考评结果与补贴挂钩。"),
    ],
    layout="reconstructed",
    basis=_BASIS,
    notes="项目和部分分值依公开的两份考评表，其余分值留空由本县填写，版式自拟。",
)

LECTURE = legal_sheet(
    "lecture_record",
    "PT-18",
    "法治讲座记录",
    [
        title("法治讲座记录", after=4),
        over_table(
            _VILLAGE, "{% if period %}{{ period.title }}{% else %}____年____季度{% endif %}"
        ),
        grid(
            pair("时间", "____年__月__日__时", "地点", ""),
            pair("主讲人", shown("adviser"), "参加人数", ""),
            single("讲座题目", ""),
            single("主要内容", "", height=6.6),
            single("提问与解答", "", height=3.6),
            single("发放资料", ""),
            single("附件", "□通知　□签到表　□课件　□照片"),
            single("照片", "（粘贴处）", height=4.0),
            two_signs("主讲人（签名）：", "村（社区）负责人（签字）："),
        ),
        gap(2),
    ],
    basis=_BASIS,
)

SHEETS = [LOG, SURVEY, PLAN, ASSESSMENT, LECTURE]
