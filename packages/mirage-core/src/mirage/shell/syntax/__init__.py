"""From text to the tree, and back."""
