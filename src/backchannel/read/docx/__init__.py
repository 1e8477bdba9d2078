"""DOCX (ECMA-376): the text of a word processor's file, read as a stream and without any entity expanded.

read_docx(path, hints) → Extract
"""

from backchannel.read.docx.door import read_docx

__all__ = ["read_docx"]
