"""What went wrong, as every HTTP door tells it: status, code, message and what to do.

Owns the one mapping of errors to HTTP; how a problem looks (page or JSON) is left to the doors.
An exception nobody raised on purpose gets an incident number, which the log carries too.
"""

import logging
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from werkzeug.exceptions import HTTPException

from archive_app.errors import (
    ArchiveError,
    Conflict,
    Forbidden,
    Invalid,
    NotFound,
    NotSignedIn,
    Sealed,
    StandardFault,
    StoreFault,
    TooLarge,
    TooMany,
    Unreadable,
)

__all__ = ["Problem", "problem_of"]

log = logging.getLogger(__name__)

# The nearest class in an error's ancestry decides.
STATUS: dict[type[BaseException], int] = {
    ArchiveError: 400,
    NotSignedIn: 401,
    Forbidden: 403,
    NotFound: 404,
    Conflict: 409,
    TooLarge: 413,
    Invalid: 422,
    Unreadable: 422,
    TooMany: 429,
    StandardFault: 500,
    StoreFault: 503,
}

TITLES = {
    400: "请求有误",
    401: "需要登录",
    403: "无权办理",
    404: "没有找到",
    405: "不能这样访问",
    409: "内容有冲突",
    413: "文件过大",
    422: "填写有误",
    429: "次数过多",
    500: "程序出错",
    503: "暂时不可用",
}

# What Flask itself refuses before any code of ours runs.
_HTTP = {
    400: ("提交的内容不完整，或页面打开得太久", "请返回上一页，刷新后重新提交"),
    404: ("没有这个页面", "请检查网址，或从上方导航重新进入"),
    405: ("这个网址不能这样访问", "请返回上一页，用页面上的按钮操作"),
    413: ("提交的内容超过了上限", "请分批上传，或请管理员调大单个文件的上限"),
}


@dataclass(frozen=True)
class Problem:
    """One refusal or failure, ready to be shown."""

    status: int
    code: str
    message: str
    fix: str
    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)
    faults: Sequence[str] = ()
    incident: str | None = None
    sealed: int | None = None  # the sealed volume that can be asked for

    @property
    def title(self) -> str:
        """A few words for the heading."""
        return TITLES.get(self.status, "请求有误" if self.status < 500 else "程序出错")


def problem_of(error: BaseException) -> Problem:
    """The problem an exception means; an unforeseen one is logged under an incident number."""
    if isinstance(error, ArchiveError):
        status = next(STATUS[cls] for cls in type(error).__mro__ if cls in STATUS)
        if status >= 500:
            log.error("%s: %s", error.code, error, exc_info=error)
        return Problem(
            status,
            error.code,
            error.message,
            error.fix,
            fields=getattr(error, "fields", {}),
            faults=getattr(error, "faults", ()),
            sealed=error.volume_id if isinstance(error, Sealed) else None,
        )
    if isinstance(error, HTTPException) and error.code and error.code < 500:
        message, fix = _HTTP.get(error.code, _HTTP[400])
        return Problem(error.code, f"http_{error.code}", message, fix)
    incident = secrets.token_hex(4).upper()
    log.error("incident %s", incident, exc_info=error)
    return Problem(
        500,
        "incident",
        "程序遇到没有预料到的情况，这次操作没有保存",
        f"请记下编号 {incident} 和刚才的操作，告诉系统管理员",
        incident=incident,
    )
