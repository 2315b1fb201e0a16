"""Release and termination: 文书17, 文书18, the notices, the handing over; SQ-251 …"""

from tools.forms.corrections_parts import (
    CATEGORY,
    COUNTY,
    STATION,
    WRITTEN_DATE,
    addressed,
    ban_row,
    birth_row,
    head,
    homes_row,
    opinion,
    remark,
    signed,
    term_row,
    wide,
)
from tools.forms.corrections_record_parts import (
    DAY,
    NUMBER_HERE,
    heading_row,
    line,
    named,
    pair,
    signatures,
    told,
)
from tools.forms.layout import (
    NO_4,
    Blocks,
    Element,
    box,
    cell,
    choose,
    gap,
    grid,
    label,
    narrative,
    note,
    paragraph,
    row,
    ruled,
    sign_line,
    text,
    title,
    underlined,
    value,
)
from tools.forms.panels import panels
from tools.forms.sheet import Sheet

_LOOK = {"size": NO_4, "line": 26}
_TICK_CONDUCT = "　".join(
    box(each, f"conduct == '{each}'") for each in ("好", "较好", "一般", "较差", "差")
)
_TICK_HELP = "　　".join(
    box(each, f"help_kind == '{each}'") for each in ("一般帮教对象", "重点帮教对象")
)

SUMMARY = Sheet(
    form="corrections.summary",
    number="SQ-251",
    title="社区矫正期满个人总结",
    layout="designed",
    category=CATEGORY,
    basis=("corr.im.53",),
    notes="只知期满前应提交个人总结，版式自拟；由本人书写。",
    body=[
        title("社区矫正期满个人总结", after=4),
        grid(
            pair("姓名", "name", "矫正类别", "correction_type"),
            row(
                label(4, "矫正期限"),
                cell(20, "自{{ starts_on|cn_date }}至{{ ends_on|cn_date }}"),
                height=0.9,
            ),
        ),
        note(
            "（写明：对犯罪的认识；遵守法律和监督管理规定的情况；学习、公益活动情况；"
            "工作、生活和家庭情况；今后的打算和需要的帮助）",
            before=6,
        ),
        ruled(20, line=25),
        sign_line("本人（签名、日期）：", left=8, keep=False),
    ],
)

APPRAISAL = Sheet(
    form="corrections.final_appraisal",
    number="文书17",
    number_kind="official",
    title="社区矫正期满鉴定表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("corr.moj2012", "corr.gx_f"),
    notes="栏目依某市印本；编号“文书17”为推断，印制前请核实。",
    body=[
        title("社区矫正期满鉴定表", after=4),
        head(STATION, f"时间：{DAY}"),
        grid(
            birth_row(),
            homes_row(),
            row(
                label(3, "罪名"),
                value(5, "offences"),
                label(3, "刑期"),
                value(5, "sentence_term"),
                label(4, "管理类别"),
                value(4, "management_class"),
                height=1.1,
            ),
            ban_row(),
            term_row(),
            row(
                label(4, "司法所鉴定意见及安置帮教建议"),
                cell(
                    20,
                    narrative("appraisal", 8, width=19.6),
                    paragraph(f"矫正期间表现：{_TICK_CONDUCT}", line=26, before=6),
                    paragraph("安置帮教建议：", line=24, before=4),
                    narrative("help_advice", 3, width=19.6),
                    paragraph(_TICK_HELP, line=24),
                    paragraph(
                        "负责人（签名）：____________    （公章）",
                        line=26,
                        align="right",
                        before=16,
                    ),
                    paragraph(WRITTEN_DATE, line=22, align="right"),
                    top=True,
                ),
                height=12,
                split=True,
            ),
            remark(),
        ),
    ],
)

