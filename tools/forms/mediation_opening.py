"""The forms that open a mediation volume: RT-03 … RT-06, RT-17 and RT-20."""

from tools.forms.layout import (
    GRID,
    NO_3,
    NO_4,
    SMALL_4,
    box,
    cell,
    choose,
    gap,
    grid,
    label,
    narrative,
    note,
    paragraph,
    repeat_rows,
    row,
    seal,
    sign_line,
    text,
    title,
    underlined,
    value,
)
from tools.forms.mediation_parts import (
    COMMITTEE,
    LEFT_COLUMN,
    NUMBER,
    SHORT_REMARK,
    committee_seal,
    left_sign,
    party_rows,
    right_sign,
)
from tools.forms.sheet import Sheet

DATE = "{{ form_date|cn_date }}"


APPLICATION = Sheet(
    form="mediation.application",
    number="RT-03",
    title="人民调解申请书",
    layout="reconstructed",
    basis=("rmtjf.17", "order.prov13"),
    notes="栏目依两份公开样式整理；原印本可能不用表格而用下划线，两种样式均可。",
    body=[
        title("人民调解申请书"),
        grid(
            repeat_rows("p in applicants or [none]", party_rows("申请人")),
            repeat_rows("p in respondents or [none]", party_rows("被申请人")),
            row(
                label(5, "纠纷简要情况"),
                cell(19, narrative("dispute", 9, width=19), top=True),
                height=8,
                split=True,
            ),
            row(
                label(5, "当事人申请事项"),
                cell(
                    19,
                    choose(
                        "requests",
                        narrative("requests", 3, indent=0),
                        [sign_line(f"{each}、", width=19, keep=False) for each in (1, 2, 3)],
                    ),
                    top=True,
                ),
                height=3,
                split=True,
            ),
            row(
                cell(
                    GRID,
                    text(
                        "人民调解委员会已将申请人民调解的有关规定和注意事项告知我，"
                        "我自愿申请人民调解委员会对上述纠纷进行调解。",
                        size=SMALL_4,
                        line=24,
                        keep=True,
                    ),
                    gap(10),
                    sign_line("申请人（签名、盖章或按指印）：", left=6.5, width=GRID - 0.5),
                    paragraph(DATE, line=26, align="right", after=4),
                ),
                height=3.2,
            ),
        ),
    ],
)

_SOURCE_APPLIED = box("当事人申请", "case_source == '当事人申请'")
_OWN = "case_source == '调委会主动调解'"
_OTHER = f"case_source and case_source != '当事人申请' and not ({_OWN})"

ACCEPTANCE = Sheet(
    form="mediation.acceptance",
    number="RT-04",
    title="人民调解受理登记表",
    layout="reconstructed",
    for_us=True,
    basis=("rmtjf.17", "rmtjf.27", "order.prov13"),
    notes="主要栏目依公开的省级印本；发生时间、地点、涉及人数、纠纷等级为部分地方增设；"
    "案件来源第③项为增设，原印本只有两项。",
    body=[
        title("人民调解受理登记表"),
        text(
            underlined("{{ accepted_on|cn_date }}"),
            "，",
            underlined(COMMITTEE),
            "依当事人申请（或者主动），经当事人同意，调解",
            underlined("{{ applicants|joined }}"),
            "与",
            underlined("{{ respondents|joined }}"),
            "之间的纠纷。",
            size=NO_4,
        ),
        paragraph("纠纷类型：", underlined("{{ dispute_type|blank(16) }}"), size=NO_4, line=26),
        paragraph(
            "案件来源：①",
            _SOURCE_APPLIED,
            "  ②",
            box("人民调解委员会主动调解", _OWN),
            "  ③",
            box("移送、委托", _OTHER),
            "{% if " + _OTHER + " %}（{{ case_source }}）{% endif %}",
            size=SMALL_4,
            line=26,
        ),
        paragraph(
            "发生时间：",
            underlined("{{ occurred_on|cn_date }}"),
            "    涉及人数：",
            underlined("{{ people_involved|blank(4) }}"),
            "人    纠纷等级：",
            underlined("{{ case_level|blank(6) }}"),
            size=SMALL_4,
            line=26,
        ),
        paragraph("发生地点：", underlined("{{ place|blank(24) }}"), size=SMALL_4, line=26),
        paragraph("纠纷简要情况：", size=NO_4, line=26, keep=True),
        narrative("dispute", 11),
        gap(8),
        sign_line("当事人（签名）：", left=7.5),
        sign_line("登记人（签名）：", left=7.5),
        committee_seal("{{ accepted_on|cn_date }}", height=34),
        paragraph(
            "备注：",
            SHORT_REMARK + "{% else %}\t{% endif %}",
            leader_to=9072,
            line=26,
            before=8,
        ),
        note("（此表由人民调解委员会填写）", before=6),
    ],
)

