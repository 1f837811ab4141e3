"""The word for templates."""
