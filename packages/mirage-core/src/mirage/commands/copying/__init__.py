"""What cp and mv have in common."""
