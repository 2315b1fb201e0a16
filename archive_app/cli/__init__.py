"""The command line: `archive NOUN VERB`, one file a noun.

Owns the tree of commands; what all of them share (the archive, who acts, printing, exit codes) is
`console`, how help and wrong input are told is `teaching`.
"""

import click

from archive_app import __version__
from archive_app.cli import (
    audit,
    check,
    demo,
    document,
    form,
    index,
    init,
    ledger,
    link,
    opening,
    register,
    review,
    search,
    serve,
    settings,
    standard,
    user,
    volume,
)
from archive_app.cli.teaching import Doorway

__all__ = ["main"]


@click.group(cls=Doorway)
@click.version_option(__version__, message="%(version)s", help="显示版本号")
def main() -> None:
    """司法所业务档案：立卷、查缺、填文书、找协议。

    第一次用：先看一遍演示，再建立自己的数据目录。

    \b
    例：
      archive demo                      用虚构的案卷演示一遍
      archive init --station 清河司法所   建立数据目录和第一个管理员
      archive serve                     打开网页服务

    退出码：0 办好；1 被拒绝或查出问题；2 命令写法不对；3 缺少数据目录、磁盘、端口或程序。
    """


for command in (
    init.init,
    demo.demo,
    serve.serve,
    serve.worker,
    volume.volume,
    document.document,
    form.form,
    link.link,
    opening.opening,
    ledger.ledger,
    register.register,
    review.review,
    search.search,
    index.index,
    standard.standard,
    audit.audit,
    check.check,
    user.user,
    settings.settings,
):
    main.add_command(command)
