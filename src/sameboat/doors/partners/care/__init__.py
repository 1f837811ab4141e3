"""Whether partners are in touch: one click from a letter."""
