"""Values to look at the forms with: everything known, hardly anything, nothing, and far too much.

Those of a mediation case are written here, any other form's are made up by `invented`. All people,
bodies and numbers are invented; identity numbers carry an area code nobody has.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from archive_app.filling import Form
from tools.forms.invented import BY_HAND, identity, invented, uses_of

Values = dict[str, Any]


def values_for(form: Form, kind: str) -> Values:
    """The sample values of one kind (one of KINDS) for one form."""
    if not any(used.id in BY_HAND for used, _ in uses_of(form.id)):
        shown = form.sample if kind in ("full", "extreme") else {}
        return invented(form.id, kind) | dict(shown)
    values = _KINDS[kind]()
    if form.per:
        rows = values.get(form.per, [])
        with_agent = [each for each in rows if each.get("agent_name")]
        chosen = with_agent if form.id.endswith("authorization") else rows
        values["row"] = (chosen or rows or [{}])[0]
    if form.id.endswith("confirmation_organization") and kind == "full":
        values["parties"] = [values["parties"][0], _COMPANY]
    return values


def _person(name: str, side: str, body: str, **more: object) -> Values:
    known = {
        "name": name,
        "side": side,
        "kind": "自然人",
        "nation": "汉族",
        "id_number": identity(body),
        "occupation": "务农",
        "phone": "13900000001",
        "address": "某县清溪镇石桥村三组12号",
    }
    return known | more


_COMPANY: Values = {
    "name": "某县清溪镇丰收农资经营部有限公司",
    "side": "被申请人",
    "kind": "法人",
    "credit_code": "91990101MA00000000",
    "legal_representative": "周立业",
    "legal_representative_post": "经理",
    "address": "某县清溪镇人民路88号",
    "phone": "13900000009",
}

_AGENT: Values = {
    "agent_name": "林晓阳",
    "agent_kind": "近亲属",
    "agent_relation": "儿子",
    "agent_id_number": identity("99010119900615123"),
    "agent_phone": "13900000003",
    "agent_powers": ["申请或终止调解", "收集、提供证据", "参加调解并签署有关文书"],
}

_DISPUTE = (
    "2024年2月18日，林大山翻建自家院墙时向东移出约四十厘米，压到陈水生家门前的排水沟。"
    "下雨后积水漫进陈水生家的厢房，墙皮脱落，存放的化肥受潮。双方多次争吵未能解决，"
    "陈水生要求拆墙恢复排水沟并赔偿损失，林大山认为院墙没有超出宅基地界线。"
)
_TERMS = (
    "1、林大山于2024年4月30日前将压在排水沟上的院墙拆除四十厘米，恢复排水沟原状，费用自理。\n"
    "2、林大山赔偿陈水生墙面修补和化肥损失人民币3000元。\n"
    "3、今后双方共同维护排水沟，不得堵塞。\n4、本纠纷一次性处理完毕，双方不再就此争执。"
)
_INVENTORY = (
    ("人民调解申请书", "1–1", ""),
    ("人民调解受理登记表", "2–2", ""),
    ("人民调解当事人权利义务告知书", "3–4", "二份"),
    ("当事人身份证明", "5–6", "复印件"),
    ("授权委托书", "7–7", ""),
    ("人民调解调查记录", "8–9", ""),
    ("人民调解证据材料", "10–12", ""),
    ("人民调解记录", "13–14", ""),
    ("人民调解协议书", "15–15", ""),
    ("收条", "16–16", ""),
    ("人民调解回访记录", "17–17", ""),
)


def _rows(entries: Any) -> list[Values]:
    return [
        {"position": index, "title": title, "pages": pages, "remark": remark}
        for index, (title, pages, remark) in enumerate(entries, 1)
    ]


def _full() -> Values:
    parties = [
        _person("陈水生", "申请人", "99010119680312101"),
        _person("林大山", "被申请人", "99010119651105203", phone="13900000002") | _AGENT,
    ]
    return _sides(parties) | {
        "committee": {"id": 1, "name": "清溪镇石桥村人民调解委员会", "short": "石桥"},
        "station": {"name": "清溪司法所"},
        "bureau": {"name": "某县司法局"},
        "number": "（2024）石桥人调字第12号",
        "volume_title": "陈水生与林大山邻里纠纷",
        "retention": "定期30年",
        "dispute_type": "邻里纠纷",
        "case_source": "当事人申请",
        "case_level": "一般",
        "occurred_on": date(2024, 2, 18),
        "place": "石桥村三组",
        "people_involved": 2,
        "dispute": _DISPUTE,
        "requests": "1、拆除压在排水沟上的院墙，恢复排水沟。\n2、赔偿墙面修补和化肥损失3000元。",
        "applied_on": date(2024, 3, 1),
        "accepted_on": date(2024, 3, 1),
        "mediators": [{"id": 1, "name": "赵长河"}, {"id": 2, "name": "孙桂芳"}],
        "recorder": "钱文",
        "invited": "石桥村三组组长吴有田",
        "mediation_place": "石桥村人民调解室",
        "mediation_started_on": date(2024, 3, 6),
        "mediation_ended_on": date(2024, 3, 12),
        "result": "达成协议",
        "matter": _DISPUTE,
        "terms": _TERMS,
        "performance_terms": "赔偿款于签订协议当日以现金付清；院墙于2024年4月30日前拆除。",
        "agreement_on": date(2024, 3, 12),
        "agreement_amount": Decimal("3000"),
        "agreement_copies": 3,
        "performance": "已履行",
        "performed_on": date(2024, 4, 26),
        "visited_on": date(2024, 5, 20),
        "visit_method": "上门",
        "visit_findings": "院墙已于4月26日拆除，排水沟已恢复，赔偿款已付清。双方均表示满意。",
        "confirmation_court": "某县人民法院",
        "concluded_on": date(2024, 5, 20),
        "arranged_on": date(2024, 5, 28),
        "arranged_by": "钱文",
        "checked_by": "郑立",
        "handler": "赵长河",
        "page_count": 17,
        "inventory": _rows(_INVENTORY),
        "form_date": date(2024, 3, 12),
        "document": {"date": date(2024, 5, 28), "amount": Decimal("3000")},
    }


def _sides(parties: list[Values]) -> Values:
    return {
        "parties": parties,
        "applicants": [each for each in parties if each.get("side") == "申请人"],
        "respondents": [each for each in parties if each.get("side") == "被申请人"],
    }


def _minimal() -> Values:
    parties = [
        {"name": "陈水生", "side": "申请人", "kind": "自然人"},
        {"name": "清溪镇供销合作社", "side": "被申请人", "kind": "法人"},
    ]
    return _sides(parties) | {"committee": {"name": "清溪镇人民调解委员会"}}


def _blank() -> Values:
    return {}


def _extreme() -> Values:
    long_place = (
        "某某壮族苗族自治州某某县清溪镇石桥村民委员会下辖第十二村民小组"
        "水井湾自然村一百二十八号附三号"
    )
    people = [
        _person(
            f"阿卜杜热合曼·买买提伊明江{each}",
            "申请人" if index < 3 else "被申请人",
            f"9901011968031210{index}",
            nation="维吾尔族",
            occupation="某县清溪镇中心小学高级教师兼教导主任",
            address=long_place,
        )
        for index, each in enumerate("甲乙丙丁戊")
    ]
    company = _COMPANY | {
        "name": "某某省某某市某某县清溪镇石桥村股份经济合作联合社生态农业开发有限责任公司"
    }
    story = _DISPUTE * 9
    return (
        _full()
        | _sides([*people, company | _AGENT])
        | {
            "committee": {
                "id": 2,
                "name": "某某县清溪镇婚姻家庭邻里与山林土地纠纷专业性行业性人民调解委员会",
            },
            "number": "（2024）清溪镇专业性行业性人调字第1234号",
            "volume_title": "阿卜杜热合曼·买买提伊明江甲等三人与合作联合社等三方土地承包纠纷",
            "dispute_type": "农村土地承包经营纠纷",
            "case_source": "政府（部门）指定移送",
            "people_involved": 1286,
            "dispute": story,
            "requests": "\n".join(f"{index}、返还承包地并赔偿损失。" for index in range(1, 9)),
            "mediators": [{"name": name} for name in ("赵长河", "孙桂芳", "欧阳立春", "司马文远")],
            "place": long_place,
            "mediation_place": long_place,
            "invited": "、".join(["石桥村三组组长吴有田"] * 6),
            "matter": story,
            "terms": "\n".join([_TERMS] * 6),
            "performance_terms": "分十二期支付，每期于当月最后一日前转账付清。" * 6,
            "agreement_amount": Decimal("123456789.05"),
            "visit_findings": story,
            "remark": "部分证据以复印件入卷，原件由当事人自行保管。" * 12,
            "inventory": _rows((_INVENTORY * 3)[:25]),
            "termination_reason": "其他",
            "document": {"date": date(2024, 5, 28), "amount": Decimal("123456789.05")},
        }
    )


_KINDS: Mapping[str, Any] = {
    "full": _full,
    "minimal": _minimal,
    "blank": _blank,
    "extreme": _extreme,
}
KINDS = tuple(_KINDS)
