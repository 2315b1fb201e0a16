"""The forms of a handled legal-aid case: 8.13, 8.14, 格式十六, 格式十七, PT-19, PT-24 … PT-27."""

from tools.forms.layout import (
    GRID,
    NO_4,
    box,
    cell,
    gap,
    grid,
    label,
    note,
    paragraph,
    row,
    ruled,
    shown,
    sign_line,
    title,
)
from tools.forms.legal_parts import (
    STATION,
    addressed,
    applicant_rows,
    centre_seal,
    legal_sheet,
    letter,
    numbered,
    official,
    pair,
    single,
    ticked,
    ticks,
    two_signs,
)
from tools.forms.station_parts import by_hand, date_of, signs

_NAME = "{{ name|blank(10) }}"
_CAUSE = "{{ cause|blank(10) }}"
_LAWYER = "{{ lawyer|blank(8) }}"

AGREEMENT = official(
    "agency_agreement",
    "8.13",
    "委托代理（辩护）协议",
    [
        title("委托代理（辩护）协议", after=4),
        numbered("指派号：{{ assigned_number|blank(16) }}"),
        grid(
            applicant_rows("委托人（甲方）"),
            pair("受托单位（乙方）", STATION, "承办人", shown("lawyer")),
        ),
        gap(8),
        letter("甲方因", _CAUSE, "一案，经法律援助机构决定给予法律援助，与乙方订立协议如下："),
        letter("一、乙方接受指派，由", _LAWYER, "担任甲方的代理人（辩护人）。"),
        letter(
            "二、援助形式：{{ assistance_form|blank(10) }}；办理阶段：{{ instance|blank(6) }}。"
        ),
        letter("三、代理权限：", ticked("powers", "一般代理"), "　□特别授权（以授权委托书为准）。"),
        letter("四、乙方依法维护甲方合法权益，及时通报办理情况，保守秘密，不收取任何费用和财物。"),
        letter("五、甲方如实陈述案情，提供证据材料，配合乙方工作。"),
        letter("六、法律援助终止的，本协议同时终止。"),
        letter("七、本协议一式三份，甲方、乙方、法律援助机构各一份，自双方签章之日起生效。"),
        gap(8),
        sign_line("甲方（签名）：", width=14),
        sign_line("乙方（印章）：", width=14),
        sign_line("承办人（签名）：", width=14),
        paragraph("签订日期：{{ agreement_on|cn_date }}", align="right", line=24, size=NO_4),
    ],
)

LETTER = official(
    "official_letter",
    "8.14",
    "法律援助公函",
    [
        title("法律援助公函", after=4),
        numbered(),
        addressed("________________"),
        letter(
            "受援人",
            _NAME,
            "因",
            _CAUSE,
            "一案，经法律援助机构决定给予法律援助，现指派",
            _LAWYER,
            "担任其{{ assistance_form|blank(10) }}的承办人员。特此函告。",
        ),
        letter("请依法通知开庭、送达文书，并对受援人依法缓收、减收或者免收有关费用。"),
        letter("承办单位：", STATION),
        letter("联系电话：________________"),
        letter("附：授权委托书一份"),
        centre_seal(height=90),
    ],
)

AUTHORIZATION = legal_sheet(
    "authorization",
    "PT-25",
    "授权委托书",
    [
        title("授权委托书"),
        grid(
            row(cell(GRID, "委托人", align="center", shade=True)),
            applicant_rows("姓名"),
            row(cell(GRID, "受托人", align="center", shade=True)),
            pair(
                "姓名",
                "{{ (lawyer or agent_name)|blank(0) }}",
                "单位或与委托人关系",
                shown("agent_relation"),
            ),
            pair("身份证（执业证）号", shown("agent_id_number"), "联系电话", shown("agent_phone")),
        ),
        gap(10),
        letter(
            "委托人因",
            "{{ (cause or matter_type or act)|blank(12) }}",
            "一事，委托受托人代为办理。",
        ),
        letter("委托权限："),
        letter(ticked("powers", "一般代理", "承认、变更、放弃请求", "和解、调解")),
        letter(ticked("powers", "反诉或上诉", "代领款物"), "　□代领文书　□其他：________"),
        letter("委托期限：自____年__月__日起至本事项办理完毕止。"),
        gap(12),
        sign_line("委托人（签名或按指印）：", width=14),
        sign_line("受托人（签名）：", width=14),
        paragraph("    年    月    日", align="right", line=26),
        note("遗嘱、生存、收养关系等应当由本人办理的公证，不得委托他人。"),
    ],
    basis=("legal.liaocheng", "legal.notary.26"),
)

TALK = legal_sheet(
    "talk_record",
    "PT-24",
    "谈话（调查）笔录",
    [
        title("谈话（调查）笔录", after=4),
        grid(
            pair("时间", "{{ document.date|cn_date }}", "地点", ""),
            pair("谈话人（调查人）", "", "记录人", ""),
            pair("被谈话人", shown("name"), "联系电话", shown("phone")),
            single("事由", "{{ (cause or act)|blank(0) }}"),
        ),
        gap(6),
        paragraph("记录：", size=NO_4, line=24),
        ruled(17),
        note("以上记录已向被谈话人宣读或者由其阅读，记录属实。"),
        signs("被谈话人（签名）：", "谈话人（签名）："),
        sign_line("记录人（签名）：", width=12),
    ],
    basis=("legal.ningxia", "legal.yingdong"),
    numbered_pages=True,
)

