"""sort: lines in order, by keys of every kind."""
