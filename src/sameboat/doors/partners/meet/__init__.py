"""When partners meet, and what for."""