BRIEFING = legal_sheet(
    "briefing",
    "PT-26",
    "通报受援人情况记录",
    [
        title("通报受援人情况记录", after=6),
        numbered("指派号：{{ assigned_number|blank(16) }}"),
        grid(
            pair("受援人", shown("name"), "案由", shown("cause")),
            pair(
                "通报日期", "{{ document.date|cn_date }}", "通报方式", "□当面　□电话　□信函　□其他"
            ),
            single("通报事项", "□立案　□证据　□开庭　□调解方案　□裁判结果　□其他", height=1.4),
            single("通报内容", "", height=6.0),
            single("受援人意见", "", height=4.0),
            two_signs("承办人（签名）：", "受援人（签名）：", height=2.0),
        ),
    ],
)

CLOSING = legal_sheet(
    "closing_report",
    "PT-19",
    "法律援助案件结案报告表",
    [
        title("法律援助案件结案报告表", after=4),
        numbered("指派号：{{ assigned_number|blank(16) }}"),
        grid(
            pair("受援人", shown("name"), "案由", shown("cause")),
            pair("承办人", shown("lawyer"), "承办单位", STATION),
            pair("收案日期", date_of("assigned_on"), "结案日期", date_of("ended_on")),
            single(
                "结案方式",
                ticks("ended_by", "判决", "裁定", "调解", "撤诉", "和解", "裁决", "终止援助"),
                height=1.4,
            ),
            single("案情与工作概要", "", height=5.4),
            single("结果", "", height=2.8),
            pair(
                "挽回损失（元）",
                "{% if recovered %}{{ recovered|amount }}{% endif %}",
                "代理意见是否采纳",
                box("是", "opinion_taken") + "　" + box("否", "opinion_taken == false"),
            ),
            single("附材料", "", height=1.6),
            by_hand("承办人", height=1.8),
            by_hand("单位意见", height=2.6, signs="签名（印章）："),
        ),
    ],
    basis=("legal.sft0024", "legal.aid.50"),
    notes="只知有结案报告表，栏目依办理经过整理，版式自拟。",
)

CHANGE_APPROVAL = legal_sheet(
    "change_approval",
    "十六",
    "更换法律援助人员审批表",
    [
        title("更换法律援助人员审批表", after=4),
        numbered(),
        grid(
            applicant_rows("申请人"),
            pair("案由", shown("cause"), "原承办人", shown("lawyer")),
            pair("指派号", shown("assigned_number"), "办理阶段", shown("instance")),
            row(
                label(4, "申请更换的理由"),
                cell(
                    20,
                    [
                        gap(90),
                        paragraph("（附证据共____页）", line=22),
                        paragraph("申请人（签名）：            ", align="right", line=22),
                        paragraph("    年    月    日", align="right", line=22),
                    ],
                    top=True,
                ),
                height=5.6,
            ),
            by_hand("审核意见", height=4.2, signs="工作人员（签名）："),
            by_hand("审批意见", height=4.2, signs="负责人（签名）："),
        ),
    ],
    number_kind="official",
    layout="reconstructed",
    basis=("legal.forms2023",),
    notes="司法部《法律援助文书格式》（2023年）；格式编号按次序推定为十六，栏目见于公开页面，版式自拟。",
)

CHANGE_NOTICE = legal_sheet(
    "change_notice",
    "十七",
    "更换法律援助人员通知书",
    [
        title("更换法律援助人员通知书", after=4),
        numbered(),
        addressed(STATION),
        letter(
            "你单位承办的受援人",
            _NAME,
            "因",
            _CAUSE,
            "一案，经审查，决定更换法律援助人员。现通知如下：",
        ),
        letter("□1.请你单位于收到本通知书之日起____日内更换承办人员，并与受援人重新签订委托协议。"),
        letter("□2.本案不再由你单位承办，请将案件材料交还我单位。"),
        letter("原承办人：", _LAWYER),
        letter("联系人：____________　联系电话：________________"),
        centre_seal(height=90),
    ],
    number_kind="official",
    layout="reconstructed",
    basis=("legal.forms2023",),
    notes="司法部《法律援助文书格式》（2023年）格式十七；两种选择见于公开页面，文字和版式自拟。",
)

FEEDBACK = legal_sheet(
    "feedback",
    "PT-27",
    "服务对象意见反馈卡",
    [
        title("服务对象意见反馈卡", after=6),
        grid(
            pair("姓名", shown("name"), "联系电话", shown("phone")),
            pair(
                "办理事项", "{{ cause|blank(0) }}", "承办人", "{{ (lawyer or handler)|blank(0) }}"
            ),
            single("服务态度", "□满意　□基本满意　□不满意"),
            single("办理质量", "□满意　□基本满意　□不满意"),
            single("是否及时告知进展", "□是　□否"),
            single("是否收取费用", "□否　□是（金额：________元，收款人：__________）", height=1.4),
            single("办理结果", "□满意　□基本满意　□不满意"),
            single("意见和建议", "", height=5.0),
            two_signs("服务对象（签名）：", "回访人（签名）：", height=2.0),
        ),
        note("法律援助不收取任何费用。反馈意见由法律援助机构或者司法所存查。"),
    ],
    basis=("legal.aid.59", "legal.shandong.37"),
)

SHEETS = [
    *(AGREEMENT, LETTER, CHANGE_APPROVAL, CHANGE_NOTICE),
    *(CLOSING, TALK, AUTHORIZATION, BRIEFING, FEEDBACK),
]
