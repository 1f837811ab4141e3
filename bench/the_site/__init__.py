"""The site under a profession's weight: 100,000 people and 1,000 rounds in PostgreSQL.

Server time and queries of the pages people wait for; throughput beside a bare view with as many queries; the wish
gauge; memory after minutes of load. ``python -m bench the_site``.
"""

from .figures import section

__all__ = ["section"]
