"""Checksums: made of files, and checked."""
