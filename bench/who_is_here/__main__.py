"""``python -m bench.who_is_here [DOOR …]``: some doors, or all, on SQLite; printed, and written nowhere."""

import sys

from . import rows
from .doors import DOORS

if __name__ == "__main__":
    known = {door.name for door in DOORS}
    if strange := [name for name in sys.argv[1:] if name not in known]:
        sys.exit(f"There is no door called {strange[0]}. There are: {', '.join(door.name for door in DOORS)}.")
    print("\n".join(rows("SQLite", *sys.argv[1:])))
