"""Guides for conversations that are hard to begin. Open to everybody, offered and never pushed."""
