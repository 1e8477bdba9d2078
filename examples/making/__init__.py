"""Makes the binary example files from their text sources, always with the same bytes."""
