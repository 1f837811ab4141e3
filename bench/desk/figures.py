"""The chapter: runs by the clock; the table, a lock and a swap by the server's own time."""

import tempfile
import time
from statistics import median

from . import setting_up

SIZES = ((860, 84, 10.0), (5_000, 110, 90.0))
"""People, countries, and the limit from the click to the table, in seconds."""
TIMES = 3


def section():
    """Measure all of it on one site."""
    with tempfile.TemporaryDirectory() as folder:
        setting_up.begin(folder)
        rows, judged = [], []
        with setting_up.a_worker():
            _warm()
            for people, countries, limit in SIZES:
                round_, by = setting_up.a_closed_round(people, countries, seed=5500 + people)
                rows.append(_row(round_, by, limit))
                judged.append(_judged(round_))
        return _written(rows, judged)


def _warm():
    """The worker has matched before: the compiled engine is loaded."""
    round_, by = setting_up.a_closed_round(60, 20, seed=7)
    _clicked(round_, by)


def _clicked(round_, by):
    """Click on *Match everybody*, wait as the page does, open the table: seconds of the run, of it all, and the run."""
    from django.urls import reverse

    from sameboat.mentoring.matching.models import Run

    client = setting_up.signed_in(by)
    at = [round_.programme.slug, round_.number]
    client.get(reverse("desk_matching", args=at))
    begun = time.perf_counter()
    answer = client.post(reverse("desk_matching", args=at), {"care": "first", "hours": "0", "by_email": "on"})
    assert answer.status_code == 302, answer.content.decode()
    number = int(answer.url.rstrip("/").rsplit("/", 1)[1])
    setting_up.until(lambda: not Run.objects.get(round=round_, number=number).is_going)
    run = Run.objects.get(round=round_, number=number)
    assert run.finished_at, run.trouble
    table = client.get(reverse("desk_review", args=at))
    assert table.status_code == 200
    return time.perf_counter() - begun, run


def _row(round_, by, limit):
    times, runs = zip(*(_clicked(round_, by) for _time in range(TIMES)), strict=True)
    run = runs[-1]
    same = len({each.input_hash for each in runs}) == 1
    return {
        "people": run.people,
        "limit": limit,
        "clock": median(times),
        "stages": run.audit["stages"],
        "matched": run.audit["matched"],
        "proved": run.audit["proved"],
        "same": same and len({_groups(each) for each in runs}) == 1,
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
        "warm. From the click on *Match everybody* until the table of pairs has come, medians of three; then where "
        "the seconds of the run went.",
        "",
        "| people | click to table | limit | opening answers | the engine | writing rows | placed | proved | repeated: "
        "the same |",
        "|--:|--:|--:|--:|--:|--:|--:|---|---|",
    ]
    for row in rows:
        stages = row["stages"]
        engine = sum(seconds for stage, seconds in stages.items() if stage not in OURS)
        lines.append(
            f"| {row['people']:,} | {row['clock']:.1f} s | {row['limit']:.0f} s | {stages[OURS[0]]:.1f} s "
            f"| {engine:.1f} s | {stages[OURS[1]]:.1f} s | {row['matched']:,} | {'yes' if row['proved'] else 'no'} "
            f"| {'yes' if row['same'] else 'no'} |"
        )
    said = " and ".join(f"{1000 * cpu:.0f} ms among {row['people']:,}" for row, cpu in zip(rows, judged, strict=True))
    lines += ["", f"Two pairs judged for a page, without the compiled engine: {said} (CPU; limit 60 ms)."]
    return "\n".join(lines)
