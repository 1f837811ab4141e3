"""Run every script's section and write docs/figures.md."""

import importlib
import pkgutil
from pathlib import Path

import bench

from .machine import describe

FIGURES = Path(__file__).resolve().parents[1] / "docs" / "figures.md"


def main():
    """Each module of this package that has a ``section`` is a chapter, in the order of names."""
    chapters = []
    for module in sorted(found.name for found in pkgutil.iter_modules(bench.__path__) if found.name != "__main__"):
        section = getattr(importlib.import_module(f"bench.{module}"), "section", None)
        if section is not None:
            print(f"measuring {module} ...", flush=True)
            chapters.append(section())
    machine = f"Measured by `make bench` on {describe()}"
    caution = "A busy machine, one thread: ratios say more than seconds."
    head = f"# Figures\n\n{machine} {caution}"
    FIGURES.write_text("\n\n".join([head, *chapters]) + "\n")
    print(f"written to docs/{FIGURES.name}")


if __name__ == "__main__":
    main()
