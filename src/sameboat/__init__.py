"""Sameboat: peer mentoring for people in the same boat."""

__version__ = "0.1.0"
