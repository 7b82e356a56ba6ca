"""xxd: bytes in hexadecimal, and back."""
