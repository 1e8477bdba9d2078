"""Who there is: states, bodies and people with their names, and who held which office when; a user's file wins."""

from backchannel.directory.directory import Directory, directory, using
from backchannel.directory.entry import Entry, Form
from backchannel.directory.forms import Found
from backchannel.directory.people import Person
from backchannel.directory.terms import Term

__all__ = ["Directory", "Entry", "Form", "Found", "Person", "Term", "directory", "using"]
