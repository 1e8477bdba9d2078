"""Reading HTML: one canonical text of our own with a map back to the source, and what each block of it is.

read_html(data, hints, declared)   → Extract, zones included

The text is what a browser shows of the page, one block a paragraph, blocks parted by an empty line; scripts, styles,
templates and comments are left out, `noscript` and hidden parts are kept (as boilerplate, unless the page's only text).
"""

from backchannel.read.html.reader import read_html

__all__ = ["read_html"]
