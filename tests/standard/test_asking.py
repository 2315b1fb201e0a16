"""Which questions a form asks, by what was entered so far."""

from typing import Any

import pytest

from archive_app.standard import Standard, hidden_fields

WRITTEN = "mediation.written"


def hidden(national: Standard, values: dict[str, Any], **more: Any) -> frozenset[str]:
    system = {"state": "open"}
    return hidden_fields(national, national.kind(WRITTEN), values, system=system, **more)


def test_a_default_counts_as_an_answer_because_the_form_shows_it(national: Standard) -> None:
    assert national.kind(WRITTEN).field("case_source").default == "当事人申请"
    assert "applied_on" not in hidden(national, {})
    assert "applied_on" in hidden(national, {"case_source": "调委会主动调解"})


def test_a_question_that_depends_on_an_unanswered_one_waits(national: Standard) -> None:
    assert {"agreement_on", "performed_on"} <= hidden(national, {})
    known = {"accepted_on": "2026-02-02", "mediation_started_on": "2026-02-03"}
    reached = known | {"result": "达成协议"}
    assert "agreement_on" not in hidden(national, reached)
    assert "performed_on" in hidden(national, reached)
    assert "performed_on" not in hidden(national, reached | {"performance": "已履行"})


def test_an_answer_to_a_question_that_is_no_longer_asked_asks_nothing(national: Standard) -> None:
    dates = {"accepted_on": "2026-02-02", "mediation_started_on": "2026-02-03"}
    failed = dates | {"result": "调解不成"}
    assert "performed_on" in hidden(national, failed | {"performance": "已履行"})


def test_each_row_is_asked_by_its_own_answers(national: Standard) -> None:
    rows = [{"kind": "自然人"}, {"kind": "法人", "agent_name": "韩代理"}]
    found = hidden(national, {"parties": rows})
    assert {"parties.0.credit_code", "parties.0.agent_phone", "parties.1.id_number"} <= found
    assert found.isdisjoint({"parties.0.id_number", "parties.1.agent_phone"})


def test_the_blank_row_asks_what_its_defaults_ask(national: Standard) -> None:
    found = hidden(national, {"parties": [{"kind": "法人"}]}, blank="new")
    assert "parties.new.credit_code" in found
    assert "parties.new.id_number" not in found


@pytest.mark.parametrize(
    "wrong",
    [
        {"accepted_on": "昨天"},
        {"committee": "3"},
        {"parties": [{"age": "老"}, {"kind": "法人"}]},
        {"parties": "不是行"},
        {"result": "没有这个词"},
    ],
)
def test_what_cannot_be_understood_counts_as_not_entered(
    national: Standard, wrong: dict[str, Any]
) -> None:
    found = hidden(national, wrong)
    assert "agreement_on" in found
    assert ("parties.1.id_number" in found) == isinstance(wrong.get("parties"), list)
