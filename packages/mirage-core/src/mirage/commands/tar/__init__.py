"""tar: makes, lists, extracts and adds to archives, in a stream."""
