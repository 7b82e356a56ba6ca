"""The ``mirage`` command."""
