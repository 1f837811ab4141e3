"""Running a site from a terminal: opening it, serving it, looking after it."""
