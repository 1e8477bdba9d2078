"""Titles and the kinds of office that they name."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

import msgspec
from msgspec import Struct

from backchannel.directory.fold import plain


class _Office(Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    titles: str
    states: dict[str, str] = {}


class Offices(Struct, frozen=True, kw_only=True):
    """Kinds of office by what their holders are called.

    `kinds` gives for a plain title the kinds that it names anywhere, `states` those that it names in one state (ISO
    3166 alpha-3). `titles` is what to call each kind. `before` are words before a title that change nothing,
    `elsewhere` words that say that the office is not held at the time told of.
    """

    kinds: dict[str, tuple[str, ...]]
    states: dict[tuple[str, str], tuple[str, ...]]
    titles: dict[str, str]
    before: frozenset[str]
    elsewhere: frozenset[str]

    def of(self, title: str, country: str | None = None) -> tuple[str, ...]:
        """Return the kinds of office that a title names, those of its state first; none where nobody holds it now."""
        words = plain(title).replace("-", " ").replace(".", "").split()
        while words and words[0] in self.before:
            words = words[1:]
        if not words or words[0] in self.elsewhere or words[-1] in self.elsewhere:
            return ()
        written = " ".join(words)
        own = self.states.get((written, country), ()) if country is not None else ()
        return (*own, *(kind for kind in self.kinds.get(written, ()) if kind not in own))

    def title(self, office: str) -> str:
        """Return what to call an office: `envoy:libya` is an envoy on Libya."""
        kind, _, subject = office.partition(":")
        name = self.titles.get(kind, kind.replace("_", " "))
        return f"{name} ({subject.replace('-', ' ')})" if subject else name


@cache
def offices() -> Offices:
    """Return the kinds of office, read once in a process."""
    raw = tomllib.loads(resources.files(__package__).joinpath("data", "offices.toml").read_text(encoding="utf-8"))
    before, elsewhere = raw.pop("before"), raw.pop("elsewhere")
    kinds: dict[str, list[str]] = {}
    states: dict[tuple[str, str], list[str]] = {}
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
        titles=titles, before=frozenset(before.split()), elsewhere=frozenset(elsewhere.split()),
    )  # fmt: skip
