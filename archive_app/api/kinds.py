"""The archive standard: the current edition, what belongs in a volume of a kind, its settings."""

from dataclasses import asdict
from typing import Any

from archive_app.api.blueprint import Resource
from archive_app.api.schemas.standard import (
    KindShown,
    KindsShown,
    SettingsChosen,
    SettingsShown,
    SourcesShown,
    StandardShown,
    VocabulariesShown,
)
from archive_app.api.signing import archive, reading, working
from archive_app.records.stations import set_standard_settings
from archive_app.records.volumes import kinds_to_open
from archive_app.standard import Field, Kind, Slot, Standard

kinds = Resource("standard", "档案标准", "现行标准：案卷类型、卷内应有哪些文件、依据、词表、可选项")

Answer = dict[str, Any]


@kinds.operation(
    "GET",
    "/standard",
    "现行标准",
    "新立案卷所依据的标准：类别、状态、办理步骤、问题程度、保管期限。",
    gives=StandardShown,
)
def standard_see() -> Standard:
    """The current edition."""
    return _standard()


@kinds.operation(
    "GET", "/kinds", "案卷类型列表", "现行标准中的各种案卷，按类别的顺序。", gives=KindsShown
)
def kind_list() -> Answer:
    """All kinds."""
    with reading() as work:
        work.allow("standard.see")
        return {"items": kinds_to_open(work)}


@kinds.operation(
    "GET",
    "/kinds/<string:kind_id>",
    "一种案卷里应有什么",
    "一种案卷要填的事项、按顺序应有的文件、何时必须、由谁签章、核对、期限和依据。",
    gives=KindShown,
)
def kind_see(kind_id: str) -> Answer:
    """Everything about one kind."""
    standard = _standard()
    return _kind(standard, standard.kind(kind_id))


@kinds.operation(
    "GET", "/standard/sources", "依据", "标准所引的法律、规定和公开范本。", gives=SourcesShown
)
def source_list() -> Answer:
    """All sources."""
    return {"items": _standard().sources}


@kinds.operation(
    "GET", "/standard/vocabularies", "词表", "各种可选的值及其起止时间。", gives=VocabulariesShown
)
def vocabulary_list() -> Answer:
    """All vocabularies."""
    return {
        "items": [
            {"name": words.name, "title": words.title, "values_": words.values}
            for words in _standard().vocabularies
        ]
    }


@kinds.operation(
    "GET",
    "/standard/settings",
    "标准中的可选项",
    "没有统一规定、由本县选定的值。",
    gives=SettingsShown,
)
def settings_see() -> Answer:
    """What the county may choose."""
    return _settings(_standard())


@kinds.operation(
    "PATCH",
    "/standard/settings",
    "选定可选项",
    "只改送来的各项。以后新立的案卷按此判定；已立的案卷不变。",
    body=SettingsChosen,
    gives=SettingsShown,
)
def settings_choose(body: Answer) -> Answer:
    """Choose values."""
    with working() as work:
        set_standard_settings(work, body["values_"])
    return _settings(_standard())


def _standard() -> Standard:
    with reading() as work:
        work.allow("standard.see")
    return archive().standard


def _settings(standard: Standard) -> Answer:
    return {
        "items": [
            asdict(one) | {"value": one.default if one.value is None else one.value}
            for one in standard.settings
        ]
    }


def _kind(standard: Standard, kind: Kind) -> Answer:
    return {
        "id": kind.id,
        "title": kind.title,
        "category": kind.category,
        "unit": kind.unit,
        "fields_": [_field(standard, field) for field in kind.fields],
        "slots": [_slot(standard, slot) for slot in kind.slots],
        "checks": kind.checks,
        "deadlines": kind.deadlines,
        "number_pattern": kind.number.pattern,
        "basis": kind.basis,
    }


def _slot(standard: Standard, slot: Slot) -> Answer:
    own = "id title form per due severity signed_by sealed_by group fix basis"
    return {name: getattr(slot, name) for name in own.split()} | {
        "required": slot.require.mode,
        "when": slot.require.when,
        "fields_": [_field(standard, field) for field in slot.fields],
    }


def _field(standard: Standard, field: Field) -> Answer:
    own = "name title type required sensitive help show_when"
    words = standard.vocabulary(field.of).values if field.of else ()
    return {name: getattr(field, name) for name in own.split()} | {
        "choices": [term.value for term in words],
        "columns": [_field(standard, column) for column in field.columns],
    }
