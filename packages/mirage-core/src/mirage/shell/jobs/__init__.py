"""What runs beside a line, and the signals and traps between."""
