import click

from archive_app.cli.teaching import Verb


@click.command(cls=Verb)
def demo() -> None:
    """x"""
