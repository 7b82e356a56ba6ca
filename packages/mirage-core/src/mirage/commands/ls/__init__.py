"""ls: what directories hold."""
