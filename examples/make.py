"""Make the example files that are not plain text or UTF-8 HTML, from the sources beside this script.

Run from anywhere: `python examples/make.py [FOLDER]`. Without a folder the files of `examples/libya-2011` are made
anew. The same sources give the same bytes, with the library versions of `MADE_WITH`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from making.archives import Capture, wacz, warc  # noqa: E402
from making.column_pdf import column_pdf  # noqa: E402
from making.mails import mhtml, newsletter  # noqa: E402
from making.print_pdf import print_pdf  # noqa: E402
from making.stored import stored_zip  # noqa: E402
from making.word import word  # noqa: E402

SOURCES = HERE / "sources"
REPORTS = HERE / "libya-2011"

MADE_WITH = {
    "08-harbour-review.pdf": ("reportlab", "5.1.0"),
    "09-magaliesberg-post-print.pdf": ("reportlab", "5.1.0"),
    "10-meridian-radio.warc.gz": ("warcio", "1.8.1"),
    "11-marsa-evening.wacz": ("warcio", "1.8.1"),
    "14-kattegat-quarterly.docx": ("python-docx", "1.2.0"),
}
"""The library and version that wrote the committed bytes; another version may write other bytes with the same words."""


def _text(name: str) -> str:
    return (SOURCES / name).read_text(encoding="utf-8")


def kamenka() -> bytes:
    """The HTML page in windows-1252."""
    return _text("06-kamenka-herald.html").encode("windows-1252")


def harbour() -> bytes:
    """The article in two columns."""
    return column_pdf(
        _text("08-harbour-review.txt"), "Harbour & Hinterland Review  ·  Vol. 12, No. 30  ·  29 July 2011"
    )


def magaliesberg() -> bytes:
    """The web page printed three years later."""
    return print_pdf(_text("09-magaliesberg-post.txt"))


def meridian() -> bytes:
    """The WARC with two pages of one radio station, the second one packed."""
    site = "https://meridianradio.example"
    talks, sport = _text("10a-meridian-radio.html").encode(), _text("10b-meridian-radio.html").encode()
    return warc(
        [
            Capture(f"{site}/reports/zuma-leaves-tripoli", "2011-06-02T08:15:00Z", talks),
            Capture(f"{site}/sport/talks-over-striker", "2011-06-02T08:15:04Z", sport, packed=True),
        ]
    )


def marsa() -> bytes:
    """The WACZ with one page."""
    title = "UN envoy shuttles between Libyan capitals, comes away empty-handed – Marsa Evening"
    url = "https://marsaevening.example/region/envoy-shuttles"
    page = _text("11-marsa-evening.html").encode()
    return wacz("marsa-evening", title, Capture(url, "2011-08-02T10:00:00Z", page))


def lagoon() -> bytes:
    """The page saved as MHTML."""
    headers = [
        ("From", "<Saved by Skiff>"),
        ("Subject", "Lagoon City Mirror | US met Gadhafi aides"),
        ("Date", "Mon, 25 Jul 2011 19:12:44 -0000"),
    ]
    return mhtml(_text("12-lagoon-mirror.html").encode(), "https://lagoonmirror.example/world/us-met-aides", headers)


def atlantic() -> bytes:
    """The news letter by mail."""
    headers = [
        ("From", "Atlantic Ledger <friday@atlanticledger.example>"),
        ("To", "Readers of the Friday Letter <letter@atlanticledger.example>"),
        ("Subject", "The Friday Letter – Libya: everybody talks, nobody meets"),
        ("Date", "Fri, 22 Jul 2011 06:00:00 +0000"),
        ("Message-ID", "<20110722.0417@atlanticledger.example>"),
        ("List-Unsubscribe", "<https://atlanticledger.example/u/77f0>"),
    ]
    return newsletter(_text("13-atlantic-ledger.txt"), headers)


def kattegat() -> bytes:
    """The essay as a word-processor file."""
    return word(_text("14-kattegat-quarterly.txt"))


def reading_room() -> bytes:
    """A ZIP of two new reports and of one that lies loose in the folder too."""
    return stored_zip(
        [
            ("wire/pmn-0231-istanbul.txt", (SOURCES / "15-pmn-wire.txt").read_bytes()),
            ("quay/valletta-quay-news.txt", (SOURCES / "15-valletta-quay-news.txt").read_bytes()),
            ("saved/tidewater copy.txt", (REPORTS / "02-tidewater-intelligencer.txt").read_bytes()),
        ]
    )


FILES: dict[str, Callable[[], bytes]] = {
    "06-kamenka-herald.html": kamenka,
    "08-harbour-review.pdf": harbour,
    "09-magaliesberg-post-print.pdf": magaliesberg,
    "10-meridian-radio.warc.gz": meridian,
    "11-marsa-evening.wacz": marsa,
    "12-lagoon-mirror.mhtml": lagoon,
    "13-atlantic-ledger.eml": atlantic,
    "14-kattegat-quarterly.docx": kattegat,
    "15-reading-room.zip": reading_room,
}
"""Each file that is made, and the function that returns its bytes."""


def main(folder: Path) -> None:
    """Write every made file into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in FILES.items():
        (folder / name).write_bytes(make())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else REPORTS)
