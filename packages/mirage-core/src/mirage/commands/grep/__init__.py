"""grep: lines that match a pattern, found a chunk at a time."""
