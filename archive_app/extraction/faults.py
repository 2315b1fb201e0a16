"""Why a file's text could not be read: one table of reasons and what the clerk should do.

Owns the words; the extractors choose the reason, the registry turns it into a `Reading`.
"""

from archive_app.errors import Unreadable
from archive_app.extraction.model import Reading

__all__ = ["failed", "unreadable"]

_RESCAN = "请在原电脑上打开核对，重新扫描或另存后再归入"
_ORIGIN = "请勿打开此文件，先核对来源，确有需要时换取正常的文件重新归入"

_REASONS = {
    "empty": ("文件是空的（0 字节）", "请重新复制或重新扫描后再归入"),
    "broken": ("文件已损坏或不完整", _RESCAN),
    "encrypted": ("文件设有打开密码", "请取消密码另存后重新归入"),
    "disguised": ("文件内容与扩展名不符", _ORIGIN),
    "bomb": ("文件解压后异常巨大，已停止读取", _ORIGIN),
    "unsafe": ("文件内含外部引用声明，可能有害，未予读取", _ORIGIN),
    "too_large": ("文件的页数、文字或图像超出读取上限", "请拆成几个较小的文件后分别归入"),
    "timeout": ("读取用时过长，已停止", "请另存为 PDF 或拆成较小的文件后重新归入"),
    "crashed": ("读取中途异常终止", _RESCAN),
    "no_page": ("没有这一页", "请核对页码"),
    "no_picture": ("此格式不能显示为图片", "请下载后查看"),
}


def unreadable(reason: str) -> Unreadable:
    """Return the error for a reason code, with its Chinese message and what to do."""
    message, fix = _REASONS[reason]
    return Unreadable(message, fix=fix, reason=reason)


def failed(media_type: str, error: Unreadable) -> Reading:
    """Return the reading of a file that could not be read."""
    return Reading(media_type, (), None, "failed", error.reason, f"{error.message}；{error.fix}")
