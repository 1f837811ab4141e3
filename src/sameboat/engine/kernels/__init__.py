"""The solver's inner loops, compiled."""
