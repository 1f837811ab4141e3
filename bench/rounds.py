"""The whole job: from a sheet to files, by the real command; and what the candidate search gives up."""

import csv
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

SAMEBOAT = Path(sys.executable).parent / "sameboat"
TIMES = 3
SIZES = (860, 10_000, 100_000)
LIMITS = {860: "5 s", 10_000: "60 s", 100_000: "10 min"}


def write_sheet(folder, people):
    """An invented round of so many people, as a sheet."""
    from sameboat.doors.cli.example.round import COLUMNS, sign_ups

    path = folder / f"round-{people}.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        sheet = csv.DictWriter(file, COLUMNS)
        sheet.writeheader()
        sheet.writerows(sign_ups(people=people))
    return path


def measured(command):
    """Seconds by the clock, CPU seconds and peak memory (MB) of one command, and whether it went well."""
    before = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - before
    if os.waitstatus_to_exitcode(status) != 0:
        raise RuntimeError(f"{command} failed")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def medians(command, times):
    """The middle of several runs, figure by figure."""
    return [statistics.median(figures) for figures in zip(*(measured(command) for _ in range(times)), strict=True)]


def whole_job(folder, people):
    """One row of the table of whole jobs."""
    sheet, out = write_sheet(folder, people), folder / f"out-{people}"
    command = [SAMEBOAT, "match", sheet, "--out", out]
    wall, cpu, memory = medians(command, TIMES if people <= 1_000 else 1)
    audit = json.loads((out / "audit.json").read_text())
    wishes = sum(sum(1 for _ in csv.reader(path.open(encoding="utf-8"))) - 1 for path in [out / "wishes.csv"])
    return (
        f"| {people:,} | {wall:.1f} s | {cpu:.1f} s | {memory:,.0f} MB | {LIMITS[people]} | {audit['matched']:,} "
        f"| {'yes' if audit['proved'] else 'no'} | {wishes:,} | {(out / 'report.html').stat().st_size / 1e6:.2f} MB |"
    )


def candidates_against_all_pairs(folder, people):
    """Size and worth from the candidates, as shares of what all allowed pairs bring."""
    from sameboat.doors.cli.people import people_of
    from sameboat.engine.candidates import CANDIDATES, nearest
    from sameboat.engine.encoding import encode
    from sameboat.engine.matching import maximum_matching
    from sameboat.engine.pairs import all_allowed
    from sameboat.engine.programme import Programme
    from sameboat.sheets.plain import read_sheet
    from sameboat.sheets.programmes import read_programme

    facts = read_programme("iln")
    sheet = read_sheet(write_sheet(folder, people), facts)
    crowd = encode(people_of(sheet.people), Programme.from_mapping(facts))
    began = time.process_time()
    few = nearest(crowd, CANDIDATES)
    searched = time.process_time() - began
    ends, worth = few.ends, few.worth
    found = best = maximum_matching(people, ends, worth, size_first=True)
    everything = all_allowed(crowd)
    # The prices name the pairs that could improve the matching; they join until the prices cover every allowed pair.
    while True:
        prices = best.duals[everything.u] + best.duals[everything.v]
        short = np.flatnonzero(prices < 4 * (everything.worth + best.bonus))
        known = set(map(tuple, ends.tolist()))
        fresh = [k for k in short.tolist() if (int(everything.u[k]), int(everything.v[k])) not in known]
        if not fresh:
            break
        ends = np.concatenate((ends, everything.ends[fresh]))
        worth = np.concatenate((worth, everything.worth[fresh]))
        best = maximum_matching(people, ends, worth, size_first=True)
    return (
        f"| {people:,} | {len(few):,} | {len(everything):,} | {searched:.1f} s | {found.size:,} | {best.size:,} "
        f"| {found.weight / best.weight:.6f} | {'yes' if found.is_optimal and best.is_optimal else 'no'} |"
    )


def section(sizes=SIZES):
    """Markdown for docs/figures.md; of the sizes asked for, with the candidate search if all are."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        jobs = [whole_job(folder, people) for people in sizes]
        search = [candidates_against_all_pairs(folder, 10_000)] if sizes == SIZES else []
        wall, cpu, _ = medians([SAMEBOAT, "--help"], 5)
    return "\n".join(
        [
            "## The whole job",
            "",
            "`python -m bench.rounds`: `sameboat match SHEET`, from command to files, on invented rounds of the `iln`",
            "programme (the first is the example round). Compiled before; medians of three runs, one of the larger.",
            "",
            "| people | by the clock | CPU | memory | limit | placed | proved | wishes answered | report |",
            "|--:|--:|--:|--:|--:|--:|---|--:|--:|",
            *jobs,
            "",
            f"`sameboat --help`: {wall:.2f} s by the clock, {cpu:.2f} s CPU (limit 0.5 s).",
            "",
            "### What the candidate search gives up",
            "",
            "The matching among candidates, against the matching among all allowed pairs, both proved (limit: the same",
            "size, and worth within 0.1 %).",
            "",
            "| people | candidate pairs | all allowed pairs | search, CPU | size | size, all | worth | both proved |",
            "|--:|--:|--:|--:|--:|--:|--:|---|",
            *(search or ["| not measured in this run | | | | | | | |"]),
        ]
    )


if __name__ == "__main__":
    print(section(tuple(map(int, sys.argv[1:])) or SIZES))
