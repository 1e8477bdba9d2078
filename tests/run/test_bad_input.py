"""One folder with every kind of bad input: each is reported and kept, and the good report beside them is read."""

from __future__ import annotations

import hashlib
import threading
import time
from pathlib import Path

import pytest

from backchannel.record import reading
from backchannel.record.verify import verify
from backchannel.run import build
from tests.keep.archives import nested, overlapping, packed
from tests.read.made import column, locked, office, pdf, scanned
from tests.read.test_docx import LAUGHS

GOOD = "Talks in Tarn\n\nMarch 3, 2031\n\nEnvoys of Norway and Sweden met in Geneva on Saturday.\n"
DEEP = "<!DOCTYPE html><html><body><p>At the top.</p>" + "<div>" * 100_000 + "<p>The envoys met.</p>"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of bad inputs."""
    place = tmp_path_factory.mktemp("bad") / "in"
    place.mkdir()
    (place / "good.txt").write_text(GOOD)
    (place / "empty.txt").touch()
    pdf(place / "really-a-pdf.html", lambda canvas: column(canvas, ["The envoys met in Geneva."]))
    whole = pdf(place / "cut.pdf", lambda canvas: column(canvas, ["The envoys met."])).read_bytes()
    (place / "cut.pdf").write_bytes(whole[: len(whole) // 3])
    locked(place / "locked.pdf")
    scanned(place / "scan.pdf")
    (place / "bomb.zip").write_bytes(nested(3, 6, 30_000_000))
    overlapping(place / "overlap.zip", 3000)
    packed(place / "escape.zip", {"../../../escaped.txt": GOOD.replace("Saturday", "Friday").encode()})
    office(place / "laughs.docx", LAUGHS)
    (place / "deep.html").write_text(DEEP)
    with (place / "huge.txt").open("wb") as file:
        file.write(b"The envoys met.\n")
        file.truncate(500_000_000)
    (place / "latin.txt").write_bytes(b"The envoys met \xff\xfe\xf0\x28 in Geneva.\nNothing was signed.\n")
    (place / "noise.bin").write_bytes(bytes(range(256)) * 40)
    (place / "gone.txt").symlink_to(place / "nowhere")
    return place


def test_each_is_reported_kept_and_the_rest_is_built(folder: Path) -> None:
    record = folder.parent / "r"
    built = build([folder], record, jobs=2)
    with reading(record) as opened:
        codes = {Path(path.split("!")[0]).name: f.code for path, f in opened.sources.failures()}
        codes |= {Path(p.path.split("!")[0]).name: p.code for p in opened.sources.problems()}
        read = {Path(opened.file_of(d.source)).name: d for d in opened.results.documents()}
        kept = set(opened.store.names())
        verify(opened.connection, opened.store)
        advice = [f.advice for _, f in opened.sources.failures()] + [p.advice for p in opened.sources.problems()]
    assert all(advice)
    assert {"good.txt", "really-a-pdf.html", "deep.html", "latin.txt"} <= set(read)
    assert "The envoys met." in read["deep.html"].text
    assert [n.code for n in read["really-a-pdf.html"].notices] == ["wrong-extension"]
    expected = {
        "empty.txt": {"empty"},
        "cut.pdf": {"pdf-damaged"},
        "locked.pdf": {"pdf-encrypted"},
        "scan.pdf": {"needs-ocr"},
        "bomb.zip": {"archive-bomb", "too-deep"},
        "overlap.zip": {"archive-bomb", "zip-damaged"},
        "laughs.docx": {"docx-hostile"},
        "huge.txt": {"too-large", "unsupported"},
        "noise.bin": {"unsupported"},
        "gone.txt": {"not-taken-in"},
    }
    for name, possible in expected.items():
        assert codes.get(name) in possible, (name, codes.get(name))
    for file in folder.iterdir():
        if file.exists():
            assert hashlib.sha256(file.read_bytes()).hexdigest() in kept
    assert built.documents == len(read)


def test_what_was_wrong_inside_a_container_is_still_told_after_another_build(folder: Path) -> None:
    record = folder.parent / "twice"
    codes = []
    for _ in range(2):
        build([folder / "overlap.zip"], record)
        with reading(record) as opened:
            codes.append([p.code for p in opened.sources.problems()])
    assert codes[0] == codes[1] != []


def test_a_container_refused_deep_inside_is_opened_when_it_is_given_by_itself(tmp_path: Path) -> None:
    inner = packed(tmp_path / "inner.zip", {"report.txt": GOOD.encode()})
    content = inner.read_bytes()
    for level in range(3):
        outer = packed(tmp_path / f"{level}.zip", {"inner.zip": content})
        content = outer.read_bytes()
    build([outer], tmp_path / "r")
    with reading(tmp_path / "r") as opened:
        assert [p.code for p in opened.sources.problems()] == ["too-deep"]
    build([outer, inner], tmp_path / "r")
    with reading(tmp_path / "r") as opened:
        assert len(list(opened.results.documents())) == 1
        assert not list(opened.sources.problems())


def test_a_member_that_would_escape_is_read_and_stays_inside(folder: Path) -> None:
    record = folder.parent / "escape"
    build([folder / "escape.zip"], record)
    with reading(record) as opened:
        (document,) = opened.results.documents()
        assert "Friday" in document.text
    assert not list(folder.parents[1].rglob("escaped.txt"))


def test_a_file_that_changes_while_it_is_read_is_reported_or_read_whole(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    growing = tmp_path / "in" / "growing.txt"
    growing.write_text(GOOD)
    stop = threading.Event()

    def grow() -> None:
        with growing.open("a") as out:
            while not stop.is_set():
                out.write("More was said.\n" * 2000)
                out.flush()
                time.sleep(0.0005)

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        time.sleep(0.05)
        build([tmp_path / "in"], tmp_path / "r")
    finally:
        stop.set()
        writer.join()
    with reading(tmp_path / "r") as record:
        codes = [p.code for p in record.sources.problems()]
        assert codes in ([], ["changed-while-read"])
        verify(record.connection, record.store)
    growing.write_text(GOOD)
    build([tmp_path / "in"], tmp_path / "r")
    with reading(tmp_path / "r") as record:
        assert not list(record.sources.problems())
        assert GOOD in [d.text for d in record.results.documents()]