RELEASE_FORM = Sheet(
    form="corrections.release_form",
    number="SQ-252",
    title="解除社区矫正审批表",
    layout="designed",
    category=CATEGORY,
    basis=("corr.flow", "corr.law.44"),
    notes="名称见于某地流程系统，版式按同类审批表拟定。",
    body=[
        title("解除社区矫正审批表"),
        grid(
            birth_row(),
            homes_row(),
            pair("罪名", "offences", "原判刑期", "sentence_term"),
            term_row(),
            line(
                "解除事由",
                box("期满", "ending == '期满'") + "　　" + box("赦免", "ending == '赦免'"),
            ),
            told("矫正期间表现", "appraisal", 6, height=5.4),
            opinion("司法所意见", height=4.4),
            opinion("县级社区矫正机构意见", height=4.4),
            remark(),
        ),
    ],
)

_EFFECTS = (
    ("管制", "管制期满，依法解除管制。"),
    ("缓刑", "缓刑考验期满，原判的刑罚不再执行。"),
    ("假释", "假释考验期满，原判刑罚执行完毕。"),
    ("暂予监外执行", "刑期届满，刑罚执行完毕。"),
)

RELEASE_ANNOUNCEMENT = Sheet(
    form="corrections.release_announcement",
    number="文书18",
    number_kind="official",
    title="解除社区矫正宣告书",
    layout="reconstructed",
    category=CATEGORY,
    basis=("corr.moj2012", "corr.gx_f", "corr.im.54"),
    notes="内容依某市印本（该页题名误作证明书存根）；编号“文书18”为推断，印制前请核实。未成年人不公开宣告。",
    body=[
        title("解除社区矫正宣告书"),
        text("社区矫正对象", underlined("{{ name|blank(8) }}"), "：", **{**_LOOK, "indent": 0}),
        text(
            "根据《中华人民共和国社区矫正法》，依据",
            underlined("{{ decided_by|blank(12) }}"),
            underlined("{{ judgment_number|blank(14) }}"),
            "判决书（裁定书、决定书），对你实行社区矫正，期限自{{ starts_on|cn_date }}起至"
            "{{ ends_on|cn_date }}止。现矫正期满，依法解除社区矫正。现向你宣告以下事项：",
            **_LOOK,
        ),
        text("一、对你在社区矫正期间表现的鉴定意见：", **_LOOK),
        choose(
            "appraisal",
            text("{{ appraisal }}", **_LOOK),
            ruled(5, line=28),
        ),
        text("二、解除的法律效果：", **_LOOK),
        [text(box(words, f"correction_type == '{kind}'"), **_LOOK) for kind, words in _EFFECTS],
        text(
            "三、望你珍惜自由，遵纪守法；今后工作、生活有困难的，可以向司法所和安置帮教机构求助。",
            **_LOOK,
        ),
        text("特此宣告。", **_LOOK),
        paragraph(f"{STATION}（公章）", size=NO_4, line=26, align="right", before=20, keep=True),
        paragraph(DAY, size=NO_4, line=26, align="right", keep=True),
        signed("社区矫正对象（签名、捺手印）：", left=5),
    ],
)


def _panel(heading: str, to: str, words: Blocks) -> Blocks:
    return [
        title(heading, after=4),
        paragraph(NUMBER_HERE, size=NO_4, line=26, align="right", after=6),
        addressed(to),
        words,
        paragraph(f"{COUNTY}（公章）", size=NO_4, line=28, align="right", before=40),
        paragraph(DAY, size=NO_4, line=28, align="right"),
        gap(60),
        paragraph(
            f"…………  {NUMBER_HERE}  ………  （骑　缝　章）  …………",
            size=10.5,
            line=20,
            align="center",
            dashed=True,
        ),
        paragraph("回    执", size=16, line=34, align="center", before=8),
        text("《" + heading + "》已收到。", line=30),
        paragraph("收件单位（公章）：____________    " + WRITTEN_DATE, line=34, align="right"),
    ]


