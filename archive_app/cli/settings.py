"""`archive settings`: every setting, its variable and its present value."""

import click

from archive_app.cli.columns import table
from archive_app.cli.console import Console, with_console
from archive_app.cli.teaching import Verb
from archive_app.settings import SETTINGS, read_settings

__all__ = ["settings"]


@click.command(cls=Verb)
@with_console
def settings(console: Console) -> None:
    """列出全部设置：环境变量、现在的值、含义。

    在启动前设好环境变量就会生效。档案标准中可选的项目不在这里，见 archive standard show。

    \b
    例：
      archive settings
      ARCHIVE_PORT=9000 archive settings
    """
    now = read_settings(home=console.home)
    data = [
        {
            "name": setting.name,
            "variable": setting.variable,
            "value": getattr(now, setting.name),
            "default": setting.default,
            "meaning": setting.meaning,
        }
        for setting in SETTINGS
    ]
    console.tell(data, table((one["variable"], one["value"], one["meaning"]) for one in data))
