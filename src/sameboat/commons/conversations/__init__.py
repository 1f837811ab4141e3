"""Private talk between partners."""
