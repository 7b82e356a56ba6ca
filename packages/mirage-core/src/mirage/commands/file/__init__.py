"""file: of what kind files are."""
