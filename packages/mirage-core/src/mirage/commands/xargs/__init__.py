"""xargs: commands for the items that are read."""