def _stub(heading: str, why: tuple[str, str]) -> Blocks:
    rows: list[Element] = [
        pair("姓名", "name", "性别", "sex", height=1.3),
        pair("身份证号码", "id_number", "矫正类别", "correction_type", height=1.3),
        pair("居住地", "residence", "户籍地", "household", height=1.5),
        pair("罪名", "offences", "裁判文书号", "judgment_number", height=1.3),
        line(
            "矫正期限",
            "自{{ starts_on|cn_date }}至{{ ends_on|cn_date }}",
            height=1.3,
        ),
        line(*why, height=1.5),
        line("发往机关", "社区矫正决定机关、人民检察院、公安（分）局", height=1.5),
        pair("填发人", "", "批准人", "", height=1.3),
        line("填发日期", DAY, height=1.3),
    ]
    return [
        title(heading + "（存根）", after=4, size=20),
        paragraph(NUMBER_HERE, size=NO_4, line=26, align="right", after=6),
        grid(rows),
    ]


_PERSON = (
    "社区矫正对象{{ name|blank(8) }}，{{ sex|blank(3) }}，{{ birth_on|cn_date }}出生，居住地"
    "{{ residence|blank(16) }}，身份证号码{{ id_number|blank(18) }}。"
    "因犯{{ offences|blank(8) }}，"
    "由{{ decided_by|blank(12) }}以{{ judgment_number|blank(14) }}判处{{ sentence|blank(5) }}"
    "{{ sentence_term|blank(6) }}，依法实行社区矫正（{{ correction_type|blank(5) }}），期限自"
    "{{ starts_on|cn_date }}起至{{ ends_on|cn_date }}止。"
)
_TO = (
    ("第二联　决定机关", "{{ decided_by|blank(16) }}："),
    ("第三联　检察院", "____________人民检察院："),
    ("第四联　公安机关", "____________公安（分）局："),
)


def _notice(heading: str, why: tuple[str, str], end: str) -> Blocks:
    return panels(
        ("第一联　存根", _stub(heading, why)),
        *((name, _panel(heading, to, text(_PERSON, end, line=30))) for name, to in _TO),
    )


RELEASE_NOTICE = Sheet(
    form="corrections.release_notice",
    number="SQ-253",
    title="解除社区矫正通知书",
    layout="reconstructed",
    category=CATEGORY,
    pages=4,
    basis=("corr.gx_f", "corr.law.44"),
    notes="四联（存根、法院、检察院、公安）依某市印本，官方编号不明；回执为增设。",
    body=_notice(
        "解除社区矫正通知书",
        (
            "解除事由和日期",
            "{{ ending|blank(0) }}{% if ended_on %}　{{ ended_on|cn_date }}解除{% endif %}",
        ),
        "该社区矫正对象已于{{ ended_on|cn_date }}依法解除社区矫正。特此通知。",
    ),
)

TERMINATION_NOTICE = Sheet(
    form="corrections.termination_notice",
    number="SQ-254",
    title="终止社区矫正通知书",
    layout="reconstructed",
    category=CATEGORY,
    pages=4,
    basis=("corr.law.45", "corr.flow"),
    notes="2020年后新增，未见统一格式，按解除通知书的四联样式拟定，请核实。",
    body=_notice(
        "终止社区矫正通知书",
        (
            "终止事由和日期",
            "{{ ending|blank(0) }}{% if ended_on %}　{{ ended_on|cn_date }}终止{% endif %}",
        ),
        (
            "因{{ ending|blank(8) }}，"
            "该社区矫正对象的社区矫正已于{{ ended_on|cn_date }}终止。特此通知。"
        ),
    ),
)

