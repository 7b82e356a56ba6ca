"""pr: the command, and the pages it lays out."""