_RIGHTS = (
    "一、人民调解委员会是依法设立的调解民间纠纷的群众性组织。",
    (
        "二、人民调解在当事人自愿、平等的基础上进行，不违背法律、法规和国家政策；尊重当事人的权利，"
        "不因调解而阻止当事人依法通过仲裁、行政、司法等途径维护自己的权利。"
    ),
    "三、人民调解委员会调解民间纠纷，不收取任何费用。",
    (
        "四、当事人在人民调解活动中享有下列权利：（一）选择或者接受人民调解员；（二）接受调解、拒绝调解"
        "或者要求终止调解；（三）要求调解公开进行或者不公开进行；（四）自主表达意愿，自愿达成调解协议。"
    ),
    (
        "五、当事人在人民调解活动中履行下列义务：（一）如实陈述纠纷事实；（二）遵守调解现场秩序，"
        "尊重人民调解员；（三）尊重对方当事人行使权利。"
    ),
    (
        "六、经调解达成的调解协议具有法律约束力，当事人应当按照约定履行，人民调解委员会对履行情况进行监督，"
        "督促当事人履行。就协议的履行或者内容发生争议的，一方当事人可以向人民法院提起诉讼。"
    ),
    (
        "七、双方当事人认为有必要的，可以自调解协议生效之日起三十日内共同向人民法院申请司法确认。"
        "法院确认有效后，一方拒绝履行或者未全部履行的，对方可以申请强制执行；法院确认无效的，"
        "当事人可以通过人民调解变更原协议或者达成新的协议，也可以向人民法院提起诉讼。"
    ),
)

NOTICE = Sheet(
    form="mediation.notice",
    number="RT-05",
    title="人民调解当事人权利义务告知书",
    layout="reconstructed",
    per="parties",
    for_us=True,
    basis=("rmtjf.3", "rmtjf.23", "rmtjf.24", "rmtjf.31", "rmtjf.33"),
    notes="告知事项依《人民调解法》整理；各条先后次序和原印本文字未经核实。",
    body=[
        title("人民调解当事人权利义务告知书"),
        paragraph(underlined("{{ row.name|blank(12) }}"), "：", size=NO_4, line=25),
        text(
            "为使您了解人民调解的规则，自愿、平等地参加调解，根据《中华人民共和国人民调解法》，"
            "现将有关事项告知如下：",
            size=NO_4,
            line=25,
        ),
        [text(each, size=NO_4, line=25) for each in _RIGHTS],
        text("以上内容已经告知，本人已经清楚。", size=NO_4, line=25, before=6, keep=True),
        sign_line("当事人（签名或按指印）：", left=7),
        sign_line("人民调解员（签名）：", left=7),
        paragraph(DATE, line=28, align="right"),
    ],
)


def _power(words: str, *powers: str) -> str:
    return box(words, *(f"'{power}' in (row.agent_powers or [])" for power in powers or (words,)))


