"""The coordinator's desk, room by room."""
