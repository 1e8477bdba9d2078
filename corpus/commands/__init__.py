"""The commands of `python -m corpus`."""

import click

from corpus.commands import checking, making


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Make, check, measure and convert the corpus of talks."""


for command in (*making.COMMANDS, *checking.COMMANDS):
    main.add_command(command)
