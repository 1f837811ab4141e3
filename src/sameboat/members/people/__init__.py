"""Persons: accounts, profiles, free hours."""
