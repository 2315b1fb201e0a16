"""The statistics of mediation: RS-1 cases, RS-2 committees, mediators and funds."""

from collections.abc import Sequence

from tools.forms.layout import (
    GRID,
    NO_5,
    Blocks,
    cell,
    gap,
    grid,
    label,
    paragraph,
    row,
    shown,
    title,
)
from tools.forms.sheet import Sheet

_PERIOD = (
    "{% if period.title %}{{ period.title }}{% elif folder_year %}{{ folder_year }}年"
    "{% else %}________{% endif %}"
)


_YEAR = "{% if folder_year %}{{ folder_year }}{% else %}____{% endif %}年"


def _sheet_foot() -> Blocks:
    cells = [
        cell(8, words, edges="", size=NO_5)
        for words in (
            "负责人（签名）：________",
            "填表人（签名）：________",
            "填表日期：{{ form_date|cn_date }}",
        )
    ]
    return grid(row(*cells), borders=False)


def _figure(name: str) -> str:
    return shown(f"document.{name}")


def _counted(head: str, figures: Sequence[tuple[str, str]]) -> Blocks:
    """A heading over pairs of a name and its number, two to a row."""
    rows = [row(label(GRID, head, shade=True), height=0.75)]
    for place in range(0, len(figures), 2):
        cells = []
        for words, name in figures[place : place + 2]:
            cells += [cell(9, words), cell(3, _figure(name), align="center")]
        rows.append(row(*cells, *([cell(12)] if len(cells) == 2 else []), height=0.8))
    return rows


_RATE = (
    "{% if document.accepted and document.succeeded is not none %}"
    "{{ document.succeeded * 1000 // document.accepted // 10 }}."
    "{{ document.succeeded * 1000 // document.accepted % 10 }}%{% endif %}"
)
_TYPES = (
    ("01 婚姻家庭纠纷", "marriage"),
    ("02 邻里纠纷", "neighbours"),
    ("03 房屋宅基地纠纷", "housing"),
    ("04 合同纠纷", "contract"),
    ("05 生产经营纠纷", "business"),
    ("06 损害赔偿纠纷", "damages"),
    ("07 山林土地纠纷", "land"),
    ("08 征地拆迁纠纷", "expropriation"),
    ("09 环境污染纠纷", "environment"),
    ("10 劳动争议纠纷", "labour"),
    ("11 旅游纠纷", "tourism"),
    ("12 消费纠纷", "consumption"),
    ("13 医疗纠纷", "medical"),
    ("14 道路交通事故纠纷", "traffic"),
    ("15 物业纠纷", "property"),
    ("99 其他纠纷", "other"),
)
CASES = Sheet(
    form="mediation.case_statistics",
    number="RS-1",
    title="人民调解案件情况统计表",
    layout="reconstructed",
    basis=("med.monthly",),
    notes="依一份公开的月报复原，部颁统计表原件未见；书面口头、司法确认、疑难、排查、回访各项为推定。",
    body=[
        title("人民调解案件情况统计表", size=20, after=2),
        paragraph(f"单位：{{{{ station.name|blank(12) }}}}　　统计期：{_PERIOD}", align="center"),
        grid(
            row(
                cell(9, "受理件数"),
                cell(3, _figure("accepted"), align="center"),
                cell(9, "调解成功件数"),
                cell(3, _figure("succeeded"), align="center"),
                height=0.8,
            ),
            row(
                cell(9, "成功率（成功÷受理）"),
                cell(3, _RATE, align="center"),
                cell(9, "协议涉及金额（万元）"),
                cell(3, _figure("amount"), align="center"),
                height=0.8,
            ),
            _counted(
                "按来源（件）",
                (("主动调解", "own"), ("依申请调解", "applied"), ("接受委托移送", "transferred")),
            ),
            _counted("按纠纷类型（件）", _TYPES),
            _counted(
                "防止激化",
                (
                    ("防止民间纠纷转化为刑事案件（件）", "crimes"),
                    ("防止民间纠纷转化为刑事案件（人）", "crime_people"),
                    ("防止群体性上访（件）", "petitions"),
                    ("防止群体性上访（人）", "petition_people"),
                ),
            ),
            _counted(
                "协议、履行及其他",
                (
                    ("履行件数", "performed"),
                    ("书面协议", "written"),
                    ("口头协议", "oral"),
                    ("司法确认件数", "confirmed"),
                    ("疑难复杂件数", "hard"),
                    ("排查次数", "screenings"),
                    ("排查发现件数", "found"),
                    ("回访件数", "visited"),
                ),
            ),
        ),
        gap(4),
        _sheet_foot(),
    ],
)

ORGANIZATIONS = Sheet(
    form="mediation.organization_statistics",
    number="RS-2",
    title="人民调解组织队伍经费情况统计表",
    layout="designed",
    basis=("med.rmtjf10", "med.ningbo28"),
    notes="部颁统计表原件未见，栏目为推定；经费项目名称依《宁波市人民调解条例》。",
    body=[
        title("人民调解组织队伍经费情况统计表", size=20, after=4),
        paragraph(f"单位：{{{{ station.name|blank(12) }}}}　　统计期：{_YEAR}", align="center"),
        grid(
            _counted(
                "调委会（个）",
                (
                    ("总数", "committees"),
                    ("村", "village"),
                    ("居（社区）", "neighbourhood"),
                    ("乡镇街道", "township"),
                    ("企事业单位", "enterprise"),
                    ("行业性、专业性", "trade"),
                    ("其他", "other"),
                ),
            ),
            _counted(
                "调解员（人）",
                (
                    ("总数", "mediators"),
                    ("专职", "full_time"),
                    ("兼职", "part_time"),
                    ("女", "women"),
                    ("大专以上学历", "college"),
                ),
            ),
            _counted("培训", (("次数", "trainings"), ("人次", "trained"))),
            _counted(
                "经费（元）",
                (
                    ("工作指导经费", "guidance_funds"),
                    ("工作补助经费", "work_funds"),
                    ("调解员补贴经费", "subsidy_funds"),
                ),
            ),
            _counted("表彰", (("受表彰集体和个人（个）", "awards"),)),
        ),
        gap(6),
        _sheet_foot(),
    ],
)

SHEETS = [CASES, ORGANIZATIONS]
