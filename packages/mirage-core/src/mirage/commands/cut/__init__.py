"""cut: parts of lines."""
