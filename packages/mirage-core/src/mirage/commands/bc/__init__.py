"""bc: a calculator with numbers of any size, and a small language."""
