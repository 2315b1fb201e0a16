"""The forms of notary, forensic, arbitration and reconsideration help: PT-09 … PT-13, 28, 29."""

from tools.forms.layout import (
    GRID,
    NO_4,
    Blocks,
    Element,
    bold,
    box,
    cell,
    gap,
    grid,
    label,
    narrative,
    note,
    paragraph,
    repeat_rows,
    row,
    shown,
    title,
)
from tools.forms.legal_parts import (
    applicant_rows,
    legal_sheet,
    numbered,
    pair,
    single,
    tick_lines,
    ticks,
    told,
    two_signs,
    yes_no,
)
from tools.forms.station_parts import date_of, signs

_NOTARY = (
    *("合同", "继承", "委托", "声明", "赠与", "遗嘱", "财产分割", "招标投标、拍卖", "婚姻状况"),
    *("亲属关系", "收养关系", "出生", "生存", "死亡", "身份", "经历", "学历学位", "职务职称"),
    *("有无违法犯罪记录", "公司章程", "保全证据", "签名印鉴日期、复印本相符", "其他"),
)

_FIRST = (
    *("否", "当场作出的行政处罚", "自然资源所有权或使用权决定"),
    *("不履行法定职责", "不予公开政府信息", "其他法定情形"),
)

NOTARY = legal_sheet(
    "notary_sheet",
    "PT-09",
    "公证协办登记表",
    [
        title("公证协办登记表", after=4),
        numbered(),
        grid(
            applicant_rows(),
            pair("代办人", shown("agent_name"), "来办日期", date_of("asked_on")),
            single(
                "公证事项",
                *tick_lines("matter_type", _NOTARY, 7, 12, 18),
                height=2.8,
            ),
            single("用途及使用地", shown("purpose")),
            single(
                "应交材料清单",
                "□身份证　□户口簿　□结婚证　□亲属关系证明　□死亡证明",
                "□产权证书　□合同文本　□遗嘱文本　□授权委托书　□照片",
                "□其他：________________",
                height=2.0,
            ),
            single(
                "是否须本人办理",
                box(
                    "须本人（遗嘱、生存、收养关系等）",
                    "matter_type in ['遗嘱', '生存', '收养关系']",
                )
                + "　"
                + box(
                    "可以委托", "matter_type and matter_type not in ['遗嘱', '生存', '收养关系']"
                ),
                height=1.2,
            ),
            pair("公证处", shown("notary_office"), "上门协助", yes_no("home_visit")),
            pair("转交日", date_of("forwarded_on"), "受理日", date_of("accepted_on")),
            pair("出证日", date_of("issued_on"), "公证书编号", shown("certificate_number")),
            single("结果", ticks("notary_result", "出具公证书", "不予办理", "申请人撤回")),
            single("回执", "□已取回　□未取回"),
            single("费用减免", "□不减免　□减收　□免收（法律援助受援人等）"),
            two_signs("申请人（签名）：", "经办人（签名）："),
        ),
        note("申请人应提供真实、合法、充分的证明材料。本所只协助准备和转交材料，"),
        note("不受理、不出证、不收费。公证处自受理之日起十五个工作日内出具公证书，"),
        note("因不可抗力、补充证明材料或者需要核实有关情况的，所需时间不计算在内。"),
    ],
    basis=("legal.notary.11", "legal.notary.26", "legal.notary.27", "legal.notary.30"),
)

HOME_VISIT = legal_sheet(
    "home_visit",
    "PT-28",
    "上门协助记录",
    [
        title("上门协助记录", after=6),
        numbered(),
        grid(
            applicant_rows("服务对象"),
            pair("上门时间", "____年__月__日__时", "上门人员", ""),
            single("上门原因", "□高龄　□残疾　□重病　□其他：____________"),
            single("办理事项", shown("matter_type")),
            single("办理经过", "", height=6.4),
            single("收取的材料", "", height=3.0),
            two_signs("服务对象（签名或按指印）：", "经办人（签名）：", height=2.2),
        ),
    ],
    basis=("legal.consulting", "legal.sichuan_notary"),
)

