"""An edition is read again when, and only when, a byte of its files has changed."""

import shutil
from pathlib import Path

import pytest

from archive_app.errors import StandardFault
from archive_app.standard import remembered_standard

SCHEMAS = Path("schemas")


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    (tmp_path / "national").mkdir()
    (tmp_path / "national" / "standard.yaml").write_text("settings: []\n", encoding="utf-8")
    return tmp_path


def visit_days(overlay: Path, **settings: int) -> object:
    standard = remembered_standard(SCHEMAS, overlay, edition="national", settings=settings)
    setting = standard.setting("visit_days")
    return setting.default if setting.value is None else setting.value


def test_the_same_files_give_the_same_standard(overlay: Path) -> None:
    first, second = (remembered_standard(SCHEMAS, overlay, edition="national") for _ in range(2))
    assert first is second


def test_a_changed_byte_or_setting_is_seen(overlay: Path) -> None:
    assert visit_days(overlay) == 30
    path = overlay / "national" / "standard.yaml"
    path.write_text("settings: [{id: visit_days, default: 15}]\n", encoding="utf-8")
    assert visit_days(overlay) == 15
    assert visit_days(overlay, visit_days=20) == 20
    shutil.rmtree(overlay / "national")
    assert visit_days(overlay) == 30


def test_a_fault_is_told_each_time(overlay: Path) -> None:
    (overlay / "national" / "standard.yaml").write_text("nonsense: 1\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(StandardFault):
            remembered_standard(SCHEMAS, overlay, edition="national")
