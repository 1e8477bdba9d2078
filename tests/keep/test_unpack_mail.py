"""What is attached to a mail comes out; its own text does not."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

from backchannel.keep.unpack import Unpacked, is_container, unpack

MAIL = "message/rfc822"


def mail() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Desk <desk@news.example>"
    message["Subject"] = "The week"
    message.set_content("The body of the mail.")
    return message


def attached(folder: Path, message: EmailMessage) -> Unpacked:
    source = folder / "a.eml"
    source.write_bytes(message.as_bytes())
    return unpack(source, MAIL, folder / "out")


def test_attached_files_come_out(tmp_path: Path) -> None:
    message = mail()
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="Überblick.pdf")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    result = attached(tmp_path, message)
    assert is_container(MAIL)
    assert [(member.name, member.hints.media_type) for member in result.members] == [
        ("attachment-1/Überblick.pdf", "application/pdf")
    ]
    assert result.members[0].path.read_bytes() == b"%PDF-1.4"
    assert result.passed_over == 1


def test_a_forwarded_mail_comes_out_as_a_mail(tmp_path: Path) -> None:
    message = mail()
    inner = mail()
    inner.replace_header("Subject", "The forwarded one")
    message.add_attachment(inner)
    result = attached(tmp_path, message)
    assert [member.hints.media_type for member in result.members] == ["message/rfc822"]
    assert b"The forwarded one" in result.members[0].path.read_bytes()


def test_an_attached_name_that_leads_out_is_made_harmless(tmp_path: Path) -> None:
    message = mail()
    message.add_attachment(b"words", maintype="text", subtype="plain", filename="../../evil.txt")
    result = attached(tmp_path, message)
    assert [member.name for member in result.members] == ["attachment-1/evil.txt"]
    assert [problem.code for problem in result.problems] == ["unsafe-name"]
    assert result.members[0].path.parent == tmp_path / "out"


def test_a_mail_without_attachments_gives_none(tmp_path: Path) -> None:
    assert attached(tmp_path, mail()).members == ()


def test_a_header_of_a_million_parameters_takes_no_time(tmp_path: Path) -> None:
    source = tmp_path / "a.eml"
    source.write_bytes(b"From: a@b.example\nContent-Type: text/plain" + b'; a="b' * 1_000_000 + b"\n\nWords.\n")
    assert unpack(source, MAIL, tmp_path / "out").members == ()
