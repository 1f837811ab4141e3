"""Opening past talk in this browser."""
