"""What a bell may say, how long a pass holds, and how many may listen."""

from __future__ import annotations

import re
from datetime import timedelta

PASS_HOLDS = timedelta(minutes=5)
"""Then the page asks for another, and who may listen is looked at again."""
KEPT_FOR = timedelta(hours=1)
"""For so long a page that was away learns what rang meanwhile; when something rang is nobody's business later."""
STREAMS_EACH = 12
"""Open pages of one person that listen at the same time."""
_KIND = re.compile(r"[a-z]{1,16}")


def is_a_kind(what: str) -> bool:
    """A bell says of which kind the new thing is, in one short word of ours; never a word of anybody's."""
    return _KIND.fullmatch(what) is not None
