"""Owns LibreOffice for pictures and tests: few starts, a profile and fonts of its own.

A machine of ours has none of the fonts the forms name, so a font file made for the run maps them to
free ones of the same widths; every page break then falls where it falls in Word.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

BATCH = 100  # documents of one start; beyond some two hundred LibreOffice ends without a word
SUBSTITUTES = {
    ("仿宋", "仿宋_GB2312", "FangSong"): ("FandolFang R", "AR PL UMing CN"),
    ("宋体", "SimSun", "NSimSun"): ("AR PL UMing CN",),
    ("楷体", "楷体_GB2312", "KaiTi"): ("AR PL UKai CN",),
    ("黑体", "SimHei"): ("WenQuanYi Zen Hei Mono",),
    ("方正小标宋简体", "小标宋"): ("Noto Serif CJK SC",),
}


def office_program() -> str | None:
    """The LibreOffice program of this machine, None where there is none."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def to_pdf(documents: Sequence[Path], folder: Path, *, seconds: int = 300) -> list[Path]:
    """Convert all documents in as few starts of LibreOffice as it bears; PDFs in the same order."""
    program = office_program()
    assert program is not None, "ask office_program() first"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="office-") as temporary:
        home = Path(temporary)
        fonts = home / "fonts.conf"
        fonts.write_text(_font_file(home / "cache"), encoding="utf-8")
        command = [program, f"-env:UserInstallation={(home / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", str(folder)]
        environment = os.environ | {"FONTCONFIG_FILE": str(fonts)}
        for first in range(0, len(documents), BATCH):
            batch = [*command, *map(str, documents[first : first + BATCH])]
            subprocess.run(batch, env=environment, check=True, capture_output=True, timeout=seconds)
    return [folder / f"{each.stem}.pdf" for each in documents]


def _font_file(cache: Path) -> str:
    matches = "".join(
        f'<match target="pattern"><test qual="any" name="family"><string>{escape(wanted)}</string>'
        f'</test><edit name="family" mode="assign" binding="same">{_strings(substitutes)}</edit>'
        "</match>"
        for names, substitutes in SUBSTITUTES.items()
        for wanted in names
    )
    return (
        '<?xml version="1.0"?><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf'
        f"</include><cachedir>{escape(str(cache))}</cachedir>{matches}</fontconfig>"
    )


def _strings(families: Sequence[str]) -> str:
    return "".join(f"<string>{escape(family)}</string>" for family in families)
