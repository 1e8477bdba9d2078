"""`backchannel verify`: is the record whole?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from backchannel.commands.common import default_record, json_option, log, print_json, record_argument
from backchannel.errors import RecordError, VerificationError
from backchannel.record import reading
from backchannel.record.folder import Folder
from backchannel.record.verify import verify


@click.command("verify")
@record_argument
@json_option
def command(record: Path | None, as_json: bool) -> None:
    """Check that the record is whole; end with code 3 and name the first broken thing where it is not.

    Every original is hashed again, every span read again in its document, every reference and date checked, and the
    chain of decisions walked.
    """
    root = default_record(record)
    try:
        with reading(root) as opened:
            found = verify(opened.connection, opened.store, _Counter(sys.stderr.isatty()))
    except RecordError as error:
        if not Folder(root).is_record():
            raise
        raise VerificationError(error.message, advice=error.advice) from error
    if as_json:
        print_json(found)
    else:
        log(
            f"Whole: {found.originals} originals, {found.documents} documents, {found.objects} objects,"
            f" {found.decisions} decisions."
        )


class _Counter:
    """Tells on a terminal how far the checking has come."""

    def __init__(self, terminal: bool) -> None:
        self._terminal = terminal

    def __call__(self, what: str, done: int) -> None:
        if self._terminal and done % 100 == 0:
            click.echo(f"\r{what}: {done} ", err=True, nl=False)
