"""What is told and asked at reception: receipts, the first talk, duties, filings; SQ-204 …"""

from tools.forms.corrections_parts import (
    CATEGORY,
    COUNTY,
    STATION,
    WRITTEN_DATE,
    addressed,
    foot,
    head,
    issued,
    number_line,
    opinion,
    signed,
)
from tools.forms.corrections_record_parts import (
    DAY,
    answers_signed,
    line,
    named,
    pair,
    person_head,
    questions,
    record_head,
)
from tools.forms.layout import (
    SMALL_4,
    Element,
    cell,
    gap,
    grid,
    label,
    paragraph,
    row,
    shown,
    sign_line,
    text,
    title,
    value,
)
from tools.forms.sheet import Sheet


def _photo(*cells: Element, merge: str, words: str = "") -> Element:
    return row(*cells, cell(5, words, align="center", merge=merge), height=1)


PAPERS_RECEIPT = Sheet(
    form="corrections.papers_receipt",
    number="SQ-204",
    title="法律文书送达回执",
    layout="designed",
    category=CATEGORY,
    basis=("corr.im.16", "corr.law.20"),
    notes="只知应向决定机关送回执，栏目和版式自拟。",
    body=[
        title("法律文书送达回执"),
        number_line(),
        addressed("{{ decided_by|blank(16) }}："),
        text(
            "你院（局）送达的社区矫正对象{{ name|blank(8) }}的下列法律文书，"
            "已于{{ papers_received_on|cn_date }}收到：",
            line=30,
        ),
        text(
            "{% if papers_received %}{{ papers_received|joined }}{% else %}"
            "________________________________{% endif %}。",
            line=30,
        ),
        text("经核对：□文书齐全　　□尚缺：________________________，请于五日内补送。", line=30),
        text(
            "该对象：□已于{{ reported_on|cn_date }}报到　　□尚未报到，已组织查找。",
            line=30,
        ),
        issued(COUNTY, "{{ (receipt_sent_on or form_date)|cn_date }}"),
    ],
)

PAPERS_REQUEST = Sheet(
    form="corrections.papers_request",
    number="SQ-205",
    title="补送法律文书通知",
    layout="designed",
    category=CATEGORY,
    basis=("corr.im.16",),
    notes="只知应通知补送，栏目和版式自拟。",
    body=[
        title("补送法律文书通知"),
        number_line(),
        addressed("{{ decided_by|blank(16) }}："),
        text(
            "社区矫正对象{{ name|blank(8) }}（{{ judgment_number|blank(12) }}）的法律文书，"
            "我单位于{{ papers_received_on|cn_date }}收到。经核对，尚缺下列文书：",
            line=30,
        ),
        text("□判决书　□裁定书　□决定书　□执行通知书　□起诉书副本　□结案登记表", line=30),
        text("□其他：________________________________", line=30),
        text("请予补送，以便依法执行。", line=30),
        issued(COUNTY, DAY),
    ],
)

FIRST_TALK = Sheet(
    form="corrections.first_talk",
    number="SQ-206",
    title="首次谈话（入矫谈话）笔录",
    layout="reconstructed",
    category=CATEGORY,
    pages=2,
    numbered_pages=True,
    sign_each_page="社区矫正对象（本页签名、捺手印）：",
    basis=("corr.gx_f", "corr.law.22"),
    notes="表头各栏依某市印本；问话提纲为自拟，可按情况增减。",
    body=[
        title("首次谈话（入矫谈话）笔录"),
        grid(record_head(), person_head()),
        gap(4),
        text(
            "告知：你依法接受社区矫正，应当如实回答问话。如有与本案有利害关系的工作人员，"
            "可以申请回避。是否清楚？",
            size=SMALL_4,
            line=24,
        ),
        paragraph("答：____________", line=24),
        questions(
            "你因何罪、被哪个机关、判处什么刑罚？对判决有什么认识？",
            "你的矫正类别和期限是什么？是否知道禁止令的内容？",
            "你的家庭、住所、工作和收入情况怎样？身体状况怎样？",
            "你的家庭成员和主要交往人员有哪些？有没有矛盾和困难？",
            "报告、外出、会客、变更执行地、教育和公益活动的规定是否清楚？",
            "今后有什么打算？还有什么要求和需要补充的？",
        ),
        answers_signed("谈话人", "记录人"),
    ],
)

