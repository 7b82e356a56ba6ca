"""stat: what is known of files and of what holds them."""
