"""The process that open pages listen to: a few hundred streams, one look at the database for all of them.

It knows no page and no word. Bells come in from the database, and go out to those streams whose person may hear the
topic at that moment.
"""

from sameboat.base.live.hearing.process import Events

__all__ = ["Events"]
