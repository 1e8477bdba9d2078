"""Forms in which a record leaves: JSON lines, the page."""