GUIDANCE = legal_sheet(
    "guidance_sheet",
    "PT-29",
    "司法鉴定、仲裁指引登记表",
    [
        title("司法鉴定、仲裁指引登记表", after=4),
        numbered(),
        grid(
            applicant_rows("当事人"),
            pair("登记日期", date_of("asked_on"), "人群类别", shown("people_group")),
            single(
                "指引种类",
                box("司法鉴定", "appraisal_matter")
                + "　"
                + box("劳动仲裁", "arbitration == '劳动'")
                + "　"
                + box("农村土地承包仲裁", "arbitration == '农村土地承包'")
                + "　"
                + box("商事仲裁", "arbitration == '商事'"),
            ),
            single("事项", "{{ (appraisal_matter or claims)|blank(0) }}", height=1.6),
            single("对方当事人", shown("respondent")),
            told("简要情况", "story", 6, height=4.4),
            pair("指引机构", shown("institution"), "知道权利被侵害日期", date_of("known_on")),
            single("已告知", "□机构地址、电话 □应交材料 □时效、期限 □费用及减免 □其他", height=1.2),
            single("材料", "", height=2.0),
            single("结果", shown("outcome"), height=1.6),
            two_signs("当事人（签名）：", "经办人（签名）："),
        ),
    ],
    basis=("legal.forensic", "legal.labour.27", "legal.land.18"),
)


def _materials(rows: int) -> Blocks:
    spans = (6, 4, 3, 4, 4, 3)
    names = ("名称", "种类", "数量", "性状", "唯一标识", "备注")
    facts = ("name", "kind", "quantity", "condition", "mark", "note")
    known = row(*(cell(s, shown(f"m.{f}")) for s, f in zip(spans, facts, strict=True)))
    return [
        row(cell(GRID, "鉴定材料", align="center", shade=True)),
        row(*(label(s, n, shade=True) for s, n in zip(spans, names, strict=True))),
        repeat_rows("m in materials", known),
        repeat_rows(
            f"_ in range({rows} - (materials or [])|length)", row(*(cell(s) for s in spans))
        ),
    ]


FORENSIC = legal_sheet(
    "forensic_entrustment",
    "PT-10",
    "司法鉴定委托书",
    [
        title("司法鉴定委托书", after=4),
        numbered(),
        grid(
            pair("委托人", shown("entruster"), "联系人及电话", shown("entruster_contact")),
            pair("委托日期", date_of("requested_on"), "鉴定机构", shown("institution")),
            single("委托鉴定事项概述", shown("appraisal_matter"), height=1.4),
            pair("是否重新鉴定", yes_no("repeated"), "时限", shown("time_limit")),
            single("鉴定用途", ticks("use", "审判", "侦查", "调解", "仲裁", "行政管理", "其他")),
            told("案情概述", "story", 3, height=2.6),
            single("鉴定要求", shown("requirement")),
            single("对鉴定人的要求与回避", shown("appraiser_wish"), height=1.4),
            _materials(4),
            single("费用", "□委托人支付　□申请减收、免收　预计金额：________元"),
            single(
                "送达方式和份数",
                "□自取　□邮寄　□其他　　鉴定文书"
                "{% if opinion_copies %}{{ opinion_copies }}{% else %}三{% endif %}份",
            ),
            single("其他约定", "", height=1.2),
            two_signs("委托人（签名、印章）：", "鉴定机构接收人（签名、印章）：", height=1.8),
        ),
    ],
    layout="reconstructed",
    basis=("legal.forensic",),
    notes="栏目依公开的司法鉴定委托书样式，版式自拟。",
)


def _facts(name: str, shown_when: str, *lines: str) -> Element:
    told_ = [paragraph(each, size=12, line=19) for each in lines]
    return row(
        cell(5, box(name, shown_when), align="center"), cell(19, *told_, top=True), height=2.0
    )


