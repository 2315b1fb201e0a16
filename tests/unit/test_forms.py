"""The shipped mediation forms: what stands on them, how they fill, that the tree is as told."""

import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from lxml import etree
from pypdf import PdfReader

from archive_app.filling import Form, Forms, fill, lint, open_forms
from tools.forms.ooxml import W
from tools.forms.peoples_mediation import SHEETS
from tools.forms.samples import KINDS, values_for
from tools.office import office_program, to_pdf

ROOT = Path(__file__).resolve().parents[2]
IDS = [sheet.form for sheet in SHEETS]
STANDARD = ROOT / "schemas" / "national"

LABELS = yaml.safe_load(Path(__file__).with_name("form_labels.yaml").read_text(encoding="utf-8"))
# What every form gets besides the facts of the kind.
SYSTEM = {
    *("state", "number", "serial", "year", "opened_on", "concluded_on", "arranged_on"),
    *("arranged_by", "checked_by", "handler", "station", "bureau", "page_count", "retention"),
    *("row", "document", "volume_title", "inventory", "form_date", "applicants", "respondents"),
}


@pytest.fixture(scope="module")
def forms() -> Forms:
    return open_forms(ROOT / "doc_templates")


def parts_of(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        names = [name for name in package.namelist() if re.match(r"word/(document|footer)", name)]
        return {name: etree.fromstring(package.read(name)) for name in names}


def words_of(data: bytes) -> str:
    return "\n".join("".join(part.itertext(f"{{{W}}}t")) for part in parts_of(data).values())


def filled(form: Form, kind: str) -> bytes:
    return fill(form, values_for(form.id, form.per, kind))


def known_names() -> set[str]:
    """Every name a form may ask for: facts of the kinds as the standard declares them, and ours."""
    names = set(SYSTEM)
    for kind in (STANDARD / "peoples_mediation").glob("*.yaml"):
        for field in yaml.safe_load(kind.read_text(encoding="utf-8")).get("fields", []):
            columns = [column["name"] for column in field.get("columns", [])]
            names |= {field["name"], *(f"{field['name']}.{column}" for column in columns)}
    return names


def test_every_form_of_the_list_is_there_and_described(forms: Forms) -> None:
    assert {form.id for form in forms if form.category == "peoples_mediation"} == set(IDS)
    assert {f"mediation.{name}" for name in LABELS} == set(IDS)
    assert {form.number for form in forms} >= {f"RT-{number:02}" for number in range(1, 23)}
    for form in forms:
        assert form.notes, form.id
        assert form.basis, form.id


def test_every_basis_is_a_source_of_the_standard(forms: Forms) -> None:
    sources = yaml.safe_load((STANDARD / "sources.yaml").read_text(encoding="utf-8"))
    known = {source["id"] for source in sources}
    assert {basis for form in forms for basis in form.basis} <= known


@pytest.mark.parametrize("form_id", IDS)
def test_a_form_asks_only_for_names_the_standard_knows(forms: Forms, form_id: str) -> None:
    assert lint(forms.get(form_id), known_names()) == []


@pytest.mark.parametrize("name", LABELS)
def test_the_blank_form_carries_every_label_in_order(forms: Forms, name: str) -> None:
    words, place = words_of(filled(forms.get(f"mediation.{name}"), "blank")), 0
    for label in LABELS[name].split():
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


@pytest.mark.parametrize("form_id", IDS)
def test_every_table_has_fixed_columns_that_fill_the_page(forms: Forms, form_id: str) -> None:
    for part in parts_of(forms.get(form_id).path.read_bytes()).values():
        for table in part.iter(f"{{{W}}}tbl"):
            assert table.find("{*}tblPr/{*}tblLayout").get(f"{{{W}}}type") == "fixed"
            columns = [int(each.get(f"{{{W}}}w")) for each in table.iter(f"{{{W}}}gridCol")]
            assert sum(columns) == 9072


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.form)
def test_the_files_in_the_tree_are_what_the_description_gives(
    sheet: object, tmp_path: Path
) -> None:
    for written in sheet.write(tmp_path):  # type: ignore[attr-defined]
        kept = ROOT / "doc_templates" / written.relative_to(tmp_path)
        assert written.read_bytes() == kept.read_bytes(), "run: python -m tools.forms"


def test_an_agreement_shows_all_six_parties_and_a_line_for_each_to_sign(forms: Forms) -> None:
    values = values_for("mediation.agreement", None, "extreme")
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


def test_without_an_office_program_looking_says_so_and_ends_with_three(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tools.look", "--out", str(tmp_path)]
    ended = subprocess.run(command, cwd=ROOT, env={"PATH": ""}, capture_output=True, text=True)
    assert ended.returncode == 3
    assert "LibreOffice" in ended.stderr


@pytest.mark.office
@pytest.mark.skipif(office_program() is None, reason="LibreOffice is not installed")
def test_a_paper_form_of_one_page_prints_on_one_page(forms: Forms, tmp_path: Path) -> None:
    documents = []
    for name in ("notice", "agreement", "application"):
        for kind in ("full", "blank"):
            documents.append(tmp_path / f"{name}-{kind}.docx")
            documents[-1].write_bytes(filled(forms.get(f"mediation.{name}"), kind))
    printed = to_pdf(documents, tmp_path / "printed")
    assert {pdf.stem: len(PdfReader(pdf).pages) for pdf in printed} == {
        document.stem: 1 for document in documents
    }
