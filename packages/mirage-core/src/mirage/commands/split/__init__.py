"""split: a file in pieces."""
