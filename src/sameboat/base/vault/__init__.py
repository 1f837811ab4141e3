"""Envelope encryption: private words are sealed with keys that lie outside the database."""
