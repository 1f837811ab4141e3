"""The review by the server's own time: opening the table, a lock, a swap, the list of changes."""

import time
from statistics import median

from . import setting_up

PAGES, ACTS = 9, 12
LIMITS = {"table": 0.3, "lock": 0.15, "swap": 0.15, "changes": 10.0}


def reviewed(round_, by):
    """Seconds of each, the median, through the site's own pages, signed in as the coordinator of the round."""
    client = setting_up.signed_in(by)
    return {
        "pairs": _newest(round_).groups.standing().count(),
        "table": _of_pages(client, round_, "desk_review"),
        "changes": _of_pages(client, round_, "desk_compare"),
        "lock": _of_locks(client, round_),
        "swap": _of_swaps(client, round_),
    }


def _newest(round_):
    from sameboat.mentoring.matching.queries.review import newest_run

    return newest_run(round_)


def _address(name, round_, **more):
    from django.urls import reverse

    return reverse(name, kwargs={"slug": round_.programme.slug, "number": round_.number, **more})


def _of_pages(client, round_, name):
    times = []
    for page in range(PAGES):
        begun = time.perf_counter()
        assert client.get(_address(name, round_), {"page": page % 3 + 1} if page else {}).status_code == 200
        times.append(time.perf_counter() - begun)
    return median(times)


def _of_locks(client, round_):
    """Every second one an unlock, so that the round is left as it was."""
    return median(
        _posted(client, _address(name, round_, group=group.pk), {})
        for group in _newest(round_).groups.standing()[: ACTS // 2]
        for name in ("desk_pair_lock", "desk_pair_unlock")
    )


def _of_swaps(client, round_):
    """The first of one pair with the first of the next, wherever nothing private stands against it."""
    groups = [group for group in _newest(round_).groups.standing() if group.members.count() == 2][: 2 * ACTS]
    times = []
    for one, other in zip(groups[::2], groups[1::2], strict=True):
        who, whom = one.members.all()[0].enrolment_id, other.members.all()[0].enrolment_id
        took = _posted(client, _address("desk_swap", round_, group=one.pk, person=who), {"with": str(whom)})
        if not _newest(round_).groups.standing().filter(pk=one.pk).exists():
            times.append(took)
    assert times, "nobody could be swapped"
    return median(times)


def _posted(client, address, said):
    begun = time.perf_counter()
    assert client.post(address, said).status_code == 302
    return time.perf_counter() - begun


def written(rows):
    """The figures as a table."""
    lines = [
        "",
        "Server time of the review, medians through the site's own pages on SQLite: the table opened, a pair locked "
        "or unlocked, two people swapped, two runs side by side.",
        "",
        "| pairs | table | lock | swap | list of changes |",
        "|--:|--:|--:|--:|--:|",
    ]
    for row in rows:
        cells = " | ".join(f"{1000 * row[what]:,.0f} ms" for what in ("table", "lock", "swap", "changes"))
        lines.append(f"| {row['pairs']:,} | {cells} |")
    said = ", ".join(f"{what} {1000 * limit:,.0f} ms" for what, limit in LIMITS.items())
    return [*lines, "", f"Limits: {said}."]
