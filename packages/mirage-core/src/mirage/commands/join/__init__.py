"""join: lines of two files with a field in common."""
