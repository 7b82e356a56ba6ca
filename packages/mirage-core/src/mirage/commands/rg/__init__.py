"""rg: a whole tree searched for a pattern, but what its owners want to be passed over."""
