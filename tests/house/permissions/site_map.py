"""The routes that the resolver knows, ours and those of the libraries we serve."""

from __future__ import annotations

from typing import NamedTuple

from django.urls import URLPattern, get_resolver


class Route(NamedTuple):
    """One address pattern."""

    name: str
    pattern: str


def routes_of_the_site() -> list[Route]:
    """Every pattern under the root, with the name it is reversed by."""
    found: list[Route] = []

    def walk(patterns, prefix):
        for entry in patterns:
            here = prefix + str(entry.pattern)
            if isinstance(entry, URLPattern):
                found.append(Route(entry.name or here, here))
            else:
                walk(entry.url_patterns, here)

    walk(get_resolver().url_patterns, "")
    return found
