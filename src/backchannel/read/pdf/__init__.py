"""PDF: the text layer in reading order, each line with its page and box.

read_pdf(path, hints) → Extract
"""

from backchannel.read.pdf.door import read_pdf

__all__ = ["read_pdf"]
