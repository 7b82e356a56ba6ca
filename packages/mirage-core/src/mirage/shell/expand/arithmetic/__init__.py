"""Expressions: parsed once, then computed in 64 bits."""
