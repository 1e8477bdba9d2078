"""`backchannel parse` as a user meets it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner, Result

from backchannel.cli import main
from backchannel.commands.common import console, plain
from backchannel.language import core
from backchannel.language.core.analyse import Core
from backchannel.language.core.network import SHIPPED
from tests.export.parse.invented import REPORT as INVENTED
from tests.export.parse.invented import nlp
from tests.language.core import fakes

REPORT = """Varsia and Calder meet again

March 3, 2031

Foreign Minister Ana Beryl of Varsia met the Calder envoy in Tarn on Monday. She said that nothing was signed.

The two sides will meet again in April, the ministry said, and they have not agreed on a place.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT)
    return path


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A spaCy pipeline that knows three names, and where sentences end; saved as pipelines are."""
    made = spacy.blank("en")
    made.add_pipe("sentencizer")
    ruler = made.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [{"label": "PERSON", "pattern": "Ana Beryl"}, {"label": "GPE", "pattern": "Tarn"}]
    )
    folder = tmp_path_factory.mktemp("pipelines") / "en_three_names"
    made.to_disk(folder)
    return str(folder)


def call(*arguments: str, **environment: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, ["parse", *arguments], env=environment)


def test_another_pipeline_takes_the_place_of_ours(report: Path, installed: str) -> None:
    done = call(str(report), "--pipeline", installed)
    assert done.exit_code == 0, done.stderr
    assert "[Ana Beryl PER] of Varsia met the Calder envoy in [Tarn LOC] on Monday." in done.stdout
    assert f"read by   the spaCy pipeline {installed}" in done.stdout
    assert "Who is the same: nothing was found" in done.stdout
    assert done.stdout == call(str(report), BACKCHANNEL_PIPELINE=installed).stdout


def test_json_is_one_object_with_offsets(report: Path, installed: str) -> None:
    done = call(str(report), "--json", "--pipeline", installed)
    (line,) = done.stdout.splitlines()
    found = json.loads(line)
    (person,) = [entity for entity in found["entities"] if entity["label"] == "PER"]
    assert found["text"][person["start"] : person["end"]] == person["text"] == "Ana Beryl"
    assert all(found["text"][word["start"] : word["end"]] == word["word"] for word in found["words"])


def test_the_page_is_written_where_it_says(report: Path, installed: str, tmp_path: Path) -> None:
    done = call(str(report), "--page", str(tmp_path / "p.html"), "--pipeline", installed)
    assert done.exit_code == 0
    assert done.stdout == ""
    assert str(tmp_path / "p.html") in done.stderr
    assert '<mark class="e per">Ana Beryl' in (tmp_path / "p.html").read_text()


def test_one_sentence_is_shown_with_its_tree(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a reading made by hand, so that there are trees."""
    monkeypatch.setattr(core, "pipeline", lambda name, *, threads: nlp)
    monkeypatch.setattr("backchannel.commands.reports.limited", lambda work, answer: INVENTED)
    done = call(str(report), "--sentence", "4")
    assert done.exit_code == 0, done.stderr
    assert "├─┼ signed    VERB   VBN  ccomp  (negated)" in done.stdout
    assert "hearing" not in done.stdout
    assert "├─┼ signed" not in call(str(report)).stdout
    assert "├─┼ signed" in call(str(report), "--tree").stdout
    missing = call(str(report), "--sentence", "9")
    assert missing.exit_code == 2
    assert "has no sentence 9" in missing.stderr


def test_what_goes_wrong_is_said_with_its_exit_code_and_without_a_traceback(
    tmp_path: Path, report: Path, installed: str
) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "noise.pdf").write_bytes(b"%PDF-1.7\nrubbish")
    for arguments, code, words in (
        (["gone.txt"], 2, "no such file"),
        ([str(tmp_path)], 2, "is a folder"),
        ([], 2, "FILE"),
        ([str(tmp_path / "empty.txt")], 1, "empty.txt"),
        ([str(tmp_path / "noise.pdf")], 1, "noise.pdf"),
        ([str(report), "--pipeline", "xx_no_such"], 1, "'xx_no_such' is not installed"),
        ([str(report), "--threads", "0"], 2, "threads"),
        (
            [str(report), "--page", str(tmp_path / "none" / "p.html"), "--pipeline", installed],
            1,
            "none/p.html: the page",
        ),
    ):
        done = call(*arguments)
        assert done.exit_code == code, (arguments, done.output)
        assert words in done.stderr
        assert "Traceback" not in done.output


