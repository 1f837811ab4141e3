"""What partners set out to do."""
