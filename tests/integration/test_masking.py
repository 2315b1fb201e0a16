"""Nothing in a precedent tells who it was: names, numbers and addresses are hidden."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_app.chinese.folding import fold
from archive_app.records.masking import PrecedentMask
from archive_app.standard import Kind, Standard
from archive_app.store.tables import Document, Volume

PARTY = {
    "name": "赵铁柱",
    "id_number": "99010119620304001X",
    "phone": "0990-1234567",
    "address": "清河镇柳树村三组27号",
    "agent_name": "欧阳国华",
}


@pytest.fixture
def kind(national: Standard) -> Kind:
    return national.kind("mediation.written")


def mask(kind: Kind, text: str, *parties: dict[str, Any], **facts: Any) -> str:
    rows = list(parties) or [PARTY]
    return PrecedentMask(kind, Volume(facts={"parties": rows, **facts}, documents=[]))(text)


HIDDEN = [
    ("赵铁柱愿付500元。", "赵某某愿付500元。"),
    ("赵 铁　柱愿付", "赵某某愿付"),
    ("申请人赵铁\n柱愿付", "申请人赵某某愿付"),
    ("趙鐵柱願付", "赵某某願付"),
    ("代理人欧阳国华到场", "代理人欧阳某某到场"),
    ("身份证99010119620304001X。", "身份证990*************1X。"),
    ("身份证９９０１０１１９６２０３０４００１Ｘ。", "身份证990*************1X。"),
    ("电话0990-1234567", "电话099*******67"),
    ("另一人电话13900000001", "另一人电话139******01"),
    ("住清河镇柳树村三组27号西侧", "住清河镇柳树村…西侧"),
    ("赵家的铁门", "赵家的铁门"),
]


@pytest.mark.parametrize(("text", "masked"), HIDDEN)
def test_what_a_volume_knows_of_its_people_is_hidden(kind: Kind, text: str, masked: str) -> None:
    assert mask(kind, text) == masked


ORGANISATIONS = ["清河建材有限公司", "柳树村村民委员会", "老李家常菜店", "清河水泥厂"]


@pytest.mark.parametrize("name", ORGANISATIONS)
def test_an_organisation_is_hidden_whole(kind: Kind, name: str) -> None:
    assert mask(kind, f"由{name}支付", {"name": name}) == "由某单位支付"


def test_the_longer_of_two_names_is_hidden_first(kind: Kind) -> None:
    parties = {"name": "李建"}, {"name": "李建国"}
    assert mask(kind, "李建国与李建", *parties) == "李某某与李某"


def test_names_on_a_document_are_hidden_too(kind: Kind) -> None:
    paper = Document(slot="investigation", facts={"interviewee": "王大山、何小满"})
    volume = Volume(facts={}, documents=[paper])
    assert PrecedentMask(kind, volume)("王大山说，何小满在场") == "王某某说，何某某在场"


def test_a_volume_without_people_still_hides_numbers(kind: Kind) -> None:
    volume = Volume(facts={}, documents=[])
    assert PrecedentMask(kind, volume)("13900000001") == "139******01"


@given(
    before=st.text("甲乙铁柱赵 \n，a1", max_size=12),
    after=st.text("甲乙铁柱赵 \n，a1", max_size=12),
)
def test_a_name_never_survives_however_it_stands(
    national: Standard, before: str, after: str
) -> None:
    kind = national.kind("mediation.written")
    assert "赵铁柱" not in fold(mask(kind, f"{before}赵 铁\n柱{after}")).text
