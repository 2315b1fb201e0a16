"""Values for pictures of a form nobody wrote samples for: made up from the fields of its kind.

The first kind and slot that name the form tell what it can print. All people are invented.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from archive_app.settings import shipped
from archive_app.standard import Field, Kind, Slot, Standard, load_standard

Values = dict[str, Any]

BY_HAND = ("mediation.written", "mediation.oral", "mediation.unreached")
_DAY = date(2024, 3, 12)
_ENOUGH = 4  # kinds that use one form and are asked what it can print
_NAMES = ("陈水生", "林大山", "赵长河", "孙桂芳")
_LONG_NAME = "阿卜杜热合曼·买买提伊明江"
_PERIOD: Values = {
    "title": "2024年3月",
    "start": date(2024, 3, 1),
    "end": date(2024, 3, 31),
    "days": 31,
    "serial": 3,
}
_SENTENCE = "经核实有关情况属实，已按规定办理，并向本人和有关单位说明理由，材料附后。"
_LONG_PLACE = "某某壮族苗族自治州某某县清溪镇石桥村民委员会第十二村民小组一百二十八号附三号"
# What stands in a short text, by a word of its title; the first that is found decides.
_TEXTS = (
    (("文号", "编号", "证号", "字号"), "某司〔2024〕12号"),
    (("地址", "住址", "住所", "地点", "场所", "居住地", "户籍"), "某县清溪镇石桥村三组12号"),
    (("法院",), "某县人民法院"),
    (("监狱", "看守所"), "某省第一监狱"),
    (("单位", "机关", "部门", "机构"), "某县司法局"),
    (("职务", "职称", "职业"), "副所长"),
    (("民族",), "汉族"),
    (("罪名",), "盗窃罪"),
    (("关系",), "父子"),
    (("姓名", "人", "员", "者", "负责"), _NAMES[0]),
    (("时间", "时段"), "上午9时"),
    (("事由", "内容", "情况", "意见", "理由", "结果", "措施", "说明"), "情况属实，同意办理"),
)


@cache
def national() -> Standard:
    """The shipped edition."""
    return load_standard(shipped("schemas"), edition="national")


@cache
def uses_of(form_id: str) -> tuple[tuple[Kind, Slot], ...]:
    """Every slot that names the form, with its kind."""
    return tuple((k, s) for k in national().kinds for s in k.slots if form_id in s.forms)


def invented(form_id: str, sample: str) -> Values:
    """The values of one kind of sample: full, minimal, blank or extreme."""
    if sample == "blank":
        return {}
    uses = uses_of(form_id)
    if not uses:
        return _of_every_volume(sample)
    values = _of_every_volume(sample)
    facts, document, rows = _told(uses[:_ENOUGH], sample)
    values |= facts
    values["document"] = document
    values["form_date"] = document.get("date") or _DAY
    parties = facts.get("parties") or []
    values["applicants"] = [each for each in parties if each.get("side") == "申请人"]
    values["respondents"] = [each for each in parties if each.get("side") == "被申请人"]
    values["row"] = next(iter(rows), {})
    values["period"] = _PERIOD
    return values


def _told(uses: Sequence[tuple[Kind, Slot]], sample: str) -> tuple[Values, Values, list[Values]]:
    """Facts, facts of the document and rows it is made for; what an earlier use tells stands."""
    facts: Values = {}
    document: Values = {}
    rows: list[Values] = []
    for kind, slot in reversed(uses):
        facts |= _facts(kind.fields, sample)
        document |= _facts(slot.fields, sample)
        rows = (facts.get(slot.per) or rows) if slot.per else rows
    return facts, document, rows


def _of_every_volume(sample: str) -> Values:
    known: Values = {
        "station": {"name": "清溪司法所"},
        "bureau": {"name": "某县司法局", "fonds": "J058"},
        "volume_title": "清溪司法所2024年度材料",
        "category": "所务管理",
    }
    if sample == "minimal":
        return known
    lines = 25 if sample == "extreme" else 6
    return known | {
        "number": "（2024）清溪档字第12号",
        "archival_code": "J058-ZY·SW·2024·D30-012",
        "year": 2024,
        "serial": 12,
        "retention": "定期30年",
        "opened_on": date(2024, 1, 8),
        "concluded_on": date(2024, 12, 20),
        "arranged_on": date(2024, 12, 28),
        "arranged_by": "钱文",
        "checked_by": "郑立",
        "handler": "赵长河",
        "page_count": 86,
        "document_count": lines,
        "inventory": [_line(each, sample) for each in range(1, lines + 1)],
        "form_date": _DAY,
    }


def _line(position: int, sample: str) -> Values:
    title = "关于开展矛盾纠纷排查化解专项活动的通知"
    return {
        "position": position,
        "title": title * 2 if sample == "extreme" else title,
        "number": f"某司〔2024〕{position}号",
        "date": _DAY + timedelta(days=position),
        "pages": f"{position * 2 - 1}–{position * 2}",
        "remark": "复印件" if position == 2 else None,
    }


def _facts(fields: Sequence[Field], sample: str) -> Values:
    chosen = [each for each in fields if sample != "minimal" or each.required]
    return {each.name: _value(each, sample, position) for position, each in enumerate(chosen)}


def _value(field: Field, sample: str, position: int) -> Any:
    match field.type:
        case "rows":
            lines = 12 if sample == "extreme" else 2
            return [_row(field, sample, each) for each in range(lines)]
        case "long_text":
            return _SENTENCE * (24 if sample == "extreme" else 2)
        case "integer":
            return _whole(field, sample)
        case "amount":
            return Decimal("123456789.05") if sample == "extreme" else Decimal(3000)
        case "date":
            born = "出生" in field.title
            return date(1965 + position % 30, 5, 20) if born else _DAY + timedelta(days=position)
        case "boolean":
            return True
        case "choice" | "choices":
            return _chosen(field, sample, position)
        case "id_number":
            return identity(f"99010119{70 + position % 20}0312{position % 1000:03}")
        case "phone":
            return f"139000000{position % 100:02}"
        case "committee":
            return {"id": 1, "name": "清溪镇石桥村人民调解委员会", "short": "石桥"}
        case "mediator":
            return {"id": 1, "name": _name(sample, position)}
        case "mediators":
            return [{"id": each, "name": _name(sample, each)} for each in range(2)]
    return _text(field, sample, position)


def _row(field: Field, sample: str, place: int) -> Values:
    cells = {c.name: _value(c, sample, place + n) for n, c in enumerate(field.columns)}
    return {"key": f"r{place}"} | cells


def _whole(field: Field, sample: str) -> int:
    if "年度" in field.title or "年份" in field.title:
        return 2024
    least = int(field.min or 0)
    most = int(field.max if field.max is not None else 10**6)
    return max(least, min(most, 1286 if sample == "extreme" else 3))


def _chosen(field: Field, sample: str, position: int) -> Any:
    offered = [term.value for term in national().vocabulary(field.of or "").values]
    first = max(offered, key=len) if sample == "extreme" else offered[position % len(offered)]
    return (
        [first, *[each for each in offered if each != first][:1]]
        if field.type == "choices"
        else first
    )


def _text(field: Field, sample: str, position: int) -> str:
    for words, shown in _TEXTS:
        if any(word in field.title for word in words):
            if shown == _NAMES[0]:
                return _name(sample, position)
            return shown if sample != "extreme" else (shown + _LONG_PLACE)[:60]
    return field.title + ("（很长的写法）" * 4 if sample == "extreme" else "一例")


def _name(sample: str, position: int) -> str:
    return _LONG_NAME if sample == "extreme" else _NAMES[position % len(_NAMES)]


def identity(body: str) -> str:
    """An identity number of these 17 digits with its check digit."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True))
    return body + "10X98765432"[total % 11]
