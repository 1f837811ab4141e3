"""What partners pass on, for what work they look, whom they introduce, and what stands on a programme's shelf."""

from sameboat.commons.opportunities.models.introductions import Introduction, Side
from sameboat.commons.opportunities.models.passing import Kind, Looking, Passed, Reaching
from sameboat.commons.opportunities.models.shelves import OnTheShelf, Sort

__all__ = ["Introduction", "Kind", "Looking", "OnTheShelf", "Passed", "Reaching", "Side", "Sort"]
