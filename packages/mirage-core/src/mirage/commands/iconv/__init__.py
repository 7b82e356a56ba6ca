"""iconv: texts from one encoding to another."""
