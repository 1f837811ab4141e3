"""Canaries in everything that partners write, and a search for them in every place that is not for partners alone."""

from tests.house.canaries.cage import Cage, Found
from tests.house.canaries.filling import filled, kinds_without_rows, more_rows
from tests.house.canaries.moving import moves_refused, readable_by_anybody
from tests.house.canaries.searching import Lines, database_searched, jobs_searched, letters_searched, walked
from tests.house.permissions.routes import ROUTES

__all__ = [
    "ROUTES",
    "Cage",
    "Found",
    "Lines",
    "database_searched",
    "filled",
    "jobs_searched",
    "kinds_without_rows",
    "letters_searched",
    "more_rows",
    "moves_refused",
    "readable_by_anybody",
    "walked",
]
