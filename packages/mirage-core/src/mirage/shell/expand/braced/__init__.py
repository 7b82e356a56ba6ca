"""``${...}`` with an operator, each in a module of its own."""
