"""The shipped network: its files, checked and loaded, and one window of words through it.

The graph takes whole numbers: `pieces` [B, T], `features` [B, T, 4] (a word's row of `features.features` on each of its
pieces), `first` and `last` [B, W] (the place in T of each word's first and last piece). Here B is always 1 and nothing
is padded: 8-bit scales are taken over all that a run holds, so only a window alone gives the same numbers whatever else
is read with it. It is no slower for it (390 sentences a second and thread alone, 370 in batches of four).
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np
import onnxruntime
from msgspec import DecodeError, Struct, json
from numpy.lib.npyio import NpzFile
from numpy.typing import NDArray

from backchannel.language.core.files import opened, refused, text_of
from backchannel.language.core.pairs import FEATURES

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

SHIPPED = Path(__file__).parent / "weights"
FILES = ("core.onnx", "core.npz", "lemmas.tsv", "vocab.txt")
"""What lies beside `core.json`."""

ARRAYS = (
    *("rel_w", "rel_a", "rel_b", "rel_bias"),
    *("pair_product", "pair_later", "pair_earlier", "pair_bias", "pair_out", "pair_threshold"),
    *(f"pair_{name}" for name in FEATURES),
)
"""What `core.npz` holds: `rel_…` for `relations.Relations`, `pair_…` for `chains.scorer`."""


class Settings(Struct, frozen=True):
    """`core.json`: the version, the labels in the order of their ids, and the SHA-256 of `FILES`.

    Each feature of `feats` has "_" (absent) first. The ids of `factuality` count from 1; 0 is "no event".
    """

    version: str
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: dict[str, tuple[str, ...]]
    lemma: tuple[str, ...]
    entity: tuple[str, ...]
    relation: tuple[str, ...]
    mention_types: tuple[str, ...]
    attribution: tuple[str, ...]
    factuality: tuple[str, ...]
    sha256: dict[str, str]


class Outputs(NamedTuple):
    """What the network says of one window of W words, in the order of the graph's outputs.

    `sentence` [W]: logit of beginning a sentence; `upos`, `xpos` [W] and `feats` [W, features]: ids; `lemma` [W, 5]:
    the best scripts; `entity` [W, tags]: log-probabilities; `arc` [W, 1 + W]: scores of each head, the root first;
    `rel_dep`, `rel_head` [W, R]: vectors for the label of an arc; `mention` [W]: logit of heading a mention;
    `mention_start`, `mention_end` [W, W]: scores of its first and last word; `mention_type` [W, types]: logits;
    `coref` [W, C]: vectors; `attribution` [W, kinds, 3]: logits of O, B, I; `factuality` [W, 1 + values]: logits.
    """

    sentence: Floats
    upos: Ints
    xpos: Ints
    feats: Ints
    lemma: Ints
    entity: Floats
    arc: Floats
    rel_dep: Floats
    rel_head: Floats
    mention: Floats
    mention_start: Floats
    mention_end: Floats
    mention_type: Floats
    coref: Floats
    attribution: Floats
    factuality: Floats


class Network(Protocol):
    """Anything that reads a window as the graph does, without the batch's axis."""

    def __call__(self, pieces: Ints, features: Ints, first: Ints, last: Ints) -> Outputs:
        """Read `pieces` [T], `features` [T, 4], `first` [W], `last` [W]."""


class OnnxNetwork:
    """The graph in `path`, run by ONNX Runtime on `threads` threads."""

    def __init__(self, path: Path, *, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        # Threads that wait by spinning take the core from each other as soon as anything else runs (measured: 3x).
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # ONNX Runtime's classes of errors have no common root.
            raise refused(path, f"ONNX Runtime can't load it: {error}") from error

    def __call__(self, pieces: Ints, features: Ints, first: Ints, last: Ints) -> Outputs:
        """Read one window."""
        given = {"pieces": pieces[None], "features": features[None], "first": first[None], "last": last[None]}
        found: list[Any] = self._session.run(list(Outputs._fields), given)
        return Outputs(*(array[0] for array in found))


def settings(folder: Path) -> Settings:
    """Read `core.json` and check that the files beside it are the ones it was written for."""
    path = folder / "core.json"
    try:
        with opened(path) as file:
            read = json.decode(file.read(), type=Settings)
    except (DecodeError, UnicodeDecodeError) as error:
        raise refused(path, f"not a description of the language core: {error}") from error
    unnamed = [name for name in FILES if name not in read.sha256]
    if unnamed:
        raise refused(path, f"it gives no SHA-256 of {', '.join(unnamed)}")
    for name in FILES:
        expected = read.sha256[name]
        with opened(folder / name) as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != expected:
            raise refused(folder / name, f"its SHA-256 is {found[:12]}…, core.json says {expected[:12]}…")
    return read


def arrays(folder: Path) -> dict[str, Floats]:
    """Read `core.npz`: weights of what is computed after the network, those of `ARRAYS`."""
    path = folder / "core.npz"
    with opened(path) as file:
        try:
            stored = np.load(file, allow_pickle=False)
            found = {name: stored[name] for name in stored.files} if isinstance(stored, NpzFile) else {}
        except Exception as error:  # Zip, zlib and numpy have errors of their own.
            raise refused(path, f"numpy can't load it: {error}") from error
    missing = [name for name in ARRAYS if name not in found]
    if missing:
        raise refused(path, f"it has no array {', '.join(missing)}")
    return found


def lexicon(folder: Path) -> dict[tuple[str, str], str]:
    """Read `lemmas.tsv`: the lemma of a lower-cased form and its Penn tag."""
    path = folder / "lemmas.tsv"
    found: dict[tuple[str, str], str] = {}
    for number, line in enumerate(text_of(path).splitlines(), 1):
        fields = line.split("\t")
        if len(fields) != 3:
            raise refused(path, f"line {number} has {len(fields)} fields, not the three of form, tag and lemma")
        form, tag, lemma = fields
        found[form, tag] = lemma
    return found
