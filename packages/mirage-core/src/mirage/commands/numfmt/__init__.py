"""numfmt: numbers from and to human-readable ones."""
