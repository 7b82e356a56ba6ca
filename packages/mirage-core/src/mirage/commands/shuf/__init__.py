"""shuf: lines in any order."""
