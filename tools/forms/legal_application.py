"""The forms of an application for legal aid: 8.2 … 8.6, PT-04 and PT-06."""

from tools.forms.layout import (
    GRID,
    NO_4,
    Element,
    box,
    cell,
    gap,
    grid,
    label,
    note,
    paragraph,
    repeat_rows,
    row,
    shown,
    sign_line,
    title,
)
from tools.forms.legal_parts import (
    NUMBER,
    UNSEEN,
    addressed,
    applicant_rows,
    legal_sheet,
    letter,
    numbered,
    official,
    over_table,
    pair,
    single,
    station_seal,
    ticked,
    ticks,
    told,
    two_signs,
)
from tools.forms.station_parts import date_of, signs

_DIGIT = "{% if id_number %}{{ id_number[@] }}{% endif %}"
_DAY = "{{ form_date|cn_date }}"
_NAME = "{{ name|blank(10) }}"


def _number_boxes() -> Element:
    """The eighteen boxes of an identity number."""
    boxes = [cell(1, _DIGIT.replace("@", str(each)), align="center") for each in range(18)]
    return row(label(6, "身份证号码"), *boxes)


_EXEMPT = (
    "无固定生活来源的未成年人、老年人、残疾人等",
    "社会救助、司法救助或优抚对象",
    "申请支付劳动报酬或工伤赔偿的进城务工人员",
    "法律法规规章规定的其他人员",
)

APPLICATION = official(
    "application",
    "8.2",
    "法律援助申请表",
    [
        title("法律援助申请表", after=2),
        numbered("编号：{{ application_number|blank(16) }}"),
        note("说明：1.本表由申请人填写；书写有困难的，由工作人员代填并宣读，本人签名或按指印。"),
        note("2.填写应字迹清楚，选择的项目在方框内打勾，没有的事项写“无”。"),
        note("3.本表与身份证明、与申请事项有关的材料一并提交。"),
        note(
            "申请人应如实填写。以不实情况获得法律援助的，依法承担责任，法律援助机构可以终止援助。"
        ),
        gap(4),
        grid(
            row(cell(GRID, "申请人基本情况", align="center", shade=True)),
            row(
                label(3, "姓名"),
                cell(5, shown("name")),
                label(3, "性别"),
                cell(3, "{{ sex|blank(0) }}", align="center"),
                label(4, "出生日期"),
                cell(6, "{{ birth_on|cn_date }}"),
            ),
            _number_boxes(),
            row(
                label(3, "民族"),
                cell(3, shown("nation"), align="center"),
                label(4, "户籍所在地"),
                cell(7, shown("registered_address")),
                label(3, "住宅电话"),
                cell(4, shown("phone"), size=10.5),
            ),
            row(
                label(4, "工作单位"),
                cell(7, shown("employer")),
                label(2, "职业"),
                cell(4, shown("occupation")),
                label(3, "工作电话"),
                cell(4, shown("work_phone"), size=10.5),
            ),
            row(
                label(4, "通讯地址"),
                cell(12, shown("address")),
                label(3, "邮编"),
                cell(5, shown("postcode")),
            ),
            single("文化程度", ticks("education", "文盲", "小学", "中学", "大专以上")),
            single("身体状况", ticks("health", "健康", "残疾", "严重疾病")),
            single(
                "人群类别",
                box("残疾人", "people_group == '残疾人'")
                + "　"
                + box("老年人", "people_group == '老年人'")
                + "　"
                + box("未成年人", "people_group == '未成年人'")
                + "　"
                + box("妇女", "people_group == '妇女'")
                + "　"
                + box("一般贫困者", "people_group == '低保、困难'")
                + "　"
                + box("其他", "people_group in ['一般', '农民工', '军人军属、退役军人']"),
            ),
            single(
                "是否曾申请法律援助",
                box("否", "applied_before == false")
                + "　"
                + box("是", "applied_before")
                + "（时间、地点、编号：{{ applied_before_note|blank(16) }}）",
            ),
            row(cell(GRID, "申请事项", align="center", shade=True)),
            single(
                "法律地位",
                "民事："
                + ticks("position", "原告", "被告", "第三人")
                + "　刑事："
                + ticks(
                    "position",
                    *("自诉人", "犯罪嫌疑人", "被告人", "被害人", "近亲属", "其他"),
                    between=" ",
                ),
                height=1.6,
            ),
            single(
                "申请方式",
                ticks(
                    "assistance_form",
                    *("刑事辩护", "被害人代理", "民事诉讼代理", "行政诉讼代理"),
                    *("仲裁代理", "公证", "非诉讼调解", "非诉讼代理"),
                ),
                height=1.6,
            ),
            single(
                "案由",
                ticks(
                    "cause",
                    *("婚姻家庭", "赡抚扶养", "工伤", "劳动", "损害赔偿", "抚恤金", "其他"),
                    between=" ",
                ),
            ),
            single(
                "法律状态",
                box("未进入", "matter_state == '未进入程序'")
                + "　诉讼中："
                + ticks(
                    "matter_state", "侦查", "起诉", "一审", "二审", "重审", "再审", between=" "
                ),
                ticks("matter_state", "仲裁", "调解", "行政处理", "复议", "投诉无答复"),
                height=1.6,
            ),
            told("案情及申请理由概述", "story", 8, height=6.4),
            single("其他说明", "", height=1.8),
            row(cell(GRID, "家庭经济状况", align="center", shade=True)),
            single(
                "家庭月经济来源",
                "□无收入　□职业收入____元　□救济金____元　□其他____元　"
                "月均{% if monthly_income %}{{ monthly_income|amount }}{% else %}____{% endif %}元"
                "　年总____元",
                height=1.6,
            ),
            single(
                "物业",
                "{% if housing %}{{ housing }}{% else %}"
                "地址：____________　面积：____平方米　产权证号：__________　"
                "□自用　□出租{% endif %}",
                height=1.6,
            ),
        ),
        note(
            "本人同意法律援助机构通过信息共享查询经济困难状况，并保证以上填写内容属实。",
            before=6,
        ),
        sign_line("申请人（签名或按指印）：", width=14),
        paragraph("申请日期：{{ asked_on|cn_date }}", align="right", line=22),
    ],
    layout="reconstructed",
    basis=("legal.application_old", "legal.sft0024", "legal.aid.41"),
    notes="栏目依公开的旧样式（本系统原编PT-03），说明文字自拟；同意查询和诚信一句按新法增设。",
    pages=2,
)

