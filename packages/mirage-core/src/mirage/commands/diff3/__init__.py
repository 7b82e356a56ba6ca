"""diff3: three files compared, and merged."""
