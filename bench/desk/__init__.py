"""The coordinator's desk by the clock: from the click on *Match everybody* to the table of pairs, and what comes after.

A site on SQLite with a worker beside it, people of the example generator; the clicks go through the site's own pages.
``python -m bench desk``.
"""

from .figures import section

__all__ = ["section"]
