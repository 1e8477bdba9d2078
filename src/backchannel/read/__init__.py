"""Originals become documents: text with zones, a map back, and what each place says of the document.

read(path, source, hints)          → Document
prepare()                          loads what reading needs, once in a process that calls `limited` often
limited(work, Document, Limits())  → the same, in a child process that can do no harm
media_type(path, hints)            → what a file is, by its content
"""

from backchannel.read.limits import Limits, limited
from backchannel.read.reader import is_readable, prepare, read
from backchannel.read.sniff import media_type, require_file

__all__ = ["Limits", "is_readable", "limited", "media_type", "prepare", "read", "require_file"]
