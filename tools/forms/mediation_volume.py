"""The papers of the volume itself: RT-01 cover, RT-02 inventory, RT-15 and RT-16."""

from tools.forms.layout import (
    GRID,
    NO_3,
    NO_4,
    SONG,
    Blocks,
    bold,
    cell,
    gap,
    grid,
    label,
    narrative,
    note,
    paragraph,
    repeat_rows,
    row,
    shown,
    title,
    value,
)
from tools.forms.mediation_parts import (
    COMMITTEE,
    NUMBER,
    SHORT_REMARK,
)
from tools.forms.sheet import Sheet


def _cover_line(words: str, known: str) -> Blocks:
    return row(
        cell(2, edges=""),
        cell(5, words, size=NO_3, align="distribute", edges=""),
        cell(1, edges=""),
        cell(15, known, size=NO_3, edges="bottom"),
        cell(1, edges=""),
        height=1.45,
    )


COVER = Sheet(
    form="mediation.cover",
    number="RT-01",
    title="调解卷宗封面",
    layout="reconstructed",
    for_us=True,
    basis=("order.prov13",),
    notes="各栏名称和顺序依一份公开的省级印本整理；字号、间距未见原件，待县局核对。",
    body=[
        paragraph(bold(COMMITTEE), size=26, line=40, align="center", font=SONG, before=64),
        paragraph(
            bold("调解卷宗"), size=48, line=72, align="center", font=SONG, before=36, after=60
        ),
        grid(
            _cover_line("卷名", shown("volume_title")),
            _cover_line("卷号", NUMBER),
            _cover_line("人民调解员", "{% if mediators %}{{ mediators|joined }}{% endif %}"),
            _cover_line(
                "调解日期", "{{ mediation_started_on|cn_date }} 至 {{ mediation_ended_on|cn_date }}"
            ),
            _cover_line("立卷人", shown("arranged_by")),
            _cover_line("立卷日期", "{{ arranged_on|cn_date }}"),
            _cover_line("保管期限", shown("retention")),
            _cover_line("备注", f"{SHORT_REMARK}{{% endif %}}"),
            borders=False,
        ),
    ],
)


INVENTORY = Sheet(
    form="mediation.inventory",
    number="RT-02",
    title="卷内目录",
    layout="reconstructed",
    for_us=True,
    basis=("order.prov13",),
    notes="四栏名称依公开的省级印本；行数为自定，页号按起止页填写。",
    body=[
        title("卷内目录"),
        grid(
            row(
                label(3, "序号", shade=True),
                label(14, "文书名称", shade=True),
                label(3, "页号", shade=True),
                label(4, "备注", shade=True),
                height=1.1,
                head=True,
            ),
            repeat_rows(
                "item in inventory",
                row(
                    value(3, "item.position", align="center"),
                    value(14, "item.title"),
                    value(3, "item.pages", align="center"),
                    value(4, "item.remark"),
                    height=1.18,
                ),
            ),
            repeat_rows(
                "_ in range(18 - (inventory or [])|length)",
                row(cell(3), cell(14), cell(3), cell(4), height=1.18),
            ),
        ),
    ],
)


def _placed_by(words: tuple[str, str, str, str], known: tuple[str, str, str, str]) -> Blocks:
    first, second = words[:2], words[2:]
    values = dict(zip(words, known, strict=True))
    return [
        row(label(5, one), cell(7, values[one]), label(5, two), cell(7, values[two]), height=1.2)
        for one, two in zip(first, second, strict=True)
    ]


EXPLANATION = Sheet(
    form="mediation.explanation",
    number="RT-15",
    title="卷宗情况说明",
    layout="reconstructed",
    basis=("order.prov13", "platform.fields"),
    notes="栏目名称见于公开系统，版式为推定。",
    body=[
        title("卷宗情况说明"),
        grid(
            row(
                cell(
                    GRID,
                    note(
                        "（缺少的文书及原因；以复印件代替原件的；破损、更正情况；另处保存的附件等）",
                        before=6,
                    ),
                    narrative("remark", 19, width=GRID - 0.1),
                    top=True,
                ),
                height=17.6,
                split=True,
            ),
            _placed_by(
                ("立卷人", "立卷时间", "检查人", "检查时间"),
                (
                    shown("arranged_by"),
                    "{{ arranged_on|cn_date }}",
                    shown("checked_by"),
                    "    年  月  日",
                ),
            ),
        ),
    ],
)


def _back_line(words: str, known: str) -> Blocks:
    return row(
        cell(9, edges=""),
        cell(5, words, size=NO_4, align="distribute", edges=""),
        cell(1, edges=""),
        cell(9, known, size=NO_4, edges="bottom"),
        height=1.15,
    )


BACK_COVER = Sheet(
    form="mediation.back_cover",
    number="RT-16",
    title="封底",
    layout="designed",
    for_us=True,
    basis=("order.prov13",),
    notes="原印本封底多为空白，所列四项为通常做法。",
    body=[
        gap(500),
        grid(
            _back_line("本卷页数", "共 {{ page_count|blank(4) }} 页"),
            _back_line("立卷人", shown("arranged_by")),
            _back_line("检查人", shown("checked_by")),
            _back_line("归档日期", "{{ document.date|cn_date }}"),
            borders=False,
        ),
    ],
)


SHEETS = [COVER, INVENTORY, EXPLANATION, BACK_COVER]
