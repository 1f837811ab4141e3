"""From files to files: read, match, write, say."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from sameboat import __version__
from sameboat.engine.matchmaking import match
from sameboat.engine.result import Result
from sameboat.sheets.names import label

from .folder import all_or_nothing, write_run
from .inputs import Inputs, remembered
from .progress import Told, told
from .reading import Round, read_round, tell
from .results import FILES, write_result
from .texts import vectors_of
from .trouble import Refusal
from .words import aside, count, near, say

READING, WRITING = "Reading the sheet", "Writing the result"


def match_into(given: Inputs, out: Path, also: Mapping[str, Any] | None = None) -> Result:
    """Match a sheet and write the result into a folder, all of it or nothing.

    ``also`` is remembered in ``run.json``.
    """
    began = time.perf_counter()
    given.must_exist()
    _leave_inputs_alone(given, out)
    with told() as telling:
        telling(READING, 0.0)
        round_ = read_round(given)
        telling(READING, 1.0)
        result = solved(round_, telling)
        telling(WRITING, 0.0)
        with all_or_nothing(out) as writing:
            result = replace(result, audit=_completed(result.audit, round_, time.perf_counter() - began))
            write_result(writing.at, round_.people, round_.programme, result, given.sheet.name)
            write_run(writing.at, {"engine_version": __version__, **(also or {}), **remembered(given, out)})
    tell(round_.findings)
    for line in writing.kept:
        aside(f"note  {line}")
    _summary(result, out)
    return result


def solved(round_: Round, telling: Told) -> Result:
    """Ask the engine."""
    vectors, why_not = vectors_of(round_.people, round_.programme, round_.given.seed, telling)
    kinds = {question.id: question.kind for question in round_.programme.questions}
    result = match(
        round_.people,
        round_.programme,
        **round_.further,
        seed=round_.given.seed,
        label=lambda question, value: label(kinds.get(question, ""), value),
        vectors=vectors,
        progress=telling,
    )
    return replace(result, notes=(*result.notes, why_not)) if why_not else result


def _completed(audit: Mapping[str, Any], round_: Round, seconds: float) -> dict[str, Any]:
    """The audit, with what only the command line knows."""
    return {
        **audit,
        "input_sha256": round_.sheet.sha256,
        "engine_version": __version__,
        "seed": round_.given.seed,
        "seconds": round(seconds, 2),
    }


def _leave_inputs_alone(given: Inputs, out: Path) -> None:
    """A result must not land on what it was made from."""
    places = {(out / name).resolve() for name in FILES}
    for name, path in given.files.items():
        if path.resolve() in places:
            raise Refusal(
                f"{path} is read as the {name} and would be overwritten by the result. "
                "Choose another folder with --out."
            )


def _summary(result: Result, out: Path) -> None:
    for sentence in result.notes:
        aside(f"note  {sentence}")
    placed = count(len(result.partners), "person has", "people have").capitalize()
    say(f"{placed} a partner, in {_groups(result)}.")
    if result.alone:
        alone = count(len(result.alone), "person is", "people are").capitalize()
        say(f"{alone} without one: alone.csv says why, and what would help.")
    else:
        say("Nobody is alone.")
    if result.audit.get("proved"):
        say("Proved: nobody is alone who could have a partner, and no other match does better by the aims you set.")
    say(f"Read more in {near(out / 'report.html')}")


def _groups(result: Result) -> str:
    sizes = [len(group.members) for group in result.groups]
    pairs = sum(size == 2 for size in sizes)
    if pairs == len(sizes):
        return count(pairs, "pair", "pairs")
    if set(sizes) <= {2, 3}:
        return f"{count(pairs, 'pair', 'pairs')} and {count(len(sizes) - pairs, 'trio', 'trios')}"
    return count(len(sizes), "group", "groups")
