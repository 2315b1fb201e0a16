"""Facts come back from a row as they went in, at a fraction of the price of loading them again."""

from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from archive_app.settings import shipped
from archive_app.standard import dump_facts, kept_facts, load_facts, load_standard

NATIONAL = load_standard(shipped("schemas"), edition="national")
EXAMPLES = [
    (told["kind"], scenario["name"], scenario["facts"])
    for path in sorted((shipped("schemas") / "national" / "scenarios").glob("*.yaml"))
    for told in [yaml.safe_load(path.read_text(encoding="utf-8"))]
    for scenario in told["scenarios"]
    if "base" not in scenario
]


@pytest.mark.parametrize(("kind_id", "name", "facts"), EXAMPLES)
def test_kept_facts_are_the_loaded_ones(kind_id: str, name: str, facts: Mapping[str, Any]) -> None:
    kind = NATIONAL.kind(kind_id)
    known = {field.name for field in kind.fields}
    entered = {key: value for key, value in facts.items() if key in known}
    loaded = load_facts(NATIONAL, kind.fields, entered)
    kept = dump_facts(kind.fields, loaded)
    assert kept_facts(kind.fields, kept) == load_facts(NATIONAL, kind.fields, kept)