DUTIES = Sheet(
    form="corrections.duties_told",
    number="SQ-207",
    title="社区矫正对象权利义务告知书",
    layout="designed",
    category=CATEGORY,
    basis=("corr.custom.practice", "corr.law.22", "corr.law.27", "corr.law.28"),
    notes="未见统一格式，条文按社区矫正法归纳，用语自拟。",
    body=[
        title("社区矫正对象权利义务告知书"),
        addressed("社区矫正对象{{ name|blank(8) }}："),
        text(
            "根据《中华人民共和国社区矫正法》，现将你在社区矫正期间的权利和义务告知如下：", size=14
        ),
        [
            text(words, size=14, line=25)
            for words in (
                (
                    "一、你应当遵守法律、行政法规，履行判决、"
                    "裁定、决定确定的义务，遵守关于报告、会客、"
                    "外出、变更执行地、保外就医等监督管理规定，服从管理。"
                ),
                "二、你应当按照规定报告自己的活动情况，接受信息化核查和实地查访。",
                (
                    "三、未经批准，不得离开所居住的市、县；因正常工作和生活需要经常跨市、县活动的，"
                    "应当申请批准；变更执行地的，应当提前申请。"
                ),
                (
                    "四、被宣告禁止令的，应当遵守禁止令；确需进入有关区域、场所或者接触有关人员的，"
                    "应当事先申请批准。"
                ),
                "五、你应当参加教育学习；有劳动能力的，按照安排参加公益活动。",
                (
                    "六、违反规定的，视情节给予训诫、警告、提请治安管理处罚，或者依法提请撤销缓刑、"
                    "撤销假释、收监执行。"
                ),
                (
                    "七、你的人身权利、财产权利和其他依法未被剥夺、"
                    "限制的权利不受侵犯，在就业、就学和"
                    "享受社会保障等方面不受歧视。"
                ),
                "八、你认为权利受到侵犯的，有权向人民检察院申诉、控告和检举。",
            )
        ],
        text("以上内容我已阅读（或者已向我宣读），清楚并愿意遵守。", size=14, line=25, before=4),
        signed("社区矫正对象（签名、捺手印）：", left=5),
        sign_line("告知人（签名）：", left=5, keep=False),
    ],
)

EXIT_FILING = Sheet(
    form="corrections.exit_filing",
    number="SQ-208",
    title="法定不准出境人员通报备案通知书",
    layout="reconstructed",
    category=CATEGORY,
    basis=("corr.gx_f", "corr.fj_i"),
    notes="栏目依某市印本。",
    body=[
        title("法定不准出境人员通报备案通知书", size=18, after=4),
        head("", "编号：____________"),
        grid(
            _photo(
                label(3, "姓名"),
                value(5, "name"),
                label(3, "性别"),
                value(3, "sex"),
                label(2, "民族"),
                value(3, "nation"),
                merge="restart",
                words="照片",
            ),
            _photo(
                label(4, "出生日期"),
                cell(15, "{% if birth_on %}{{ birth_on|cn_date }}{% endif %}"),
                merge="continue",
            ),
            _photo(
                named(4, "证件名称、号码"),
                cell(15, "居民身份证　{{ id_number|blank(0) }}"),
                merge="continue",
            ),
            line("出入境证件名称、号码", "", height=1.2),
            pair("工作单位", "workplace", "电话", "workplace_phone"),
            pair("现住址", "residence", "电话", "phone", height=1.3),
            line("户口所在地", shown("household"), height=1.1),
            line(
                "通报备案期限",
                "自{{ (document.from_on or starts_on)|cn_date }}"
                "至{{ (document.until_on or ends_on)|cn_date }}",
                height=1.1,
            ),
            line(
                "事由和法律依据",
                "因犯{{ offences|blank(6) }}被判处{{ sentence|blank(4) }}"
                "{{ sentence_term|blank(4) }}，依法实行社区矫正，属于法定不准出境人员。",
                height=2.4,
            ),
            opinion("通报备案机关意见", height=4.2),
            row(
                label(4, "填表日期"),
                cell(6, DAY),
                label(2, "联系人"),
                cell(4),
                label(3, "联系电话"),
                cell(5),
                height=1.1,
            ),
        ),
        foot("注：本通知书一式两份，通报备案机关、公安机关出入境管理部门各一份。"),
    ],
)

