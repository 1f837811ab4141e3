"""The bundled example round, made by a seeded generator from a small table of our own."""

from .round import COLUMNS, COUNTRIES, PEOPLE, SEED, how_many, sign_ups

__all__ = ["COLUMNS", "COUNTRIES", "PEOPLE", "SEED", "how_many", "sign_ups"]
