"""Accounts: joining, signing in, what is one's own."""
