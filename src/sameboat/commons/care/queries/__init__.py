"""What care may show, and to whom."""
