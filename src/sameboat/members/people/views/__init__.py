"""Pages about oneself: who I am to others, how I sign in, when I am free."""
