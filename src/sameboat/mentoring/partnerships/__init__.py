"""People who have each other."""