_POWERS = (
    _power("申请或终止调解"),
    _power("收集、提供证据"),
    _power("选择或接受调解员"),
    _power("承认、变更、放弃请求"),
    _power("参加调解并签署调查记录、调解记录、告知书", "参加调解并签署有关文书"),
    _power("签署调解协议"),
    _power("领取文书"),
)
_IS_SPECIAL = " or ".join(
    f"'{power}' in (row.agent_powers or [])" for power in ("承认、变更、放弃请求", "签署调解协议")
)
_THE_OTHERS = (
    "{% if parties %}{% for p in parties if p.name != row.name %}{{ p.name }}"
    "{% if not loop.last %}、{% endif %}{% endfor %}{% else %}________{% endif %}"
)

_SEX = "{% if row.sex or row.id_number %}{{ row|sex }}{% endif %}"

AUTHORIZATION = Sheet(
    form="mediation.authorization",
    number="RT-06",
    title="授权委托书",
    layout="designed",
    per="parties",
    basis=("rmtjf.20", "platform.fields"),
    notes="代理权限各项依公开系统的选项整理；表格样式为自拟。",
    body=[
        title("授权委托书"),
        grid(
            row(
                label(3, "委托人", merge="restart"),
                label(4, "姓名或名称"),
                value(9, "row.name"),
                label(3, "性别"),
                cell(5, _SEX, align="center"),
            ),
            row(
                cell(3, merge="continue"),
                label(4, "证件号码"),
                cell(
                    17,
                    "{% if row.id_number %}{{ row.id_number }}"
                    "{% elif row.credit_code %}{{ row.credit_code }}{% endif %}",
                ),
            ),
            row(cell(3, merge="continue"), label(4, "住址"), value(17, "row.address")),
            row(
                cell(3, merge="continue"),
                label(4, "电话"),
                value(5, "row.phone"),
                label(4, "法定代表人"),
                value(4, "row.legal_representative"),
                label(2, "职务"),
                value(2, "row.legal_representative_post"),
            ),
            row(
                label(3, "受托人", merge="restart"),
                label(4, "姓名"),
                value(9, "row.agent_name"),
                label(3, "性别"),
                cell(
                    5,
                    "{% if row.agent_id_number %}{{ row.agent_id_number|sex }}{% endif %}",
                    align="center",
                ),
            ),
            row(cell(3, merge="continue"), label(4, "证件号码"), value(17, "row.agent_id_number")),
            row(
                cell(3, merge="continue"),
                cell(4, "单位或", "执业机构", align="center"),
                cell(7),
                label(5, "与委托人关系"),
                value(5, "row.agent_relation"),
            ),
            row(cell(3, merge="continue"), label(4, "电话"), value(17, "row.agent_phone")),
        ),
        gap(8),
        text(
            "委托人因与",
            underlined(_THE_OTHERS),
            "的",
            underlined("{{ dispute_type|blank(8) }}"),
            "一事，自愿委托受托人参加",
            underlined(COMMITTEE),
            "的调解。代理权限如下：",
            size=SMALL_4,
            line=24,
        ),
        paragraph(
            box("一般代理", f"row.agent_powers and not ({_IS_SPECIAL})"),
            "    ",
            box("特别代理", _IS_SPECIAL),
            "（特别代理的权限逐项选定）",
            line=24,
            left=0.85,
        ),
        [paragraph(power, line=22, left=0.85) for power in _POWERS],
        paragraph("□其他：\t", leader_to=8600, line=22, left=0.85),
        text("委托期限：自委托之日起至本次调解终结之日止。", size=SMALL_4, line=24, before=4),
        grid(
            row(
                cell(
                    LEFT_COLUMN,
                    left_sign("委托人（签名、盖章或按指印）："),
                    paragraph("    年  月  日", line=26, left=3),
                ),
                cell(
                    GRID - LEFT_COLUMN,
                    right_sign("受托人（签名）："),
                    paragraph("    年  月  日", line=26, left=2),
                ),
            ),
            borders=False,
        ),
        note(
            "注：附受托人身份证件复印件；承认、变更、放弃请求或者代签协议的，须有特别授权。",
            before=6,
        ),
    ],
)

