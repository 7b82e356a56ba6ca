"""fmt: paragraphs filled anew."""
