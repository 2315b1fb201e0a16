"""A kind whose volumes are sealed while somebody is or may be a minor, and such volumes."""

from pathlib import Path
from typing import Any

from builders import PROGRAM, a_document

from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.records.moving import move_volume
from archive_app.records.stations import set_bureau
from archive_app.records.volumes import open_volume
from archive_app.settings import shipped
from archive_app.standard import Standard, load_standard
from archive_app.store.tables import Volume

NAME = "江小川"
WORDS = "每月到所报到并写思想汇报"
SECRETS = (NAME, "小川", WORDS)

KINDS = {
    "minor": """
kind: test.minor
title: 帮助卷
category: community_corrections
unit: person
volume_title: "{name}帮助卷"
sealed_when: "minor == true"
retention: {default: Y}
number: {pattern: "（{year}）助字第{serial}号"}
ledger: [number, name]
day: [ended_on]
fields:
  - {name: name, title: 姓名, type: text, required: true, search: true}
  - {name: minor, title: 是否未成年人, type: boolean}
  - {name: ended_on, title: 结束日期, type: date}
  - {name: note, title: 情况, type: long_text, search: true}
slots:
  - id: paper
    title: 记录
    kept: original
    precedent: true
    copies: {min: 0, max: null}
    fields: [{name: date, title: 日期, type: date}]
links:
  - id: after
    title: 后续帮教
    to: [test.after]
    carry: {name: name, started_on: ended_on, grown_up: "minor == false"}
checks:
  - id: followed
    title: 结束后有后续卷
    when: "present(ended_on)"
    expect: "linked(after)"
    severity: hint
    fix: 请关联后续卷
""",
    "after": """
kind: test.after
title: 后续卷
category: resettlement
unit: person
volume_title: "{name}后续卷"
retention: {default: D30}
number: {pattern: "（{year}）后字第{serial}号"}
ledger: [number, name]
fields:
  - {name: name, title: 姓名, type: text, required: true}
  - {name: started_on, title: 开始日期, type: date, required: true}
  - {name: grown_up, title: 是否成年, type: boolean}
slots: []
""",
    "before": """
kind: test.before
title: 先前卷
category: resettlement
unit: person
volume_title: "{name}先前卷"
retention: {default: D30}
number: {pattern: "（{year}）先字第{serial}号"}
ledger: [number, name]
fields:
  - {name: name, title: 姓名, type: text, required: true}
slots: []
links:
  - {id: helped, title: 帮助, to: [test.minor], carry: {name: name}}
""",
}


def lay_over(folder: Path) -> None:
    """Write the kinds above as a county's own."""
    (folder / "national").mkdir(parents=True)
    for name, text in KINDS.items():
        (folder / "national" / f"{name}.yaml").write_text(text, encoding="utf-8")


def with_minors(folder: Path) -> Standard:
    """The shipped edition with the kinds above laid over it."""
    lay_over(folder)
    return load_standard(shipped("schemas"), folder, edition="national")


def keep_minors(archive: Archive, standard: Standard) -> Archive:
    """The archive under this edition, ready to give archival codes."""
    with archive.work(PROGRAM) as work:
        set_bureau(work, "临川县司法局", "J012")
    archive.standard = standard  # after the option: choosing one loads the shipped edition again
    return archive


def a_minor(archive: Archive, actor: Actor, *, number: str | None = None, **facts: Any) -> Volume:
    """A volume in work with a paper in it; sealed, as nobody said the person is of age."""
    with archive.work(actor) as work:
        volume = open_volume(
            work, "test.minor", {"name": NAME, "note": WORDS} | facts, number=number
        )
    a_document(archive, actor, volume, "paper", text=f"{NAME}：{WORDS}", name=f"{NAME}记录.txt")
    return volume


def archived(archive: Archive, volume: Volume, clerk: Actor, head: Actor) -> Volume:
    """The volume after all its steps."""
    for actor, move in ((clerk, "conclude"), (head, "arrange"), (head, "archive")):
        with archive.work(actor) as work:
            moved = move_volume(work, volume.id, move)
    return moved
