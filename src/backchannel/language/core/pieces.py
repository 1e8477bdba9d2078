"""Words -> wordpieces. Training and reading both come here, so that a word has the same pieces in both."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from backchannel.language.core.files import refused, text_of

_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")

PIECES_A_WORD = 24
"""A word has at most so many pieces; of a longer one (an address, a row of dashes) the two ends are kept."""

_CACHED = 100_000
"""Words remembered before the memory is emptied: about 30 MB of short lists."""


_MARKS = {"``": '"', "''": '"'}
_STRAIGHT = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"'})
"""Printers' quotation marks and apostrophes are read as typewriters': in the treebanks the former are rare (EWT: 40
of 945 "'s"), in the news they are not. Which words stand inside a quotation is told by `features.quoted`.
"""


class Pieces:
    """Wordpieces of an uncased BERT vocabulary (one piece a line in `vocab_path`, its number is the line's).

    Each word is encoded alone: lower-cased, without accents, split at its punctuation and then into the longest pieces
    of the vocabulary (Wu et al. 2016). Every word has at least one piece. Raises BackchannelError where the file can't
    be read, or has no piece for padding, the unknown, or a window's beginning or end.
    """

    def __init__(self, vocab_path: Path) -> None:
        lines = text_of(vocab_path).replace("\r\n", "\n").split("\n")
        vocabulary = {piece: number for number, piece in enumerate(lines) if piece}
        missing = [piece for piece in _SPECIAL if piece not in vocabulary]
        if missing:
            raise refused(vocab_path, f"it has no piece {', '.join(missing)}")
        self.pad, self.unk, self.cls, self.sep = (vocabulary[piece] for piece in _SPECIAL)
        self.size = len(vocabulary)
        self.words = frozenset(piece for piece in vocabulary if piece.isalpha())
        self._tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=100))
        self._tokenizer.normalizer = BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = BertPreTokenizer()
        self._known: dict[str, list[int]] = {}

    def encode(self, words: Sequence[str]) -> list[list[int]]:
        """Return the piece numbers of each word. The lists are shared between equal words: don't change them."""
        known = self._known
        missing = list(dict.fromkeys(word for word in words if word not in known))
        if missing:
            if len(known) + len(missing) > _CACHED:
                known.clear()
                missing = list(dict.fromkeys(words))
            known.update((word, self._alone(word)) for word in missing)
        return [known[word] for word in words]

    def _alone(self, word: str) -> list[int]:
        # One word a call: the library's batches start threads, which a process that forks afterwards would miss.
        straight = _MARKS.get(word, word).translate(_STRAIGHT)
        pieces = self._tokenizer.encode(straight, add_special_tokens=False).ids
        if len(pieces) > PIECES_A_WORD:
            half = PIECES_A_WORD // 2
            return pieces[:half] + pieces[-half:]
        return pieces or [self.unk]
