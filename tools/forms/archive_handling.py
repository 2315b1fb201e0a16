"""Handing archives over: the list to the archive room, the deed, the electronic registers."""

from tools.forms.archive_parts import (
    ACROSS,
    ACROSS_WIDE,
    FONDS_NAME,
    MARGINS,
    SIDEWAYS,
    UPRIGHT,
    YEAR,
    above,
    date_of,
    pair,
    signed,
    single,
    told,
)
from tools.forms.layout import (
    Element,
    box,
    cell,
    gap,
    grid,
    label,
    paragraph,
    row,
    shown,
    text,
    title,
)
from tools.forms.register import SERIAL, Column, day, register, words
from tools.forms.sheet import Sheet

_LIKE = {"category": "common", "margins": MARGINS}

HANDOVER_LIST = Sheet(
    form="archive.handover_list",
    number="OT-05",
    title="归档移交清单",
    layout="designed",
    numbered_pages=True,
    basis=("archive.design_lists",),
    notes="栏目为自拟；一式两份，移交部门和档案室各一份。",
    **_LIKE,
    body=[
        title("归档移交清单", after=6),
        grid(
            pair("移交部门", shown("handed_section"), "年度", YEAR),
            pair("门类", shown("handed_category"), "保管期限", shown("retention")),
            width=ACROSS,
        ),
        gap(6),
        register(
            (
                SERIAL,
                words("题名", 58, "title"),
                words("文号（案号）", 32, "number"),
                day("日期", 22, "date"),
                Column("页数", 12, "pages"),
                Column("件数", 12, "pieces"),
                Column("附件、光盘数", 16, "discs"),
                words("备注", 20, "remark"),
            ),
            "handed",
            least=14,
            page=UPRIGHT,
            height=0.9,
        ),
        gap(6),
        grid(
            told("退回事项", "handed_returned", 2, height=1.8),
            signed("移交人（签名）", "接收人（签名）"),
            pair("移交日期", "    年  月  日", "接收日期", "    年  月  日"),
            width=ACROSS,
        ),
    ],
)

_SIDE = ("单位（章）", "领导人（签名）", "经办人（签名）", "日期")
HANDOVER_DEED = Sheet(
    form="archive.handover_deed",
    number="AT-11",
    title="档案交接文据",
    layout="reconstructed",
    basis=("archive.deed", "archive.law15"),
    notes="栏目依对 GB/T 13968-1992 的转述，未见原文，待县档案馆核对；一式两份。",
    **_LIKE,
    body=[
        title("档案交接文据"),
        grid(
            single("移出单位名称", FONDS_NAME, height=1.2),
            single("接收单位名称", shown("deed_to"), height=1.2),
            pair("交接性质", shown("deed_kind"), "档案所属年度", shown("deed_years"), height=1.2),
            pair(
                "档案类别",
                shown("deed_category"),
                "档案数量",
                "{{ deed_volumes|blank(4) }} 卷 {{ deed_pieces|blank(4) }} 件",
                height=1.2,
            ),
            single("检索及参考工具种类、数量", shown("deed_finding_aids"), height=1.6),
            told("移出说明", "deed_note", 4, height=4.0),
            told("接收意见", "deed_opinion", 4, height=4.0),
            row(
                cell(12, *[text(f"移出{each}：", size=12, indent=0) for each in _SIDE], top=True),
                cell(12, *[text(f"接收{each}：", size=12, indent=0) for each in _SIDE], top=True),
                height=5.0,
            ),
            width=ACROSS,
        ),
    ],
)

_MANNER = "　".join(box(each, f"efile_manner == '{each}'") for each in ("在线", "离线"))