def test_words_of_a_hostile_document_cannot_steer_the_terminal(tmp_path: Path, installed: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(REPORT.replace("met the", "met \x1b[2J[bold]x[/bold] the"))
    done = call(str(path), "--pipeline", installed)
    assert "[bold]x[/bold]" in done.stdout
    assert "\x1b" not in done.output


def test_characters_that_scripts_need_are_shown_and_those_that_turn_the_line_are_not(
    tmp_path: Path, installed: str
) -> None:
    kept = "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    path = tmp_path / "a.txt"
    path.write_text(
        REPORT.replace("again", kept).replace("met the", "met \u202eback\u2069 \x9b2J the"), encoding="utf-8"
    )
    done = call(str(path), "--pipeline", installed)
    assert f"Varsia and Calder meet {kept}\n" in done.stdout
    assert not set("\u202e\u2069\x9b") & set(done.stdout)
    assert plain("a\u00adb\u200bc\u2060\U000e0100") == "a\u00adb\u200bc\u2060\U000e0100"
    assert plain("\x1b[2J\u202a\u200f\x00\x9b\n\u2028\ud800") == "�[2J����  �"


def test_a_reader_that_has_had_enough_is_left_to_the_command_line() -> None:
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        console(Closed()).print("words")


@pytest.mark.parametrize("by", ["option", "environment"])
def test_an_empty_name_is_our_core_and_a_folder_with_weights_is_ours_with_them(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    """Loading is stood in for: which folder it is asked for is what the names decide."""
    asked: list[Path | None] = []

    def load(folder: Path | None = None, *, threads: int = 1) -> Core:
        asked.append(folder)
        return fakes.core(tmp_path)

    monkeypatch.setattr(core, "load", load)
    (tmp_path / "core.json").write_text("{}")
    for name, weights in (("", None), (str(tmp_path), tmp_path)):
        done = call(str(report), "--pipeline", name) if by == "option" else call(str(report), BACKCHANNEL_PIPELINE=name)
        assert done.exit_code == 0, done.stderr
        assert asked.pop() == weights
        told = "Backchannel's language core, version 0" + (f", weights of {weights}" if weights else "")
        assert f"read by   {told}\n" in done.stdout


def test_help_needs_neither_spacy_nor_the_network() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from backchannel.cli import main;"
        "assert 'parse' in CliRunner().invoke(main, ['--help']).stdout;"
        "print([m for m in ('spacy', 'onnxruntime', 'tokenizers') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(not (SHIPPED / "core.json").exists(), reason="the weights of the language core are not here")
def test_the_shipped_core_reads_a_report(report: Path, tmp_path: Path) -> None:
    done = call(str(report), "--json", BACKCHANNEL_PIPELINE="")
    assert done.exit_code == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["pipeline"].startswith("Backchannel's language core, version ")
    assert "Ana Beryl" in {entity["text"] for entity in found["entities"] if entity["label"] == "PER"}
    met = next(word for word in found["words"] if word["word"] == "met")
    assert (met["lemma"], met["upos"], met["head"], met["factuality"]) == ("meet", "VERB", None, "happened")
    assert "said" in {one["text"] for one in found["attribution"] if one["label"] == "cue"}
    assert found["chains"]
    assert call(str(report), "--tree", "--page", str(tmp_path / "p.html"), BACKCHANNEL_PIPELINE="").exit_code == 0
    assert (tmp_path / "p.html").read_text().count("<svg") == len(found["sentences"])
