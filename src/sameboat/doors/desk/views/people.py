"""The people of a round: the line of applicants for a coordinator, numbers of one country for its own coordinator."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from sameboat.base.kit import clock
from sameboat.base.kit.reach import reach
from sameboat.doors.desk.forms.people import LookForm
from sameboat.doors.desk.lines import lines_of
from sameboat.doors.desk.rooms import ByMember, led_round_of, room, round_of
from sameboat.doors.desk.views.passing_on import as_they_read
from sameboat.mentoring.matching.admission import waiting_today
from sameboat.mentoring.programmes import queries
from sameboat.mentoring.programmes.models import Round, Shape
from sameboat.mentoring.programmes.rules.names import name_of
from sameboat.mentoring.programmes.rules.small import numbers_of_a_country
from sameboat.mentoring.wishes import queries as wish_queries


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def people(request: ByMember, slug: str, number: int) -> HttpResponse:
    """In the order of application. A country coordinator sees how many there are from one country, and no more."""
    round_ = round_of(request, slug, number)
    if not request.leads:
        return _one_country(request, round_)
    waiting = waiting_today(round_)
    named = sorted((name_of("country", each.country), each.country) for each in waiting.shares if each.country)
    form = LookForm(
        request.POST if request.method == "POST" else request.GET,
        countries=[(code, name) for name, code in named],
        two_sided=round_.programme.shape == Shape.MENTORS,
    )
    looked = form.cleaned_data if form.is_valid() else {}
    if looked.get("state") == "waits":
        looked["waits"] = waiting.places.keys()
    line = wish_queries.Listed(request.user, round_, looked)
    counts = queries.counts_of(round_)
    paginator: Paginator[wish_queries.Applicant] = Paginator(line, wish_queries.BEGINNING)  # type: ignore[arg-type]  # it cuts by slices alone
    if not any(looked.values()):
        paginator.count = counts.applied  # everybody: they were just counted
    page = paginator.get_page(request.POST.get("page") or request.GET.get("page"))
    return room(
        request,
        "desk/people.html",
        round_,
        "people",
        tabs=[],
        form=form,
        page=page,
        rows=lines_of(round_, page.object_list, waiting),
        counts=counts,
        narrowed=any(looked.values()),
    )


@require_safe
@login_required
def person(request: ByMember, slug: str, number: int, applicant: UUID) -> HttpResponse:
    """One application, as a coordinator may see it."""
    round_ = led_round_of(request, slug, number)
    found = reach(queries.applicants_of(request.user, round_), pk=applicant)
    found.round = round_
    place = waiting_today(round_).place_of(found)
    reads = wish_queries.answers_seen_by(request.user, found)
    return room(request, "desk/person.html", round_, "people", tabs=[], applicant=found, reads=reads, place=place)


@require_safe
@login_required
def twice(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Applications that may be of one person, side by side."""
    round_ = led_round_of(request, slug, number)
    groups = wish_queries.perhaps_twice(request.user, round_)
    countries = wish_queries.countries_of([each for group in groups for each in group.enrolments])
    rows = [
        {"why": group.why, "people": [(each, _country(countries.get(each.pk, ""))) for each in group.enrolments]}
        for group in groups
    ]
    return room(request, "desk/twice.html", round_, "people", tabs=[], groups=rows)


def _one_country(request: ByMember, round_: Round) -> HttpResponse:
    code = queries.country_watched_by(request.user, round_.programme)
    if not code:
        raise Http404
    share = next((each for each in waiting_today(round_).shares if each.country == code), None)
    numbers = share and numbers_of_a_country(
        applied=share.applicants, would_take_part=share.would_take_part, of_all=share.of_applicants
    )
    today = clock.today()
    over = round_.closed_at or round_.ended_at or (round_.closes_on and round_.closes_on < today)
    return room(
        request,
        "desk/one_country.html",
        round_,
        "people",
        tabs=[],
        country=_country(code),
        numbers=numbers,
        texts=as_they_read(request, round_, _country(code)) if round_.published_at and not over else [],
        open_later=not round_.published_at,
    )


def _country(code: str) -> str:
    return name_of("country", code) if code else ""
