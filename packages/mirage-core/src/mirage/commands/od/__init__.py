"""od: the bytes of files in other notations."""
