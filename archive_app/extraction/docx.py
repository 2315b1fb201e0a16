"""Word files (.docx): every word a reader would see, in reading order, with the shape of the text.

Reads the parts of the package by lxml: body, nested tables, text boxes, content controls,
insertions (not deletions), notes, headers and footers. Leaves the dangers of zip and XML to
`package`.
Not read: comments, the numbers Word adds to lists by itself, words inside charts and pictures.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from archive_app.extraction.faults import unreadable
from archive_app.extraction.model import Block, Cell, Contents, Kind, Limits, Place, page
from archive_app.extraction.package import Package, open_package
from archive_app.extraction.wordstyles import Look, Styles, attribute, child, local_name

__all__ = ["outline_docx", "read_docx"]

# Deleted or moved-away text, instructions of fields, the reading aid over a ruby word, settings.
_SKIPPED = frozenset(
    {
        "del", "moveFrom", "delText", "instrText", "delInstrText", "fldData", "rt", "rubyPr",
        "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr",
    }
)  # fmt: skip
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Tick boxes are often typed in a picture font; these are the ones found in official forms.
_SYMBOLS = {
    ("wingdings", 0xFE): "☑", ("wingdings", 0xA8): "□", ("wingdings", 0x6F): "□",
    ("wingdings", 0xFC): "✓", ("wingdings", 0xFD): "☒", ("wingdings 2", 0x52): "☑",
    ("wingdings 2", 0xA3): "□", ("wingdings 2", 0x50): "✓", ("wingdings 2", 0x54): "☒",
}  # fmt: skip
_WIDEST = 63  # columns Word allows in a table
_READING_ORDER: tuple[Place, ...] = ("body", "note", "header", "footer")


def read_docx(path: Path, limits: Limits) -> Contents:
    """Read a Word file as one page, the body first; the page count is the one Word last saved."""
    with open_package(path, limits) as package:
        blocks = _blocks(package, shaped=False)
        count = _page_count(package)
    ordered = sorted(blocks, key=lambda block: _READING_ORDER.index(block.place))
    return Contents((page(1, "\n".join(block.plain for block in ordered)),), count)


def outline_docx(path: Path, limits: Limits) -> tuple[Block, ...]:
    """Return a Word file as formatted text in the order of the paper."""
    with open_package(path, limits) as package:
        blocks = _blocks(package, shaped=True)
    order = get_args(Place)
    return tuple(sorted(blocks, key=lambda block: order.index(block.place)))


def _blocks(package: Package, *, shaped: bool) -> list[Block]:
    main = next(
        (each.target for each in package.relations("") if each.kind == "officeDocument"), ""
    )
    root = package.xml(main) if main else None
    if root is None:
        raise unreadable("broken")
    relations = package.relations(main)
    parts = {each.id: each for each in relations}
    # The styles are often the largest part: for the words alone they are left unopened.
    styles = Styles(_part_of_kind(package, relations, "styles") if shaped else None)
    blocks: list[Block] = []
    blocks += _Story(styles, "body").of(root)
    for kind in ("footnotes", "endnotes"):
        blocks += _notes(_part_of_kind(package, relations, kind), styles)
    for target, place in _running_parts(root, parts):
        blocks += _Story(styles, place).of(package.xml(target))
    return blocks


def _part_of_kind(package: Package, relations: tuple[Any, ...], kind: str) -> Any | None:
    return next((package.xml(each.target) for each in relations if each.kind == kind), None)


def _running_parts(root: Any, parts: dict[str, Any]) -> Iterator[tuple[str, Place]]:
    """Yield each header and footer a section uses, once; parts nobody refers to are not printed."""
    places: dict[str, Place] = {"headerReference": "header", "footerReference": "footer"}
    seen: set[str] = set()
    for section in (each for each in root.iter() if local_name(each) == "sectPr"):
        for reference in section:
            place = places.get(local_name(reference))
            part = parts.get(attribute(reference, "id"))
            if place and part and part.target not in seen:
                seen.add(part.target)
                yield part.target, place


def _notes(root: Any | None, styles: Styles) -> list[Block]:
    # Notes with a type are the separator lines Word draws, not words.
    notes = () if root is None else (each for each in root if not attribute(each, "type"))
    return [block for note in notes for block in _Story(styles, "note").of(note)]


def _page_count(package: Package) -> int | None:
    properties = package.xml("docProps/app.xml")
    pages = child(properties, "Pages") if properties is not None else None
    text = (pages.text or "").strip() if pages is not None else ""
    return int(text) if text.isdecimal() and len(text) < 6 and int(text) > 0 else None


class _Story:
    """One run of text (body, header, note, cell, text box) turned into blocks."""

    def __init__(self, styles: Styles, place: Place) -> None:
        self._styles = styles
        self._place = place
        self._found: list[Block] = []

    def of(self, element: Any | None) -> list[Block]:
        """Return the blocks below an element; an absent part has none."""
        if element is not None:
            self._walk(element)
        return self._found

    def _walk(self, element: Any) -> None:
        for each in element:
            name = local_name(each)
            if name == "p":
                self._paragraph(each)
            elif name == "tbl":
                self._found.append(Block("table", rows=self._rows(each), place=self._place))
            elif name == "AlternateContent":
                self._walk_first_branch(each)
            elif name not in _SKIPPED:
                self._walk(each)

    def _walk_first_branch(self, alternatives: Any) -> None:
        """Take the first variant that says something: the others repeat it for older programs."""
        before = len(self._found)
        for branch in alternatives:
            self._walk(branch)
            if len(self._found) > before:
                return

    def _paragraph(self, paragraph: Any) -> None:
        words: list[str] = []
        boxes: list[Any] = []
        _collect(paragraph, words, boxes)
        text = "".join(words)
        if text.strip():
            self._found.append(self._shaped(text, self._styles.look(child(paragraph, "pPr"))))
        for box in boxes:
            self._walk(box)

    def _shaped(self, text: str, look: Look) -> Block:
        kind: Kind = "heading" if look.level else "paragraph"
        return Block(kind, text, level=look.level, align=look.align, place=self._place)

    def _rows(self, table: Any) -> tuple[tuple[Cell, ...], ...]:
        rows: list[list[Cell]] = []
        above: dict[
            int, tuple[int, int]
        ] = {}  # column → where the cell covering it from above stands
        for row in _nearest(table, "tr"):
            settings = child(row, "trPr")
            if child(settings, "del") is None:
                rows.append([])
                self._cells(row, _number(child(settings, "gridBefore"), 0), rows, above)
        return tuple(tuple(row) for row in rows if row)

    def _cells(
        self, row: Any, column: int, rows: list[list[Cell]], above: dict[int, tuple[int, int]]
    ) -> None:
        for cell in _nearest(row, "tc"):
            settings = child(cell, "tcPr")
            across = max(1, _number(child(settings, "gridSpan"), 1))
            merge = child(settings, "vMerge")
            if merge is not None and attribute(merge, "val") != "restart" and column in above:
                y, x = above[column]
                upper = rows[y][x]
                rows[y][x] = Cell(upper.text, upper.across, upper.down + 1)
            else:
                above.pop(column, None)
                if merge is not None:
                    above[column] = (len(rows) - 1, len(rows[-1]))
                rows[-1].append(Cell(self._cell_text(cell, settings), across))
            column += across

    def _cell_text(self, cell: Any, settings: Any | None) -> str:
        if child(settings, "cellDel") is not None:
            return ""
        return "\n".join(block.plain for block in _Story(self._styles, self._place).of(cell))


def _collect(element: Any, words: list[str], boxes: list[Any]) -> None:
    """Gather the words below a paragraph; text boxes are set aside to follow it."""
    for each in element:
        name = local_name(each)
        if name == "t":
            words.append(each.text or "")
        elif name in _SIGNS:
            words.append(_SIGNS[name])
        elif name == "sym":
            words.append(_symbol(each))
        elif name == "txbxContent":
            boxes.append(each)
        elif name == "AlternateContent":
            _collect_first_branch(each, words, boxes)
        elif name not in _SKIPPED:
            _collect(each, words, boxes)


def _collect_first_branch(alternatives: Any, words: list[str], boxes: list[Any]) -> None:
    before = len(words), len(boxes)
    for branch in alternatives:
        _collect(branch, words, boxes)
        if (len(words), len(boxes)) != before:
            return


def _symbol(sign: Any) -> str:
    code = attribute(sign, "char")
    try:
        return _SYMBOLS.get((attribute(sign, "font").lower(), int(code, 16) & 0xFF), "")
    except ValueError:
        return ""


def _nearest(element: Any, name: str) -> Iterator[Any]:
    """Yield the nearest descendants of a name, looking through content controls and insertions."""
    for each in element:
        found = local_name(each)
        if found == name:
            yield each
        elif found not in _SKIPPED:
            yield from _nearest(each, name)


def _number(element: Any | None, default: int) -> int:
    text = "" if element is None else attribute(element, "val")
    return min(int(text), _WIDEST) if text.isdecimal() else default
