"""The command line: arguments in, exit codes out. Data goes to stdout, everything else to stderr."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import click
from click.shell_completion import get_completion_class

from backchannel import __version__
from backchannel.errors import BackchannelError

DEBUG = "BACKCHANNEL_DEBUG"


COMMANDS = {
    "build": "build:command",
    "timeline": "listing:timeline",
    "claims": "listing:claims",
    "quotes": "people:quotes",
    "actors": "people:actors",
    "documents": "listing:documents",
    "search": "listing:search",
    "show": "show:command",
    "suggestions": "identity:suggestions",
    "same": "identity:same",
    "different": "identity:different",
    "verify": "checks:command",
    "export": "leaving:export",
    "page": "leaving:page",
    "parse": "parse:command",
    "dates": "dates:command",
}
"""Where each command lives in `backchannel.commands`; imported when it is called, as reading is slow to import."""


class _Group(click.Group):
    """Loads commands when they are called, and turns every error into a message and an exit code.

    No traceback reaches a user.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*COMMANDS, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"backchannel.commands.{module}"), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BackchannelError as error:
            _complain(error.message, error.advice)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            _complain("stopped", "What is done is kept; the same command goes on from here.")
            # Python would wait here for workers that are still reading; they end with this process.
            os._exit(1)
        except BrokenPipeError:
            # Whoever read our output (`head`, say) has had enough; that is no failure.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except OSError as error:
            if os.environ.get(DEBUG):
                raise
            place = f"{error.filename}: " if error.filename else ""
            _complain(f"{place}{error.strerror or error}", "Check the path, its permissions and the free space.")
            ctx.exit(1)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if os.environ.get(DEBUG):
                raise
            _complain(
                f"a fault in Backchannel: {type(error).__name__}: {error}",
                f"Nothing that was kept is lost. Set {DEBUG}=1 for the details, and please report them.",
            )
            ctx.exit(1)


def _complain(message: str, advice: str) -> None:
    click.echo(f"backchannel: {message}", err=True)
    if advice:
        click.echo(f"  {advice}", err=True)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="backchannel")
def main() -> None:
    """Backchannel: a folder of news reports becomes a checkable record of the negotiation that they tell of.

    \b
    Begin with:
      backchannel build FOLDER -o RECORD     read the reports
      backchannel timeline RECORD            see the events
      backchannel page RECORD                write a page to read, print and hand on

    RECORD may be left out where $BACKCHANNEL_RECORD names it or the present folder is one.

    \b
    Exit codes: 0 done, 1 failed, 2 wrong usage, 3 verification failed.
    """


@main.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for a shell.

    \b
    bash:  eval "$(backchannel completion bash)"     in ~/.bashrc
    zsh:   eval "$(backchannel completion zsh)"      in ~/.zshrc
    fish:  backchannel completion fish > ~/.config/fish/completions/backchannel.fish
    """
    maker = get_completion_class(shell)
    assert maker is not None
    click.echo(maker(main, {}, "backchannel", "_BACKCHANNEL_COMPLETE").source())
