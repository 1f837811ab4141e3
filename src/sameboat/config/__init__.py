"""How one site is set up: every setting, the routes, and the two ways a server calls us."""
