"""column: lists in columns, and lines as tables."""
