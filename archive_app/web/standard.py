"""The archive standard for people: what belongs in a volume, why, and examples of judging."""

import re
from collections import defaultdict
from typing import BinaryIO

from flask import Blueprint, Response, render_template

from archive_app.filling import fill
from archive_app.standard import Kind
from archive_app.web import session, told_standard
from archive_app.web.sending import DOCX, made_file
from archive_app.web.told_examples import examples

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
            settings=told_standard.setting_views(standard),
            sources=[(mark, sources[name]) for name, mark in told_standard.CERTAINTIES.items()],
            forms=work.archive.forms,
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
        found = examples(work.archive, standard, described)
        return render_template(
            "standard_examples.html", kind=described, examples=found, standard=standard
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


def _example_number(kind: Kind, year: int) -> str:
    """A number of this kind as it would be given, for a committee that does not exist."""
    known = {"year": str(year), "serial": "1"}
    return re.sub(
        r"\{([a-z_.]+)[^}]*\}", lambda part: known.get(part[1], "某某"), kind.number.pattern
    )
