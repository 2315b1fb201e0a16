"""Owns what a form is on disk: its description beside its .docx, and the words of the footer.

Leaves the page itself to `layout` and the meaning of the keys to the filling library.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tools.forms.layout import Blocks, document, footer
from tools.forms.ooxml import USUAL_MARGIN, Page

LAYOUTS = {"official": "官方原件", "reconstructed": "复原件", "designed": "自拟件"}


@dataclass(frozen=True)
class Sheet:
    """One form: who it is, what stands on its page, what is known about its layout.

    `pages` is how many the blank form takes, `margins` (top, right, bottom, left) are millimetres,
    `sample` are values for pictures where the invented ones do not do.
    """

    form: str
    number: str
    title: str
    layout: str
    body: Blocks
    notes: str
    basis: tuple[str, ...] = ()
    per: str | None = None
    for_us: bool = False
    sign_each_page: str | None = None
    numbered_pages: bool = False
    version: int = 1
    number_kind: str = "ours"
    category: str = "peoples_mediation"
    landscape: bool = False
    margins: tuple[float, float, float, float] = (USUAL_MARGIN,) * 4
    pages: int = 1
    sample: Mapping[str, Any] = field(default_factory=dict)

    @property
    def page(self) -> Page:
        """The paper it is printed on."""
        return Page(self.landscape, self.margins)

    @property
    def name(self) -> str:
        """The file name without its ending."""
        return self.form.partition(".")[2]

    def docx(self) -> bytes:
        """The form as a Word file."""
        words = f"格式 {self.number} 第{self.version}版 · {LAYOUTS[self.layout]}"
        foot = footer(words, above=self.sign_each_page, pages=self.numbered_pages)
        return document(self.title, self.body, foot, self.page)

    def description(self) -> str:
        """The .yaml beside the .docx."""
        keys = ("form", "title", "number", "number_kind", "version", "category", "layout", "per")
        values = {key: getattr(self, key) for key in keys if getattr(self, key) is not None}
        values |= {"for_us": self.for_us, "basis": list(self.basis), "notes": self.notes}
        if self.sample:
            values["sample"] = dict(self.sample)
        return yaml.safe_dump(
            values, allow_unicode=True, sort_keys=False, default_flow_style=None, width=100
        )

    def write(self, folder: Path) -> list[Path]:
        """Write both files into the folder of the category; the files written."""
        target = folder / self.category
        target.mkdir(parents=True, exist_ok=True)
        page, about = target / f"{self.name}.docx", target / f"{self.name}.yaml"
        page.write_bytes(self.docx())
        about.write_text(self.description(), encoding="utf-8", newline="\n")
        return [page, about]
