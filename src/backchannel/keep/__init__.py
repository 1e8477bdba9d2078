"""Originals: where they are found, how they are kept, what containers hold."""
