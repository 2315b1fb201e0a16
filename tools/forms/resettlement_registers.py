"""The printed ledgers of resettlement and help: AB-R01 …, a table over the rows of the book."""

from collections.abc import Sequence
from dataclasses import replace

from tools.forms.layout import NO_5, SMALL_5, Blocks, paragraph, title
from tools.forms.register import SERIAL, Column, day, money, register, words
from tools.forms.resettlement_parts import CATEGORY, STATION
from tools.forms.sheet import Sheet

_NAME = Column("姓名", 16, "name")
_NOTES = "各栏依系统数据模型，未见统一印制的台账；版式为自拟。"


def _book(
    word: str,
    number: int,
    name: str,
    columns: Sequence[Column],
    *,
    basis: tuple[str, ...] = ("reset.nm_d",),
    notes: str = _NOTES,
    least: int = 12,
    size: float = NO_5,
    margins: tuple[float, float, float, float] = (25, 25, 25, 25),
) -> Sheet:
    sheet = Sheet(
        form=f"resettlement.register_{word}",
        number=f"AB-R{number:02}",
        title=name,
        layout="designed",
        category=CATEGORY,
        landscape=True,
        margins=margins,
        numbered_pages=True,
        basis=basis,
        notes=notes,
        body=[],
    )
    table = register(columns, "entries", least=least, size=size, page=sheet.page)
    return replace(sheet, body=[title(name, size=18, after=2), _whose(), table])


def _whose() -> Blocks:
    year = "{% if folder_year %}{{ folder_year }}{% else %}________{% endif %}年度"
    return paragraph(f"单位：{STATION}　　　　{year}", line=24, after=4, keep=True)