SUMMONS = Sheet(
    form="mediation.mediation_notice",
    number="RT-17",
    title="调解通知书",
    layout="designed",
    for_us=True,
    basis=("order.county12",),
    notes="仅知其名称见于某县的卷内目录，样式和文字均为自拟。",
    body=[
        title("调解通知书"),
        paragraph(NUMBER, size=NO_4, line=26, align="right", after=10),
        paragraph(
            underlined("{% if row.name %}{{ row.name }}{% else %}{{ parties|joined }}{% endif %}"),
            "：",
            size=NO_3,
            line=30,
        ),
        text(
            underlined("{{ applicants|joined }}"),
            "与",
            underlined("{{ respondents|joined }}"),
            "之间的",
            underlined("{{ dispute_type|blank(10) }}"),
            "，本人民调解委员会已经受理。定于____年__月__日__时在",
            underlined("{{ mediation_place|blank(16) }}"),
            "进行调解，由人民调解员",
            underlined("{{ mediators|joined }}"),
            "主持。请您按时参加。",
            size=NO_3,
            line=30,
        ),
        text("参加调解时请携带：", size=NO_3, line=30),
        text(
            "一、本人身份证件；单位参加的，携带营业执照复印件和法定代表人身份证明；"
            "委托他人参加的，携带授权委托书和受托人身份证件；",
            size=NO_3,
            line=30,
        ),
        text("二、与纠纷有关的证据材料。", size=NO_3, line=30),
        text(
            "参加调解出于自愿。您可以接受调解，也可以拒绝调解或者要求终止调解，调解不收取费用。"
            "不能按时参加的，请提前告知；无故不到场的，视为本次不接受调解，"
            "不影响您依法通过其他途径维护自己的权利。",
            size=NO_3,
            line=30,
        ),
        committee_seal(height=60),
    ],
)

TRANSFER = Sheet(
    form="mediation.transfer",
    number="RT-20",
    title="委托（移送）调解函",
    layout="designed",
    basis=("transfer.guide", "platform.fields"),
    notes="样式和文字均为自拟；移送单位有自己格式的，从其格式。",
    body=[
        title("委托（移送）调解函", after=6),
        paragraph(underlined(COMMITTEE), "：", size=NO_4, line=25),
        text(
            underlined("{{ parties|joined }}"),
            "之间的",
            underlined("{{ dispute_type|blank(10) }}"),
            "，经征得当事人同意，现委托（移送）你会调解。主要事项：",
            size=NO_4,
            line=25,
        ),
        narrative("dispute", 3),
        text("附送材料：", size=NO_4, line=25, keep=True),
        grid(
            row(
                label(3, "序号"),
                label(13, "材料名称"),
                label(4, "份数"),
                label(4, "页数"),
                height=0.8,
            ),
            [
                row(label(3, str(each)), cell(13), cell(4), cell(4), height=0.7)
                for each in range(1, 5)
            ],
        ),
        text(
            "联系人：____________  电话：________________  办理期限：____年__月__日前",
            size=SMALL_4,
            line=24,
            before=6,
        ),
        seal("移送单位：{{ document.sender|blank(16) }}", "    年  月  日", height=16),
        paragraph(
            "………………………………（ 回    执 ）………………………………", align="center", line=22, before=6, after=4
        ),
        paragraph("________________：", size=SMALL_4, line=24),
        text(
            "你单位委托（移送）的上述纠纷，本会于____年__月__日收到。办理意见：",
            size=SMALL_4,
            line=24,
        ),
        text(
            "□同意受理　□不予受理　　承办人：",
            underlined("{{ mediators|joined }}"),
            size=SMALL_4,
            line=24,
        ),
        text("办理结果：□调解成功　□调解不成　□当事人撤回。", size=SMALL_4, line=24),
        seal(COMMITTEE, "    年  月  日", height=14),
    ],
)

SHEETS = [APPLICATION, ACCEPTANCE, NOTICE, AUTHORIZATION, SUMMONS, TRANSFER]
