"""The bundled example round, made by a seeded generator from a small table of our own."""
