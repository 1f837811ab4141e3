"""SQLite, set up so that nothing is lost: see ``base.py``."""
