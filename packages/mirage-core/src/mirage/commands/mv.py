"""``mv``: renaming files and directories, and moving them between mounts."""
# commands-move writes this now