AUTHORIZATION = official(
    "application_authorization",
    "8.3",
    "法律援助申请委托书",
    [
        title("法律援助申请委托书"),
        grid(
            row(cell(GRID, "委托人（申请人）", align="center", shade=True)),
            applicant_rows("姓名"),
            row(cell(GRID, "受托人", align="center", shade=True)),
            pair("姓名", shown("agent_name"), "与委托人关系", shown("agent_relation")),
            pair("身份证号码", shown("agent_id_number"), "联系电话", shown("agent_phone")),
        ),
        gap(10),
        letter("委托人因申请法律援助，委托受托人代为办理下列事项："),
        letter("□代为提出法律援助申请　□代为提交、补充申请材料"),
        letter("□代为接受询问、说明情况　□代为领取法律文书"),
        letter("委托期限：自____年__月__日至本次法律援助申请办理完毕止。"),
        gap(10),
        sign_line("委托人（签名或按指印）：", width=14),
        sign_line("受托人（签名）：", width=14),
        paragraph("    年    月    日", align="right", line=26),
        note("法定代理人申请的，不填本委托书，附监护关系证明；法定代理人侵害其权益的，"),
        note("由其他法定代理人或者近亲属代为申请。"),
    ],
    basis=("legal.sft0024", "legal.aid.40"),
)


