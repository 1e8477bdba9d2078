"""Zip files: what comes out, what is refused, and that no name in one leads anywhere."""

from __future__ import annotations

import gzip
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.errors import ReadError
from backchannel.keep.unpack import UnpackLimits, is_container, unpack
from backchannel.keep.unpack.deposit import harmless
from tests.keep.archives import PAGE, nested, overlapping, packed, squeezed

ZIP = "application/zip"


def test_members_come_out_in_order_with_their_names(tmp_path: Path) -> None:
    source = packed(tmp_path / "a.zip", {"b/two.html": PAGE, "one.txt": b"words"})
    result = unpack(source, ZIP, tmp_path / "out")
    assert [(member.name, member.hints.name) for member in result.members] == [
        ("b/two.html", "two.html"),
        ("one.txt", "one.txt"),
    ]
    assert [member.path.read_bytes() for member in result.members] == [PAGE, b"words"]
    assert result.size == len(PAGE) + 5
    assert result.problems == ()


@pytest.mark.parametrize(
    "name", ["../../evil.txt", "/etc/evil.txt", "..\\..\\evil.txt", "C:\\evil.txt", "a/../../evil.txt"]
)
def test_a_name_that_leads_out_is_read_but_never_followed(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "deep" / "er" / "out"
    source = packed(tmp_path / "a.zip", {name: b"words"})
    result = unpack(source, ZIP, inside)
    assert [member.path.parent for member in result.members] == [inside]
    assert result.members[0].name in ("evil.txt", "etc/evil.txt", "a/evil.txt")
    assert [(problem.code, problem.kept) for problem in result.problems] == [("unsafe-name", True)]
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == {"a.zip", result.members[0].path.name}


def test_two_members_of_one_name_are_both_kept(tmp_path: Path) -> None:
    source = tmp_path / "a.zip"
    with zipfile.ZipFile(source, "w") as archive:
        archive.writestr("a.txt", "first")
        archive.writestr("b.txt", "second")
    source.write_bytes(source.read_bytes().replace(b"b.txt", b"a.txt"))
    result = unpack(source, ZIP, tmp_path / "out")
    assert [member.path.read_text() for member in result.members] == ["first", "second"]


def test_a_link_is_reported_and_not_followed(tmp_path: Path) -> None:
    source = tmp_path / "a.zip"
    info = zipfile.ZipInfo("shadow")
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(source, "w") as archive:
        archive.writestr(info, "/etc/shadow")
        archive.writestr("b.txt", "words")
    result = unpack(source, ZIP, tmp_path / "out")
    assert [member.name for member in result.members] == ["b.txt"]
    assert [problem.code for problem in result.problems] == ["zip-link"]


def test_a_locked_member_is_reported_beside_the_others(tmp_path: Path) -> None:
    source = packed(tmp_path / "a.zip", {"locked.txt": b"secret", "open.txt": b"words"})
    data = bytearray(source.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    source.write_bytes(data)
    result = unpack(source, ZIP, tmp_path / "out")
    assert [member.name for member in result.members] == ["open.txt"]
    assert [(problem.member, problem.code) for problem in result.problems] == [("locked.txt", "zip-encrypted")]


def test_a_damaged_member_is_reported_beside_the_others(tmp_path: Path) -> None:
    source = tmp_path / "a.zip"
    with zipfile.ZipFile(source, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("bad.txt", "the first report")
        archive.writestr("good.txt", "the second report")
    source.write_bytes(source.read_bytes().replace(b"the first", b"THE first"))
    result = unpack(source, ZIP, tmp_path / "out")
    assert [member.name for member in result.members] == ["good.txt"]
    assert [(problem.code, problem.kept) for problem in result.problems] == [("zip-member-damaged", False)]
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_members_that_lie_over_each_other_are_a_bomb(tmp_path: Path) -> None:
    source = overlapping(tmp_path / "bomb.zip", 1000)
    with pytest.raises(ReadError) as caught:
        unpack(source, ZIP, tmp_path / "out")
    assert caught.value.code == "archive-bomb"
    assert source.exists()


def test_a_member_that_unpacks_to_far_more_than_its_size_is_a_bomb(tmp_path: Path) -> None:
    source = packed(tmp_path / "bomb.zip", {"a.txt": b"\0" * 30_000_000})
    with pytest.raises(ReadError) as caught:
        unpack(source, ZIP, tmp_path / "out")
    assert caught.value.code == "archive-bomb"
    assert list((tmp_path / "out").iterdir()) == []


def test_a_directory_that_lies_about_sizes_is_found_out(tmp_path: Path) -> None:
    source = packed(tmp_path / "bomb.zip", {"a.txt": b"\0" * 30_000_000})
    true, false = (30_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    source.write_bytes(source.read_bytes().replace(true, false))
    result = unpack(source, ZIP, tmp_path / "out")
    assert result.members == ()
    assert [problem.code for problem in result.problems] == ["zip-member-damaged"]


def test_zips_in_zips_run_out_of_what_the_first_one_may_give(tmp_path: Path) -> None:
    source = tmp_path / "bomb.zip"
    source.write_bytes(nested(depth=3, fan=6, size=100_000))
    assert unpack(source, ZIP, tmp_path / "first").problems == ()
    with pytest.raises(ReadError) as caught:
        unpack_all(source, tmp_path, UnpackLimits(total=2_000_000, count=100))
    assert caught.value.code == "archive-bomb"


def unpack_all(source: Path, folder: Path, limits: UnpackLimits) -> None:
    """Unpack a zip and the zips in it with one budget, as a caller does."""
    pending = [source]
    for number in range(1000):
        if not pending:
            return
        result = unpack(pending.pop(), ZIP, folder / f"out-{number}", limits)
        limits = limits.after(result)
        pending += [member.path for member in result.members if member.name.endswith(".zip")]


def test_more_members_than_allowed_are_a_bomb(tmp_path: Path) -> None:
    source = packed(tmp_path / "a.zip", {f"{number}.txt": b"" for number in range(12)})
    with pytest.raises(ReadError) as caught:
        unpack(source, ZIP, tmp_path / "out", UnpackLimits(count=10))
    assert caught.value.code == "archive-bomb"


def test_a_member_that_is_too_large_is_reported_beside_the_others(tmp_path: Path) -> None:
    source = packed(tmp_path / "a.zip", {"long.txt": b"many words " * 100, "short.txt": b"words"})
    result = unpack(source, ZIP, tmp_path / "out", UnpackLimits(member=500))
    assert [member.name for member in result.members] == ["short.txt"]
    assert [problem.code for problem in result.problems] == ["member-too-large"]


@pytest.mark.parametrize("size", [0, 10, 60, 200])
def test_a_cut_off_zip_is_an_error_with_advice(tmp_path: Path, size: int) -> None:
    source = packed(tmp_path / "a.zip", {"a.txt": bytes(range(256)) * 4})
    source.write_bytes(source.read_bytes()[:size])
    with pytest.raises(ReadError) as caught:
        unpack(source, ZIP, tmp_path / "out")
    assert caught.value.code == "zip-damaged"
    assert caught.value.advice


def test_a_squeezed_file_comes_out_and_a_squeezed_bomb_does_not(tmp_path: Path) -> None:
    source = tmp_path / "a.html.gz"
    with gzip.GzipFile("../a.html", "wb", fileobj=source.open("wb")) as stream:
        stream.write(PAGE)
    result = unpack(source, "application/gzip", tmp_path / "out")
    assert [member.name for member in result.members] == ["a.html"]
    assert [member.path.read_bytes() for member in result.members] == [PAGE]
    for data, code in ((squeezed(b"\0" * 30_000_000), "archive-bomb"), (squeezed(PAGE)[:-9], "gzip-damaged")):
        source.write_bytes(data)
        with pytest.raises(ReadError) as caught:
            unpack(source, "application/gzip", tmp_path / "more")
        assert caught.value.code == code
    assert list((tmp_path / "more").iterdir()) == []


def test_clutter_of_operating_systems_is_passed_over(tmp_path: Path) -> None:
    source = packed(tmp_path / "a.zip", {"__MACOSX/._a.txt": b"x", "b/.DS_Store": b"x", "b/": b"", "b/a.txt": b"words"})
    result = unpack(source, ZIP, tmp_path / "out")
    assert [member.name for member in result.members] == ["b/a.txt"]
    assert result.passed_over == 2


def test_only_containers_are_unpacked(tmp_path: Path) -> None:
    assert is_container(ZIP)
    assert not is_container("text/plain")
    with pytest.raises(ReadError) as caught:
        unpack(tmp_path / "a.txt", "text/plain", tmp_path / "out")
    assert caught.value.code == "unsupported"


@given(st.text(max_size=60))
def test_a_harmless_name_never_leads_anywhere(name: str) -> None:
    shown = harmless(name, lambda _: None)
    parts = shown.split("/")
    assert shown
    assert not shown.startswith("/")
    assert not {"", ".", ".."} & set(parts)
    assert "\\" not in shown
    shown.encode()
    assert harmless(shown, lambda _: None) == shown
