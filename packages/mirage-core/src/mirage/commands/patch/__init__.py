"""patch: files are changed as a diff says."""
