"""When what has lasted so long began: by the text itself, by other documents, or by the calendar of public events.

It can't have begun before it was allowed ("a resolution that authorised the bombing"), nor after a time at which it is
told to have gone on ("the bombing in the spring of 2011").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from backchannel.dates.events.lexicon import terms
from backchannel.dates.inference.calendar import event_days, event_names, fitting, when_words
from backchannel.dates.inference.clause import clause_span, names_in
from backchannel.dates.inference.content import content, names
from backchannel.dates.inference.dayset import between
from backchannel.dates.inference.lasting import Lasting
from backchannel.dates.inference.neighbour import Account
from backchannel.dates.inference.network import ANY_TIME, Link
from backchannel.dates.inference.ranks import Rank
from backchannel.dates.inference.sentences import sentence_at
from backchannel.dates.inference.told import Telling, telling_name
from backchannel.dates.inference.wording import quoted, set_words
from backchannel.dates.inference.words import Words

_NEAR = 4
"""Words after "authorised", or before "was authorised", in which what was allowed must stand: it isn't the war in
"authorised 80 million dollars more for the war"."""
_ROUNDED = "lengths in news are rounded"


def by_text(text: str, lasting: Sequence[Lasting], tellings: Sequence[Telling], words: Words) -> Iterator[Link]:
    """Yield what follows where the text itself tells with a date how it began or what allowed it."""
    for telling in tellings if lasting else ():
        if telling.side != "past":
            continue
        expression = telling.expression
        clause = text[slice(*clause_span(text, expression.start, expression.end))]
        begun = content(clause, words).keys() if words.begun.search(clause) else frozenset()
        allowed = allowed_in(text[slice(*telling.sentence)], words)
        for one in lasting:
            if one.doing & begun:
                most, why = one.most, "it began in"
            elif _is_allowed(one, allowed, words):
                most, why = ANY_TIME, "it can't have begun before it was allowed, in"
            else:
                continue
            reason = f"{quoted(one.said)}: {why} {quoted(expression.text)}, and {_ROUNDED}"
            source, days = telling_name(telling), telling.days
            yield Link(source=source, days=days, least=one.least, most=most, rank=Rank.BEGUN_HERE, reason=reason)


def _is_allowed(one: Lasting, allowed: str, words: Words) -> bool:
    """Whether this is what was allowed, under its own name or as another use of force."""
    kinds = frozenset(kind for term in terms(allowed, words.deeds) for kind in term.kinds)
    by_kind = bool(one.kinds & words.force_kinds) and bool(kinds & words.force_kinds)
    return by_kind or bool(one.doing & content(allowed, words).keys())


def allowed_in(sentence: str, words: Words) -> str:
    """Return the few words for what a sentence tells to have been allowed, none where it doesn't tell that."""
    match = words.allowing.search(sentence)
    if match is None or words.denied.search(sentence):
        return ""
    if words.passive.search(sentence, 0, match.start()):
        return " ".join(sentence[: match.start()].split()[-_NEAR - 1 :])
    return " ".join(sentence[match.end() :].split()[:_NEAR])


def by_calendar(text: str, lasting: Sequence[Lasting], words: Words) -> Iterator[Link]:
    """Yield what follows from public events that fit its beginning."""
    for one in lasting:
        near = names_in(text[slice(*sentence_at(text, one.start))])
        if best := fitting(one.what, near, words, begins=True):
            days = event_days(best)
            reason = f"{quoted(one.said)}: it began {when_words(best)} ({event_names(best)}), and {_ROUNDED}"
            source = one.source
            yield Link(
                source=source,
                days=days,
                least=one.least,
                most=one.most,
                rank=Rank.BEGUN_EVENT,
                basis="events",
                reason=reason,
            )


class _Begun(Struct):
    """What other documents tell of one beginning: its day, what it followed, when it went on."""

    days: list[Account]
    after: list[Account]
    during: list[Account]


def by_folder(lasting: Sequence[Lasting], known: Sequence[Account], words: Words) -> Iterator[Link]:
    """Yield what follows from other documents that date its beginning, or what came before and after that."""
    for one in lasting:
        begun = _begun(one, known, words)
        if begun.days and len({account.first.year for account in begun.days}) == 1:
            first, last = min(a.first for a in begun.days), max(a.last for a in begun.days)
            yield _link(one, first, last, f"{begun.days[0].by} dates its beginning")
        elif begun.after:
            first = min(account.first for account in begun.after)
            by = begun.after[0].by
            yield _link(one, first, None, f"it can't have begun before it was allowed, which {by} dates")
            # Wars come back: a time at which it went on counts only where all that is told of it is of one year.
            years = {account.last.year for account in (*begun.during, *begun.after)}
            if begun.during and len(years) == 1:
                end = min(begun.during, key=lambda account: (account.last, account.by))
                yield _link(one, None, end.last, f"{end.by} tells that it went on")


def _begun(one: Lasting, known: Sequence[Account], words: Words) -> _Begun:
    found = _Begun([], [], [])
    for account in sorted(known, key=lambda a: (a.by, a.sentence, a.first)):
        if allowed := allowed_in(account.sentence, words):
            said = content(allowed, words)
            named = one.inside <= names(said) if one.inside else _is_there(one, account, words)
            if named and one.doing & said.keys():
                found.after.append(account)
        elif one.doing & content(account.clause, words).keys() and _is_there(one, account, words):
            (found.days if words.begun.search(account.clause) else found.during).append(account)
    return found


def _is_there(one: Lasting, account: Account, words: Words) -> bool:
    """Whether an account shares a name with the sentence of the length: the place, or where it has none, who did it."""
    theirs = names(content(account.sentence, words))
    return bool(one.around & theirs) if one.around else bool(one.inside) and one.inside <= theirs


def _link(one: Lasting, first: date | None, last: date | None, why: str) -> Link:
    days = between(first or date.min, last or date.max)
    reason = f"{quoted(one.said)}: {why} {set_words(days)}, and {_ROUNDED}"
    return Link(
        source=one.source,
        days=days,
        least=one.least,
        most=one.most,
        rank=Rank.BEGUN_FOLDER,
        basis="folder",
        reason=reason,
    )
