"""The returns: the monthly table with its columns in order, and the quarterly table."""

from tools.forms.corrections_parts import CATEGORY, STATION
from tools.forms.layout import NO_5, WIDE, Blocks, cell, grid, note, paragraph, row, title
from tools.forms.layout import label as _label
from tools.forms.sheet import Sheet

# (heading, its columns); the columns of the printed table in order, renumbered without the old
# column of 剥夺政治权利 and with 训诫 and 警告 apart.
_BLOCKS = (
    ("在册", ("本月在册", "上月在册")),
    ("变动", ("本月增加", "期满解除", "收监执行", "死亡", "其他")),
    ("矫正类别", ("管制", "缓刑", "假释", "暂予监外执行")),
    (
        "犯罪类型",
        (
            "危害公共安全罪",
            "破坏市场经济秩序罪",
            "侵犯人身、民主权利罪",
            "侵犯财产罪",
            "妨害社会管理秩序罪",
            "危害国防利益罪",
            "贪污贿赂罪",
            "渎职罪",
            "其他",
        ),
    ),
    ("户籍", ("城镇", "农村", "其他")),
    ("性别", ("男", "女")),
    ("民族", ("汉族", "少数民族")),
    ("年龄", ("未满18岁", "18至45岁", "46至60岁", "61岁以上")),
    ("文化程度", ("大专以上", "高中", "初中", "小学以下")),
    ("就业就学", ("在校", "就业", "无业")),
    ("奖惩", ("机构奖励", "机构训诫", "机构警告", "裁定减刑", "治安处罚")),
    ("脱管、再犯", ("截止本月脱管", "本月重新犯罪")),
    ("累计", ("接收", "解除", "收监及其他减少")),
)
# What is on record of the month, by the printed column.
_KNOWN = {
    "本月在册": "now",
    "上月在册": "before",
    "本月增加": "added",
    "期满解除": "expired",
    "收监执行": "imprisoned",
    "死亡": "died",
    ("变动", "其他"): "other",
    "管制": "control",
    "缓刑": "probation",
    "假释": "parole",
    "暂予监外执行": "medical",
}
_ACROSS = 12  # columns of the table standing side by side


def _shown(heading: str, words: str) -> str:
    known = _KNOWN.get((heading, words)) or _KNOWN.get(words)
    return "{{ document." + known + "|blank(0) }}" if known else ""


def _rows() -> Blocks:
    columns = [(heading, words) for heading, found in _BLOCKS for words in found]
    rows: list[Blocks] = []
    for start in range(0, len(columns), _ACROSS):
        part = columns[start : start + _ACROSS]
        part += [("", "")] * (_ACROSS - len(part))
        numbers = [str(start + n) if words else "" for n, (_, words) in enumerate(part, 1)]
        rows += [
            row(*_headings(part), height=0.65),
            row(*[_small(2, words) for _, words in part], height=1.25),
            row(*[_small(2, number) for number in numbers], height=0.55),
            row(*[cell(2, _shown(*each), align="center") for each in part], height=0.85),
        ]
    return rows


def _headings(part: list[tuple[str, str]]) -> list[Blocks]:
    cells, place = [], 0
    while place < len(part):
        end = place
        while end < len(part) and part[end][0] == part[place][0]:
            end += 1
        cells.append(_small(2 * (end - place), part[place][0], shade=True))
        place = end
    return cells


def _small(span: int, words: str, *, shade: bool = False) -> Blocks:
    return cell(span, words, align="center", size=NO_5, shade=shade)


_PERIOD = "{% if period.title %}{{ period.title }}{% else %}{}{% endif %}"

MONTHLY = Sheet(
    form="corrections.monthly_statistics",
    number="SQ-138",
    title="社区矫正对象情况统计表（月报）",
    layout="reconstructed",
    category=CATEGORY,
    landscape=True,
    margins=(18, 25, 16, 25),
    basis=("corr.gx_f",),
    notes=(
        "各栏依某市印本（四十八栏）；已去掉不再适用的剥夺政治权利，机构处罚分为训诫和警告；"
        "印本犯罪类型共九栏、累计共三栏，未见全部名称，此处按罪名分类补齐，请核实。"
    ),
    body=[
        title("社区矫正对象情况统计表", size=18, after=2),
        paragraph(
            f"填报单位：{STATION}　　　　{_PERIOD.replace('{}', '______年____月')}　　　　单位：人",
            line=22,
            after=3,
        ),
        grid(_rows(), width=WIDE),
        paragraph(
            "单位负责人：______________　　审核人：______________　　填表人：______________　　"
            "填表日期：{{ document.date|cn_date }}",
            line=24,
            before=4,
        ),
    ],
)

_STAFF = ("司法行政编制", "地方行政编制", "事业编制", "聘用")

QUARTERLY = Sheet(
    form="corrections.quarterly_statistics",
    number="SQ-139",
    title="社区矫正工作季度统计表",
    layout="reconstructed",
    category=CATEGORY,
    landscape=True,
    basis=("corr.gx_f",),
    notes="各栏和报送时间依某市印本。",
    body=[
        title("社区矫正工作季度统计表", size=18, after=4),
        paragraph(
            f"填报单位：{STATION}　　　　{_PERIOD.replace('{}', '______年第____季度')}",
            line=24,
            after=4,
        ),
        grid(
            row(
                _label(4, "乡镇（街道）", merge="restart", shade=True),
                _label(10, "司法所工作人员", shade=True),
                _label(4, "司法所性质", merge="restart", shade=True),
                _label(3, "社区矫正对象总数", merge="restart", shade=True),
                _label(3, "外出人数", merge="restart", shade=True),
                height=0.9,
            ),
            row(
                _label(4, "", merge="continue", shade=True),
                _label(2, "总数", shade=True),
                *[_small(2, words, shade=True) for words in _STAFF],
                _label(4, "", merge="continue", shade=True),
                _label(3, "", merge="continue", shade=True),
                _label(3, "", merge="continue", shade=True),
                height=1.3,
            ),
            [
                row(cell(4), *[cell(2) for _ in range(5)], cell(4), cell(3), cell(3), height=0.9)
                for _ in range(7)
            ],
            row(
                _label(4, "合计"),
                *[cell(2) for _ in range(5)],
                cell(4),
                cell(3),
                cell(3),
                height=0.9,
            ),
            width=WIDE,
        ),
        paragraph(
            "单位负责人：______________　　填表人：______________　　"
            "填表日期：{{ document.date|cn_date }}",
            line=26,
            before=6,
        ),
        note("注：本表于每季度第一个月5日前报送上一季度情况。"),
    ],
)

SHEETS = [MONTHLY, QUARTERLY]
