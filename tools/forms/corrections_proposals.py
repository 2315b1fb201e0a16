"""The proposals to a court, the police or a prison: 文书12–16 and the proposal of an arrest."""

from dataclasses import dataclass

from tools.forms.corrections_parts import (
    CATEGORY,
    addressed,
    foot,
    identity_sentence,
    issued,
    judgment_sentence,
    number_line,
    term_sentence,
)
from tools.forms.layout import SMALL_4, Blocks, narrative, text, title
from tools.forms.sheet import Sheet

_NOTE = "版式依某市印本；编号“{}”为推断，印制前请核实；法律条款已按现行规定改写。"
_CCL, _IM = "《中华人民共和国社区矫正法》", "《社区矫正法实施办法》"


@dataclass(frozen=True)
class Proposal:
    """What tells one proposal from another."""

    form: str
    number: str
    name: str
    to: str
    law: str
    asks: str
    copies: str
    basis: tuple[str, ...]


_PROPOSALS = (
    Proposal(
        "public_security_proposal",
        "文书12",
        "治安管理处罚建议书",
        "________________公安（分）局",
        f"{_CCL}第二十八条、第五十九条和{_IM}第三十六条",
        "建议对其给予治安管理处罚。",
        "________人民检察院",
        ("corr.moj2012", "corr.gx_f", "corr.law.28", "corr.law.59", "corr.im.36", "corr.psl.60"),
    ),
    Proposal(
        "probation_revocation_proposal",
        "文书13",
        "撤销缓刑建议书",
        "________________人民法院",
        f"《中华人民共和国刑法》第七十七条和{_IM}第四十六条",
        "建议撤销对其宣告的缓刑，执行原判刑罚。",
        "________人民检察院、________公安（分）局",
        ("corr.moj2012", "corr.gx_f", "corr.cl.77", "corr.im.46"),
    ),
    Proposal(
        "parole_revocation_proposal",
        "文书14",
        "撤销假释建议书",
        "________________人民法院",
        f"《中华人民共和国刑法》第八十六条和{_IM}第四十七条",
        "建议撤销对其裁定的假释，收监执行未执行完毕的刑罚。",
        "________人民检察院、________公安（分）局、________监狱",
        ("corr.moj2012", "corr.gx_f", "corr.cl.86", "corr.im.47"),
    ),
    Proposal(
        "imprisonment_proposal",
        "文书15",
        "收监执行建议书",
        "________________人民法院（公安机关、监狱管理局）",
        f"《中华人民共和国刑事诉讼法》第二百六十八条和{_CCL}第四十九条",
        "建议对其收监执行。",
        "________人民检察院、________公安（分）局、________监狱",
        ("corr.moj2012", "corr.gx_f", "corr.cpl.268", "corr.law.49"),
    ),
    Proposal(
        "commutation_proposal",
        "文书16",
        "减刑建议书",
        "________________人民法院",
        f"《中华人民共和国刑法》第七十八条和{_CCL}第三十三条",
        "建议对其减刑____________________。",
        "________人民检察院、________公安（分）局",
        ("corr.moj2012", "corr.gx_f", "corr.cl.78", "corr.law.33"),
    ),
)


def _letter(
    name: str, facts: str, close: Blocks, to: str, copies: str, *, lines: int = 8
) -> Blocks:
    return [
        title(name, after=4),
        number_line("decision_number"),
        identity_sentence(),
        judgment_sentence(),
        term_sentence(),
        text(facts, keep=True),
        narrative("case_facts", lines, size=15, line=28),
        close,
        text("此致", line=24, keep=True),
        addressed(to),
        issued(height=8),
        foot(f"抄送：{copies}。"),
    ]


def _sheet(each: Proposal) -> Sheet:
    facts = "该对象在社区矫正期间有下列" + ("表现" if "减刑" in each.name else "情形") + "："
    law = text(f"根据以上事实，依照{each.law}的规定，{each.asks}", keep=True)
    return Sheet(
        form=f"corrections.{each.form}",
        number=each.number,
        number_kind="official",
        title=each.name,
        layout="reconstructed",
        category=CATEGORY,
        basis=each.basis,
        notes=_NOTE.format(each.number),
        body=_letter(each.name, facts, law, each.to, each.copies),
    )


_GROUNDS = (
    "□可能逃跑的",
    "□具有危害国家安全、公共安全、社会秩序或者他人人身安全现实危险的",
    "□可能对被害人、举报人、控告人或者社区矫正机构工作人员等实施报复行为的",
    "□可能实施新的犯罪的",
)
ARREST = Sheet(
    form="corrections.arrest_proposal",
    number="SQ-127",
    title="提请逮捕建议书",
    margins=(18, 25, 15, 25),
    layout="designed",
    category=CATEGORY,
    basis=("corr.law.47", "corr.im.48"),
    notes="2020年后新增，未见统一格式；四种情形依实施办法第四十八条，未核到原文；版式按建议书拟定。",
    body=_letter(
        "提请逮捕建议书",
        "我局拟提请（已提请）对其□撤销缓刑　□撤销假释。该对象有下列情形：",
        [
            [text(each, size=SMALL_4, line=22) for each in _GROUNDS],
            text("证据清单：________________________________"),
            text(f"依照{_CCL}第四十七条的规定，提请你院决定予以逮捕。", keep=True),
        ],
        "________________人民法院",
        "________人民检察院",
        lines=2,
    ),
)

SHEETS = [*(_sheet(each) for each in _PROPOSALS), ARREST]
