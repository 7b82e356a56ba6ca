"""tr: bytes translated, deleted, squeezed."""