CERTIFICATES = Sheet(
    form="corrections.certificates_list",
    number="SQ-209",
    title="出入境证件代管（收缴、发还）清单",
    layout="designed",
    category=CATEGORY,
    basis=("corr.gx_f", "corr.xc"),
    notes="只知应有清单，栏目和版式自拟。",
    body=[
        title("出入境证件代管（收缴、发还）清单", size=18),
        grid(
            pair("矫正对象", "name", "身份证号码", "id_number", height=1.2),
            row(
                label(2, "序号", shade=True),
                label(6, "证件名称", shade=True),
                label(6, "证件号码", shade=True),
                label(4, "有效期至", shade=True),
                label(6, "处理（代管、收缴、作废、发还）", shade=True),
                height=1.3,
            ),
            [
                row(label(2, str(each)), cell(6), cell(6), cell(4), cell(6), height=1.2)
                for each in range(1, 7)
            ],
        ),
        gap(10),
        sign_line("交出人（签名）、日期：", left=4),
        sign_line("接收人（签名）、日期：", left=4),
        paragraph("解除社区矫正后，上列代管证件已发还本人。", line=30, before=16),
        sign_line("领取人（签名）、日期：", left=4),
        sign_line("经办人（签名）、日期：", left=4, keep=False),
    ],
)

INFORMATION_TOLD = Sheet(
    form="corrections.information_told",
    number="SQ-210",
    title="信息采集和信息化核查告知书",
    layout="reconstructed",
    category=CATEGORY,
    basis=("corr.gx_f", "corr.law.26", "corr.law.29"),
    notes="六项要求依某市“定位监控管理告知书”归纳，用语自拟；使用电子定位装置另有审批和告知。",
    body=[
        title("信息采集和信息化核查告知书"),
        addressed("社区矫正对象{{ name|blank(8) }}："),
        text(
            "为掌握你的活动情况，依法采取□人像、指纹、声纹采集　□手机信息化核查　"
            "□通信联络。有关要求告知如下：",
            size=14,
        ),
        [
            text(words, size=14, line=28)
            for words in (
                (
                    "一、使用的手机号码为{{ phone|blank(11) }}，"
                    "应当实名登记、由你本人使用，不得转借他人。"
                ),
                "二、手机应当随身携带，保持开机和通信畅通，及时充电、缴费。",
                "三、接到核查通知应当按要求及时回复，如实报告所在位置和活动情况。",
                "四、更换号码、手机遗失或者损坏的，应当在当日报告司法所。",
                "五、不得删除、破坏核查软件，不得以任何方式逃避核查。",
                "六、违反上述要求的，依照社区矫正监督管理规定处理。",
            )
        ],
        text(
            "核查所得的信息只用于社区矫正工作，社区矫正机构依法保密。",
            size=14,
            line=28,
            before=4,
        ),
        paragraph(f"{STATION}（公章）    {WRITTEN_DATE}", line=28, align="right", before=12),
        signed("社区矫正对象（签名、捺手印）：", left=5),
    ],
)

SHEETS = [
    PAPERS_RECEIPT,
    PAPERS_REQUEST,
    FIRST_TALK,
    DUTIES,
    EXIT_FILING,
    CERTIFICATES,
    INFORMATION_TOLD,
]
