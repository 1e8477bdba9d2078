"""Web archives: WARC files (ISO 28500), and a WACZ (WACZ 1.1.1) around one of them."""

from __future__ import annotations

import hashlib
import io
import json
import uuid
from collections.abc import Mapping
from typing import NamedTuple

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from making.stored import stored_gzip, stored_zip


class Capture(NamedTuple):
    """One page as it was captured: its address, the UTC second of capture (ISO 8601), its HTML, and the transfer.

    `packed` sends the body gzip-encoded and in chunks, as many servers do.
    """

    url: str
    at: str
    html: bytes
    packed: bool = False


def warc(captures: list[Capture]) -> bytes:
    """Return a WARC whose records are gzip members: a warcinfo, then a request and a response for each capture."""
    return b"".join(stored_gzip(record) for record in _records(captures))


def wacz(name: str, title: str, capture: Capture) -> bytes:
    """Return a WACZ of one capture with its index, page list, data package and digest."""
    records = [stored_gzip(record) for record in _records([capture])]
    at = sum(len(record) for record in records[:-1])
    members = [
        ("archive/data.warc.gz", b"".join(records)),
        ("indexes/index.cdx", _index(capture, at, len(records[-1]))),
        ("pages/pages.jsonl", _page_list(title, capture)),
    ]
    package = _package(name, title, capture, members)
    digest = {"path": "datapackage.json", "hash": _sha256(package)}
    members += [("datapackage.json", package), ("datapackage-digest.json", _json(digest))]
    return stored_zip(members)


def _records(captures: list[Capture]) -> list[bytes]:
    first = captures[0]
    records = [
        _record("warcinfo", first.url, first.at, b"software: examples\r\nformat: WARC File Format 1.0\r\n", None)
    ]
    for capture in captures:
        path = "/" + capture.url.split("/", 3)[3]
        request = StatusAndHeaders(f"GET {path} HTTP/1.1", [("Host", capture.url.split("/")[2])], is_http_request=True)
        records.append(_record("request", capture.url, capture.at, b"", request))
        body = _chunked(stored_gzip(capture.html)) if capture.packed else capture.html
        packing = [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]
        headers = [("Content-Type", "text/html; charset=utf-8"), ("Server", "lighthouse/1.4")]
        response = StatusAndHeaders("200 OK", headers + packing * capture.packed, protocol="HTTP/1.1")
        records.append(_record("response", capture.url, capture.at, body, response))
    return records


def _record(kind: str, url: str, at: str, payload: bytes, http: StatusAndHeaders | None) -> bytes:
    """Return one uncompressed record, its id made from its kind, address and time."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    headers = {
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{kind} {at} {url}')}>",
        "WARC-Date": at,
    }
    record = writer.create_warc_record(
        "data.warc.gz" if kind == "warcinfo" else url,
        kind,
        payload=io.BytesIO(payload),
        length=len(payload),
        warc_content_type="application/warc-fields" if kind == "warcinfo" else "",
        warc_headers_dict=headers,
        http_headers=http,
    )
    writer.write_record(record)
    return out.getvalue()


def _chunked(body: bytes, size: int = 700) -> bytes:
    chunks = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + b"0\r\n\r\n"


def _index(capture: Capture, offset: int, length: int) -> bytes:
    host, _, path = capture.url.split("://")[1].partition("/")
    stamp = "".join(sign for sign in capture.at if sign.isdigit())
    entry = {
        "url": capture.url,
        "mime": "text/html",
        "status": "200",
        "offset": str(offset),
        "length": str(length),
        "filename": "data.warc.gz",
    }
    key = f"{','.join(reversed(host.split('.')))})/{path}"
    return f"{key} {stamp} {json.dumps(entry)}\n".encode()


def _page_list(title: str, capture: Capture) -> bytes:
    head = {"format": "json-pages-1.0", "id": "pages", "title": "All pages"}
    page_id = str(uuid.uuid5(uuid.NAMESPACE_URL, capture.url))
    page = {"id": page_id, "url": capture.url, "ts": capture.at, "title": title}
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in (head, page)).encode()


def _package(name: str, title: str, capture: Capture, members: list[tuple[str, bytes]]) -> bytes:
    resources = [
        {"name": path.rsplit("/", 1)[-1], "path": path, "hash": _sha256(data), "bytes": len(data)}
        for path, data in members
    ]
    return _json(
        {
            "profile": "data-package",
            "wacz_version": "1.1.1",
            "name": name,
            "title": title,
            "created": capture.at,
            "mainPageUrl": capture.url,
            "resources": resources,
        }
    )


def _sha256(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _json(value: Mapping[str, object]) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()
