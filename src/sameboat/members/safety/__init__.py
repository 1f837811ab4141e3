"""People one would rather not meet."""
