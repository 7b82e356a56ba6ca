"""find: files below a directory for which an expression holds."""
