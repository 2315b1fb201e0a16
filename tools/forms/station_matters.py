"""Seals, visitors, assets, funds and the checklist of the year."""

from tools.forms.layout import (
    GRID,
    box,
    cell,
    gap,
    grid,
    label,
    note,
    repeat_rows,
    row,
    shown,
    title,
    value,
)
from tools.forms.station_parts import (
    FOR_YEAR,
    UNIT,
    by_hand,
    date_of,
    head,
    pair,
    signs,
    single,
    station_sheet,
    told,
)

SEAL_APPROVAL = station_sheet(
    "seal_approval",
    "OT-17",
    "用印审批单",
    [
        title("用印审批单", after=4),
        head(UNIT, "编号：________"),
        grid(
            pair("日期", date_of("row.date"), "印章名称", shown("row.seal_name")),
            single("用印事由", shown("row.purpose"), height=2.0),
            single("文件名", shown("row.paper"), height=1.5),
            pair("份数", shown("row.copies"), "经办人", shown("row.handled_by")),
            by_hand("批准人意见", height=3.4, signs="批准人（签名）："),
            by_hand("用印", height=2.4, signs="用印人（签名）："),
        ),
        note("先批准，后用印；空白纸张、空白介绍信不得盖章。"),
    ],
    per="entries",
    basis=("station.seal25", "station.design_forms"),
)

_KINDS = "　".join(
    box(each, f"row.kind == '{each}'") for each in ("咨询", "求助", "投诉", "信访", "其他")
)

VISITOR_RECORD = station_sheet(
    "visitor_record",
    "OT-19",
    "来访登记单",
    [
        title("来访登记单", after=4),
        head(UNIT, "编号：________"),
        grid(
            pair("日期", date_of("row.date"), "姓名", shown("row.name")),
            pair("电话", shown("row.phone"), "接待人", shown("row.received_by")),
            single("住址", shown("row.address")),
            single("事项", _KINDS),
            told("事由", "row.matter", 7, height=6.4),
            told("处理", "row.handling", 5, height=4.6),
            told("结果", "row.result", 3, height=3.0),
        ),
        gap(6),
        signs("来访人（签名）：", "接待人（签名）："),
    ],
    per="entries",
)

ASSET_CARD = station_sheet(
    "asset_card",
    "OT-20",
    "资产卡片",
    [
        title("资产卡片", after=4),
        head(UNIT, "编号：{{ row.code|blank(8) }}"),
        grid(
            pair("名称", shown("row.name"), "类别", shown("row.kind")),
            pair("型号", shown("row.model"), "数量", shown("row.quantity")),
            pair(
                "单价（元）",
                "{% if row.price %}{{ row.price|amount }}{% endif %}",
                "购置日",
                date_of("row.bought_on"),
            ),
            pair("存放", shown("row.place"), "保管人", shown("row.kept_by")),
            single("状态", shown("row.status")),
            row(cell(GRID, "变动记录（调拨、维修、换保管人、处置）", align="center", shade=True)),
            row(
                label(5, "日期", shade=True),
                label(11, "变动情况", shade=True),
                label(4, "保管人签名", shade=True),
                label(4, "经手人签名", shade=True),
                head=True,
            ),
            repeat_rows("_ in range(10)", row(cell(5), cell(11), cell(4), cell(4), height=1.0)),
        ),
        gap(6),
        signs("保管人（签名）：", "日期："),
    ],
    per="entries",
    basis=("station.sf0017", "station.design_forms"),
)

FUND_STATEMENT = station_sheet(
    "fund_statement",
    "OT-47",
    "年度经费收支情况表",
    [
        title("年度经费收支情况表", after=4),
        head(UNIT, FOR_YEAR),
        grid(
            row(
                label(3, "序号", shade=True),
                label(7, "经费来源", shade=True),
                label(6, "金额（元）", shade=True),
                label(8, "说明", shade=True),
                head=True,
            ),
            repeat_rows(
                "each in funds or []",
                row(
                    cell(3, "{{ loop.index }}", align="center"),
                    value(7, "each.source"),
                    cell(
                        6, "{% if each.amount %}{{ each.amount|amount }}{% endif %}", align="right"
                    ),
                    value(8, "each.note"),
                ),
            ),
            repeat_rows(
                "_ in range(8 - (funds or [])|length)",
                row(cell(3), cell(7), cell(6), cell(8), height=0.95),
            ),
            row(
                label(10, "来源合计"),
                cell(
                    6,
                    "{% if funds %}{{ funds|selectattr('amount')|sum(attribute='amount')|amount }}"
                    "{% endif %}",
                    align="right",
                ),
                cell(8),
            ),
            row(
                label(10, "全年支出"),
                cell(6, "{% if spent %}{{ spent|amount }}{% endif %}", align="right"),
                cell(8),
            ),
            row(
                label(6, "支出说明"),
                cell(18, gap(150), top=True),
                height=5.6,
            ),
        ),
        gap(6),
        signs("制表人（签名）：", "所长（签名）："),
    ],
    basis=("station.sf0017", "station.design_forms"),
)

_FOLDERS = (
    ("年度计划、半年小结、年终总结", "各1份"),
    ("月考勤表", "12张"),
    ("会议记录", "按本县次数"),
    ("学习记录", "按本县次数"),
    ("值班安排表、值班记录", "全年"),
    ("用印登记", "1册"),
    ("收文登记", "1册"),
    ("发文登记", "1册"),
    ("人员花名册", "1份"),
    ("资产台账", "1份"),
    ("统计年报", "1套"),
    ("归档文件目录", "1套"),
    ("备考表", "每盒1张"),
)

YEAR_CHECKLIST = station_sheet(
    "year_checklist",
    "OT-48",
    "年度材料总清单",
    [
        title("年度材料总清单", after=4),
        head(UNIT, FOR_YEAR),
        grid(
            row(
                label(3, "序号", shade=True),
                label(10, "材料", shade=True),
                label(4, "最少应有", shade=True),
                label(3, "实有", shade=True),
                label(4, "缺少及原因", shade=True),
                head=True,
            ),
            [
                row(
                    cell(3, str(index), align="center"),
                    cell(10, name),
                    cell(4, least, align="center"),
                    cell(3),
                    cell(4),
                    height=1.15,
                )
                for index, (name, least) in enumerate(_FOLDERS, start=1)
            ],
        ),
        gap(6),
        signs("整理人（签名）：", "所长（签名）："),
    ],
    basis=("station.design_checks",),
)

SHEETS = [SEAL_APPROVAL, VISITOR_RECORD, ASSET_CARD, FUND_STATEMENT, YEAR_CHECKLIST]
