"""When partners meet, about what, and what they keep of it."""
