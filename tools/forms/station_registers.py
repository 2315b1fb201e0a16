"""The books of the station, printed sideways: incoming and outgoing papers, seals, visitors …"""

from tools.forms.register import Column, day, money, words
from tools.forms.station_parts import SERIAL, book

INCOMING = book(
    "incoming_register",
    "OT-31",
    "收文登记簿",
    (
        SERIAL,
        day("收文日期", 18, "received_on"),
        words("来文单位", 28, "from_unit"),
        words("文号", 26, "number"),
        words("标题", 48, "title"),
        Column("密级", 12, "secrecy"),
        Column("缓急", 12, "urgency"),
        Column("份数", 12, "copies"),
        words("拟办", 22, "proposal"),
        words("批办", 22, "decision"),
        Column("承办人", 16, "handled_by"),
        day("办结日期", 18, "done_on"),
        Column("归档", 15, "filing"),
    ),
    notes="栏目依通行的收文登记簿；本系统不得登记涉密文件。",
    basis=("station.registers",),
)

OUTGOING = book(
    "outgoing_register",
    "OT-32",
    "发文登记簿",
    (
        SERIAL,
        day("发文日期", 20, "issued_on"),
        words("文号", 34, "number"),
        words("标题", 70, "title"),
        Column("密级", 14, "secrecy"),
        Column("份数", 12, "copies"),
        words("主送", 44, "main_to"),
        Column("签发人", 24, "issued_by"),
    ),
    notes="栏目依通行的发文登记簿；本系统不得登记涉密文件。",
    basis=("station.registers",),
)

SESSIONS = book(
    "session_register",
    "OT-33",
    "会议（学习）登记簿",
    (
        SERIAL,
        day("时间", 20, "date"),
        words("地点", 24, "place"),
        Column("主持", 18, "chaired_by"),
        Column("记录", 18, "recorded_by"),
        words("参加", 34, "present_people"),
        words("缺席", 22, "absent"),
        words("议题", 36, "agenda"),
        words("内容", 46, "content"),
        words("决定", 36, "decision"),
    ),
)

TRAINING = book(
    "training_register",
    "OT-34",
    "培训登记簿",
    (
        SERIAL,
        day("日期", 22, "date"),
        words("主办", 40, "host"),
        words("内容", 80, "content"),
        Column("天数", 14, "days"),
        words("人员", 50, "people"),
        Column("成绩", 20, "score"),
    ),
)

ATTENDANCE = book(
    "attendance_register",
    "OT-35",
    "考勤登记簿",
    (
        SERIAL,
        Column("姓名", 36, "name"),
        day("日期", 30, "date"),
        Column("签到", 34, "came_at"),
        Column("签退", 34, "left_at"),
        Column("请假类型", 34, "leave_kind"),
        Column("本人签名", 40),
    ),
    signed=("考勤员（签名）：",),
    notes="没有查到全国统一格式，“本人签名”为增设，版式自拟。",
)

LEAVE = book(
    "leave_register",
    "OT-36",
    "请销假登记簿",
    (
        SERIAL,
        Column("姓名", 26, "name"),
        day("起", 22, "from_on", group="起止"),
        day("止", 22, "until_on", group="起止"),
        Column("类别", 22, "kind"),
        words("去向", 60, "destination"),
        Column("批准", 28, "approved_by"),
        day("销假", 24, "back_on"),
        Column("本人签名", 28),
    ),
    least=11,
    signed=("考勤员（签名）：",),
    notes="没有查到全国统一格式，“本人签名”为增设，版式自拟。",
)

SEAL = book(
    "seal_register",
    "OT-37",
    "用印登记簿",
    (
        SERIAL,
        day("日期", 22, "date"),
        words("用印事由", 56, "purpose"),
        words("文件名", 60, "paper"),
        Column("份数", 13, "copies"),
        words("印章名称", 36, "seal_name"),
        Column("批准人", 26, "approved_by"),
        Column("经办人", 26, "handled_by"),
    ),
    signed=("所长（签名）：",),
    basis=("station.seal25", "station.design_forms"),
)

DUTY = book(
    "duty_record",
    "OT-18-2",
    "值班记录",
    (
        Column("日期", 22, "date|short_date"),
        Column("时段", 22, "shift"),
        Column("值班人", 26, "on_duty"),
        words("电话、来访", 64, "calls"),
        words("处理", 60, "handling"),
        words("交接", 40, "handover"),
        Column("值班人签名", 26),
    ),
    signed=("值班人（签名）：", "所长（签名）："),
)

VISITORS = book(
    "visitor_register",
    "OT-38",
    "来访接待登记簿",
    (
        SERIAL,
        day("日期", 20, "date"),
        Column("姓名", 22, "name"),
        Column("电话", 28, "phone"),
        words("住址", 42, "address"),
        words("事由", 50, "matter"),
        Column("接待人", 22, "received_by"),
        words("处理", 36, "handling"),
        words("结果", 36, "result"),
    ),
    signed=("接待人（签名）：",),
)

