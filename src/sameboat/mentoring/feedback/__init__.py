"""Feedback on what was agreed, and who helped whom with what."""
