"""The wish gauge: how many people one's wishes leave, from public answers alone and in whole fives."""

from sameboat.mentoring.matching.gauge.reading import Gauge, Must, read_gauge

__all__ = ["Gauge", "Must", "read_gauge"]
