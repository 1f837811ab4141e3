"""The figures of a match: all of them from public answers, and from who is partnered with whom.

Whoever reads the audit may know everybody's public answers. Nothing in it can tell them of a private one, also not
by subtraction; groups of fewer than five people are never shown by themselves. How and why:
`docs/decisions/what-private-answers-may-touch.md`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from sameboat.engine.people import Person
from sameboat.engine.programme import Programme, Question
from sameboat.engine.result import Group, Partnered, WishAnswer

QUANTILES = (0, 5, 10, 25, 50, 75, 90, 95, 100)
SMALLEST_GROUP = 5
"""People. A smaller group of people is counted among *others*."""
GROUPS_SHOWN = 40
MILLIONTHS = 1_000_000
BETTER = 1e-6
"""By less than this nobody is better off: wants of pairs are kept in single precision."""


def audit(
    people: Sequence[Person],
    programme: Programme,
    *,
    groups: Sequence[Group],
    partners: Sequence[Partnered],
    wishes: Sequence[WishAnswer],
    deferred: int,
    matched_bound: int,
    worth: int,
    worth_bound: int,
    proved: bool,
    blocking_pairs: int,
    pairs_considered: int,
    every_pair_considered: bool,
    stages: Mapping[str, float],
    seed: int,
) -> dict[str, Any]:
    """Gather the figures. ``worth`` and its bound come in millionths; ``stages`` are seconds."""
    wants = np.array([row.wants for row in partners])
    return {
        "people": len(people),
        "matched": len(partners),
        "matched_bound": matched_bound,
        "alone": len(people) - len(partners),
        "deferred": deferred,
        "groups": dict(sorted(Counter(str(len(group.members)) for group in groups).items())),
        "locked": sum(group.locked for group in groups),
        "worth": worth / MILLIONTHS,
        "worth_bound": worth_bound / MILLIONTHS,
        "proved": proved,
        "worst_off": float(wants.min()) if len(wants) else None,
        "quantiles": quantiles(wants),
        "wishes": tally(wishes),
        "blocking_pairs": blocking_pairs,
        "pairs_considered": pairs_considered,
        "every_pair_considered": every_pair_considered,
        "outcomes": outcomes(people, programme, {row.id: row.wants for row in partners}),
        "stages": dict(stages),
        "seconds": round(sum(stages.values()), 3),
        "seed": seed,
    }


def quantiles(wants: np.ndarray) -> dict[str, float]:
    """How much people got of what they asked for: in hundredths of the people, the worst-off first."""
    if not len(wants):
        return {}
    values = np.quantile(wants, np.array(QUANTILES) / 100)
    return {str(at): round(float(value), 6) for at, value in zip(QUANTILES, values, strict=True)}


def tally(wishes: Iterable[WishAnswer]) -> dict[str, dict[str, int]]:
    """What became of the wishes, by weight."""
    found = {
        weight: dict.fromkeys(("granted", "nearly", "not", "considered"), 0) for weight in ("must", "should", "nice")
    }
    for row in wishes:
        found[row.weight][row.answer] += 1
    return found


# ------------------------------------------------------------------------------------------------ by group
def outcomes(
    people: Sequence[Person], programme: Programme, wants: Mapping[str, float]
) -> dict[str, dict[str, dict[str, Any]]]:
    """For each question that sorts people into groups: how many there are, how many have partners, what they got."""
    return {q.id: by_group(people, q, wants) for q in programme.questions if sorts_people(q)}


def sorts_people(question: Question) -> bool:
    """Country, and questions with known options. Employers do not: they would tell of single people."""
    return not question.private and (
        question.kind == "country" or (question.kind in ("choice", "scale") and bool(question.options))
    )


def by_group(people: Sequence[Person], question: Question, wants: Mapping[str, float]) -> dict[str, dict[str, Any]]:
    """The figures of each group of one question, the largest first; small ones, and who left it blank, are *others*.

    How many of a group have partners is shown only where nobody can work out who has none: see `shown_matched`.
    """
    members: dict[str, list[str]] = {}
    for person in people:
        members.setdefault((person.answers.get(question.id) or ("",))[0], []).append(person.id)
    merged = merge_small({value: ids for value, ids in members.items() if value}, members.get("", []))
    matched = {value: sum(id_ in wants for id_ in ids) for value, ids in merged.items()}
    shown = shown_matched({value: len(ids) for value, ids in merged.items()}, matched)
    found: dict[str, dict[str, Any]] = {}
    for value, ids in merged.items():
        got = [wants[id_] for id_ in ids if id_ in wants]
        enough = len(got) >= SMALLEST_GROUP and value in shown
        found[value] = {
            "people": len(ids),
            "matched": matched[value] if value in shown else None,
            "wants": round(sum(got) / len(got), 2) if enough else None,
        }
    return found


def merge_small(members: Mapping[str, list[str]], blank: list[str]) -> dict[str, list[str]]:
    """Groups of at least five; the rest together as *others*.

    Where the others are fewer than five, the next smallest group joins them, since everybody could be counted by
    subtraction. Where all people together are too few, there is no group at all.
    """
    ordered = sorted(members.items(), key=lambda item: (-len(item[1]), item[0]))
    large = [item for item in ordered if len(item[1]) >= SMALLEST_GROUP][:GROUPS_SHOWN]
    named = {value for value, _ in large}
    others = blank + [id_ for value, ids in ordered if value not in named for id_ in ids]
    while large and 0 < len(others) < SMALLEST_GROUP:
        others += large.pop()[1]
    found = dict(large)
    if len(others) >= SMALLEST_GROUP:
        found["others"] = others
    return found


def shown_matched(sizes: Mapping[str, int], matched: Mapping[str, int]) -> set[str]:
    """The groups whose number of partnered people may be shown.

    A count is hidden where one to four people of the group have a partner, or have none. What is hidden could be
    worked out from the totals; so more groups are hidden, the smallest first, until at least two are and at least
    five people of each kind stand in them together, or nothing is left to show.
    """

    def small(count: int) -> bool:
        return 0 < count < SMALLEST_GROUP

    shown = {v for v in sizes if not small(matched[v]) and not small(sizes[v] - matched[v])}
    by_size = sorted(sizes, key=lambda v: (sizes[v], v))
    while shown and len(shown) < len(sizes):
        hidden = [v for v in sizes if v not in shown]
        with_partner = sum(matched[v] for v in hidden)
        without = sum(sizes[v] for v in hidden) - with_partner
        if len(hidden) > 1 and not small(with_partner) and not small(without):
            break
        shown.remove(next(v for v in by_size if v in shown))
    return shown


# ------------------------------------------------------------------------------------------ blocking pairs
def count_blocking_pairs(
    u: np.ndarray, v: np.ndarray, wants: np.ndarray, content_from: np.ndarray, group: np.ndarray
) -> int:
    """How many pairs would both rather have each other than what they have.

    Parameters
    ----------
    u, v : (m,) int
        Allowed pairs.
    wants : (m, 2) float
        What v brings of what u asked for, and the other way round; from public questions.
    content_from : (n,) float
        What a person has: somebody new must bring more than this. Below 0 for whoever has nobody, or has room.
    group : (n,) int
        Each person's group, -1 for those alone: people who have each other block nothing.

    Notes
    -----
    O(m) time and memory. With partners that are ranked alike on both sides a matching without any such pair need not
    exist (Gale and Shapley 1962 on roommates), so they are counted, not forbidden.
    """
    elsewhere = (group[u] != group[v]) | (group[u] < 0)
    rather = (wants[:, 0] > content_from[u] + BETTER) & (wants[:, 1] > content_from[v] + BETTER)
    return int(np.count_nonzero(elsewhere & rather))
