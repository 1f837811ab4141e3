"""The desk's first page: my programmes, their rounds, and what waits for me."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sameboat.base.kit import clock
from sameboat.doors.desk.rooms import ByMember
from sameboat.mentoring.programmes import queries, rules


@require_safe
@login_required
def desk(request: ByMember) -> HttpResponse:
    """Everything somebody works for. Whoever works for nothing yet reads what a desk is."""
    today = clock.today()
    desks = queries.desk_of(request.user)
    rows = [
        {
            "desk": each,
            "rounds": [
                {
                    "round": round_,
                    "applied": applied,
                    "state": rules.state_of(round_.now(), today),
                    "waits": rules.what_waits(round_.now(applied), today) if each.leads else [],
                }
                for round_, applied in each.rounds
            ],
        }
        for each in desks
    ]
    may_open = rules.may_open_programme(queries.may_open(request.user))
    return render(request, "desk/desk.html", {"rows": rows, "may_open": may_open})
