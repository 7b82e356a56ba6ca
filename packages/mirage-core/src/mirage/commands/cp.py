"""``cp``: copying files and directories."""
# commands-move writes this now
