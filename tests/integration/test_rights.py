"""Who may do what to which volume: every operation, every role, own and other station, private."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from builders import PROGRAM, Clock, a_document, a_station, a_volume, an_actor
from sqlalchemy import func, select

from archive_app.archive import Archive, Work
from archive_app.errors import Forbidden
from archive_app.permissions import Actor, may, sees
from archive_app.records.attesting import attest, marks_needed, retract_attestation
from archive_app.records.desk import desk
from archive_app.records.documents import (
    describe_document,
    download,
    file_document,
    order_documents,
    place_document,
    receive,
    restore_document,
    see_document,
    withdraw_document,
)
from archive_app.records.forms import drafts_zip, fill_form, fill_ours
from archive_app.records.judging import retract_waiver, waive
from archive_app.records.ledgers import ledger
from archive_app.records.listing import VolumeFilter, list_volumes
from archive_app.records.moving import move_volume
from archive_app.records.rekinding import rekind_volume
from archive_app.records.undoing import undo_attesting, undo_filing
from archive_app.records.unmasking import see_original, unmask
from archive_app.records.volumes import (
    describe_volume,
    history,
    see_volume,
    shelve_volume,
    undo_describing,
)
from archive_app.settings import Settings
from archive_app.standard import Standard
from archive_app.store.tables import AuditEntry, Document, Volume

SEES = {"handler", "colleague", "head", "inspector", "archivist"}
WRITES = {"handler", "colleague", "head"}
APPROVES = {"head", "archivist"}
NUMBERS = WRITES | {"archivist"}
PRIVATE = {"handler", "head", "archivist"}  # of those who may, who may on a private volume


@dataclass
class Scene:
    """One volume with a paper in every condition an operation can meet."""

    archive: Archive
    actors: dict[str, Actor]
    volume: Volume
    paper: Document
    withdrawn: Document
    attestation_id: int
    waiver_id: int


@pytest.fixture(scope="module")
def county(
    tmp_path_factory: pytest.TempPathFactory, national: Standard
) -> Iterator[tuple[Archive, dict[str, Actor]]]:
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    home: Path = tmp_path_factory.mktemp("county")
    archive = Archive(Settings(home=home), clock=Clock(), passwords=cheap)
    archive.standard = national
    own, other = a_station(archive), a_station(archive, "东山司法所")
    people = {
        "handler": ("clerk", own),
        "colleague": ("clerk", own),
        "head": ("head", own),
        "stranger": ("clerk", other),
        "other_head": ("head", other),
        "inspector": ("inspector", None),
        "archivist": ("archivist", None),
        "administrator": ("administrator", None),
    }
    actors = {
        name: an_actor(archive, role, station, login=name, name=name)
        for name, (role, station) in people.items()
    }
    yield archive, actors
    archive.close()


@pytest.fixture(scope="module")
def scenes(county: tuple[Archive, dict[str, Actor]]) -> dict[str, Scene]:
    return {
        "public": a_scene(*county, private=False),
        "private": a_scene(*county, private=True),
    }


def a_scene(archive: Archive, actors: dict[str, Actor], *, private: bool) -> Scene:
    handler = actors["handler"]
    volume = a_volume(archive, handler, private=private)
    paper = a_document(archive, handler, volume, "accept", name="登记表.txt")
    withdrawn = a_document(archive, handler, volume, "evidence", text="照片", name="照片.txt")
    with archive.work(handler) as work:
        describe_volume(work, volume.id, {"dispute": "排水沟堵塞，发生争执。"})
        withdraw_document(work, withdrawn.id, "归错卷")
        attest(work, paper.id, ["seal"])
        fill_form(work, volume.id, "cover")
    with archive.work(actors["head"]) as work:
        waiver = waive(work, volume.id, "inventory", "另有纸质目录")
    with archive.reading(PROGRAM) as work:
        kept = work.get(Document, paper.id)
        (given,) = [m for m in marks_needed(work, kept.volume, kept) if m.attested_by]
    assert given.attestation_id is not None
    return Scene(archive, actors, volume, paper, withdrawn, given.attestation_id, waiver.id)


def filed(work: Work, scene: Scene) -> None:
    received = receive(scene.archive, BytesIO(b"photo"), "证据.bin")
    file_document(work, scene.volume.id, received, slot="evidence")


# operation → what it does, who may on a public volume; on a private one those also in PRIVATE.
OPERATIONS: dict[str, tuple[Callable[[Work, Scene], Any], set[str]]] = {
    "see a volume": (lambda w, s: see_volume(w, s.volume.id), SEES),
    "read its history": (lambda w, s: history(w, s.volume.id), SEES),
    "describe it": (lambda w, s: describe_volume(w, s.volume.id, {"dispute": "改"}), WRITES),
    "take a description back": (
        lambda w, s: undo_describing(w, s.volume.id, w.get(Volume, s.volume.id).version),
        WRITES,
    ),
    "shelve it": (lambda w, s: shelve_volume(w, s.volume.id, shelf="3", carrier="paper"), WRITES),
    "conclude it": (lambda w, s: move_volume(w, s.volume.id, "conclude"), WRITES),
    "file a document": (filed, WRITES),
    "see a document": (lambda w, s: see_document(w, s.paper.id), SEES),
    "describe a document": (
        lambda w, s: describe_document(w, s.paper.id, {"date": "2026-02-02"}),
        WRITES,
    ),
    "place a document": (lambda w, s: place_document(w, s.paper.id, None), WRITES),
    "order documents": (lambda w, s: order_documents(w, s.volume.id, [s.paper.id]), WRITES),
    "withdraw a document": (lambda w, s: withdraw_document(w, s.paper.id, "重复"), WRITES),
    "restore a document": (lambda w, s: restore_document(w, s.withdrawn.id), WRITES),
    "take filing back": (lambda w, s: undo_filing(w, [s.paper.id]), WRITES),
    "attest": (lambda w, s: attest(w, s.paper.id, ["registrar"]), WRITES),
    "retract an attestation": (
        lambda w, s: retract_attestation(w, s.attestation_id, "看错"),
        WRITES,
    ),
    "take attesting back": (lambda w, s: undo_attesting(w, [s.attestation_id]), WRITES),
    "fill a form": (lambda w, s: fill_form(w, s.volume.id, "back_cover"), WRITES),
    "fill what is ours": (lambda w, s: fill_ours(w, s.volume.id), WRITES),
    "download an original": (lambda w, s: download(w, s.paper.id), NUMBERS),
    "download drafts": (
        lambda w, s: drafts_zip(w, s.volume.id, BytesIO()),
        NUMBERS,
    ),
    "unmask a volume": (lambda w, s: unmask(w, w.get(Volume, s.volume.id)), NUMBERS),
    "unmask a document": (lambda w, s: unmask(w, w.get(Document, s.paper.id)), NUMBERS),
    "see an original page": (
        lambda w, s: see_original(w, w.get(Document, s.paper.id), 1),
        NUMBERS,
    ),
    "waive a requirement": (lambda w, s: waive(w, s.volume.id, "back_cover", "另附"), APPROVES),
    "make it another kind": (
        lambda w, s: rekind_volume(w, s.volume.id, "mediation.unreached", "未达成"),
        WRITES,
    ),
    "retract a waiver": (lambda w, s: retract_waiver(w, s.waiver_id), APPROVES),
}


class TakenBackError(Exception):
    """Raised so that nothing tried here stays."""


@pytest.mark.parametrize("volume", ["public", "private"])
@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_operation_is_for_these_and_for_nobody_else(
    scenes: dict[str, Scene], operation: str, volume: str
) -> None:
    do, may_do = OPERATIONS[operation]
    scene = scenes[volume]
    expected = may_do if volume == "public" else may_do & PRIVATE
    assert {who for who, actor in scene.actors.items() if allowed(scene, actor, do)} == expected


def allowed(scene: Scene, actor: Actor, do: Callable[[Work, Scene], Any]) -> bool:
    """Whether the operation was done; a refusal must come before anything is changed."""
    result = True
    try:
        with scene.archive.work(actor) as work:
            entries = work.session.scalar(select(func.count()).select_from(AuditEntry))
            try:
                do(work, scene)
            except Forbidden:
                result = False
                assert not list(work.session.new)
                assert not list(work.session.dirty)
                assert entries == work.session.scalar(select(func.count()).select_from(AuditEntry))
            raise TakenBackError
    except TakenBackError:
        pass
    return result


@pytest.mark.parametrize("volume", ["public", "private"])
def test_lists_show_exactly_what_each_may_see(scenes: dict[str, Scene], volume: str) -> None:
    scene = scenes[volume]
    for actor in scene.actors.values():
        if not may(actor, "volume.see"):
            continue
        with scene.archive.reading(actor) as work:
            listed = {row.id for row in list_volumes(work, VolumeFilter()).rows}
            told = {line.volume.id for line in ledger(work, scene.volume.kind).lines}
            waiting = {row.id for row in desk(work).incomplete}
        seen = sees(actor, scene.volume)
        assert (scene.volume.id in listed, scene.volume.id in told) == (seen, seen), actor.name
        assert seen or scene.volume.id not in waiting


LOOKS = {"see a volume", "read its history", "see a document", "see an original page"}


@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_operation_leaves_one_entry_in_the_history_of_its_volume(
    scenes: dict[str, Scene], operation: str
) -> None:
    scene = scenes["public"]
    do, _ = OPERATIONS[operation]
    with suppress(TakenBackError), scene.archive.work(scene.actors["head"]) as work:
        before = work.session.scalar(select(func.max(AuditEntry.id)))
        do(work, scene)
        entries = work.session.scalars(select(AuditEntry).where(AuditEntry.id > before)).all()
        expected = 0 if operation in LOOKS else max(1, len({e.subject_id for e in entries}))
        assert len(entries) == expected
        assert {(e.actor, e.volume_id) for e in entries} <= {("head", scene.volume.id)}
        raise TakenBackError
