"""Which documents of GUM are for training, for choosing (dev) and for the quoted figures (test).

The lists are the corpus' own (https://github.com/amir-zeldes/gum/blob/master/splits.md) for the genres that we read.
The official test part has two news documents and two interviews only, too few for a figure on news. So every fifth
news document and every fifth interview by name, of those that are not in dev, is held out for test too. Figures on
`OFFICIAL_TEST` compare with published ones; figures on the whole test part are ours.
"""

from __future__ import annotations

from collections.abc import Iterable

from model.language.data.lists import listed

OFFICIAL_DEV = listed(
    """
    academic_exposure academic_librarians bio_byron bio_emperor court_loan court_negligence interview_cyclone
    interview_gaming news_homeopathic news_iodine speech_impeachment speech_inauguration textbook_governments
    textbook_labor vlog_portland vlog_radiology voyage_athens voyage_coron
    """
)
OFFICIAL_TEST = listed(
    """
    academic_discrimination academic_eegimaa bio_dvorak bio_jespersen court_insanity court_mitigation interview_hill
    interview_libertarian news_nasa news_sensitive speech_austria speech_newzealand textbook_chemistry textbook_union
    vlog_london vlog_studying voyage_oakland voyage_vavau
    """
)
_FIFTH = ("interview", "news")


def parts(names: Iterable[str]) -> dict[str, str]:
    """Say for each document name (`news_nasa`) of the whole corpus which of train, dev and test it is in."""
    ordered = sorted(names)
    held = set(OFFICIAL_TEST)
    for genre in _FIFTH:
        open_to_all = [name for name in ordered if name.partition("_")[0] == genre and name not in OFFICIAL_DEV]
        held.update(open_to_all[4::5])
    return {name: "dev" if name in OFFICIAL_DEV else "test" if name in held else "train" for name in ordered}
