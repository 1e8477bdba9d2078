"""The shipped model file and how it is evaluated."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from model.zones.train import arrays_of
from sklearn.ensemble import HistGradientBoostingClassifier

from backchannel.read.html.traits import BLOCK_COLUMNS
from backchannel.read.zones.features import LINE_COLUMNS, line_features, shifted, window_mean
from backchannel.read.zones.forest import MODEL_FILE, Forest, context, stack


def test_the_model_file_is_small() -> None:
    assert len(files("backchannel.read.zones").joinpath(MODEL_FILE).read_bytes()) < 1_000_000


@pytest.mark.parametrize(("name", "columns"), [("html", len(BLOCK_COLUMNS)), ("text", len(LINE_COLUMNS))])
def test_the_models_ask_only_for_features_that_are_made(name: str, columns: int) -> None:
    model = stack(name)
    assert 0 < model.threshold < 1
    assert model.first.feature.max() < columns
    if model.second is not None:
        assert model.second.feature.max() < columns + context(np.zeros(1, dtype=np.float32)).shape[1]
    for forest in (model.first, model.second):
        if forest is not None:
            assert max(forest.left.max(), forest.right.max()) < len(forest.value)


def test_shipped_trees_say_what_scikit_learn_says() -> None:
    random = np.random.RandomState(0)
    rows = random.rand(900, 5).astype(np.float32)
    marks = (rows[:, 0] + rows[:, 1] * rows[:, 2] > 0.8).astype(int)
    fitted = [
        HistGradientBoostingClassifier(max_iter=12, max_leaf_nodes=7, random_state=seed, max_features=0.5).fit(
            rows, marks
        )
        for seed in range(2)
    ]
    arrays = {name.removeprefix("x."): array for name, array in arrays_of(tuple(fitted), "x").items()}
    forest = Forest(
        **{name: arrays[name] for name in ("feature", "threshold", "left", "right", "value", "roots")},
        baseline=float(arrays["baseline"]),
        steps=int(arrays["steps"]),
    )
    score = np.mean([model.decision_function(rows) for model in fitted], axis=0)
    assert np.allclose(forest.probabilities(rows), 1 / (1 + np.exp(-score)), atol=1e-5)


@given(st.lists(st.text(max_size=40), max_size=25))
def test_features_are_numbers_whatever_the_lines(lines: list[str]) -> None:
    rows = line_features(lines)
    assert rows.shape == (len(lines), len(LINE_COLUMNS))
    assert np.isfinite(rows).all()


@given(st.lists(st.floats(0, 1, width=32), min_size=1, max_size=20), st.integers(0, 5))
def test_a_window_mean_is_the_mean_of_the_window(values: list[float], reach: int) -> None:
    means = window_mean(np.array(values, dtype=np.float32), reach)
    for index, mean in enumerate(means):
        window = values[max(0, index - reach) : index + reach + 1]
        assert mean == pytest.approx(sum(window) / len(window), abs=1e-5)


def test_shifted_columns_are_the_neighbours() -> None:
    column = np.array([[1.0], [2.0], [3.0]], dtype=np.float32)
    assert shifted(column, (-1, 2, 5)).tolist() == [[-1, 3, -1], [1, -1, -1], [2, -1, -1]]
