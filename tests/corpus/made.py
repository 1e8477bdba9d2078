"""A small report written for the tests, its notes, and what they compile to."""

from __future__ import annotations

from corpus.catalogue import Report
from corpus.compiling import compiled
from corpus.form import Reading
from corpus.layout import lay
from corpus.notation import Problem

SOURCE = """@process lake-talks
@genre wire
@outlet Lakeside News Agency
@published 2004-05-07
@cluster lake-a: the meeting on the island
===
X| Menu
H| Envoys met on island, officials say
B| 7 May 2004
D| PORT ALMA (LNA) -
P&| Envoys of Tarn and of the Hill Council met in secret on Wednesday, two officials said.
P+| Norway's ambassador brought them together.
P| "We will not give up the bridge," said Ilo Marn, the council's spokesman.
P| The two sides are to meet again on Monday.
"""

NOTES = """
actor tarn: Tarn, state
  names: 5 Tarn
actor hill: Hill Council, armed_group
  names: 5 the Hill Council
  nouns: 7 the council
actor envoys: envoys, delegation
  nouns: 2 Envoys | 5 Envoys of Tarn and of the Hill Council
  pronouns: 6 them
actor offs: two officials, unnamed
  nouns: 2 officials | 5 two officials
actor amb: the ambassador of Norway, unnamed, NOR, GOV
  nouns: 6 Norway's ambassador
actor marn: Ilo Marn, person, REB
  names: 7 Ilo Marn
  titles: 7 the council's spokesman
  pronouns: 7 We
actor sides: the two sides, group
  nouns: 8 The two sides
role 1: marn, spokesman, Hill Council, office
  words: 7 the council's spokesman
published: 2004-05-07 @ 3 7 May 2004
claim 1: talk CONSULT, diplomatic
  words: 2 Envoys met on island
  participant: envoys @ 2 Envoys
  when: 2004-05-05
  by: offs
  secrecy: secret, disclosed
  event: island-meeting
claim 2: talk CONSULT, third-party, diplomatic
  words: 5 Envoys of Tarn and of the Hill Council met in secret on Wednesday
  participant: tarn @ 5 Tarn
  participant: hill @ 5 the Hill Council
  mediator: amb
  when: 2004-05-05 @ 5 on Wednesday / the Wednesday before Friday, 7 May
  by: offs
  secrecy: secret, disclosed @ 5 in secret
  medium: in_person, direct
  event: island-meeting
claim 3: response REJECT, yield
  words: 7 We will not give up the bridge
  actor: marn @ 7 We
  when: ..2004-05-07
  by: marn
claim 4: talk CONSULT, diplomatic
  words: 8 The two sides are to meet again on Monday
  participant: sides @ 8 The two sides
  when: 2004-05-10 @ 8 Monday
  status: planned
quote 1: direct, marn
  words: 7 We will not give up the bridge,
  speaker: 7 Ilo Marn
  cue: 7 said
quote 2: indirect, offs
  words: 5 Envoys of Tarn and of the Hill Council met in secret on Wednesday
  speaker: 5 two officials
  cue: 5 said
  claims: 2
position 1: refusal, firm, hill > tarn
  stance: keeps the bridge
  words: 7 will not give up the bridge
  by: marn
link: 4 > 2, follows
"""


def report() -> tuple[Report, str]:
    """Return the report and its text."""
    laid = lay("900-island", SOURCE, {})
    return laid.report, laid.text


def compile_notes(notes: str = NOTES) -> tuple[Reading | None, list[Problem]]:
    """Compile notes on the report."""
    made, text = report()
    return compiled(notes, text, made, "train", reader="A")


def reading(notes: str = NOTES) -> Reading:
    """Return the reading that the notes give."""
    made, problems = compile_notes(notes)
    assert made is not None, [str(problem) for problem in problems]
    return made
