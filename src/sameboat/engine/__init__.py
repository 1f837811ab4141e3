"""The matching problem, solved: people in, partners, reasons and a proof out."""

from .matching import Matching, maximum_matching

__all__ = ["Matching", "maximum_matching"]
