"""What partners found for each other."""
