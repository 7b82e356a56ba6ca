"""getopt: the words of a script's call, put in order."""
