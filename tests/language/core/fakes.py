"""A network that knows nothing, but answers in the form of the real one.

It says the same of a word wherever it stands, so what is made of a text must not depend on how the text was cut into
windows. All its numbers are small and whole, which makes every sum exact.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from backchannel.language.core.analyse import Core
from backchannel.language.core.network import Floats, Ints, Outputs, Settings
from backchannel.language.core.pairs import FEATURES
from backchannel.language.core.pieces import Pieces

_KINDS = 8
_WIDTH = 6


def settings() -> Settings:
    """Return small lists of labels."""
    return Settings(
        version="0",
        upos=("NOUN", "VERB", "PUNCT"),
        xpos=("NN", "VB", "."),
        feats={"Number": ("_", "Plur", "Sing"), "Tense": ("_", "Past")},
        lemma=("k|0|", "l|0|", "l|1|", "l|3|y", "l|*|be"),
        entity=("O", "B-PER", "I-PER", "E-PER", "S-PER", "B-ORG", "I-ORG", "E-ORG", "S-ORG"),
        relation=("nsubj", "obj", "punct", "root"),
        mention_types=("person", "place"),
        attribution=("source", "cue", "content"),
        factuality=("happened", "negated", "planned", "uncertain"),
        sha256={},
    )


def weights() -> dict[str, Floats]:
    """Return weights of the shapes of `core.npz`."""
    rng = np.random.default_rng(5)
    said, width, hidden = settings(), _WIDTH, 4
    shapes = {name: (len(said.relation), width) for name in ("rel_w", "rel_a", "rel_b")}
    shapes |= dict.fromkeys(("pair_product", "pair_later", "pair_earlier"), (width, hidden))
    shapes |= {f"pair_{name}": (values, hidden) for name, values in FEATURES.items()}
    made = {name: _whole(rng, shape) for name, shape in shapes.items()}
    made["rel_bias"], made["pair_bias"] = np.zeros(len(said.relation), np.float32), np.zeros(hidden, np.float32)
    made["pair_out"], made["pair_threshold"] = np.ones(hidden, np.float32), np.zeros((), np.float32)
    return made


def vocabulary(folder: Path) -> Path:
    """Write a vocabulary of marks, digits, letters and a few words."""
    characters = [chr(c) for c in range(33, 127) if not chr(c).isupper()]
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *characters, *(f"##{c}" for c in characters), "envoy", "##s", "the"]
    path = folder / "vocab.txt"
    path.write_text("\n".join(dict.fromkeys(pieces)) + "\n", encoding="utf-8")
    return path


class LocalNetwork:
    """Says of each word what a table has for its kind; `short` makes every word a sentence."""

    def __init__(self, *, short: bool = False) -> None:
        rng = np.random.default_rng(3)
        said = settings()
        sizes = {
            "sentence": 1, "upos": len(said.upos), "xpos": len(said.xpos), "feats": 2 * 3, "lemma": len(said.lemma),
            "entity": len(said.entity), "dependent": _WIDTH, "head": _WIDTH, "rel_dep": _WIDTH, "rel_head": _WIDTH,
            "mention": 1, "first": _WIDTH, "last": _WIDTH, "mention_type": 2, "coref": _WIDTH, "attribution": 9,
            "factuality": 5,
        }  # fmt: skip
        self._tables = {name: _whole(rng, (_KINDS, size)) for name, size in sizes.items()}
        self._tables["sentence"] = np.array([[-1], [-2], [-1], [-2], [-3], [-1], [-2], [1]], np.float32) + 9 * short
        self.longest = 0

    def __call__(self, pieces: Ints, features: Ints, first: Ints, last: Ints) -> Outputs:
        """Answer for one window, and check that it was asked rightly."""
        self.longest = max(self.longest, len(pieces))
        assert len(pieces) == len(features) <= 512
        assert pieces[0] == 2
        assert pieces[-1] == 3
        assert (first <= last).all()
        assert first[0] == 1
        assert last[-1] == len(pieces) - 2
        assert (first[1:] == last[:-1] + 1).all()
        kinds = (pieces[first] * 7 + pieces[last] * 3 + features[first].sum(axis=1)) % _KINDS
        said = {name: table[kinds] for name, table in self._tables.items()}
        arc = said["dependent"] @ said["head"].T
        entity = said["entity"] - np.log(np.exp(said["entity"]).sum(axis=1, keepdims=True))
        flags = settings()
        feats = [said["feats"][:, :3].argmax(axis=1), said["feats"][:, 3:5].argmax(axis=1)]
        assert len(feats) == len(flags.feats)
        return Outputs(
            sentence=said["sentence"][:, 0],
            upos=said["upos"].argmax(axis=1),
            xpos=said["xpos"].argmax(axis=1),
            feats=np.stack(feats, axis=1),
            lemma=np.argsort(-said["lemma"], axis=1, kind="stable")[:, :3],
            entity=entity,
            arc=np.concatenate((said["dependent"][:, :1], arc), axis=1),
            rel_dep=said["rel_dep"],
            rel_head=said["rel_head"],
            mention=said["mention"][:, 0],
            mention_start=said["first"] @ said["last"].T,
            mention_end=said["last"] @ said["first"].T,
            mention_type=said["mention_type"],
            coref=said["coref"],
            attribution=said["attribution"].reshape(-1, 3, 3),
            factuality=said["factuality"],
        )


def core(folder: Path, network: LocalNetwork | None = None) -> Core:
    """Return a core around the network that knows nothing; `folder` gets its vocabulary."""
    return Core(settings(), network or LocalNetwork(), Pieces(vocabulary(folder)), weights(), {})


def _whole(rng: np.random.Generator, shape: tuple[int, ...]) -> NDArray[np.float32]:
    return rng.integers(-4, 5, size=shape).astype(np.float32)
