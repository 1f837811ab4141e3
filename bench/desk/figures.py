"""The chapter: runs by the clock; the table, a lock and a swap by the server's own time."""

import tempfile
import time
from statistics import median

from . import reviewing, setting_up

SIZES = ((860, 84, 10.0, 3), (5_000, 110, 90.0, 1))
"""People, countries, the limit from the click to the table in seconds, and how often it is tried."""


def section():
    """Measure all of it on one site."""
    with tempfile.TemporaryDirectory() as folder:
        setting_up.begin(folder)
        rows, judged, reviewed = [], [], []
        with setting_up.a_worker() as spent:
            _warm(spent)
            for people, countries, limit, times in SIZES:
                round_, by = setting_up.a_closed_round(people, countries, seed=5500 + people)
                rows.append(_row(round_, by, limit, times, spent))
                judged.append(_judged(round_))
                reviewed.append(reviewing.reviewed(round_, by))
        return "\n".join([_written(rows, judged), *reviewing.written(reviewed)])


def _warm(spent):
    """The worker has matched before: the compiled engine is loaded."""
    round_, by = setting_up.a_closed_round(60, 20, seed=7)
    _clicked(round_, by, spent)


def _clicked(round_, by, spent):
    """Click on *Match everybody*, wait, open the table: seconds by the clock, of CPU, and the run."""
    from django.urls import reverse

    from sameboat.mentoring.matching.models import Run

    client = setting_up.signed_in(by)
    at = [round_.programme.slug, round_.number]
    client.get(reverse("desk_matching", args=at))
    begun, worked = time.perf_counter(), spent() + time.process_time()
    answer = client.post(reverse("desk_matching", args=at), {"care": "first", "hours": "0", "by_email": "on"})
    assert answer.status_code == 302, answer.content.decode()
    number = int(answer.url.rstrip("/").rsplit("/", 1)[1])
    setting_up.until(lambda: not Run.objects.get(round=round_, number=number).is_going)
    run = Run.objects.get(round=round_, number=number)
    assert run.finished_at, run.trouble
    table = client.get(reverse("desk_review", args=at))
    assert table.status_code == 200
    return time.perf_counter() - begun, spent() + time.process_time() - worked, run


def _row(round_, by, limit, times, spent):
    clocks, cpus, runs = zip(*(_clicked(round_, by, spent) for _time in range(times)), strict=True)
    run = runs[-1]
    same = len({each.input_hash for each in runs}) == 1
    return {
        "people": run.people,
        "limit": limit,
        "clock": median(clocks),
        "cpu": median(cpus),
        "stages": run.audit["stages"],
        "matched": run.audit["matched"],
        "proved": run.audit["proved"],
        "same": (same and len({_groups(each) for each in runs}) == 1) if times > 1 else None,
    }


def _groups(run):
    groups = {}
    for group, one in run.groups.values_list("number", "members__enrolment"):
        groups.setdefault(group, set()).add(one)
    return frozenset(frozenset(group) for group in groups.values())


def _judged(round_):
    """CPU of judging two pairs for a page, once clocks were looked at: the median."""
    from sameboat.mentoring.matching import bridge

    groups = [
        [member.enrolment for member in group.members.select_related("enrolment")]
        for group in round_.runs.first().groups.all()[:40]
    ]
    bridge.judge(round_, groups[:2])
    times = []
    for at in range(2, 40, 2):
        begun = time.process_time()
        bridge.judge(round_, groups[at : at + 2])
        times.append(time.process_time() - begun)
    return median(times)


OURS = ("Opening what people said", "Writing it down")


def _written(rows, judged):
    lines = [
        "## The desk",
        "",
        "`python -m bench desk`: invented people of the example round in SQLite, a worker beside the pages, already "
        "warm. From the click on *Match everybody* until the table of pairs has come, the median of three for the "
        "smaller round; CPU of the page and the worker together; then where the seconds of the run went.",
        "",
        "| people | click to table | limit | CPU | opening answers | the engine | writing rows | placed | proved "
        "| repeated: the same |",
        "|--:|--:|--:|--:|--:|--:|--:|--:|---|---|",
    ]
    for row in rows:
        stages = row["stages"]
        engine = sum(seconds for stage, seconds in stages.items() if stage not in OURS)
        lines.append(
            f"| {row['people']:,} | {row['clock']:.1f} s | {row['limit']:.0f} s | {row['cpu']:.1f} s "
            f"| {stages[OURS[0]]:.1f} s | {engine:.1f} s | {stages[OURS[1]]:.1f} s "
            f"| {row['matched']:,} | {'yes' if row['proved'] else 'no'} "
            f"| {'not tried' if row['same'] is None else 'yes' if row['same'] else 'no'} |"
        )
    said = " and ".join(f"{1000 * cpu:.0f} ms among {row['people']:,}" for row, cpu in zip(rows, judged, strict=True))
    lines += ["", f"Two pairs judged for a page, without the compiled engine: {said} (CPU; limit 60 ms)."]
    return "\n".join(lines)
