"""Generated requests, sound and unsound, to every operation: none breaks the contract."""

from collections.abc import Callable
from contextlib import suppress

import pytest
import schemathesis
from builders import PROGRAM, a_document, a_volume, an_account
from caller import KIND, a_token
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance
from schemathesis.specs.openapi.schemas import OpenApiSchema

from archive_app.accounts import actor_by_token, actor_of, set_active
from archive_app.archive import Archive
from archive_app.errors import NotSignedIn
from archive_app.jobs import work_off
from archive_app.permissions import Actor
from archive_app.records.forms import fill_ours
from archive_app.review.runs import Scope, run_review
from archive_app.store.tables import Account, Station

# Its in-process client leaves the files of downloads to be closed by chance.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

Headers = Callable[[], dict[str, str]]
bounded = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
# Whether a committee is known or a password good enough is told by 422, and by no schema.
BEYOND_THE_SCHEMA = [positive_data_acceptance]


@pytest.fixture
def sample(archive: Archive, clerk: Actor, head: Actor) -> None:
    """Something behind most of the small ids: volumes, documents, drafts, a run, tokens."""
    for _ in range(3):
        volume = a_volume(archive, clerk)
        a_document(archive, clerk, volume, "agreement", marks=["seal"])
        a_document(archive, clerk, volume)
    with archive.work(head) as work:
        fill_ours(work, volume.id)
        run_review(work, Scope())
    work_off(archive)


@pytest.fixture
def api(app: Flask, sample: None) -> OpenApiSchema:
    app.extensions["bad_tokens"].most = 1_000_000
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)


@pytest.fixture
def as_administrator(archive: Archive) -> Headers:
    return _signed_in(archive, an_account(archive, "administrator"))


@pytest.fixture
def as_head(archive: Archive, station: Station) -> Headers:
    return _signed_in(archive, an_account(archive, "head", station, login="second"))


@pytest.mark.parametrize("mode", GenerationMode)
def test_as_administrator(
    api: OpenApiSchema, as_administrator: Headers, mode: GenerationMode
) -> None:
    for operation in api.get_all_operations():
        _attack(operation.ok(), mode, as_administrator)


@pytest.mark.parametrize("mode", GenerationMode)
def test_as_station_head(api: OpenApiSchema, as_head: Headers, mode: GenerationMode) -> None:
    for operation in api.get_all_operations():
        _attack(operation.ok(), mode, as_head)


def _attack(operation: schemathesis.APIOperation, mode: GenerationMode, headers: Headers) -> None:
    @bounded
    @given(case=operation.as_strategy(generation_mode=mode))
    def attack(case: schemathesis.Case) -> None:
        if mode is GenerationMode.POSITIVE:
            _bring_near(case)
        case.call_and_validate(headers=headers(), excluded_checks=BEYOND_THE_SCHEMA)

    with suppress(Unsatisfiable):  # nothing can be wrong about a request without parameters
        attack()


def _bring_near(case: schemathesis.Case) -> None:
    """Ids of rows and kinds that exist, where the generated ones are sound but far away."""
    for name, value in case.path_parameters.items():
        if isinstance(value, int):
            case.path_parameters[name] = value % 5 + 1
        elif name == "kind_id":
            case.path_parameters[name] = KIND


def _signed_in(archive: Archive, account: Account) -> Headers:
    """Headers with a working token: requests may well revoke it, or stop the account."""
    actor = actor_of(account, "api")
    texts = [a_token(archive, actor)]

    def headers() -> dict[str, str]:
        try:
            actor_by_token(archive, texts[-1])
        except NotSignedIn:
            with archive.work(PROGRAM) as work:
                set_active(work, account.id, True)
            texts.append(a_token(archive, actor))
        return {"Authorization": f"Bearer {texts[-1]}"}

    return headers
