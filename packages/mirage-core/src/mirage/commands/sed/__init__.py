"""sed: lines changed by a script."""
