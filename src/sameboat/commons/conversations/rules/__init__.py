"""How people talk here: what may be said, what may come along, what a letter may give away. No database."""