HANDOVER = Sheet(
    form="corrections.resettlement_handover",
    number="SQ-255",
    title="社区矫正与安置帮教衔接单",
    layout="designed",
    category=CATEGORY,
    basis=("corr.im.53", "corr.flow"),
    notes="只知期满应办理衔接，栏目和版式自拟。",
    body=[
        title("社区矫正与安置帮教衔接单"),
        grid(
            pair("姓名", "name", "性别", "sex"),
            pair("身份证号码", "id_number", "联系电话", "phone"),
            pair("居住地", "residence", "户籍地", "household", height=1.3),
            pair("罪名", "offences", "矫正类别", "correction_type"),
            row(
                label(4, "解除日期"),
                cell(8, "{% if ended_on %}{{ ended_on|cn_date }}{% endif %}"),
                label(4, "解除证明书号"),
                value(8, "certificate_number"),
                height=1,
            ),
            line("矫正期间表现", _TICK_CONDUCT),
            told("就业、生活和家庭情况", "appraisal", 4, height=3.8),
            told("安置帮教建议", "help_advice", 4, height=3.8),
            line("帮教类别建议", _TICK_HELP),
            line("移交材料", "□期满鉴定表　□解除证明书复印件　□基本信息表　□其他：", height=1.1),
            wide(
                "已告知本人",
                paragraph("□安置帮教机构的地址、电话　□可以申请的帮助　□自愿接受帮教", line=24),
                height=1.4,
            ),
        ),
        gap(8),
        sign_line("移交人（签名、日期）：", left=5),
        sign_line("接收人（签名、日期）：", left=5),
        sign_line("本人（签名、日期）：", left=5, keep=False),
    ],
)


FILE_HANDOVER = Sheet(
    form="corrections.file_handover",
    number="SQ-256",
    title="社区矫正档案移交清单",
    layout="designed",
    category=CATEGORY,
    basis=("corr.sc_a",),
    notes="有的省规定工作档案并入县级执行档案；栏目和版式自拟。",
    body=[
        title("社区矫正档案移交清单"),
        grid(
            pair("矫正对象", "name", "卷号", "number"),
            pair("移交单位", "station.name", "接收单位", ""),
            line("移交原因", "□解除归档　□并入执行档案　□变更执行地　□封存　□其他", height=1),
        ),
        gap(6),
        grid(
            heading_row(
                (2, "序号"), (11, "材料名称"), (3, "份数"), (4, "页数"), (4, "原件或复印件")
            ),
            [
                row(
                    cell(2, str(each), align="center"),
                    cell(11),
                    cell(3),
                    cell(4),
                    cell(4),
                    height=0.9,
                )
                for each in range(1, 15)
            ],
        ),
        gap(8),
        sign_line("移交人（签名、日期）：", left=5),
        sign_line("接收人（签名、日期）：", left=5, keep=False),
    ],
)

SEAL_RECORD = Sheet(
    form="corrections.seal_record",
    number="SQ-257",
    title="犯罪记录封存记录",
    layout="designed",
    category=CATEGORY,
    basis=("corr.min.13", "corr.min"),
    notes="封存时限见于封存实施办法第十三条；栏目和版式自拟。",
    body=[
        title("未成年人犯罪记录封存记录"),
        grid(
            pair("姓名", "name", "身份证号码", "id_number"),
            pair("卷号", "number", "矫正类别", "correction_type"),
            row(
                named(4, "执行完毕日期"),
                cell(8, "{% if ended_on %}{{ ended_on|cn_date }}{% endif %}"),
                label(4, "封存日期"),
                cell(8, "{{ (sealed_on or document.date)|cn_date }}"),
                height=1.1,
            ),
            line(
                "封存依据", "刑事诉讼法第二百八十六条；未成年人犯罪记录封存的实施办法", height=1.2
            ),
            line("纸质档案", "共____卷____页，存放地点：____________　□加密封条", height=1.2),
            line(
                "电子记录", box("已同时封存，未经批准不能查询", "document.electronic"), height=1.2
            ),
            line("同案成年人案卷", "□没有　□有，已标注“含犯罪记录封存信息”", height=1.2),
            wide(
                "查询要求",
                paragraph(
                    "封存后，不得向任何单位和个人提供；司法机关为办案需要或者有关单位根据国家规定"
                    "查询的，须书面申请并经批准，查询人负有保密义务。",
                    line=24,
                ),
                height=3,
            ),
            remark(2),
        ),
        gap(10),
        signatures("封存人（签名）", "司法所负责人（签名）"),
    ],
)

SHEETS = [
    SUMMARY,
    APPRAISAL,
    RELEASE_FORM,
    RELEASE_ANNOUNCEMENT,
    RELEASE_NOTICE,
    TERMINATION_NOTICE,
    HANDOVER,
    FILE_HANDOVER,
    SEAL_RECORD,
]
