"""Train the zone models on the marked pages and write the file that ships with the package.

python -m model.zones.train FOLDER     (FOLDER holds ground-truth.json, html/ and news/; see README.md)

The same pages and the same versions of numpy and scikit-learn give the same file, byte for byte.
"""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO
from pathlib import Path

import numpy as np
from model.zones.learn import THRESHOLD, Fitted, Forests, fit, html_sample, text_sample
from model.zones.pages import pages

from backchannel.read.zones import forest

Arrays = dict[str, np.ndarray]


def arrays_of(forests: Forests, name: str) -> Arrays:
    """Forests as flat arrays: all nodes of all trees, a leaf being its own child.

    The mean of the forests is written as their sum with every value divided by their number.
    """
    trees = [predictors[0].nodes for forest in forests for predictors in forest._predictors]
    roots = np.cumsum([0, *(len(tree) for tree in trees)])[:-1]
    nodes = np.concatenate(trees)
    offset = np.repeat(roots, [len(tree) for tree in trees])
    leaf = nodes["is_leaf"].astype(bool)
    own = np.arange(len(nodes))
    baseline = np.mean([np.ravel(forest._baseline_prediction)[0] for forest in forests])
    return {
        f"{name}.feature": np.where(leaf, 0, nodes["feature_idx"]).astype(np.int16),
        f"{name}.threshold": np.where(leaf, 0.0, nodes["num_threshold"]).astype(np.float32),
        f"{name}.left": np.where(leaf, own, nodes["left"] + offset).astype(np.int32),
        f"{name}.right": np.where(leaf, own, nodes["right"] + offset).astype(np.int32),
        f"{name}.value": (np.where(leaf, nodes["value"], 0.0) / len(forests)).astype(np.float32),
        f"{name}.roots": roots.astype(np.int32),
        f"{name}.baseline": np.asarray(baseline, dtype=np.float64),
        f"{name}.steps": np.asarray(max(int(tree["depth"].max()) for tree in trees), dtype=np.int32),
    }


def write(path: Path, arrays: Arrays) -> None:
    """Write the arrays as an .npz with a fixed order and fixed times, so that equal models are equal files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(arrays):
            buffer = BytesIO()
            np.save(buffer, np.asarray(arrays[name]), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), buffer.getvalue(), zipfile.ZIP_DEFLATED)


def main() -> None:
    """Train both stacks on all pages."""
    folder = Path(sys.argv[1])
    arrays: Arrays = {}
    for kind, sample in (("html", html_sample), ("text", text_sample)):
        samples = [sample(page) for page in pages(folder)]
        print(f"{kind}: {len(samples)} pages, {sum(len(one.rows) for one in samples)} lines")
        fitted: Fitted = fit(kind, samples)
        arrays |= arrays_of(fitted.first, f"{kind}.first")
        if fitted.second is not None:
            arrays |= arrays_of(fitted.second, f"{kind}.second")
        arrays[f"{kind}.threshold"] = np.asarray(THRESHOLD[kind], dtype=np.float64)
    path = Path(forest.__file__).parent / forest.MODEL_FILE
    write(path, arrays)
    print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
