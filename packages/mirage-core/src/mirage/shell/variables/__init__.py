"""Variables, arrays and what local ones hide."""
