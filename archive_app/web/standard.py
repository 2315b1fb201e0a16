"""The archive standard for people: what belongs in a volume, why, and examples of judging."""

import re
from collections import defaultdict
from pathlib import Path
from typing import Any, BinaryIO

from flask import Blueprint, Response, render_template

from archive_app.filling import Form, Forms, fill
from archive_app.records.examples import worked_examples
from archive_app.settings import shipped
from archive_app.standard import Kind, Standard
from archive_app.standard.coverage import coverage
from archive_app.standard.origins import county_changes, origins_of_kind
from archive_app.standard.wording import condition_in_words
from archive_app.web import session, told_standard
from archive_app.web.sending import DOCX, made_file
from archive_app.web.told_examples import examples, seen

pages = Blueprint("standard", __name__, url_prefix="/standard")


@pages.get("", endpoint="standard")
def overview() -> str:
    """The edition: its kinds by category, what a county may choose, every source."""
    with session.reading() as work:
        work.allow("standard.see")
        standard = work.archive.standard
        sources = defaultdict(list)
        for source in standard.sources:
            sources[source.certainty].append(source)
        kinds = defaultdict(list)
        for kind in standard.kinds:
            kinds[kind.category].append(kind)
        return render_template(
            "standard.html",
            standard=standard,
            kinds=kinds,
            settings=told_standard.settings_by_category(standard),
            sources=[(mark, sources[name]) for name, mark in told_standard.CERTAINTIES.items()],
            forms=_by_category(standard, work.archive.forms),
            units=told_standard.UNITS,
        )


@pages.get("/coverage")
def coverage_page() -> str:
    """How far each kind of the edition is worked out."""
    with session.reading() as work:
        work.allow("standard.see")
        standard = work.archive.standard
        forms = {form.id for form in work.archive.forms}
        found = worked_examples(work.archive.home, standard)
        return render_template(
            "standard_coverage.html",
            standard=standard,
            told=coverage(standard, found, forms),
            certainties=told_standard.CERTAINTIES,
        )


@pages.get("/<kind>")
def kind_page(kind: str) -> str:
    """What belongs in a volume of this kind."""
    with session.reading() as work:
        work.allow("standard.see")
        standard = work.archive.standard
        described = standard.kind(kind)
        return render_template(
            "standard_kind.html",
            standard=standard,
            kind=described,
            **_whole(work.archive.home, standard, described),
            number=_example_number(described, work.today.year),
            category=standard.category(described.category),
            basis=told_standard.basis_views(standard, described.basis),
            slots=told_standard.slot_views(standard, described, work.archive.forms),
            checks=told_standard.checks(standard, described),
            deadlines=told_standard.deadlines(standard, described),
            retention=told_standard.retention(standard, described),
            layouts=told_standard.LAYOUTS,
        )


@pages.get("/<kind>/examples")
def examples_page(kind: str) -> str:
    """Worked examples: volumes as they may be, and what the program says of them."""
    with session.reading() as work:
        work.allow("standard.see")
        standard = work.archive.standard
        described = standard.kind(kind)
        return render_template(
            "standard_examples.html",
            kind=described,
            examples=examples(work.archive, standard, described),
            seen=seen(work.archive, standard, described),
            standard=standard,
        )


@pages.get("/forms/<form_id>")
def blank_form(form_id: str) -> Response:
    """A form with blank lines where the facts of a case would stand."""
    with session.reading() as work:
        work.allow("standard.see")
        form = work.archive.forms.get(form_id)

    def write(target: BinaryIO) -> str:
        target.write(fill(form, {}))
        return f"{form.number} {form.title}（空白）.docx"

    return made_file(write, DOCX)


def _whole(home: Path, standard: Standard, kind: Kind) -> dict[str, Any]:
    """What is told of a kind as a whole: its file, its stages, when it is sealed or private."""
    folders = (shipped("schemas"), home / "schemas")
    where = origins_of_kind(folders, standard.edition, kind.id)

    def told(condition: str | None) -> str:
        return condition_in_words(standard, kind, condition) if condition else ""

    changes = county_changes(folders, standard.edition) if (home / "schemas").is_dir() else ()
    return {
        "origin": where.get(("", "")),
        "county": [one for one in changes if one.of == kind.id],
        "stages": [(stage.title, told(stage.reached)) for stage in kind.stages],
        "sealed": told(kind.sealed_when),
        "private": told(kind.private_when),
    }


def _by_category(standard: Standard, forms: Forms) -> list[tuple[str, list[Form]]]:
    """The forms under the titles of their categories; those of none stand last."""
    titles = {one.id: one.title for one in standard.categories}
    found: dict[str, list[Form]] = {title: [] for title in titles.values()}
    for form in forms:
        found.setdefault(titles.get(form.category, "各类共用"), []).append(form)
    return [(title, some) for title, some in found.items() if some]


def _example_number(kind: Kind, year: int) -> str:
    """A number of this kind as it would be given, for a committee that does not exist."""
    known = {"year": str(year), "serial": "1"}
    return re.sub(
        r"\{([a-z_.]+)[^}]*\}", lambda part: known.get(part[1], "某某"), kind.number.pattern
    )
