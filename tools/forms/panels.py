"""Forms of several panels: a stub that stays and papers that go out, parted by a line to cut at.

The line carries the number once more, so that half of it and half of the seal stay on either side.
"""

from tools.forms.layout import NO_4, NO_5, Blocks, Element, new_page, paragraph

LINE = "骑　缝　章"


def cut_line(number: str) -> Element:
    """The broken line between two panels with the number over it; `number` is a template."""
    return paragraph(
        f"…………  {number}  ………  （{LINE}）  …………",
        size=NO_5,
        line=20,
        align="center",
        before=8,
        after=10,
        dashed=True,
    )


def panel_name(words: str) -> Element:
    """Which of the panels this is, e.g. 存根, above its title."""
    return paragraph(f"（{words}）", size=NO_4, line=22, align="right", keep=True)


def stubbed(stub: Blocks, *papers: Blocks, number: str, named: bool = True) -> Blocks:
    """A stub (存根) over the papers that go out (正本, then 回执), all on one page."""
    names = ("存根", "正本", "回执", "副本")
    blocks: list[Blocks] = []
    for index, each in enumerate((stub, *papers)):
        name = panel_name(names[index]) if named else None
        blocks.append([cut_line(number) if index else None, name, each])
    return blocks


def panels(*parts: tuple[str, Blocks]) -> Blocks:
    """The named panels, each on a page of its own."""
    return [
        [new_page() if index else None, panel_name(name), blocks]
        for index, (name, blocks) in enumerate(parts)
    ]
