"""From the words of the source to the words of a command."""
