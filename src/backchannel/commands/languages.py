"""The language whose words for dates are looked for in a report."""

from __future__ import annotations

import re

from backchannel.commands.common import log
from backchannel.dates.grammar.rules import load
from backchannel.errors import BackchannelError, UsageError
from backchannel.model import Document
from backchannel.run.dating import DEFAULT_LANGUAGE


def language_of(document: Document, name: str) -> str:
    """Return the document's language where there is a grammar for it, else English, and say so."""
    if document.language is None:
        log(f"{name}: read as English, as no language was recognised; --language names another")
        return DEFAULT_LANGUAGE
    try:
        return known_language(document.language)
    except UsageError:
        log(f"{name}: its language was taken for {document.language!r}, whose dates can't be read: read as English")
        return DEFAULT_LANGUAGE


def known_language(language: str) -> str:
    """Return the code of a language that has a grammar; raise UsageError for any other."""
    code = language.strip().lower()
    if not re.fullmatch(r"[a-z]{2,3}", code):
        raise UsageError(f"{language!r} is no code of a language", advice="Give its code in ISO 639-1, such as en.")
    try:
        load(code)
    except BackchannelError as error:
        raise UsageError(error.message, advice=error.advice) from None
    return code
