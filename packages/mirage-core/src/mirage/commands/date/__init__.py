"""date: the time, read and written in many ways."""
