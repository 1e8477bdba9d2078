"""One key for the spellings of one name.

Names that come through a transliteration are spelled in many ways. The folding keeps what the common romanisations of
Arabic, Persian, Russian, Ukrainian, Amharic and Korean agree on, and is deliberately coarse:

- case, accents, apostrophes and hyphens go; the articles al-, el-, ul-, as-, ash- and the like go;
- q, c (not ch), kh and gh count as k, and so does g; dh as d, th as t, ph as f, w as v, x as ks;
- doubled letters count once;
- vowels fall into three classes: a and e; i, y and ee; o, u and oo. A run of vowels of one class counts once.

The same person in two spellings gets one key. Two people whose names differ only in this get one key too, which a
person can take apart when reviewing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ARTICLE = re.compile(r"\b(?:al|el|ul|an|as|ash|ad|ar|at|az)-(?=\w)")
_LONE_ARTICLE = re.compile(r"\b(?:al|el|ul)\s+(?=\w)")
_SPECIAL = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "t", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"ee", "i"), (r"oo|ou", "u"), (r"tch|tsch", "ch"), (r"sch", "sh"), (r"kh|gh|q|c(?!h)|ck", "k"), (r"g", "k"),
        (r"dh", "d"), (r"th", "t"), (r"ph", "f"), (r"w", "v"), (r"x", "ks"),
        (r"[ae]", "a"), (r"[iyj]", "i"), (r"[ou]", "u"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip


def plain(text: str) -> str:
    """Return a text in small letters without accents and apostrophes."""
    bare = unicodedata.normalize("NFKD", text.casefold().translate(_SPECIAL))
    return "".join(c for c in bare if not unicodedata.combining(c)).replace("'", "")


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """Return the key of a person's name: folded words in their order, joined by hyphens."""
    text = _LONE_ARTICLE.sub("", _ARTICLE.sub("", plain(name)))
    words = re.findall(r"[^\W_]+", text)
    return "-".join(_fold_word(word) for word in words)


def _fold_word(word: str) -> str:
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return word


def slug(text: str) -> str:
    """Return a text as part of an id: small letters and digits, hyphens between words."""
    return "-".join(re.findall(r"[^\W_]+", plain(text)))