ARBITRATION = legal_sheet(
    "arbitration_notice",
    "PT-11",
    "仲裁指引告知单",
    [
        title("仲裁指引告知单", after=4),
        numbered(),
        grid(
            pair("当事人", shown("name"), "对方当事人", shown("respondent")),
            pair("知道权利被侵害日期", date_of("known_on"), "指引机构", shown("institution")),
        ),
        gap(6),
        grid(
            _facts(
                "劳动仲裁",
                "arbitration == '劳动'",
                "时效：一年，从知道或者应当知道权利被侵害之日起算；劳动关系存续期间因拖欠劳动报酬"
                "发生争议的不受此限，但应自劳动关系终止之日起一年内提出。",
                "申请：提交书面仲裁申请，并按被申请人人数提交副本。",
                "写明：劳动者的姓名、性别、年龄、职业、工作单位和住所，用人单位的名称、住所和"
                "法定代表人或者主要负责人的姓名、职务；仲裁请求和所根据的事实、理由；"
                "证据和证据来源、证人姓名和住所。",
                "期限：收到申请五日内决定是否受理；被申请人十日内答辩；受理后四十五日内裁决，"
                "可延长不超过十五日；不服的，除依法一裁终局外，十五日内起诉。不收费。",
            ),
            _facts(
                "农村土地承包仲裁",
                "arbitration == '农村土地承包'",
                "时效：二年，从知道或者应当知道权利被侵害之日起算。",
                "条件：申请人与纠纷有直接利害关系；有明确的被申请人；有具体的仲裁请求和事实、理由；"
                "属于受理范围。书面申请有困难的可以口头申请，由仲裁委员会记入笔录，本人签名。",
                "期限：五个工作日内受理、送达；被申请人十日内答辩；受理后六十日内结束，"
                "可延长不超过三十日；不服的，三十日内起诉。不收费。",
            ),
            _facts(
                "商事仲裁",
                "arbitration == '商事'",
                "条件：双方有仲裁条款或者仲裁协议。",
                "不能仲裁：婚姻、收养、监护、扶养、继承纠纷，依法应当由行政机关处理的行政争议。",
            ),
        ),
        note("以上为一般规定，具体以仲裁机构的告知为准。本单一式两份，当事人一份，本所留存一份。"),
        gap(4),
        signs("当事人（签名）：", "经办人（签名）："),
        paragraph("    年    月    日", align="right", line=22),
    ],
    basis=(
        *("legal.labour.27", "legal.labour.28", "legal.labour.29", "legal.labour.43"),
        *("legal.labour.53", "legal.land.18", "legal.land.20", "legal.land.23", "legal.land.47"),
        *("legal.land.52", "legal.commercial"),
    ),
    notes="时效和期限依法律条文，商事仲裁一栏的条件请按现行《仲裁法》核实；版式自拟。",
)

RECONSIDERATION = legal_sheet(
    "reconsideration_sheet",
    "PT-12",
    "行政复议咨询（代收）登记表",
    [
        title("行政复议咨询（代收）登记表", after=4),
        numbered(),
        grid(
            applicant_rows(),
            pair("来办日期", date_of("asked_on"), "服务内容", ticks("service", "咨询", "代收转送")),
            single("被申请人（行政机关）", shown("respondent")),
            single("行政行为", shown("act"), height=1.2),
            pair("作出日期", date_of("acted_on"), "知道日期", date_of("known_on")),
            pair(
                "是否告知复议权利",
                yes_no("right_told"),
                "六十日届满日",
                "____年__月__日",
            ),
            single(
                "是否复议前置",
                *tick_lines("review_first", _FIRST, 3),
                height=1.6,
            ),
            told("咨询事项或复议请求、理由", "story", 6, height=4.2),
            single(
                "材料",
                "□复议申请书　□口头申请笔录　□身份证明　□授权委托书",
                "□行政决定书　□履职申请证明　□损害证明　□其他",
                height=1.4,
            ),
            pair("转送机关", shown("forwarded_to"), "转送日", date_of("forwarded_on")),
            pair("签收日", date_of("receipt_on"), "结果", shown("outcome")),
            two_signs("申请人（签名）：", "经办人（签名）："),
        ),
        note("申请期限：自知道行政行为之日起六十日；未告知申请权利、行政复议机关和期限的，"),
        note("自知道之日起算，最长不超过一年。最长期限：不动产二十年，其他五年。"),
    ],
    basis=("legal.review_points", "legal.review.20", "legal.review.21", "legal.review.23"),
)

ORAL = legal_sheet(
    "oral_reconsideration",
    "PT-13",
    "行政复议口头申请笔录",
    [
        title("行政复议口头申请笔录", after=4),
        grid(
            pair("时间", "____年__月__日__时__分", "地点", ""),
            applicant_rows(),
            pair("工作单位或职业", "", "出生日期", date_of("birth_on")),
            single("被申请人", shown("respondent")),
            single("行政行为", shown("act"), height=1.2),
        ),
        gap(4),
        paragraph(bold("行政复议请求："), size=NO_4, line=24),
        narrative("requests", 3),
        paragraph(bold("主要事实和理由："), size=NO_4, line=24),
        narrative("story", 9),
        paragraph(bold("申请行政复议的时间："), "____年__月__日", size=NO_4, line=26),
        note("以上笔录已向申请人宣读或者由其阅读，与本人所述一致。"),
        gap(4),
        signs("申请人（签名或按指印）：", "记录人（签名）："),
    ],
    basis=("legal.review.22",),
)

SHEETS = [NOTARY, FORENSIC, ARBITRATION, RECONSIDERATION, ORAL, HOME_VISIT, GUIDANCE]
