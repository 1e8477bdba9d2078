"""Titles and the kinds of office that they name (`data/offices.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

import msgspec
from msgspec import Struct

from backchannel.directory.fold import plain, slug

_FOR = re.compile(r"(?P<title>.+?) (?:for|to|on|in) (?:the )?(?P<subject>.+)")


class _Office(Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    titles: str
    states: dict[str, str] = {}


class Offices(Struct, frozen=True, kw_only=True):
    """Kinds of office by what their holders are called.

    `kinds` gives for a plain title the kinds that it names anywhere, `states` those that it names in one state (ISO
    3166 alpha-3) instead. `titles` is what to call each kind, `subjects` the subject's key by other words for it.
    `before` are words before a title that change nothing, `elsewhere` words that say that the office is not held at
    the time told of.
    """

    kinds: dict[str, tuple[str, ...]]
    states: dict[tuple[str, str], tuple[str, ...]]
    titles: dict[str, str]
    subjects: dict[str, str]
    before: frozenset[str]
    elsewhere: frozenset[str]

    def of(self, title: str, country: str | None = None) -> tuple[str, ...]:
        """Return the kinds of office that a title names, the likeliest first; none where nobody holds it now.

        `special envoy for Libya` and `Libya envoy` name `envoy:libya`.
        """
        words = plain(title).replace("-", " ").replace(".", "").split()
        while words and words[0] in self.before:
            words = words[1:]
        written = " ".join(words)
        kinds = self._named(written, country)
        if kinds is None and words and not {words[0], words[-1]} & self.elsewhere:
            kinds = tuple(dict.fromkeys(self._with_subject(written)))
        return kinds or ()

    def title(self, office: str) -> str:
        """Return what to call an office: `envoy:libya` is an envoy on Libya."""
        kind, _, subject = office.partition(":")
        name = self.titles.get(kind, kind.replace("_", " "))
        return f"{name} ({subject.replace('-', ' ')})" if subject else name

    def _named(self, written: str, country: str | None) -> tuple[str, ...] | None:
        own = self.states.get((written, country)) if country is not None else None
        return own if own is not None else self.kinds.get(written)

    def _with_subject(self, written: str) -> Iterator[str]:
        words = written.split()
        cuts = [(" ".join(words[i:]), " ".join(words[:i])) for i in range(1, len(words))]
        match = _FOR.fullmatch(written)
        if match is not None:
            cuts.insert(0, (match["title"], match["subject"]))
        for title, subject in cuts:
            for kind in self.kinds.get(title, ()):
                yield f"{kind}:{self.subjects.get(subject) or slug(subject)}"


@cache
def offices() -> Offices:
    """Return the kinds of office, read once in a process."""
    raw = tomllib.loads(resources.files(__package__).joinpath("data", "offices.toml").read_text(encoding="utf-8"))
    before, elsewhere = raw.pop("before"), raw.pop("elsewhere")
    unclear = msgspec.convert(raw.pop("unclear"), dict[str, str])
    subjects = msgspec.convert(raw.pop("subjects"), dict[str, str])
    kinds: dict[str, list[str]] = {}
    states: dict[tuple[str, str], list[str]] = {
        (title, country): [] for title, countries in unclear.items() for country in countries.split()
    }
    titles: dict[str, str] = {}
    for kind, office in msgspec.convert(raw, dict[str, _Office]).items():
        titles[kind] = office.title
        for title in office.titles.split("|"):
            kinds.setdefault(title, []).append(kind)
        for country, own in office.states.items():
            for title in own.split("|"):
                states.setdefault((title, country), []).append(kind)
    return Offices(
        kinds={title: tuple(found) for title, found in kinds.items()},
        states={key: tuple(found) for key, found in states.items()},
        titles=titles, subjects={plain(word): key for key, words in subjects.items() for word in words.split("|")},
        before=frozenset(before.split()), elsewhere=frozenset(elsewhere.split()),
    )  # fmt: skip
