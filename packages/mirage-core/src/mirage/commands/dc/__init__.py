"""dc: a calculator with a stack."""
