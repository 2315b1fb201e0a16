"""`archive standard`: the archive standard as data, checked and shown."""

from collections.abc import Iterator
from typing import Any

import click

from archive_app.archive import Archive
from archive_app.cli.columns import table
from archive_app.cli.console import Console, find_kind, with_console
from archive_app.cli.teaching import Noun
from archive_app.settings import read_settings, shipped
from archive_app.standard import Kind, Standard
from archive_app.standard import lint as faults_of

__all__ = ["standard"]

CERTAINTY = {"verified": "已核对", "excerpt": "见摘录", "county must confirm": "待县局确认"}


@click.group(cls=Noun)
def standard() -> None:
    """档案标准：检查写法、查看内容。

    \b
    例：
      archive standard show
    """


@standard.command()
@with_console
def lint(console: Console) -> int:
    """检查程序自带的和本地的标准文件，一次列出全部错误。

    每处错误说明文件、行号、位置和改法。查出错误时退出码为 1。

    \b
    例：
      archive standard lint
      archive standard lint --home D:\\archive-home
    """
    settings = read_settings(home=console.home)
    faults = [str(fault) for fault in faults_of(shipped("schemas"), settings.home / "schemas")]
    console.tell({"faults": faults}, [f"✗ {f}" for f in faults] or ["✓ 档案标准没有错误"])
    return int(bool(faults))


@standard.command()
@click.argument(
    "kind", help="案卷类型的编号或名称；不写则看总览", metavar="[案卷类型]", required=False
)
@with_console
def show(console: Console, kind: str | None) -> None:
    """查看标准：有哪些案卷类型、可选设置、依据；或一种案卷里该有什么。

    \b
    例：
      archive standard show
      archive standard show <kind>
    """
    with console.archive(must_exist=False) as archive:
        edition = archive.standard
        local = _local_files(archive)
    if kind is None:
        data = _overview(edition, local)
        console.tell(data, _overview_lines(edition, local))
        return
    described = find_kind(edition, kind)
    console.tell(_kind_data(described), _kind_lines(described))


def _local_files(archive: Archive) -> list[str]:
    folder = archive.home / "schemas"
    return [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.yaml"))]


def _overview(edition: Standard, local: list[str]) -> dict[str, Any]:
    return {
        "edition": edition.edition,
        "title": edition.title,
        "digest": edition.digest,
        "local_files": local,
        "kinds": [
            {"id": k.id, "title": k.title, "category": k.category, "slots": len(k.slots)}
            for k in edition.kinds
        ],
        "settings": [
            {"id": s.id, "title": s.title, "value": s.default if s.value is None else s.value}
            for s in edition.settings
        ],
        "sources": [
            {"id": s.id, "title": s.title, "certainty": s.certainty} for s in edition.sources
        ],
    }


def _overview_lines(edition: Standard, local: list[str]) -> Iterator[str]:
    yield f"{edition.title}（{edition.edition}，{edition.digest[:12]}）"
    yield f"本地文件：{'、'.join(local) or '没有，全部用程序自带的'}"
    yield "案卷类型"
    yield from table((f"  {k.id}", k.title, f"{len(k.slots)} 个卷内位置") for k in edition.kinds)
    yield "可选设置"
    chosen = [(s.id, s.title, s.default if s.value is None else s.value) for s in edition.settings]
    yield from table((f"  {name}", title, _word(value)) for name, title, value in chosen)
    yield "依据"
    sources = [(s.id, CERTAINTY.get(s.certainty, s.certainty), s.title) for s in edition.sources]
    yield from table((f"  {name}", certainty, title) for name, certainty, title in sources)


def _kind_data(kind: Kind) -> dict[str, Any]:
    return {
        "id": kind.id,
        "title": kind.title,
        "number": kind.number.pattern,
        "fields": [
            {"name": f.name, "title": f.title, "type": f.type, "required": f.required}
            for f in kind.fields
        ],
        "slots": [
            {
                "id": s.id,
                "title": s.title,
                "per": s.per,
                "require": s.require.mode,
                "when": s.require.when,
                "form": s.form,
                "signed_by": s.signed_by,
                "sealed_by": s.sealed_by,
                "severity": s.severity,
                "basis": s.basis,
            }
            for s in kind.slots
        ],
        "checks": [{"id": c.id, "title": c.title} for c in kind.checks],
        "deadlines": [{"id": d.id, "title": d.title} for d in kind.deadlines],
    }


def _kind_lines(kind: Kind) -> Iterator[str]:
    yield f"{kind.title}（{kind.id}）　卷号 {kind.number.pattern}"
    yield "卷内位置"
    yield from table((f"  {s.id}", s.title, _required(s.require)) for s in kind.slots)
    yield "信息"
    rows = ((f"  {f.name}", f.title, f.type, "必填" if f.required else "") for f in kind.fields)
    yield from table(rows)
    yield "核对"
    yield from (f"  {check.title}" for check in kind.checks)
    yield "期限"
    yield from (f"  {deadline.title}" for deadline in kind.deadlines)


def _required(require: Any) -> str:
    if require.when:
        return f"当 {require.when}"
    return {"always": "都要有", "never": "可以有"}.get(require.mode, str(require.mode))


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None else str(value)
