"""``python -m bench.talking [heard] [page] [found]``: some parts, or all, on both databases; printed, not written.

``BENCH_DATABASE=SQLite`` asks one of them alone, ``BENCH_SHARE=0.1`` a tenth of the people and messages.
"""

import os
import sys

from bench.databases import BOTH, lines_said_by

from .measuring import PARTS

if __name__ == "__main__":
    wanted = [part for part in PARTS if part in sys.argv[1:]] or list(PARTS)
    if strange := [part for part in sys.argv[1:] if part not in PARTS]:
        sys.exit(f"There is no part called {strange[0]}. There are: {', '.join(PARTS)}.")
    os.environ["BENCH_PARTS"] = " ".join(wanted)
    print("| database | " + " | ".join(PARTS[part] for part in wanted) + " |")
    for name in os.environ.get("BENCH_DATABASE", "").split() or BOTH:
        print("\n".join(lines_said_by("bench.talking.measuring", name)), flush=True)
