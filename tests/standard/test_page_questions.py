"""Which questions the page asks in which situation: written out by hand, field by field.

Only fields with a `show_when` are told; all others are always asked.
"""

from typing import Any

import pytest
from worked_examples import NATIONAL

from archive_app.standard import Standard
from archive_app.standard.answers import value_of
from archive_app.standard.metadata import load_facts
from archive_app.standard.mutations import mutations

PERSON = {"key": "a", "name": "张某甲", "side": "申请人", "kind": "自然人"}
COMPANY = {"key": "b", "name": "某某公司", "side": "被申请人", "kind": "法人"}
NEW = {"case_source": "调委会主动调解"}
ACCEPTED = {"case_source": "当事人申请", "accepted_on": "2024-03-01"}
MEDIATING = {
    "case_source": "公安机关移交",
    "accepted_on": "2024-03-01",
    "mediation_started_on": "2024-03-05",
}
AGREED = {**MEDIATING, "result": "达成协议", "performed_on_spot": True, "agreement_amount": 0}
CONFIRMED = {
    **ACCEPTED,
    "result": "达成协议",
    "mediation_started_on": "2024-03-05",
    "performed_on_spot": False,
    "agreement_amount": 3000,
    "agreement_on": "2024-03-12",
    "performance": "已履行",
    "visited_on": "2024-04-15",
    "judicial_confirmation": "确认有效",
}
FAILED = {**MEDIATING, "result": "调解不成", "mediation_ended_on": "2024-03-20"}
VISITED = {**FAILED, "visited_on": "2024-04-01"}
WITHDRAWN = {**MEDIATING, "result": "当事人撤回"}

APPLICATION = "apply_mode applied_on requests"
AGREEMENT = (
    "agreement_form agreement_on matter terms performance_terms performed_on_spot "
    "agreement_amount agreement_copies lasting_duty performance"
)
MONEY = "performance_due_on amount_in_words installments performed_on"
VISIT = "visited_on visit_method visit_findings visitor"
CONFIRMATION = (
    "judicial_confirmation confirmation_applied_on confirmation_court confirmation_number "
    "confirmation_excluded"
)
ENDED = "mediation_started_on result mediation_ended_on"
FAILURE = f"{ENDED} termination_reason remedies_told visited_on"
ORAL = AGREEMENT.replace("agreement_copies ", "")
EVERYTHING = f"{APPLICATION} {ENDED} {AGREEMENT} {MONEY} {VISIT} {CONFIRMATION}"
CASES = [
    ("written", "open", NEW, ""),
    ("written", "open", ACCEPTED, f"{APPLICATION} mediation_started_on"),
    ("written", "open", MEDIATING, "mediation_started_on result"),
    ("written", "concluded", NEW, "result"),
    ("written", "open", AGREED, f"{ENDED} {AGREEMENT}"),
    ("written", "open", CONFIRMED, EVERYTHING),
    ("oral", "open", ACCEPTED, f"{APPLICATION} mediation_started_on notice_mode"),
    ("oral", "open", AGREED, f"{ENDED} {ORAL} notice_mode"),
    ("unreached", "open", ACCEPTED, f"{APPLICATION} mediation_started_on"),
    ("unreached", "open", FAILED, FAILURE),
    ("unreached", "open", VISITED, f"{FAILURE} visit_findings visitor"),
    ("unreached", "open", WITHDRAWN, ENDED),
]
OF_A_PERSON = "sex nation birth_on age id_number occupation"
OF_A_COMPANY = "credit_code legal_representative legal_representative_post"
OF_AN_AGENT = "agent_kind agent_relation agent_id_number agent_phone agent_powers agent_signed"
PARTIES = [
    (PERSON, OF_A_PERSON),
    (COMPANY, OF_A_COMPANY),
    ({**COMPANY, "agent_name": "王某丙"}, f"{OF_A_COMPANY} {OF_AN_AGENT}"),
]


def asked(standard: Standard, kind_id: str, state: str, entered: dict[str, Any]) -> set[str]:
    kind = standard.kind(f"mediation.{kind_id}")
    facts = load_facts(standard, kind.fields, entered) | {"state": state}
    conditional = [field for field in kind.fields if field.show_when is not None]
    return {f.name for f in conditional if value_of(standard, kind, str(f.show_when), facts)}


def asked_of(standard: Standard, kind_id: str, party: dict[str, Any]) -> set[str]:
    kind = standard.kind(f"mediation.{kind_id}")
    facts = load_facts(standard, kind.fields, {"parties": [party]})
    columns = [c for c in kind.field("parties").columns if c.show_when is not None]
    row = "any({} for party in parties)"
    return {c.name for c in columns if value_of(standard, kind, row.format(c.show_when), facts)}


@pytest.mark.parametrize(("kind", "state", "entered", "names"), CASES)
def test_the_page_asks_what_matters_in_this_situation(
    kind: str, state: str, entered: dict[str, Any], names: str
) -> None:
    assert asked(NATIONAL, kind, state, entered) == set(names.split())


@pytest.mark.parametrize(("party", "names"), PARTIES)
def test_the_page_asks_of_a_party_what_fits_it(party: dict[str, Any], names: str) -> None:
    assert asked_of(NATIONAL, "written", party) == set(names.split())


def differs(standard: Standard, kind: str) -> bool:
    """Whether any situation is told otherwise than above."""
    if any(asked_of(standard, kind, party) != set(names.split()) for party, names in PARTIES):
        return True
    told = [(case[1:3], case[3]) for case in CASES if case[0] == kind]
    return any(asked(standard, kind, *situation) != set(names.split()) for situation, names in told)


@pytest.mark.slow
def test_every_negated_question_is_noticed() -> None:
    for mutation in mutations(NATIONAL):
        kind = mutation.kind.removeprefix("mediation.")
        if mutation.path[-1] == "show_when" and kind in {case[0] for case in CASES}:
            assert differs(mutation.of(NATIONAL), kind), mutation
