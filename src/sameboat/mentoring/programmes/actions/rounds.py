"""The life of a round: opened, published, closed, opened again, its dates, rules and texts changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes import queries, rules
from sameboat.mentoring.programmes.actions.first_weeks import offer_topics_of
from sameboat.mentoring.programmes.actions.telling import tell_applicants
from sameboat.mentoring.programmes.beginnings import BEGINNINGS
from sameboat.mentoring.programmes.models import Programme, Role, Round, TeamMember

TEXTS = ("eligibility", "conduct", "agreement", "notice")
FIRST_WEEKS = ("starter_questions", "guidance")


@transaction.atomic
def open_round(programme: Programme, *, by: Person, **dates: Any) -> Round:
    """Prepare the next round: rules and texts as in the one before, or as in the template, and the usual dates.

    ``dates`` (``opens_on, closes_on, tells_on, starts_on, weeks, title``) say what differs from the usual. Nobody
    but the team sees the round until it is published. Its questions come by ``wishes.actions.open_round_and_ask``,
    which calls this and asks what was asked before.
    """
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    require(queries.may_open_next(by, programme))
    former = programme.rounds.order_by("-number").first()
    facts = _as_before(former) if former else _as_in_the_template(programme)
    usual = rules.usual_dates(
        clock.today(), weeks=dates.get("weeks") or facts.pop("weeks"), ongoing=facts.pop("ongoing")
    )
    days = {word: getattr(usual, word) for word in ("opens_on", "closes_on", "tells_on", "starts_on", "weeks")}
    days |= dates
    require(rules.dates_hang_together(_dates(days)))
    round_ = Round.objects.create(programme=programme, number=former.number + 1 if former else 1, **(facts | days))
    offer_topics_of(former or BEGINNINGS[programme.template or "iln"], into=round_)
    note("open round", round_, by=by)
    return round_


@transaction.atomic
def publish_round(round_: Round, *, by: Person) -> Round:
    """Show the round to everybody. People may apply from its first day on."""
    round_ = _locked(round_)
    require(
        rules.may_publish(
            queries.is_coordinator(by, round_.programme),
            published=round_.published_at is not None,
            steps=steps_left(round_),
        )
    )
    round_.published_at = clock.now()
    round_.save(update_fields=["published_at"])
    note("publish round", round_, by=by)
    return round_


@transaction.atomic
def close_round(round_: Round, *, by: Person) -> Round:
    """End applications now, before their last day or where there was none."""
    round_ = _locked(round_)
    require(
        rules.may_close_round(
            queries.is_coordinator(by, round_.programme),
            published_at=round_.published_at,
            closed_at=round_.closed_at,
            announced_at=round_.announced_at,
            goes_on=round_.closes_on is None,
        )
    )
    round_.closed_at = clock.now()
    round_.save(update_fields=["closed_at"])
    note("close round", round_, by=by)
    return round_


@transaction.atomic
def reopen_round(round_: Round, *, by: Person) -> Round:
    """Take applications again, until the last day."""
    round_ = _locked(round_)
    require(
        rules.may_reopen_round(
            queries.is_coordinator(by, round_.programme),
            closed_at=round_.closed_at,
            announced_at=round_.announced_at,
            closes_on=round_.closes_on,
            today=clock.today(),
        )
    )
    round_.closed_at = None
    round_.save(update_fields=["closed_at"])
    note("reopen round", round_, by=by)
    return round_


@transaction.atomic
def change_dates(
    round_: Round,
    *,
    by: Person,
    opens_on: date,
    closes_on: date | None,
    tells_on: date | None,
    starts_on: date | None,
    weeks: int,
) -> Round:
    """Move the days of a round. Whoever applied is told by letter, once for each change."""
    round_ = _locked(round_)
    before = round_.dates
    dates = rules.Dates(opens_on, closes_on, tells_on, starts_on, weeks)
    require(
        rules.may_change_dates(
            queries.is_coordinator(by, round_.programme),
            dates,
            before=before,
            published=round_.published_at is not None,
            announced=round_.announced_at is not None,
            today=clock.today(),
        )
    )
    if dates == before:
        return round_
    for word in dates.__slots__:
        setattr(round_, word, getattr(dates, word))
    round_.save(update_fields=list(dates.__slots__))
    note("change dates", round_, by=by)
    if round_.published_at is not None:
        tell_applicants.enqueue("round_dates_changed", str(round_.pk), clock.now().isoformat())
    return round_


@transaction.atomic
def change_rules(round_: Round, said: dict[str, Any], *, by: Person) -> Round:
    """Set what partners never break. ``said`` has the words of [rules]; what it leaves out stays as it is."""
    round_ = _locked(round_)
    require(
        rules.may_change_rules(queries.is_coordinator(by, round_.programme), announced=round_.announced_at is not None)
    )
    changed = round_.rules | said
    require(_read_well(round_, changed))
    if changed != round_.rules:
        round_.rules = changed
        round_.save(update_fields=["rules"])
        note("change rules", round_, by=by)
    return round_


@transaction.atomic
def change_texts(round_: Round, *, by: Person, **texts: str) -> Round:
    """Write what people read and agree to: ``eligibility, conduct, agreement, notice``.

    After publication a changed notice gets the next version, and a change of eligibility or conduct its date:
    whoever agreed to the older words is asked again.
    """
    round_ = _locked(round_)
    require(rules.may_change_texts(queries.is_coordinator(by, round_.programme), ended=round_.ended_at is not None))
    changed = [word for word in TEXTS if word in texts and texts[word] != getattr(round_, word)]
    if not changed:
        return round_
    for word in changed:
        setattr(round_, word, texts[word])
    again = _asks_again(round_, changed) if round_.published_at is not None else []
    round_.save(update_fields=[*changed, *again])
    if again:
        tell_applicants.enqueue("please_agree_again", str(round_.pk), clock.now().isoformat())
    note("change texts", round_, by=by)
    return round_


def steps_left(round_: Round) -> list[rules.Step]:
    """What is done and what is left to do before the round is published."""
    turned_to = TeamMember.objects.filter(programme=round_.programme, until=None, role=Role.SAFEGUARDING_LEAD)
    return rules.steps_before_publishing(
        dates=round_.dates,
        today=clock.today(),
        questions=round_.questions.filter(hidden_since=None).count(),
        rules=_read_well(round_, round_.rules),
        texts={word: getattr(round_, word) for word in TEXTS},
        turned_to=turned_to.exists(),
    )


def _asks_again(round_: Round, changed: list[str]) -> list[str]:
    """Mark what must be agreed to once more; the names of the marks."""
    marks = []
    if "notice" in changed:
        round_.notice_version = str(int(round_.notice_version) + 1)
        marks.append("notice_version")
    for word in ("eligibility", "conduct"):
        if word in changed:
            setattr(round_, f"{word}_changed_at", clock.now())
            marks.append(f"{word}_changed_at")
    return marks


def _read_well(round_: Round, said: dict[str, Any]) -> rules.Verdict:
    asked = list(round_.questions.values_list("key", "kind", "private"))
    return rules.rules_read_well(
        said, {key: kind for key, kind, _private in asked}, {key for key, _kind, private in asked if private}
    )


def _as_before(former: Round) -> dict[str, Any]:
    """What the next round takes over from the one before."""
    settled = ("rules", "aim", "weeks", "least_age", "notice_version", "newcomers", "days_to_accept")
    words = (*settled, *TEXTS, *FIRST_WEEKS)
    taken = {word: getattr(former, word) for word in words}
    return taken | {"ongoing": former.closes_on is None}


def _as_in_the_template(programme: Programme) -> dict[str, Any]:
    begins = BEGINNINGS[programme.template or "iln"]
    said = begins.mapping()
    return {
        "rules": said.get("rules", {}),
        "aim": said.get("aim", {}),
        "weeks": said.get("term", {}).get("weeks", 16),
        "ongoing": begins.ongoing,
        **begins.texts(),
    }


def _dates(days: dict[str, Any]) -> rules.Dates:
    return rules.Dates(*(days[word] for word in ("opens_on", "closes_on", "tells_on", "starts_on", "weeks")))


def _locked(round_: Round) -> Round:
    """The round as it is now, nobody else changing it until we are done."""
    return Round.objects.select_for_update(of=("self",)).select_related("programme").get(pk=round_.pk)
