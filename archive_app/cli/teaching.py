"""Help and refusals in the reader's language: what click says in English is said here in Chinese.

Doorway    the whole command line: maps errors to exit codes
Noun       a group of commands about one thing
Verb       one command
"""

import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

from archive_app.cli.columns import table
from archive_app.errors import ArchiveError, StoreFault
from archive_app.settings import read_settings, shipped
from archive_app.standard import load_standard

__all__ = ["Doorway", "Noun", "Verb"]

REFUSED, USAGE, ABSENT = 1, 2, 3
A_KIND = "<kind>"  # in examples: which kinds there are is the standard's to say


class _Told(click.Command):
    """Chinese headings; choices and defaults are told by the options themselves."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the first line of the help."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), "用法：")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the explanation; an example names a kind the standard really has."""
        told, self.help = self.help, _with_a_kind(self.help or "")
        super().format_help_text(ctx, formatter)
        self.help = told

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write nothing here: positional words and options stand in one list."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what can be given, the positional words first."""
        rows = [record for param in self.get_params(ctx) if (record := _record(ctx, param))]
        _section(formatter, "可写的内容", rows)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The words after the command in the first line of the help."""
        arguments = [p for p in self.get_params(ctx) if isinstance(p, click.Argument)]
        return ["[选项]", *(p.make_metavar(ctx) for p in arguments)]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option, described in Chinese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示这份说明"
        return option


class Verb(_Told):
    """One command."""


class Noun(_Told, click.Group):
    """The commands about one thing; without a verb it shows its help."""

    command_class = Verb

    def __init__(self, *names: Any, **more: Any) -> None:
        super().__init__(*names, **{"no_args_is_help": False, **more})

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The words after the noun in the first line of the help."""
        return ["命令", "…"]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands with one line each."""
        super().format_options(ctx, formatter)
        names = self.list_commands(ctx)
        rows = [(name, _first_line(self.commands[name])) for name in names]
        _section(formatter, "命令", rows)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands in the order they are taught, not of the alphabet."""
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words; a noun alone shows what there is and is no mistake."""
        if not args:
            click.echo(ctx.get_help())
            ctx.exit()
        return super().parse_args(ctx, args)


class Doorway(Noun):
    """The command line as a whole: every refusal ends here, with its exit code."""

    group_class = Noun

    def main(self, *args: Any, **more: Any) -> Any:
        """Run, tell what went wrong on stderr, and leave with the exit code."""
        _speak_utf8()
        more["standalone_mode"] = False
        try:
            code = super().main(*args, **more)
        except click.UsageError as problem:
            _tell(*_usage(problem))
            code = USAGE
        except click.ClickException as problem:
            _tell(problem.format_message(), "请核对文件名和权限后重试")
            code = REFUSED
        except click.Abort:
            _tell("已停止", "没有做完的操作不会保存，需要时重新运行")
            code = REFUSED
        except ArchiveError as problem:
            _tell(problem.message, problem.fix, _details(problem))
            code = ABSENT if isinstance(problem, StoreFault) else REFUSED
        sys.exit(code if isinstance(code, int) else 0)


def _speak_utf8() -> None:
    """Windows consoles and pipes default to other encodings; Chinese would end in an exception."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _tell(message: str, fix: str, details: Sequence[str] = ()) -> None:
    click.echo(f"✗ {message} → {fix}", err=True)
    for detail in details:
        click.echo(f"  · {detail}", err=True)


def _details(problem: ArchiveError) -> list[str]:
    fields: dict[str, list[str]] = getattr(problem, "fields", {})
    told = [f"{name}：{'；'.join(messages)}" for name, messages in fields.items()]
    return told + list(getattr(problem, "faults", []))


def _usage(problem: click.UsageError) -> tuple[str, str]:
    path = problem.ctx.command_path if problem.ctx else "archive"
    fix = f"看写法和例子：{path} --help"
    if isinstance(problem, click.NoSuchOption):
        near = f"；是不是 {'、'.join(problem.possibilities)}" if problem.possibilities else ""
        return f"没有 {problem.option_name} 这个选项{near}", fix
    if isinstance(problem, click.MissingParameter) and problem.param is not None:
        return f"缺少 {_name(problem.ctx, problem.param)}", fix
    if isinstance(problem, click.BadParameter) and problem.param is not None:
        return (
            f"{_name(problem.ctx, problem.param)} 填得不对：{_wrong(problem, problem.param.type)}",
            fix,
        )
    if isinstance(problem, click.BadOptionUsage):
        return f"选项 {problem.option_name} 后面缺少内容，或多写了内容", fix
    if "No such command" in problem.message:
        return f"没有这个命令：{problem.message.partition(chr(39))[2].rstrip(chr(39) + '.')}", fix
    return "命令写多了内容，或写法不对", fix


def _name(ctx: click.Context | None, param: click.Parameter) -> str:
    if isinstance(param, click.Option):
        return param.opts[-1]
    return param.make_metavar(ctx) if ctx else (param.name or "")


def _section(formatter: click.HelpFormatter, title: str, rows: Iterable[tuple[str, str]]) -> None:
    """Write one list; click's own counts a Chinese character as one column."""
    lines = [f"  {line}\n" for line in table(rows)]
    if lines:
        formatter.write(f"\n{title}：\n{''.join(lines)}")


def _record(ctx: click.Context, param: click.Parameter) -> tuple[str, str] | None:
    if isinstance(param, click.Argument):
        return param.make_metavar(ctx), param.help or ""
    record = param.get_help_record(ctx)
    if record is None:
        return None
    required = "（必填）" if param.required else ""
    return record[0], record[1].removesuffix("[required]").strip() + required


def _wrong(problem: click.BadParameter, kind: click.ParamType[Any]) -> str:
    """Why a value does not fit, by the type that refused it."""
    if isinstance(kind, click.Choice):
        return f"可选 {'、'.join(map(str, kind.choices))}"
    if isinstance(kind, click.IntRange):
        return f"应为整数，范围 {kind._describe_range()}"
    if isinstance(kind, click.types.IntParamType):
        return "应为整数"
    if isinstance(kind, click.Path):
        return "没有这个文件，或不能读写"
    return problem.message


def _with_a_kind(text: str) -> str:
    if A_KIND not in text:
        return text
    try:
        settings = read_settings()
        edition = load_standard(shipped("schemas"), edition=settings.edition)
    except ArchiveError:
        return text  # a faulty standard is told by the command, not by its help
    return text.replace(A_KIND, edition.kinds[0].id)


def _first_line(command: click.Command) -> str:
    return (command.help or "").partition("\n")[0]
