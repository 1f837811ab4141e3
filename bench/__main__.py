"""Run every script's section, or those named, and write them into docs/figures.md as soon as each is measured."""

import importlib
import pkgutil
import re
import sys
import time
from pathlib import Path

import bench

from .machine import describe

FIGURES = Path(__file__).resolve().parents[1] / "docs" / "figures.md"
CHAPTER = re.compile(r"<!-- (\w+) -->\n(.*?)\n<!-- end -->", re.DOTALL)


def main(names):
    """Each module of this package that has a ``section`` is a chapter; chapters not measured now stay as they are."""
    chapters = dict(CHAPTER.findall(FIGURES.read_text())) if FIGURES.exists() else {}
    for module in names or sorted(found.name for found in pkgutil.iter_modules(bench.__path__)):
        if module == "__main__":
            continue
        section = getattr(importlib.import_module(f"bench.{module}"), "section", None)
        if section is not None:
            print(f"measuring {module} ...", flush=True)
            began = time.monotonic()
            chapters[module] = section()
            write(chapters)
            print(f"{module} took {(time.monotonic() - began) / 60:.0f} minutes", flush=True)
    print("written to docs/figures.md")


def write(chapters):
    """The page: the machine, then the chapters in the order of their names."""
    head = (
        f"# Figures\n\nMeasured by `make bench` (one chapter: `python -m bench NAME`) on {describe()} A shared and "
        "busy machine: ratios say more than seconds."
    )
    marked = [f"<!-- {name} -->\n{chapters[name]}\n<!-- end -->" for name in sorted(chapters)]
    FIGURES.write_text("\n\n".join([head, *marked]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
