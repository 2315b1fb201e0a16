"""A small edition written into a temporary folder: one kind, whatever else a standard must have."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from archive_app.standard import Standard, load_standard

EDITION = """
edition: small
title: 小标准
in_force: {from: 2011-01-01, until: null}
categories: [{id: cases, title: 案件, code: AJ}]
retentions: [{id: Y, title: 永久, years: null}, {id: D30, title: 定期30年, years: 30}]
archival_code: "{fonds}-ZY·{category_code}·{year}·{retention}-{serial:03}"
states:
  - {id: open, title: 在办}
  - {id: concluded, title: 结案}
  - {id: arranged, title: 立卷}
  - {id: archived, title: 归档, locked: true}
severities:
  - {id: veto, title: 否决, points: 100}
  - {id: error, title: 差错, points: 5}
  - {id: warning, title: 提醒, points: 1}
  - {id: hint, title: 提示, points: 0}
signers: [{id: this, title: 本人}, {id: mediator, title: 调解员}]
settings:
  - {id: visit_days, title: 回访期限, type: integer, default: 30}
  - {id: strict, title: 从严, type: boolean, default: false}
  - {id: order, title: 目录次序, type: text, default: A}
"""
VOCABULARIES = """
types: {title: 纠纷类型, values: [{value: 邻里纠纷}, {value: 劳动争议纠纷}]}
sides: {title: 一方, values: [{value: 申请人}, {value: 被申请人}]}
"""
KIND = """
kind: case.small
title: 小案卷
category: cases
retention: {default: D30, when: [{if: "amount >= 10000", then: Y}]}
number: {pattern: "（{year}）第{serial}号"}
fields:
  - {name: type, title: 纠纷类型, type: choice, of: types}
  - {name: accepted_on, title: 受理日期, type: date}
  - {name: ended_on, title: 结束日期, type: date}
  - {name: amount, title: 金额, type: amount}
  - {name: settled, title: 达成协议, type: boolean}
  - {name: paid_on, title: 付款日期, type: date, show_when: "settled"}
  - {name: note, title: 备注, type: text}
  - name: parties
    title: 当事人
    type: rows
    row: party
    required: true
    row_title: name
    columns:
      - {name: name, title: 姓名, type: text}
      - {name: side, title: 一方, type: choice, of: sides}
      - {name: age, title: 年龄, type: integer}
      - {name: agent, title: 代理人, type: text}
  - {name: helpers, title: 帮手, type: rows, columns: [{name: name, title: 姓名, type: text}]}
slots:
"""

Build = Callable[..., Standard]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A root with the edition `small`, still without kinds."""
    edition = tmp_path / "schemas" / "small"
    edition.mkdir(parents=True)
    (edition / "standard.yaml").write_text(EDITION, encoding="utf-8")
    (edition / "vocabularies.yaml").write_text(VOCABULARIES, encoding="utf-8")
    return tmp_path / "schemas"


@pytest.fixture
def standard_with(folder: Path) -> Build:
    """A standard whose one kind has these slots, further keys and further fields (YAML)."""

    def build(slots: str = "[]", rest: str = "", fields: str = "") -> Standard:
        kind = KIND.replace("\nslots:", fields.rstrip() + "\nslots:").rstrip()
        body = kind + "\n  " + dedent(slots).strip().replace("\n", "\n  ") + "\n"
        path = folder / "small" / "small.yaml"
        path.write_text(body + dedent(rest), encoding="utf-8")
        return load_standard(folder, edition="small")

    return build
