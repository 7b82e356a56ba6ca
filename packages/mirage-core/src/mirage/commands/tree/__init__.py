"""tree: what directories hold, drawn."""
