"""Messages (RFC 5322, MIME): a news letter by mail, and a web page saved as MHTML (RFC 2557).

The parts are put together here and not by `email.generator`, whose folding differs between Python versions.
"""

from __future__ import annotations

import base64
import html
import quopri
from email.header import Header

_PIXEL = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")


def newsletter(text: str, headers: list[tuple[str, str]]) -> bytes:
    """Return a mail that says the same twice: as quoted-printable plain text and as base64 HTML."""
    boundary = "=_letter_0417"
    parts = [
        _part([("Content-Type", "text/plain; charset=utf-8")], text.encode(), "quoted-printable"),
        _part([("Content-Type", "text/html; charset=utf-8")], _letter_html(text).encode(), "base64"),
    ]
    return _message(headers, f'multipart/alternative; boundary="{boundary}"', boundary, parts)


def mhtml(page: bytes, url: str, headers: list[tuple[str, str]]) -> bytes:
    """Return the page saved from `url` as MHTML, with one picture beside it."""
    boundary = "----MultipartBoundary--mirror0720----"
    parts = [
        _part([("Content-Type", "text/html; charset=utf-8"), ("Content-Location", url)], page, "quoted-printable"),
        _part([("Content-Type", "image/gif"), ("Content-ID", "<flags@lagoonmirror.example>")], _PIXEL, "base64"),
    ]
    kind = f'multipart/related; type="text/html"; boundary="{boundary}"'
    return _message([*headers, ("Snapshot-Content-Location", url)], kind, boundary, parts)


def _message(headers: list[tuple[str, str]], kind: str, boundary: str, parts: list[bytes]) -> bytes:
    lines = [f"{name}: {_encoded(value)}" for name, value in headers]
    head = "\n".join([*lines, "MIME-Version: 1.0", f"Content-Type: {kind}", "", ""]).encode("ascii")
    bar = f"--{boundary}".encode("ascii")
    body = b"".join(bar + b"\n" + part + b"\n" for part in parts) + bar + b"--\n"
    return (head + body).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _part(headers: list[tuple[str, str]], payload: bytes, encoding: str) -> bytes:
    body = base64.encodebytes(payload) if encoding == "base64" else quopri.encodestring(payload)
    lines = [f"{name}: {value}" for name, value in headers]
    head = "\n".join([*lines, f"Content-Transfer-Encoding: {encoding}", "", ""])
    return head.encode("ascii") + body


def _encoded(value: str) -> str:
    return value if value.isascii() else Header(value, "utf-8", maxlinelen=998).encode()


def _letter_html(text: str) -> str:
    """Return the plain letter as HTML: its blocks as paragraphs, `* ` blocks as list items, a pixel that counts."""
    blocks = [block.strip() for block in text.split("\n\n") if block.strip()]
    lines = []
    for block in blocks:
        shown = html.escape(block, quote=False).replace("\n", "<br>\n")
        lines.append(f"<li>{shown[2:]}</li>" if block.startswith("* ") else f"<p>{shown}</p>")
    pixel = '<img src="https://atlanticledger.example/open/77f0.gif" width="1" height="1" alt="">'
    return "<html><body>\n" + "\n".join(lines) + f"\n{pixel}\n</body></html>\n"