SHEETS = [
    _book(
        "persons",
        1,
        "帮教对象花名册",
        (
            Column("序号", 20, "{{ loop.index }}"),
            Column("姓名", 36, "name"),
            Column("性别", 16, "sex"),
            Column("身份证号", 52, "id_number"),
            words("户籍地", 52, "household"),
            words("居住地", 52, "residence"),
            Column("电话", 52, "phone"),
            Column("人员类别", 36, "source"),
            words("罪名", 32, "offences"),
            words("刑期", 30, "sentence_term"),
            words("服刑单位", 40, "prison"),
            day("释放（解矫）日期", 48, "released_on"),
            day("衔接日期", 48, "connected_on"),
            Column("衔接方式", 44, "way"),
            Column("帮教类型", 36, "help_kind"),
            Column("管理类别", 20, "management"),
            day("帮教期止", 48, "help_until"),
            Column("安置方式", 32, "placement"),
            words("帮教小组长", 34, "group_head"),
            Column("状态", 28, "status"),
            words("备注", 26, "note"),
        ),
        size=8,
        margins=(15, 10, 15, 10),
        least=10,
        notes=_NOTES + "犯罪记录已封存的未成年人不列入；不公开张贴。",
    ),
    _book(
        "verification",
        2,
        "信息核查台账",
        (
            Column("序号", 22, "{{ loop.index }}"),
            day("下发日期", 54, "issued_on"),
            words("犯人编号", 60, "prisoner_number"),
            Column("姓名", 46, "name"),
            Column("身份证号", 92, "id_number"),
            words("监所", 56, "prison"),
            words("户籍地", 70, "household"),
            words("核查人", 46, "checker"),
            day("核查日期", 54, "checked_on"),
            Column("状态", 34, "state"),
            Column("失败原因", 50, "failure"),
            Column("是否退回上级", 36, "returned"),
            day("反馈日期", 54, "feedback_on"),
        ),
        size=SMALL_5,
    ),
    _book(
        "handover",
        3,
        "衔接（必接必送）台账",
        (
            Column("序号", 22, "{{ loop.index }}"),
            Column("姓名", 46, "name"),
            words("监所", 56, "prison"),
            day("释放日期", 54, "released_on"),
            day("通知书收到日", 54, "notice_on"),
            day("告知村居家属日", 54, "told_on"),
            words("接送人员", 60, "escorts"),
            words("随从亲属", 56, "relatives"),
            Column("总人数", 28, "people"),
            words("接送情况", 70, "pickup"),
            day("衔接日期", 54, "connected_on"),
            day("回执日期", 54, "receipt_on"),
            Column("未衔接原因", 50, "no_show_reason"),
        ),
        size=SMALL_5,
    ),
    _book(
        "key",
        4,
        "重点帮教对象台账",
        (
            SERIAL,
            _NAME,
            day("认定日期", 18, "classed_on"),
            words("认定理由", 28, "reason"),
            words("责任人", 28, "officer"),
            words("措施", 28, "measures"),
            day("研判日期", 18, "analysed_on"),
            day("调整日期", 18, "changed_on"),
        ),
    ),
    _book(
        "visits",
        5,
        "走访谈话台账",
        (
            day("日期", 18, "date"),
            _NAME,
            words("走访人", 28, "visitor"),
            words("地点", 28, "place"),
            words("谈话内容摘要", 28, "content"),
            words("效果", 28, "effect"),
            words("发现问题", 28, "problem"),
            words("处理", 28, "handling"),
        ),
    ),
    _book(
        "placement",
        6,
        "安置救助台账",
        (
            _NAME,
            Column("安置方式", 14, "placement"),
            day("安置时间", 18, "placed_on"),
            Column("救助方式", 24, "relief|joined"),
            Column("就业服务", 24, "services|joined"),
            words("社保", 28, "insurance"),
            money("减免税金额", 20, "tax_relief"),
            words("部门", 28, "department"),
        ),
    ),
    _book(
        "groups",
        7,
        "帮教小组台账",
        (
            words("对象", 14, "name"),
            words("成员", 28, "member"),
            Column("类别", 18, "kind"),
            words("单位职务", 28, "post"),
            Column("电话", 20, "phone"),
            day("起", 18, "from_on"),
            day("止", 18, "until_on"),
        ),
        notes=_NOTES + "不写罪名。",
    ),
    _book(
        "appraisals",
        8,
        "年度鉴定台账",
        (
            Column("年度", 18, "appraised_year"),
            _NAME,
            day("村居鉴定日期", 18, "village_on"),
            day("乡镇鉴定日期", 18, "township_on"),
            words("结论", 28, "conclusion"),
            Column("有无重新犯罪倾向", 18, "risky"),
        ),
    ),
    _book(
        "lost",
        9,
        "脱管台账",
        (
            _NAME,
            day("脱管时间", 18, "lost_on"),
            words("原因", 28, "reason"),
            words("查找", 28, "search"),
            day("找回日期", 18, "found_on"),
        ),
    ),
    _book(
        "moves",
        10,
        "迁居（户籍迁移）台账",
        (
            _NAME,
            Column("迁出（迁入）", 18, "direction"),
            words("地址", 28, "address"),
            day("时间", 18, "date"),
            words("原因", 28, "reason"),
            words("审核意见", 28, "opinion"),
            day("回执", 18, "receipt_on"),
        ),
    ),
    _book(
        "reoffences",
        11,
        "重新犯罪台账",
        (
            _NAME,
            words("案由", 28, "charge"),
            day("时间", 18, "date"),
            words("处理", 28, "handling"),
            day("释放日期", 18, "released_on"),
            Column("距释放天数", 18, "days_since"),
        ),
    ),
    _book(
        "releases",
        12,
        "解除帮教台账",
        (
            _NAME,
            day("起", 18, "help_from"),
            day("止", 18, "help_until"),
            day("解除日期", 18, "ended_on"),
            Column("原因", 18, "ending"),
            words("总结摘要", 28, "summary"),
        ),
    ),
    _book(
        "children",
        13,
        "服刑人员未成年子女台账",
        (
            _NAME,
            day("出生", 18, "birth_on"),
            words("监护", 28, "guardian"),
            words("困难程度", 28, "hardship"),
            Column("帮扶措施", 24, "measures|joined"),
            day("日期", 18, "date"),
        ),
        notes=_NOTES + "限制查阅。",
    ),
    _book(
        "bases",
        14,
        "安置基地台账",
        (
            words("名称", 14, "name"),
            words("类型", 28, "base_kind"),
            words("地址", 28, "address"),
            Column("容量", 18, "capacity"),
            money("面积（平方米）", 20, "area"),
            Column("在基地人数", 18, "people"),
            money("减免税", 20, "tax_relief"),
        ),
    ),
]
