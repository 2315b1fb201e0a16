"""The shipped forms: what stands on them, how they fill, that the tree is as told."""

import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from lxml import etree
from pypdf import PdfReader

from archive_app.filling import Form, Forms, fill, open_forms
from archive_app.records.formlint import form_faults
from archive_app.standard import Standard
from tools.forms.catalogue import CATEGORIES, sheets_of
from tools.forms.ooxml import W
from tools.forms.samples import KINDS, values_for
from tools.forms.sheet import Sheet
from tools.office import office_program, to_pdf

ROOT = Path(__file__).resolve().parents[2]
SHEETS = sheets_of()
IDS = [sheet.form for sheet in SHEETS]
CATEGORY = {sheet.form: sheet.category for sheet in SHEETS}


@pytest.fixture(scope="module")
def forms() -> Forms:
    return open_forms(ROOT / "doc_templates")


@cache
def labels_of(category: str) -> Mapping[str, str]:
    path = Path(__file__).parent / "form_labels" / f"{category}.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def parts_of(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        names = [name for name in package.namelist() if re.match(r"word/(document|footer)", name)]
        return {name: etree.fromstring(package.read(name)) for name in names}


def words_of(data: bytes) -> str:
    return "\n".join("".join(part.itertext(f"{{{W}}}t")) for part in parts_of(data).values())


@cache
def filled(form: Form, kind: str) -> bytes:
    """Filled once for all who look at it; a form is the same wherever it was opened."""
    return fill(form, values_for(form, kind))


def test_every_described_form_is_in_the_tree_and_no_other(forms: Forms) -> None:
    assert sorted(form.id for form in forms) == sorted(IDS)
    assert {form.id: form.category for form in forms} == CATEGORY
    assert [form.id for form in forms if not form.notes or not form.basis] == []


@pytest.mark.parametrize("category", sorted(set(CATEGORY.values())))
def test_the_labels_of_every_form_are_written_down(category: str) -> None:
    named = {sheet.name for sheet in SHEETS if sheet.category == category}
    assert set(labels_of(category)) == named


def test_a_form_number_stands_for_one_form_of_its_category_only(forms: Forms) -> None:
    titles = {(form.category, form.number): form.title for form in forms}
    variants = {"RT-14", "RT-21"}
    doubled = [f.id for f in forms if titles[f.category, f.number] != f.title]
    assert [each for each in doubled if forms.get(each).number not in variants] == []


def test_every_basis_is_a_source_of_the_standard(forms: Forms, national: Standard) -> None:
    known = {source.id for source in national.sources}
    cited = {(form.id, basis) for form in forms for basis in form.basis}
    assert [each for each in cited if each[1] not in known] == []


def test_a_form_asks_only_for_names_the_standard_knows(forms: Forms, national: Standard) -> None:
    assert form_faults(national, forms) == []


@pytest.mark.parametrize("form_id", IDS)
def test_the_blank_form_carries_every_label_in_order(forms: Forms, form_id: str) -> None:
    labels = labels_of(CATEGORY[form_id])[form_id.partition(".")[2]]
    words, place = words_of(filled(forms.get(form_id), "blank")), 0
    for label in labels.split():
        found = words.find(label, place)
        assert found >= 0, f"“{label}” is missing after “{words[max(0, place - 20) : place]}”"
        place = found + len(label)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form_id", IDS)
def test_a_filled_form_has_no_tag_left_and_no_python_word(
    forms: Forms, form_id: str, kind: str
) -> None:
    words = words_of(filled(forms.get(form_id), kind))
    assert not re.search(r"\{\{|\{%|\}\}|%\}|None|True|False|\[\]", words)


@pytest.mark.parametrize("kind", ["blank", "extreme"])
@pytest.mark.parametrize("form_id", IDS)
def test_every_run_names_its_chinese_font_and_every_line_its_height(
    forms: Forms, form_id: str, kind: str
) -> None:
    for part in parts_of(filled(forms.get(form_id), kind)).values():
        for run in part.iter(f"{{{W}}}r"):
            assert run.find("{*}rPr/{*}rFonts").get(f"{{{W}}}eastAsia")
        for paragraph in part.iter(f"{{{W}}}p"):
            assert paragraph.find("{*}pPr/{*}spacing").get(f"{{{W}}}lineRule") == "exact"


@pytest.mark.parametrize("sheet", SHEETS, ids=IDS)
def test_every_table_has_fixed_columns_within_the_margins(forms: Forms, sheet: Sheet) -> None:
    for part in parts_of(forms.get(sheet.form).path.read_bytes()).values():
        for table in part.iter(f"{{{W}}}tbl"):
            assert table.find("{*}tblPr/{*}tblLayout").get(f"{{{W}}}type") == "fixed"
            across = sum(int(each.get(f"{{{W}}}w")) for each in table.iter(f"{{{W}}}gridCol"))
            assert across <= sheet.page.text_width
            for row in table.iterfind("{*}tr"):
                cells = row.iterfind("{*}tc/{*}tcPr/{*}tcW")
                assert sum(int(each.get(f"{{{W}}}w")) for each in cells) == across


@pytest.mark.parametrize("sheet", SHEETS, ids=IDS)
def test_the_files_in_the_tree_are_what_the_description_gives(sheet: Sheet, tmp_path: Path) -> None:
    for written in sheet.write(tmp_path):
        kept = ROOT / "doc_templates" / written.relative_to(tmp_path)
        assert written.read_bytes() == kept.read_bytes(), "run: python -m tools.forms"


def test_an_agreement_shows_all_six_parties_and_a_line_for_each_to_sign(forms: Forms) -> None:
    values = values_for(forms.get("mediation.agreement"), "extreme")
    words = words_of(fill(forms.get("mediation.agreement"), values))
    assert all(party["name"] in words for party in values["parties"])
    assert words.count("当事人（签名、盖章或按指印）") == 6


def test_a_notice_is_addressed_to_the_one_party_it_is_made_for(forms: Forms) -> None:
    words = words_of(filled(forms.get("mediation.notice"), "full"))
    assert "陈水生：" in words
    assert "林大山" not in words


def test_the_inventory_keeps_eighteen_rows_and_grows_beyond_them(forms: Forms) -> None:
    rows = {}
    for kind in KINDS:
        body = parts_of(filled(forms.get("mediation.inventory"), kind))["word/document.xml"]
        rows[kind] = len(list(body.iter(f"{{{W}}}tr"))) - 1
    assert rows == {"full": 18, "minimal": 18, "blank": 18, "extreme": 25}


def test_only_a_known_category_is_written() -> None:
    command = [sys.executable, "-m", "tools.forms", "mediation"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert ended.returncode == 2
    assert all(category in ended.stdout for category in CATEGORIES)


def test_without_an_office_program_looking_says_so_and_ends_with_three(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tools.look", "--out", str(tmp_path)]
    ended = subprocess.run(command, cwd=ROOT, env={"PATH": ""}, capture_output=True, text=True)
    assert ended.returncode == 3
    assert "LibreOffice" in ended.stderr


@pytest.mark.office
@pytest.mark.skipif(office_program() is None, reason="LibreOffice is not installed")
def test_a_blank_form_prints_on_as_many_pages_as_told(forms: Forms, tmp_path: Path) -> None:
    documents = []
    for form in forms:
        documents.append(tmp_path / f"{form.id}.docx")
        documents[-1].write_bytes(filled(form, "blank"))
    printed = to_pdf(documents, tmp_path / "printed")
    assert {pdf.stem: len(PdfReader(pdf).pages) for pdf in printed} == {
        sheet.form: sheet.pages for sheet in SHEETS
    }