EFILE = Sheet(
    form="archive.efile_register",
    number="AT-12",
    title="电子文件归档登记表",
    layout="reconstructed",
    basis=("archive.efile",),
    notes="栏目依一个公开系统整理；移交、接收部门盖章处为推定。",
    **_LIKE,
    body=[
        title("电子文件归档登记表"),
        grid(
            pair("单位名称", FONDS_NAME, "归档时间", date_of("efile_on")),
            pair(
                "归档电子文件门类",
                shown("efile_category"),
                "归档方式",
                _MANNER,
                height=1.4,
            ),
            row(
                label(5, "归档数量"),
                cell(
                    19,
                    "{{ efile_volumes|blank(4) }} 卷　{{ efile_pieces|blank(4) }} 件　"
                    "{{ efile_sheets|blank(4) }} 张　{{ efile_minutes|blank(4) }} 分钟　"
                    "{{ efile_bytes|blank(8) }} 字节",
                ),
                height=1.2,
            ),
            row(label(5, "检验项目", shade=True), label(19, "检验结果", shade=True)),
            [
                row(label(5, each), cell(19), height=1.2)
                for each in ("载体外观", "病毒", "真实性", "可靠性", "完整性", "可用性")
            ],
            told("技术方法与相关软件说明", "efile_method", 4, height=4.2),
            row(
                cell(12, text("移交部门（签章）：", size=12, indent=0), top=True),
                cell(12, text("接收部门（签章）：", size=12, indent=0), top=True),
                height=3.0,
            ),
            width=ACROSS,
        ),
    ],
)

_CHECKS = ("准确性检验", "完整性检验", "可用性检验", "安全性检验", "载体外观检验")


def _both(words_: str, *, height: float) -> Element:
    """A labelled row with a place for either side, and its date."""
    left, right = (cell(span, paragraph("    年  月  日", align="right")) for span in (10, 9))
    return row(label(5, words_), left, right, height=height)


ETRANSFER = Sheet(
    form="archive.etransfer_register",
    number="AT-13",
    title="电子档案移交与接收登记表",
    layout="reconstructed",
    basis=("archive.etransfer", "archive.law15"),
    notes="栏目依档发〔2012〕7号登记表及其填写说明的公开摘录；一式两份，附数字摘要表。",
    **_LIKE,
    body=[
        title("电子档案移交与接收登记表", after=8),
        grid(
            single("交接工作名称", shown("etransfer_name"), height=1.2),
            told("内容描述", "etransfer_content", 3, height=2.8),
            pair(
                "移交电子档案数量",
                "{{ etransfer_files|blank(4) }} 件 {{ etransfer_volumes|blank(4) }} 卷",
                "移交数据量",
                "{{ etransfer_gb|blank(8) }} GB",
                height=1.3,
            ),
            pair(
                "载体起止顺序号",
                shown("etransfer_carriers"),
                "移交载体类型、规格",
                shown("etransfer_carrier_kind"),
                height=1.3,
            ),
            row(
                label(5, "检验内容", shade=True),
                label(10, "移交单位", shade=True),
                label(9, "接收单位", shade=True),
                height=1.0,
            ),
            [row(label(5, each), cell(10), cell(9), height=1.25) for each in _CHECKS],
            _both("填表人（签名）", height=1.5),
            _both("审核人（签名）", height=1.5),
            _both("单位（印章）", height=2.6),
            width=ACROSS,
        ),
    ],
)

DIGESTS = Sheet(
    form="archive.digest_list",
    number="AT-14",
    title="电子档案数字摘要表",
    layout="reconstructed",
    landscape=True,
    numbered_pages=True,
    basis=("archive.etransfer",),
    notes="栏目依登记表附表的公开摘录；摘要算法须写明。",
    **_LIKE,
    body=[
        title("电子档案数字摘要表", after=4),
        above(
            "交接工作名称：{{ etransfer_name|blank(16) }}",
            "摘要算法：{{ digest_method|blank(12) }}",
            width=ACROSS_WIDE,
        ),
        register(
            (
                SERIAL,
                Column("载体（包）编号", 34, "carrier"),
                words("内容说明", 62, "content"),
                words("数字摘要", 96, "digest"),
                Column("实际容量（GB）", 24, "capacity"),
                words("备注", 24, "remark"),
            ),
            "digests",
            least=14,
            page=SIDEWAYS,
        ),
    ],
)

SHEETS = [HANDOVER_LIST, HANDOVER_DEED, EFILE, ETRANSFER, DIGESTS]
