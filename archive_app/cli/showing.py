"""A volume as data for programs and as lines for people: what it has, lacks, and what is next."""

from collections.abc import Iterator
from typing import Any

from archive_app.archive import Work
from archive_app.cli.columns import table
from archive_app.records.attesting import marks_needed
from archive_app.records.judging import verdict_of
from archive_app.records.moving import moves_of
from archive_app.standard import OutcomeValue
from archive_app.store.tables import Document, Volume

__all__ = ["document_data", "volume_data", "volume_lines"]

# Places of no concern now are left out for people; a program gets all of them.
QUIET = {OutcomeValue.NOT_APPLICABLE, OutcomeValue.NOT_DUE}


def volume_data(work: Work, volume: Volume) -> dict[str, Any]:
    """Everything a reader of one volume asks for."""
    standard = work.standard_of(volume)
    verdict = verdict_of(work, volume)
    return {
        "id": volume.id,
        "number": volume.number,
        "title": volume.title,
        "station": volume.station.name,
        "kind": volume.kind,
        "state": volume.state,
        "state_title": standard.state(volume.state).title,
        "archival_code": volume.archival_code,
        "complete": verdict.complete,
        "points": verdict.points,
        "retention": verdict.retention.title if verdict.retention else None,
        "facts": volume.facts,
        "outcomes": [
            {
                "id": o.id,
                "title": f"{o.title}（{o.row_title}）" if o.row_title else o.title,
                "outcome": str(o.outcome),
                "label": o.outcome.label,
                "reason": o.reason,
                "fix": o.fix,
                "documents": list(o.documents),
            }
            for o in verdict.outcomes
        ],
        "findings": [
            {
                "id": f.id,
                "title": f.title,
                "outcome": str(f.outcome),
                "severity": f.severity,
                "severity_title": standard.severity(f.severity).title,
                "points": f.points,
                "reason": f.reason,
                "fix": f.fix,
                "basis": list(f.basis),
                "due_on": f.due_on,
            }
            for f in verdict.findings
        ],
        "deadlines": [
            {"id": d.id, "title": d.title, "due_on": d.due_on, "status": str(d.status)}
            for d in verdict.deadlines
            if d.status == "running"
        ],
        "documents": [document_data(work, volume, d) for d in volume.documents if d.current],
        "moves": [
            {"id": o.move.id, "title": o.move.title, "allowed": o.allowed, "why_not": o.why_not}
            for o in moves_of(work, volume)
        ],
    }


def document_data(work: Work, volume: Volume, document: Document) -> dict[str, Any]:
    """One document: where it is, what it is, which marks were attested by whom."""
    return {
        "id": document.id,
        "slot": document.slot,
        "row": document.row_key,
        "title": document.title,
        "file_name": document.file_name,
        "media_type": document.media_type,
        "size": document.size,
        "sha256": document.sha256,
        "generated": document.generated,
        "form": document.form,
        "is_copy": document.is_copy,
        "reading": document.reading,
        "page_count": document.page_count,
        "facts": document.facts,
        "marks": [
            {"id": m.id, "title": m.title, "attested_by": m.attested_by, "at": m.at}
            for m in marks_needed(work, volume, document)
        ],
    }


def volume_lines(data: dict[str, Any]) -> Iterator[str]:
    """The volume as a page of text."""
    whole = "齐全" if data["complete"] else f"{len(data['findings'])} 个问题"
    yield f"{data['number']}　{data['title']}"
    yield f"  {data['station']} · {data['state_title']} · {data['points']:f} 分 · {whole}"
    if data["archival_code"]:
        yield f"  档号 {data['archival_code']}"
    concerns = [o for o in data["outcomes"] if o["outcome"] not in QUIET]
    yield "卷内"
    yield from table((f"  {o['label']}", o["title"], o["reason"]) for o in concerns)
    if data["findings"]:
        yield "问题"
        for found in data["findings"]:
            told = f"{found['title']}：{found['reason']} → {found['fix']}"
            yield f"  {found['severity_title']} {told}"
    if data["deadlines"]:
        yield "期限"
        yield from table((f"  {d['due_on']}", d["title"]) for d in data["deadlines"])
    if data["documents"]:
        yield "文件"
        yield from table(map(_document_cells, data["documents"]))
    steps = "、".join(_step(option) for option in data["moves"])
    if steps:
        yield f"下一步　{steps}"


def _document_cells(document: dict[str, Any]) -> tuple[object, ...]:
    open_marks = [mark["title"] for mark in document["marks"] if not mark["attested_by"]]
    told = f"待确认：{'、'.join(open_marks)}" if open_marks else ""
    return (f"  {document['id']}", document["title"], document["file_name"], told)


def _step(option: dict[str, Any]) -> str:
    if option["allowed"]:
        return str(option["title"])
    return f"{option['title']}（{option['why_not'] or '还有问题未解决'}）"
