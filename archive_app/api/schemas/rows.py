"""The rows of a register: a page of them, one row, a row to write, correct or strike."""

from archive_app.api.fields import Facts, Id, ListOf, One, Text, Whole
from archive_app.api.schemas.base import Paged, Sent, Shown

__all__ = [
    "RowChanged",
    "RowShown",
    "RowStruck",
    "RowsAdded",
    "RowsImported",
    "RowsQuery",
    "RowsShown",
    "RowsTaken",
    "RowsUndone",
]

_CELLS = "各栏：栏目名 → 值；有哪些栏目见“案卷类型”。没有写到的留空"
_MARK = "这一条现在的样子的标记；修改、划去时带上，别人改过就会拒绝"


class RowsQuery(Paged):
    """Which rows."""

    text = Text("各栏中含有的字，几个词用空格隔开", most=100, load_default="")


class RowWritten(Sent):
    """A row to write."""

    values = Facts(_CELLS, required=True)


class RowsTaken(Sent):
    """Rows to write at the end of the book, all or none."""

    rows = ListOf(One(RowWritten, "一条"), "要登记的各条", required=True)


class RowChanged(Sent):
    """Cells to correct; the others stay."""

    values = Facts(f"{_CELLS}；值为 null 表示清除。遮盖过的号码不能写回", required=True)
    seen = Text(_MARK, None, most=40, load_default=None, allow_none=True)


class RowStruck(Sent):
    """Why a row is struck."""

    reason = Text("划去的原因", "重复登记", least=1, most=500, required=True)
    seen = Text(_MARK, None, most=40, load_default=None, allow_none=True)


class RowsUndone(Sent):
    """Which act is taken back."""

    version = Whole("那次操作之后案卷的版本号", 2, required=True)


class RowShown(Shown):
    """A row."""

    serial = Whole("序号，从 1 开始", 1, required=True)
    key = Text("这一条的编号，不随序号改变", "3f9a1c02", required=True)
    mark = Text(_MARK, "5a0c77f4d1be", required=True)
    values = Facts("各栏：栏目名 → 值；号码默认遮盖", required=True)


class RowsShown(Shown):
    """A page of rows, the latest first."""

    total = Whole("共多少条", 1, required=True)
    page = Whole("第几页", 1, required=True)
    pages = Whole("共几页", 1, required=True)
    version = Whole("案卷现在的版本号", 2, required=True)
    items = ListOf(One(RowShown, "一条"), "各条，新的在前", required=True)


class RowsAdded(Shown):
    """The rows that were written."""

    version = Whole("案卷现在的版本号，撤销时用", 3, required=True)
    items = ListOf(One(RowShown, "一条"), "登记的各条", required=True)


class RowsImported(RowsAdded):
    """What was taken over from a workbook."""

    doubled = ListOf(Id("序号"), "其中与已有的相同的各条的序号", required=True)
