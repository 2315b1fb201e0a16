"""The forms of law publicity: FZ-24 … FZ-28."""

from tools.forms.law_parts import (
    CATEGORY,
    STATION,
    WRITTEN_DATE,
    above,
    any_ticks,
    date_of,
    facts,
    full,
    opinion,
    pair,
    single,
    told,
)
from tools.forms.layout import (
    WIDE_GRID,
    cell,
    grid,
    label,
    note,
    paragraph,
    row,
    shown,
    sign_line,
    title,
)
from tools.forms.ooxml import Page
from tools.forms.register import SERIAL, Column, day, register, words
from tools.forms.sheet import Sheet

_AUDIENCES = (
    ("青少年", "老年群体", "妇女", "残疾人", "社会大众"),
    ("学生", "公职人员", "农牧民", "务工人员", "其他"),
)

RECORD = Sheet(
    form="law.publicity_record",
    number="FZ-24",
    title="普法宣传活动登记表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("law.nmd", "law.custom.forms"),
    notes="栏目和形式、人群的种类依一个省级系统的普法活动登记，版式为整理复原。",
    body=[
        title("普法宣传活动登记表"),
        grid(
            single("组织单位", shown("organizer"), height=1),
            pair("活动时间", date_of("held_on"), "地点", shown("place"), height=1),
            single("主题", shown("theme"), height=1),
            single(
                "形式",
                any_ticks(
                    *("modes", "文艺演出", "普法宣讲", "播放宣传片", "发放宣传资料", "其他"),
                    space=" ",
                ),
                height=1.2,
            ),
            row(
                label(5, "针对人群"),
                cell(
                    19,
                    paragraph(
                        any_ticks("audiences", "青少年", "老年群体", "妇女", "残疾人", "社会大众"),
                        line=22,
                    ),
                    paragraph(
                        any_ticks("audiences", "学生", "公职人员", "农牧民", "务工人员", "其他"),
                        line=22,
                    ),
                ),
                height=1.7,
            ),
            facts("受众人次", "audience_count", "资料发放数量", "handouts", height=1),
            told("备注", "note", height=1.8),
            full(paragraph("照片（粘贴处，注明拍摄时间）", line=24), height=8),
            pair("登记人", "", "登记日期", WRITTEN_DATE, height=1.1),
        ),
    ],
)

_UPRIGHT = Page()

ATTENDANCE = Sheet(
    form="law.attendance",
    number="FZ-25",
    title="签到表",
    layout="designed",
    category=CATEGORY,
    basis=("law.custom.forms",),
    notes="讲座、会议、培训通用，为自拟。",
    body=[
        title("签到表", after=4),
        above("内容：{{ (theme or matter)|blank(24) }}"),
        above("时间：{{ (held_on or meeting_on)|cn_date }}　　地点：{{ place|blank(14) }}"),
        register(
            (
                SERIAL,
                Column("姓名", 20),
                Column("单位（村、社区）", 40),
                Column("职务（身份）", 24),
                Column("电话", 28),
                Column("签名", 26),
            ),
            "[]",
            least=20,
            page=_UPRIGHT,
        ),
        sign_line("记录人（签名）：", left=9),
    ],
)

DISTRIBUTION = Sheet(
    form="law.distribution",
    number="FZ-26",
    title="普法宣传资料发放登记表",
    layout="designed",
    category=CATEGORY,
    basis=("law.custom.forms",),
    notes="没有公开的统一样式，为自拟。",
    body=[
        title("普法宣传资料发放登记表", after=4),
        above("活动：{{ theme|blank(20) }}　　地点：{{ place|blank(12) }}"),
        register(
            (
                SERIAL,
                Column("日期", 22),
                Column("资料名称", 46),
                Column("数量", 16),
                Column("领取人（单位）", 34),
                Column("签名", 24),
                Column("备注", 18),
            ),
            "[]",
            least=18,
            page=_UPRIGHT,
        ),
        sign_line("发放人（签名）：", left=9),
    ],
)

DUTY = Sheet(
    form="law.duty_list",
    number="FZ-27",
    title="谁执法谁普法责任清单",
    layout="reconstructed",
    category=CATEGORY,
    landscape=True,
    basis=("law.sdpf.10", "law.custom.registers"),
    notes="责任清单制度见于地方条例，栏目为整理复原。",
    body=[
        title("{{ folder_year|blank(4) }}年“谁执法谁普法”责任清单", after=6),
        register(
            (
                SERIAL,
                Column("单位", 34, "unit"),
                words("项目", 50, "item"),
                Column("对象", 30, "audience"),
                day("时间", 24, "planned_on"),
                Column("形式", 34, "mode"),
                Column("完成情况", 26, "done"),
            ),
            "entries",
            least=11,
        ),
        sign_line("单位负责人（签名）：", left=15, width=WIDE_GRID),
        paragraph(f"{STATION}（公章）　　{WRITTEN_DATE}", line=26, align="right"),
    ],
)

HOUSEHOLD = Sheet(
    form="law.household_application",
    number="FZ-28",
    title="学法用法示范户申报（审核）表",
    layout="designed",
    category=CATEGORY,
    basis=("law.hzfx.26", "law.custom.forms"),
    notes="只知有示范户制度，表格为自拟。",
    body=[
        title("学法用法示范户申报（审核）表"),
        grid(
            facts("户主姓名", "head", "身份证号码", "id_number", height=1),
            facts("村（社区）", "village", "联系电话", "phone", height=1),
            facts("住址", "address", "家庭人口", "people", height=1),
            single("户内法律|明白人", shown("lawwise_person"), height=1),
            told("学法用法情况", "deeds", height=6.6),
            pair("申请人签名", "", "申报日期", date_of("applied_on"), height=1.2),
            opinion("村（居）民|委员会意见"),
            opinion("司法所意见"),
            opinion("县级司法行政|部门意见"),
        ),
        note("本表由司法所存档。电话和身份证号码不得公开。", before=4),
    ],
)

SHEETS = [RECORD, ATTENDANCE, DISTRIBUTION, DUTY, HOUSEHOLD]
