"""How far a volume has come: stages are found from its facts."""

from datetime import date

from archive_app.standard import Standard, VolumeView, stages_of

KIND = "corrections.person"


def reached(standard: Standard, state: str = "open", **facts: object) -> list[str]:
    view = VolumeView(kind=KIND, state=state, facts=facts)
    return [stage.title for stage in stages_of(standard, view) if stage.reached]


def test_a_stage_is_reached_once_its_fact_is_known(national: Standard) -> None:
    assert reached(national) == []
    assert reached(national, received_on=date(2026, 1, 5)) == ["接收"]


def test_every_stage_is_reached_once_the_volume_is_arranged(national: Standard) -> None:
    assert len(reached(national, state="arranged")) == 4


def test_a_kind_without_stages_has_none(national: Standard) -> None:
    assert stages_of(national, VolumeView(kind="mediation.written", state="open")) == ()
