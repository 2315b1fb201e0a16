"""The assessment of risk: its items and options as a system codes them; AB-12."""

from tools.forms.corrections_record_parts import heading_row
from tools.forms.layout import (
    NO_5,
    Element,
    cell,
    grid,
    label,
    note,
    row,
    title,
    value,
)
from tools.forms.resettlement_parts import (
    CATEGORY,
    DAY,
    PERIOD,
    head_line,
    ticks,
)
from tools.forms.sheet import Sheet

# Items and options as the system codes them; how many points each gives is not published.
_RISKS: tuple[tuple[str, str], ...] = (
    ("身份证号", "正确／不正确"),
    ("住址", "正确／不正确"),
    ("年龄", "18以下／18–35／36–45／46以上"),
    ("文化", "小学以下／初中／高中／大专以上"),
    ("就业", "不愿就业／无就业能力／愿就业未就业／已就业"),
    ("生活来源", "无固定／靠政府／靠家庭／靠自身"),
    ("固定住所", "有／无"),
    ("身体", "严重疾病或残疾／患病花费大或影响就业／一般慢性病／健康"),
    ("婚姻", "离异丧偶大龄未婚（25岁以上）／已婚或25岁以下未婚稳定"),
    ("家庭成员关系", "无家可归／单亲／不睦／和睦"),
    ("家庭经济", "低保线下／收入不稳／稳定够用／较高"),
    ("家庭成员犯罪记录", "有／无"),
    ("家族精神病史", "有／无"),
    (
        "违法犯罪类型",
        "严重暴力、团伙、涉黑涉枪涉毒涉邪教、侵财、三假／一般／偶犯非暴力",
    ),
    ("主观恶性", "故意／过失"),
    ("累犯", "是／否"),
    ("心理", "严重疾病／明显／轻微／健康"),
    ("自控", "难以自控／较差／较好"),
    ("法律知识", "法盲／欠缺／熟知"),
    ("社会心态", "极度不满／偶有不满／正确看待"),
    ("交往范围", "复杂／不良交友／无不良"),
    ("交往态度", "消极回避／正常／积极"),
    ("刑期", "死缓／无期／10–20年（含10）／3–10年／不满3年"),
    ("认罪服法", "否／是"),
    ("改造表现", "受加刑／无减刑／减刑"),
    ("职业技能", "无且不愿学／有未取证／有证"),
    ("监所评估", "按监所评估的等级填写：____________"),
    ("回归去向", "下落不明／人户分离／回原籍"),
    ("对帮教态度", "不配合／消极／积极"),
    ("三无", "是／否"),
)


def _boxed(options: str) -> str:
    known = "____" in options
    return options if known else "　".join(f"□{each}" for each in options.split("／"))


def _risk_rows() -> list[Element]:
    return [
        row(
            cell(2, str(n), align="center", size=NO_5),
            cell(5, words, size=NO_5),
            cell(14, _boxed(options), size=NO_5),
            cell(3),
            height=0.72,
        )
        for n, (words, options) in enumerate(_RISKS, 1)
    ]


RISK = Sheet(
    form="resettlement.risk",
    number="AB-12",
    title="危险性（重新犯罪倾向）评估表",
    layout="reconstructed",
    category=CATEGORY,
    pages=2,
    numbered_pages=True,
    basis=("reset.nm_d",),
    notes="评估项目和选项见于系统代码，各项分值没有公布，由本县填写；版式复原。",
    body=[
        title("危险性（重新犯罪倾向）评估表", size=20, after=4),
        head_line(),
        grid(
            row(
                label(3, "姓名"),
                value(5, "name"),
                label(3, "性别"),
                value(5, "sex"),
                label(3, "期间"),
                cell(5, PERIOD),
            ),
            heading_row((2, "序号"), (5, "项目"), (14, "选项"), (3, "得分"), height=0.8),
            _risk_rows(),
            row(
                label(21, "总分"),
                cell(3, "{{ document.score|blank(0) }}", align="center"),
                height=0.9,
            ),
            row(
                label(4, "建议类别"),
                cell(
                    20,
                    ticks("document.advised", "重点帮教对象", "一般帮教对象", between="　　　"),
                ),
                height=1,
            ),
            row(label(4, "评估人"), cell(8), label(4, "评估日期"), cell(8, DAY), height=1.1),
        ),
        note("注：在选中的方框内打“√”，按本县规定的分值填写得分。", before=4),
    ],
)

SHEETS = [RISK]