def _household(rows: int) -> list[Element]:
    blank = row(cell(5), cell(5), cell(3), cell(6), cell(5))
    names = ("姓名", "与申请人关系", "年龄", "职业", "月收入（元）")
    spans = (5, 5, 3, 6, 5)
    return [
        row(*(label(span, words, shade=True) for span, words in zip(spans, names, strict=True))),
        *repeat_rows(
            "m in household",
            row(
                cell(5, shown("m.name")),
                cell(5, shown("m.relation")),
                cell(3, shown("m.age"), align="center"),
                cell(6, shown("m.occupation")),
                cell(
                    5,
                    "{% if m.monthly_income %}{{ m.monthly_income|amount }}{% endif %}",
                    align="right",
                ),
            ),
        ),
        *repeat_rows(f"_ in range({rows} - (household or [])|length)", blank),
    ]


ECONOMIC = legal_sheet(
    "economic_statement",
    "PT-04",
    "经济困难状况说明表",
    [
        title("经济困难状况说明表", after=4),
        grid(
            applicant_rows(),
            pair(
                "家庭人口",
                shown("household_size"),
                "月人均收入（元）",
                "{% if monthly_income %}{{ monthly_income|amount }}{% endif %}",
            ),
            row(cell(GRID, "家庭成员", align="center", shade=True)),
            _household(5),
            row(cell(GRID, "家庭财产", align="center", shade=True)),
            single("住房", shown("housing")),
            pair("车辆", "", "存款", ""),
            single("有价证券及其他", ""),
            row(cell(GRID, "家庭主要支出", align="center", shade=True)),
            row(label(3, "医疗"), cell(5), label(3, "教育"), cell(5), label(3, "债务"), cell(5)),
            single(
                "免予核查类别",
                "　".join(box(each, f"exemption == '{each}'") for each in _EXEMPT),
                height=2.6,
            ),
            single("核查方式", ticks("economic_check", "信息共享查询", "个人诚信承诺")),
        ),
        letter("本人承诺以上情况属实，同意法律援助机构查询、核实本人及家庭的经济状况。"),
        sign_line("申请人（签名或按指印）：", width=14),
        paragraph("    年    月    日", align="right", line=22),
    ],
    basis=("legal.aid.41", "legal.aid.42"),
    notes="内容依法律第四十一条、第四十二条，版式自拟。",
)

PLEDGE = legal_sheet(
    "integrity_pledge",
    "PT-04-2",
    "个人诚信承诺书",
    [
        title("个人诚信承诺书"),
        grid(applicant_rows("承诺人")),
        gap(12),
        letter("本人因申请法律援助，就经济困难状况郑重承诺："),
        letter("一、本人填写的《经济困难状况说明表》及提交的材料真实、准确、完整；"),
        letter("二、本人同意法律援助机构向有关部门、单位查询和核实本人及家庭的经济状况；"),
        letter("三、经济状况发生变化、不再符合条件的，本人及时告知法律援助机构；"),
        letter(
            "四、承诺不实的，愿意依法承担责任，接受终止法律援助，"
            "支付已实施法律援助的费用，并接受依法作出的其他处理。"
        ),
        gap(16),
        sign_line("承诺人（签名或按指印）：", width=14),
        paragraph("    年    月    日", align="right", line=26),
    ],
    basis=("legal.aid.41",),
    notes="法律第四十一条规定可以个人诚信承诺方式核查，文字和版式自拟。",
)

CERTIFICATE = official(
    "economic_certificate",
    "8.4",
    "申请人经济状况证明表",
    [
        title("法律援助申请人经济状况证明表", after=6),
        grid(
            applicant_rows(),
            pair(
                "家庭人口",
                shown("household_size"),
                "月人均收入（元）",
                "{% if monthly_income %}{{ monthly_income|amount }}{% endif %}",
            ),
            row(cell(GRID, "家庭成员", align="center", shade=True)),
            _household(5),
            single("家庭财产", shown("housing"), height=1.8),
            single("经济困难的原因", "", height=2.6),
            two_signs("申请人（签名）：", "村（居）委会意见（印章）：", height=3.0),
            row(
                cell(
                    GRID,
                    [
                        paragraph("乡镇人民政府（街道办事处）意见：", line=22),
                        gap(40),
                        paragraph("（印章）　　　　年    月    日", align="right", line=22),
                    ],
                ),
                height=3.4,
            ),
        ),
        note("现行法律改为本人说明、信息共享查询或诚信承诺，本表供仍用旧格式的地方使用。"),
    ],
    basis=("legal.sft0024", "legal.local_aid"),
)