ASSETS = book(
    "asset_register",
    "OT-39",
    "固定资产登记簿（资产台账）",
    (
        Column("编号", 22, "code"),
        words("名称", 44, "name"),
        words("型号", 36, "model"),
        Column("数量", 12, "quantity"),
        money("单价（元）", 26, "price"),
        day("购置日", 22, "bought_on"),
        words("存放", 30, "place"),
        Column("保管人", 22, "kept_by"),
        Column("状态", 18, "status"),
    ),
    yearly=False,
    signed=("保管人（签名）：", "所长（签名）："),
)

SUPPLIES = book(
    "supply_register",
    "OT-40",
    "物品领用（车辆使用）登记簿",
    (
        SERIAL,
        day("日期", 26, "date"),
        words("物品（车）", 54, "thing"),
        words("用途", 78, "purpose"),
        Column("领用人", 30, "taken_by"),
        day("归还", 26, "returned_on"),
        Column("领用人签名", 30),
    ),
    signed=("保管人（签名）：",),
)

CUSTODY = book(
    "seal_custody_register",
    "OT-41",
    "印章保管移交登记簿",
    (
        words("印章", 44, "seal_name"),
        Column("印模", 44, "imprint"),
        day("启用", 24, "opened_on"),
        Column("保管人", 28, "kept_by"),
        Column("移交人", 28, "handed_by"),
        Column("接收人", 28, "taken_by"),
        day("日期", 24, "date"),
    ),
    yearly=False,
    least=3,
    height=4.0,
    signed=("所长（签名）：",),
    under="印模盖在“印模”栏内；移交、接收双方在本栏签名。",
)

ARCHIVE_LISTS = book(
    "archive_list_register",
    "OT-42",
    "档案移交（销毁）总登记簿",
    (
        SERIAL,
        words("档号", 44, "archival_code"),
        words("题名", 62, "title"),
        Column("年度", 13, "year"),
        Column("页数", 12, "pages"),
        Column("期限", 18, "retention"),
        Column("移交人", 20, "handed_by", group="移交"),
        Column("接收人", 20, "taken_by", group="移交"),
        Column("鉴定人", 20, "appraised_by", group="销毁"),
        Column("监销人", 24, "witnesses", group="销毁"),
        day("日期", 20, "date"),
    ),
    yearly=False,
    least=11,
    signed=("所长（签名）：",),
    basis=("station.archive_rules24", "station.design_forms"),
)

ROSTER = book(
    "roster",
    "OT-43",
    "人员花名册",
    (
        SERIAL,
        Column("姓名", 20, "name"),
        Column("性别", 11, "sex"),
        Column("民族", 12, "nation"),
        day("出生日期", 20, "birth_on"),
        Column("身份证号码", 38, "id_number"),
        Column("学历", 20, "education"),
        Column("专业", 22, "major"),
        Column("政治面貌", 20, "standing"),
        Column("编制性质", 22, "post_kind"),
        day("参加工作", 19, "worked_from"),
        Column("职务（职级）", 22, "rank"),
        Column("电话", 24, "phone"),
    ),
    rows="staff",
    signed=("制表人（签名）：", "所长（签名）："),
    basis=("station.sf0017", "station.design_forms"),
    notes="栏目依《全国司法所管理信息系统技术规范》工作人员基本信息的名称，字段细目未见原文，版式自拟。",
)

VILLAGES = book(
    "village_list",
    "OT-44",
    "村（居）工作室、联络员名册",
    (
        SERIAL,
        words("村（居）", 56, "village"),
        words("工作室", 70, "room"),
        Column("联络员", 40, "contact"),
        Column("电话", 44, "phone"),
        Column("备注", 30),
    ),
    rows="villages",
    signed=("制表人（签名）：", "所长（签名）："),
)

RECTIFICATION = book(
    "rectification_list",
    "OT-26",
    "整改台账",
    (
        SERIAL,
        words("问题", 60, "problem"),
        words("整改措施", 60, "measure"),
        Column("责任人", 24, "responsible"),
        day("整改期限", 22, "due_on"),
        day("完成日期", 22, "done_on"),
        words("整改结果", 46, "result"),
    ),
    rows="rectifications",
    signed=("制表人（签名）：", "所长（签名）："),
)

STORE_CHECK = book(
    "store_check",
    "OT-45",
    "库房检查记录",
    (
        SERIAL,
        day("日期", 24, "date"),
        Column("温度（℃）", 26, "temperature"),
        Column("湿度（%）", 26, "humidity"),
        Column("检查情况", 34, "finding"),
        words("问题与处理", 100, "handling"),
        Column("检查人", 28, "checked_by"),
    ),
    rows="store_checks",
    signed=("检查人（签名）：",),
    under="检查防盗、防火、防光、防高温、防潮、防尘、防鼠虫，并清点档案。",
    basis=("station.eight_points", "station.design_forms"),
)

SHEETS = [
    INCOMING,
    OUTGOING,
    SESSIONS,
    TRAINING,
    ATTENDANCE,
    LEAVE,
    SEAL,
    DUTY,
    VISITORS,
    ASSETS,
    SUPPLIES,
    CUSTODY,
    ARCHIVE_LISTS,
    ROSTER,
    VILLAGES,
    RECTIFICATION,
    STORE_CHECK,
]
