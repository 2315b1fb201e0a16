"""Documents: filing, places, facts, attestations, text by page."""

from archive_app.api.fields import (
    Choice,
    Facts,
    Flag,
    Id,
    Ids,
    ListOf,
    Moment,
    One,
    Text,
    Texts,
    Upload,
    Whole,
    absent,
)
from archive_app.api.schemas.base import Identified, Sent, Shown, Unmask

__all__ = [
    "Attested",
    "DocumentCopyTold",
    "DocumentDescribed",
    "DocumentFiledRaw",
    "DocumentPlaced",
    "DocumentShown",
    "DocumentUploaded",
    "DocumentsOrdered",
    "DocumentsQuery",
    "DocumentsShown",
    "FiledShown",
    "PagesShown",
    "Reasoned",
    "RetentionChosen",
]

_SLOT = "放在哪个卷内位置；不填则按文件名建议"
_ROW = "位置每人一份时，是哪一位的（案卷信息中该行的 key）"
_COPY = "入卷的是复印件（true）还是原件（false）；不填则按标准该位置通常所存"
_REPLACES = "替换卷内的这份文件，原文件保留"


class DocumentsQuery(Unmask):
    """Which documents of a volume."""

    all = Flag("为 true 时连同已替换、已撤回的", from_text=True, load_default=False)


class DocumentFiledRaw(Sent):
    """What goes with the bytes of a file sent as they are."""

    name = Text("文件名，带扩展名", "协议书.pdf", least=1, most=255, required=True)
    slot = Text(_SLOT, most=100, load_default=absent)
    row_key = Text(_ROW, most=100, load_default=absent)
    replaces = Id(_REPLACES, None, from_text=True, load_default=absent)
    mark = Texts("同时确认的签章，可多次给出", load_default=list)
    is_copy = Flag(_COPY, from_text=True, load_default=absent)


class DocumentUploaded(Sent):
    """A file with what is known of it."""

    file = Upload("文件", required=True)
    slot = Text(_SLOT, most=100, load_default=absent)
    row_key = Text(_ROW, most=100, load_default=absent)
    replaces = Id(_REPLACES, None, from_text=True, load_default=absent)
    mark = Texts("同时确认的签章，可多次给出", load_default=list)
    is_copy = Flag(_COPY, from_text=True, load_default=absent)


class DocumentCopyTold(Sent):
    """Original or copy."""

    is_copy = Flag("true 复印件，false 原件，null 未说明", True, required=True, allow_none=True)


class DocumentDescribed(Sent):
    """A document's own facts."""

    facts = Facts("文件本身的信息，例如日期、编号、金额；值为 null 表示清除", {}, required=True)


class DocumentPlaced(Sent):
    """Another place."""

    slot = Text("卷内位置；null 表示暂不归位", None, most=100, required=True, allow_none=True)
    row_key = Text(_ROW, most=100, load_default=None, allow_none=True)


class DocumentsOrdered(Sent):
    """An order."""

    ids = Ids("文件编号，按想要的顺序", [1], required=True)


class Reasoned(Sent):
    """An act that needs a reason."""

    reason = Text("原因", "归错卷", least=1, most=500, required=True)


class RetentionChosen(Sent):
    """Another retention for one item."""

    retention = Text("保管期限的编号，例如 Y、D30；空为照档案标准", "D30", most=40, required=True)
    reason = Text("理由", "长期有查考价值", least=1, most=500, required=True)


class Attested(Sent):
    """Signatures or seals that the actor has seen on the paper."""

    marks = Texts("看到了哪些签名或印章", ["committee"], required=True)


class MarkShown(Shown):
    """A signature or seal the paper needs."""

    id = Text("签章", "seal", required=True)
    title = Text("名称", "人民调解委员会盖章", required=True)
    attested_by = Text("谁确认的", None, required=True, allow_none=True)
    at = Moment("何时确认的", required=True, allow_none=True)
    attestation_id = Id("确认的编号，撤销时用", None, required=True, allow_none=True)


class DocumentShown(Identified):
    """One document."""

    volume_id = Id("案卷编号", required=True)
    slot = Text("卷内位置", None, required=True, allow_none=True)
    row_key = Text("是哪一位的", None, required=True, allow_none=True)
    title = Text("题名", required=True)
    file_name = Text("文件名", "协议书.pdf", required=True)
    media_type = Text("按内容判断的类型", "application/pdf", required=True)
    size = Whole("字节数", 52133, required=True)
    sha256 = Text("内容的 SHA-256", required=True)
    facts = Facts("文件本身的信息", required=True)
    generated = Flag("是否本系统生成的待签文书", False, required=True)
    is_copy = Flag("true 复印件，false 原件，null 未说明", None, required=True, allow_none=True)
    form = Text("文书格式", None, required=True, allow_none=True)
    reading = Choice(
        "文字读取：等待、已读、无文字、不读、失败",
        ("waiting", "read", "no_text", "unread", "failed"),
        required=True,
    )
    reading_message = Text("读取失败的原因", "", required=True)
    page_count = Whole("页数", 2, required=True, allow_none=True)
    current = Flag("现在是否在卷内", True, required=True)
    replaced_by_id = Id("被哪一份替换", None, required=True, allow_none=True)
    withdrawn_reason = Text("撤回原因", "", required=True)
    filed_by = Text("谁归入的", "钱春生", required=True, allow_none=True)
    filed_at = Moment("何时归入", required=True)
    marks = ListOf(MarkShown, "应有的签章与确认情况", required=True)
    masked = Flag("证件号码和电话是否已遮盖", True, required=True)


class DocumentsShown(Shown):
    """The documents of a volume, in volume order."""

    items = ListOf(DocumentShown, "各件文件", required=True)


class SameShown(Shown):
    """Another document with the same bytes."""

    document_id = Id("文件编号", required=True)
    volume_id = Id("案卷编号", required=True)
    file_name = Text("文件名", "协议书.pdf", required=True)


class FiledShown(Shown):
    """A document just filed."""

    document = One(DocumentShown, "归入的文件", required=True)
    duplicates = ListOf(SameShown, "内容完全相同的文件", required=True)
    suggested = Flag("位置是否为系统建议", True, required=True)


class PageShown(Shown):
    """The text of one page."""

    number = Whole("第几页", 1, required=True)
    text = Text("文字", "双方自愿达成协议。", required=True)


class PagesShown(Shown):
    """The text of a document by page."""

    reading = Text("文字读取情况", "read", required=True)
    reading_message = Text("读取失败的原因", "", required=True)
    page_count = Whole("页数", 1, required=True, allow_none=True)
    masked = Flag("证件号码和电话是否已遮盖", True, required=True)
    pages = ListOf(PageShown, "有文字的各页", required=True)
