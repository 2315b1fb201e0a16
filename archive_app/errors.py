"""Every error raised on purpose, in one place.

    ArchiveError                 carries a stable code, a message and what to do about it
    ├── Invalid                  what was entered is wrong; `fields` names each place
    │   ├── QueryFault           a search that cannot be read
    │   └── FormFault            a template that cannot be filled; `faults` lists every place
    ├── NotSignedIn              nobody is signed in, or the token is unknown
    ├── Forbidden                this person may not do this
    │   └── Sealed               a sealed volume whose station one works in: it can be asked for
    ├── NotFound                 no such thing, or not one this person may know of
    ├── Conflict                 the thing is not in a state that allows this
    ├── TooLarge                 more bytes than this archive takes
    ├── TooMany                  too many attempts; wait
    ├── Unreadable               a file whose text could not be read; the file itself is kept
    ├── StandardFault            the archive standard is faulty; `faults` lists all of them
    └── StoreFault               the data folder, the disk or the audit chain is not as it must be

Messages and fixes are in the reader's language (Chinese). Doors (pages, REST, command line) map
these
classes and nothing else; any other exception is a defect and is shown as such.
"""

from collections.abc import Mapping, Sequence

__all__ = [
    "ArchiveError",
    "Conflict",
    "Forbidden",
    "FormFault",
    "Invalid",
    "NotFound",
    "NotSignedIn",
    "QueryFault",
    "Sealed",
    "StandardFault",
    "StoreFault",
    "TooLarge",
    "TooMany",
    "Unreadable",
]


class ArchiveError(Exception):
    """The root: a code for programs, a message and a fix for people."""

    code = "error"

    def __init__(self, message: str, *, fix: str) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix

    def __str__(self) -> str:
        return f"{self.message} → {self.fix}"


class Invalid(ArchiveError):
    """Entered values are wrong; `fields` maps a dotted path to its messages."""

    code = "invalid"

    def __init__(
        self,
        message: str = "填写的内容有误",
        *,
        fix: str = "请按各栏提示改正后重新提交",
        fields: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        super().__init__(message, fix=fix)
        self.fields = {name: list(messages) for name, messages in (fields or {}).items()}


class QueryFault(Invalid):
    """A search text or filter that cannot be read."""

    code = "query"


class FormFault(Invalid):
    """A template with faults; each names the part, the place and the fix."""

    code = "form"

    def __init__(self, message: str, *, fix: str, faults: Sequence[str] = ()) -> None:
        super().__init__(message, fix=fix)
        self.faults = list(faults)


class NotSignedIn(ArchiveError):
    """Nobody is signed in."""

    code = "not_signed_in"


class Forbidden(ArchiveError):
    """The actor lacks the permission or the right to this row."""

    code = "forbidden"


class Sealed(Forbidden):
    """A sealed volume of one's own station: only its number is told, and how to ask for it."""

    code = "sealed"

    def __init__(self, volume_id: int, number: str) -> None:
        super().__init__(
            f"封存案卷 {number}", fix="封存案卷不能直接查看；确需查阅的，请写明依据和用途，申请查阅"
        )
        self.volume_id = volume_id
        self.number = number


class NotFound(ArchiveError):
    """No such thing for this actor; without a message, told alike whether it is there or not."""

    code = "not_found"

    def __init__(
        self,
        message: str = "没有找到所要的内容",
        *,
        fix: str = "它可能不存在或编号有误，请从列表重新进入",
    ) -> None:
        super().__init__(message, fix=fix)


class Conflict(ArchiveError):
    """The thing is not in a state that allows this."""

    code = "conflict"


class TooLarge(ArchiveError):
    """More bytes than the archive takes in one file."""

    code = "too_large"


class TooMany(ArchiveError):
    """Too many attempts in a short time."""

    code = "too_many"


class Unreadable(ArchiveError):
    """The bytes are kept, their text could not be read; `reason` is a short code for statistics."""

    code = "unreadable"

    def __init__(self, message: str, *, fix: str, reason: str) -> None:
        super().__init__(message, fix=fix)
        self.reason = reason


class StandardFault(ArchiveError):
    """The archive standard cannot be used; every fault is listed, none is skipped."""

    code = "standard"

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(
            f"档案标准有 {len(faults)} 处错误",
            fix="请按下列位置逐处修改后重新检查：archive standard lint",
        )
        self.faults = list(faults)

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *self.faults])


class StoreFault(ArchiveError):
    """The data folder, the disk, the database or the audit chain is not as it must be."""

    code = "store"
