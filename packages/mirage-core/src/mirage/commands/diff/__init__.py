"""diff: how two files, or two trees of them, differ."""
