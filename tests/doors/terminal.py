"""A terminal for tests: runs `archive …` on a home and looks at what it says."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from archive_app.cli import main


@dataclass(frozen=True)
class Terminal:
    home: Path

    def run(self, *words: object) -> Result:
        runner = CliRunner(env={"ARCHIVE_HOME": str(self.home)})
        return runner.invoke(main, [*map(str, words)], catch_exceptions=False)

    def says(self, *words: object) -> str:
        result = self.run(*words)
        assert result.exit_code == 0, result.stderr
        return result.stdout

    def answer(self, *words: object) -> Any:
        at = words.index("--") if "--" in words else len(words)
        return json.loads(self.says(*words[:at], "--json", *words[at:]))
