"""The wish gauge at 5,000 applicants, asked as the page asks it."""

import statistics
import time

from django.urls import reverse

WISHES = {
    "w-sector": "same",
    "w-sector-weight": "must",
    "w-career_stage": "different",
    "w-career_stage-weight": "must",
}
ASKS = 100


def gauge_row(folk, round_):
    """The first look reads everybody's answers; the next ones find them read."""
    from sameboat.mentoring.matching.gauge.crowd import forget_crowds

    from .figures import client_of, p95

    forget_crowds()
    address = reverse("wish_gauge", kwargs={"slug": round_.programme.slug, "number": round_.number})
    client = client_of(folk[0])
    times = []
    for _ in range(ASKS + 1):
        began = time.perf_counter()
        answer = client.post(address, WISHES, HTTP_HX_REQUEST="true")
        times.append(time.perf_counter() - began)
        if answer.status_code != 200 or b"people" not in answer.content:
            raise RuntimeError(f"the gauge answered {answer.status_code}")
    first, rest = times[0], times[1:]
    return (
        f"| 5,000 | {1000 * first:.0f} ms | {1000 * statistics.median(rest):.0f} ms | {1000 * p95(rest):.0f} ms "
        f"| 150 ms |"
    )
