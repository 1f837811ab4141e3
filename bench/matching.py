"""How fast the exact matching is, beside the exact solvers that others use.

``python -m bench.matching`` prints the section; names of parts (``peers large hard``) after it choose among them. CPU
seconds from the same arrays to partners, each contestant in a process of its own.
"""

import json
import math
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from .contestants import CPU_LIMIT, TRIAL
from .instances import FAMILIES, HARD, wishes
from .machine import describe

RUNS = 7


def measure(name, file, runs=RUNS, objective="weight"):
    """What ``bench.contestants`` says about one contestant, None where it did not finish."""
    command = [sys.executable, "-m", "bench.contestants", name, str(file), str(runs), objective]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return json.loads(done.stdout) if done.returncode == 0 else None


def save(folder, name, instance):
    """Keep an instance where the contestants' processes find it."""
    n, pairs, weights = instance
    file = Path(folder) / f"{name.replace(' ', '-').replace(',', '')}.npz"
    np.savez(file, n=n, pairs=pairs, weights=weights)
    return file


def seconds(found):
    """The median, told as a person would."""
    if found is None:
        return f"more than {CPU_LIMIT}"
    median = statistics.median(found["seconds"])
    return f"{median:.4f}" if median < 0.1 else f"{median:.2f}"


def table(head, rows):
    """A Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows])


def peers(sizes=(1000, 10_000)):
    """Four families beside rustworkx, pymatching, at 1,000 people networkx, and the trial where it lies."""
    rows, geometric = [], []
    with tempfile.TemporaryDirectory() as folder:
        for n in sizes:
            ratios = []
            for family, make in FAMILIES.items():
                instance = make(n)
                file = save(folder, f"{family}-{n}", instance)
                ours = measure("sameboat", file, 15)
                others = {}
                for name in ("pymatching", "rustworkx", "networkx"):
                    others[name] = measure(name, file, 5) if name != "networkx" or n <= 1000 else None
                exact = [
                    statistics.median(found["seconds"])
                    for found in others.values()
                    if found and found["weight"] == ours["weight"]
                ]
                fastest = min(exact, default=CPU_LIMIT)
                ratio = fastest / statistics.median(ours["seconds"])
                ratios.append(ratio)
                cells = [
                    "not run"
                    if name == "networkx" and n > 1000
                    else seconds(found) + ("" if found is None or found["weight"] == ours["weight"] else " (not exact)")
                    for name, found in others.items()
                ]
                times = f"{'' if exact else 'over '}{ratio:.0f}"
                row = [f"{n:,}", family, f"{len(instance[2]):,}", seconds(ours), *cells, times]
                if TRIAL.exists():
                    before = measure("trial", file, 15)
                    times = statistics.median(before["seconds"]) / statistics.median(ours["seconds"])
                    row += [seconds(before), f"{times:.1f}"]
                rows.append(row)
            geometric.append(f"{math.prod(ratios) ** (1 / len(ratios)):.0f} at {n:,} people")
    head = (
        "people",
        "family",
        "pairs",
        "sameboat",
        "pymatching",
        "rustworkx",
        "networkx",
        "times the fastest exact peer",
        *(("trial", "times the trial") if TRIAL.exists() else ()),
    )
    return table(head, rows) + f"\n\nGeometric mean of the times of the fastest exact peer: {', '.join(geometric)}."


def large(sizes=(100_000, 1_000_000)):
    """Reciprocal wishes of a whole profession, both objectives, with peak memory."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for n in sizes:
            instance = wishes(n)
            file = save(folder, f"large-{n}", instance)
            pairs = len(instance[2])
            del instance
            for objective in ("weight", "size"):
                found = measure("sameboat", file, 3 if n <= 100_000 else 1, objective)
                rows.append(
                    (
                        f"{n:,}",
                        f"{pairs:,}",
                        "size first" if objective == "size" else "weight",
                        seconds(found),
                        f"{found['size']:,}",
                        f"{found['gigabytes']:.1f} GB",
                    )
                )
    return table(("people", "pairs", "aim", "CPU seconds, proved", "pairs made", "peak memory"), rows)


def hard(n=100_000):
    """Classes on which methods suffer; the trial this engine goes back to, where it lies beside the checkout."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name, make in HARD.items():
            instance = make(n)
            file = save(folder, name, instance)
            for objective in ("weight", "size"):
                ours = measure("sameboat", file, 3, objective)
                row = [name, f"{len(instance[2]):,}", "size first" if objective == "size" else "weight", seconds(ours)]
                if TRIAL.exists():
                    before = measure("trial", file, 3, objective)
                    row.append(seconds(before))
                rows.append(row)
    head = ["class", "pairs", "aim", "CPU seconds, proved"] + (["trial"] if TRIAL.exists() else [])
    return f"{n:,} people each.\n\n" + table(head, rows)


PARTS = {"peers": peers, "large": large, "hard": hard}


def section(parts=PARTS):
    """The Markdown section for docs/figures.md."""
    return "\n\n".join(
        [
            "## The exact matching",
            "CPU seconds, median of several runs, from the same arrays to partners, loading counted, each contestant "
            f"in a process of its own and stopped after {CPU_LIMIT} s. pymatching keeps its own coarser integers: "
            "where its matching is lighter than the optimum, it says so. The instances are made up from a seed "
            "(`bench/instances.py`).",
            *(PARTS[part]() for part in parts),
        ]
    )


if __name__ == "__main__":
    print(describe(), end="\n\n")
    print(section(sys.argv[1:] or PARTS))