RECEIPT = official(
    "material_receipt",
    "8.5",
    "法律援助申请材料接收凭证",
    [
        title("申请材料接收凭证", after=4),
        over_table(NUMBER, "受理日期：{{ asked_on|cn_date }}"),
        letter("今收到申请人", _NAME, "提交的下列材料："),
        grid(
            row(
                label(2, "序号", shade=True),
                label(9, "材料名称", shade=True),
                label(4, "原件/复印件", shade=True),
                label(2, "份数", shade=True),
                label(2, "页数", shade=True),
                label(5, "备注", shade=True),
                head=True,
            ),
            [
                row(label(2, str(each)), cell(9), cell(4), cell(2), cell(2), cell(5))
                for each in range(1, 13)
            ],
        ),
        note(
            "法律援助申请由法律援助机构自收到之日起七日内作出决定；材料不齐的，将一次性告知补充，"
        ),
        note("补充材料的时间不计算在内。本凭证一式两份，申请人、接收单位各一份。"),
        gap(4),
        signs("接收人（签名）：", "申请人（签名）："),
        station_seal(height=14),
    ],
    basis=("legal.sft0024", "legal.aid.43"),
    notes="行政复议服务点接收材料时也用本表（本系统原编PT-05）；" + UNSEEN,
)

SUPPLEMENT = official(
    "supplement_notice",
    "8.6",
    "补充材料（说明）通知书",
    [
        title("补充材料（说明）通知书", after=4),
        numbered(),
        addressed(_NAME),
        letter(
            "你于",
            date_of("asked_on"),
            "提出的法律援助申请收悉。经审查，你提交的申请材料不齐全（说明不清楚），"
            "请于____年__月__日前补充下列材料或者作出说明：",
        ),
        *[letter(f"{each}、________________________________") for each in "一二三四五六"],
        letter("未按要求补充材料或者作出说明的，视为撤回申请。"),
        letter("联系人：____________　联系电话：________________"),
        station_seal(height=44),
        gap(16),
        paragraph("本通知书已收到。", size=NO_4, line=26),
        sign_line("申请人（签名）：", width=14),
        paragraph("    年    月    日", align="right", line=22),
    ],
    basis=("legal.sft0024", "legal.aid.43"),
)

OPINION = legal_sheet(
    "review_opinion",
    "PT-06",
    "法律援助申请初审意见表",
    [
        title("法律援助申请初审意见表", after=4),
        numbered(),
        grid(
            applicant_rows(),
            pair("申请日期", date_of("asked_on"), "申请方式", shown("assistance_form")),
            pair("案由", shown("cause"), "对方当事人", shown("opponent")),
            told("申请事项", "story", 5, height=3.6),
            single(
                "核对事项",
                ticked("review_points", "身份", "主体")
                + "　"
                + box("事项范围（第31条、第32条）", "review_points and '事项范围' in review_points")
                + "　"
                + box("经济", "review_points and '经济状况' in review_points")
                + "　"
                + box("管辖（第38条）", "review_points and '管辖' in review_points")
                + "　"
                + box("时效", "review_points and '时效' in review_points"),
                height=1.8,
            ),
            single("缺件", "", height=1.8),
            single(
                "初审意见",
                box("建议给予", "opinion == '建议给予'")
                + "　"
                + box("建议不予", "opinion == '建议不予'")
                + "（理由：{{ opinion_reason|blank(20) }}）　"
                + box("先行援助", "opinion == '先行援助'"),
                height=2.6,
            ),
            two_signs("经办人（签名）：", "所长（签名）：", height=2.2),
            pair("转交日期", date_of("forwarded_on"), "转交机构", shown("forwarded_to")),
        ),
        station_seal(height=30),
    ],
    basis=("legal.station_rules", "legal.aid.31", "legal.aid.32", "legal.aid.38"),
)

SHEETS = [APPLICATION, AUTHORIZATION, ECONOMIC, PLEDGE, CERTIFICATE, RECEIPT, SUPPLEMENT, OPINION]
