"""Which pages have a picture taken, of what, and as whom. A new page belongs here with the change that makes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from sameboat.doors.partners.plan.guides.shelf import GUIDES
from sameboat.mentoring.matching.models import ProposedGroup
from tests.pictures.world import World


@dataclass(frozen=True)
class Picture:
    """One page, looked at by one role of the world (``visitor``, ``member``, ``applicant``, ``coordinator``,
    ``country coordinator``, ``troubleshooter``)."""

    name: str
    path: Callable[[World], str]
    role: str = "visitor"


def of_round(url: str) -> Callable[[World], str]:
    """The address of a page about the open round."""
    return lambda world: reverse(url, args=[world.programme.slug, world.round.number])


def of_partners(url: str, planned: str = "") -> Callable[[World], str]:
    """The address of a page of Leila and Tomás; about one thing that they planned, if it is named."""

    def address(world: World) -> str:
        about = [getattr(world.planned, planned).pk] if planned else []
        return reverse(url, args=[world.partnership.pk, *about])

    return address


def of_beginners(url: str) -> Callable[[World], str]:
    """The same page of two who have only just met."""
    return lambda world: reverse(url, args=[world.helped.begin.pk])


def of_a_meeting(url: str, which: str) -> Callable[[World], str]:
    """The address of a page about one of their meetings."""
    return lambda world: reverse(url, args=[world.partnership.pk, getattr(world.met, which).pk])


def of_told(url: str) -> Callable[[World], str]:
    """The address of a page about the round before, in which everybody was told."""
    return lambda world: reverse(url, args=[world.told.programme.slug, world.told.number])


def of_proposed(url: str) -> Callable[[World], str]:
    """The address of a page about the round that is about to be told."""
    return lambda world: reverse(url, args=[world.proposed.programme.slug, world.proposed.number])


def of_letter(url: str) -> Callable[[World], str]:
    """The address of a page about the letter to a pair."""
    return lambda world: reverse(url, args=[world.told.programme.slug, world.told.number, "pair", "en"])


def of_mentors(url: str, *more: object) -> Callable[[World], str]:
    """The address of a page about the round in which mentors are asked."""
    return lambda world: reverse(url, args=[world.offer.round.programme.slug, world.offer.round.number, *more])


def of_programme(url: str) -> Callable[[World], str]:
    """The address of a page about the programme."""
    return lambda world: reverse(url, args=[world.programme.slug])


def of_reviewed(url: str) -> Callable[[World], str]:
    """The address of a page about the round whose pairs are being read through."""
    return lambda world: reverse(url, args=[world.reviewed.round.programme.slug, world.reviewed.round.number])


def of_a_pair(url: str) -> Callable[[World], str]:
    """The address of a page about one pair of it."""
    return lambda world: reverse(url, args=[*_of(world), world.reviewed.pair.pk])


def of_one_of_a_pair(url: str) -> Callable[[World], str]:
    """The address of a page about one person of that pair."""
    return lambda world: reverse(url, args=[*_of(world), world.reviewed.pair.pk, _first(world.reviewed.pair)])


def of_the_two(url: str, about: str = "") -> Callable[[World], str]:
    """The address of a page of two partners; about something that lies in their room *Help*, if it is named."""
    return lambda world: reverse(
        url, args=[world.partnership.pk, *([getattr(world.helped, about).pk] if about else [])]
    )


def of_two(url: str) -> Callable[[World], str]:
    """The address of a page about two people who do not stand together."""
    return lambda world: (
        f"{reverse(url, args=_of(world))}?one={_first(world.reviewed.pair)}"
        f"&other={_first(world.reviewed.pair.run.groups.standing().last())}"
    )


def _of(world: World) -> list[object]:
    return [world.reviewed.round.programme.slug, world.reviewed.round.number]


def _first(pair: ProposedGroup) -> object:
    return pair.members.all()[0].enrolment_id


def step(name: str) -> Callable[[World], str]:
    """A step of the sign-up."""
    return lambda world: reverse("apply_step", args=[world.programme.slug, world.round.number, name])


def named(url: str, **more: object) -> Callable[[World], str]:
    """The address of a page that is the same for everybody."""
    return lambda _: reverse(url, kwargs=more or None)


PICTURES = [
    Picture("front", named("front")),
    Picture("front-of-a-member", named("front"), "member"),
    Picture("help", named("help")),
    Picture("who-sees-what", named("privacy")),
    Picture("conduct", named("conduct")),
    Picture("accessibility", named("accessibility")),
    Picture("what-we-could-hand-over", named("handover")),
    Picture("reading", named("reading")),
    Picture("kit", named("kit")),
    Picture("not-here", lambda _: "/nothing-here/"),
    Picture("sign-in", named("account_login")),
    Picture("join", named("account_signup")),
    Picture("code-instead", named("account_request_login_code")),
    Picture("about-you", named("my_profile"), "applicant"),
    Picture("free-hours", named("my_hours"), "applicant"),
    Picture("my-privacy", named("my_privacy"), "applicant"),
    Picture("how-you-sign-in", named("my_sign_in"), "applicant"),
    Picture("open-where", named("my_past"), "applicant"),
    Picture("open-again-asked", named("my_past"), "asker"),
    Picture("open-talk", named("open_talk"), "closed partner"),
    Picture("open-talk-first", named("open_talk"), "closed newcomer"),
    Picture(
        "open-really-my-partner",
        lambda world: reverse("really_my_partner", args=[world.partnership.pk, world.asked.asking.pk]),
        "partner",
    ),
    Picture("open-leaving", named("my_leaving"), "partner"),
    Picture("sessions", named("my_sessions"), "applicant"),
    Picture("language-and-clock", named("my_language"), "applicant"),
    Picture("notices", named("my_notices"), "applicant"),
    Picture("pause", named("my_pause"), "applicant"),
    Picture("leaving", named("my_leaving"), "applicant"),
    Picture("programme", of_programme("programme")),
    Picture("round-form", of_round("round_form")),
    Picture("my-application", of_round("my_application"), "applicant"),
    Picture("step-you", step("you"), "applicant"),
    Picture("step-whom", step("whom"), "applicant"),
    Picture("step-check", step("check"), "applicant"),
    Picture("desk", named("desk"), "coordinator"),
    Picture("desk-new", named("desk_new"), "coordinator"),
    Picture("desk-open", named("desk_open", template="iln"), "coordinator"),
    Picture("desk-round", of_round("desk_round"), "coordinator"),
    Picture("desk-dates", of_round("desk_dates"), "coordinator"),
    Picture("desk-texts", of_round("desk_texts"), "coordinator"),
    Picture("desk-rules", of_round("desk_rules"), "coordinator"),
    Picture("desk-questions", of_round("desk_questions"), "coordinator"),
    Picture("desk-question-new", of_round("desk_question_new"), "coordinator"),
    Picture("desk-people", of_round("desk_people"), "coordinator"),
    Picture("desk-import", of_round("desk_import"), "coordinator"),
    Picture("desk-twice", of_round("desk_twice"), "coordinator"),
    Picture("desk-matching", of_round("desk_matching"), "coordinator"),
    Picture("desk-matching-after", of_told("desk_matching"), "coordinator"),
    Picture(
        "desk-run",
        lambda world: reverse("desk_run", args=[world.told.programme.slug, world.told.number, 1]),
        "coordinator",
    ),
    Picture("desk-review", of_reviewed("desk_review"), "coordinator"),
    Picture("desk-review-before", of_round("desk_review"), "coordinator"),
    Picture("desk-pair", of_a_pair("desk_pair"), "coordinator"),
    Picture("desk-swap", of_one_of_a_pair("desk_swap"), "coordinator"),
    Picture("desk-why-not", of_reviewed("desk_why_not"), "coordinator"),
    Picture("desk-why-not-two", of_two("desk_why_not"), "coordinator"),
    Picture("desk-alone", of_reviewed("desk_alone"), "coordinator"),
    Picture("desk-hands", of_reviewed("desk_hands"), "coordinator"),
    Picture("desk-compare", of_reviewed("desk_compare"), "coordinator"),
    Picture("asked-to-relax", lambda world: reverse("asked_to_relax", args=[world.reviewed.asked])),
    Picture("desk-team", of_programme("desk_team"), "coordinator"),
    Picture("desk-words", of_programme("desk_words"), "coordinator"),
    Picture("desk-figures", of_told("desk_figures"), "coordinator"),
    Picture("desk-figures-before", of_round("desk_figures"), "coordinator"),
    Picture("desk-figures-out", of_told("desk_figures_out"), "coordinator"),
    Picture("desk-handover", of_told("desk_handover"), "coordinator"),
    Picture("desk-looked-after", of_told("desk_looked_after"), "coordinator"),
    Picture("desk-passing-on", of_round("desk_passing_on"), "coordinator"),
    Picture("desk-looked-after-by-me", of_told("desk_looked_after"), "troubleshooter"),
    Picture("desk-of-a-country", of_round("desk_people"), "country coordinator"),
    Picture("partners-page", lambda world: reverse("partnership", args=[world.partnership.pk]), "partner"),
    Picture("partners-page-new", of_beginners("partnership"), "newly met"),
    Picture("care-in-touch", lambda world: reverse("in_touch", args=[world.in_care.link])),
    Picture("care", lambda world: reverse("partner_care", args=[world.partnership.pk]), "partner"),
    Picture("care-somebody-new", lambda world: reverse("partner_somebody_new", args=[world.partnership.pk]), "partner"),
    Picture(
        "care-check-in", lambda world: reverse("partner_check_in", args=[world.partnership.pk, "start"]), "partner"
    ),
    Picture("care-stay-in-touch", lambda world: reverse("partner_farewell", args=[world.in_care.ending.pk]), "partner"),
    Picture("desk-care", of_told("desk_care"), "coordinator"),
    Picture("partners-none", named("partners"), "applicant"),
    Picture("talk", of_partners("partner_talk"), "partner"),
    Picture("talk-empty", of_beginners("partner_talk"), "newly met"),
    Picture("talk-ended", lambda world: reverse("partner_talk", args=[world.talked.over.pk]), "whose talk ended"),
    Picture("talk-partly-closed", lambda world: reverse("partner_talk", args=[world.talked.closed.pk]), "new browser"),
    Picture("talk-letters", of_partners("partner_talk_letters"), "partner"),
    Picture("talk-letters-own", of_beginners("partner_talk_letters"), "newly met"),
    Picture("talk-answers", of_beginners("partner_talk_answers"), "newly met"),
    Picture("talk-answers-not-there", of_partners("partner_talk_answers"), "partner"),
    Picture("talk-search", named("talk_search"), "partner"),
    Picture("meet-empty", of_beginners("partner_meet"), "newly met"),
    Picture("meet", of_partners("partner_meet"), "partner"),
    Picture("meet-plan", of_partners("partner_meet_new"), "partner"),
    Picture(
        "meet-when",
        lambda world: reverse("partner_meet_new", args=[world.partnership.pk]) + "?kind=talk&minutes=60",
        "partner",
    ),
    Picture("meet-answer", of_a_meeting("partner_meeting", "waits"), "partner"),
    Picture("meet-agreed", of_a_meeting("partner_meeting", "agreed"), "partner"),
    Picture("meet-observation", of_a_meeting("partner_meeting", "watched"), "partner"),
    Picture("meet-host-asked", of_a_meeting("partner_meeting_host", "watched"), "partner"),
    Picture("meet-host", lambda world: reverse("host_of_a_visit", args=[world.met.host])),
    Picture("meet-practice", of_a_meeting("partner_practice", "practised"), "partner"),
    Picture("meet-where", of_a_meeting("partner_meeting_where", "agreed"), "partner"),
    Picture("meet-off", of_a_meeting("partner_meeting_off", "agreed"), "partner"),
    Picture("meet-letters", of_partners("partner_meet_wants"), "partner"),
    Picture("meet-did-you", lambda world: reverse("did_you_meet", args=[world.met.asked])),
    Picture("help-empty", lambda world: reverse("partner_help", args=[world.helped.begin.pk]), "newly met"),
    Picture("help-room", of_the_two("partner_help"), "partner"),
    Picture("help-ask", of_the_two("partner_help_ask"), "partner"),
    Picture("help-board", of_the_two("partner_help_board", "theirs"), "partner"),
    Picture("help-board-own", of_the_two("partner_help_board", "own"), "partner"),
    Picture("help-board-held", of_the_two("partner_help_board", "held"), "partner"),
    Picture("help-pool", of_the_two("partner_help_pool"), "partner"),
    Picture("help-pool-draft", of_the_two("partner_help_pool_draft", "in_the_pool"), "partner"),
    Picture("help-feedback-new", of_the_two("partner_help_feedback_new"), "partner"),
    Picture("help-give", of_the_two("partner_help_feedback", "to_give"), "partner"),
    Picture("plan", of_partners("partner_plan"), "partner"),
    Picture("plan-empty", of_beginners("partner_plan"), "newly met"),
    Picture("plan-agreement", of_partners("partner_agreement"), "partner"),
    Picture("plan-agreement-empty", of_beginners("partner_agreement"), "newly met"),
    Picture("plan-agreement-new", of_partners("partner_agreement_new"), "partner"),
    Picture("plan-goal", of_partners("partner_goal", "goal"), "partner"),
    Picture("plan-project", of_partners("partner_goal", "project"), "partner"),
    Picture("plan-goal-new", of_partners("partner_goal_new"), "partner"),
    Picture("plan-theme-new", of_partners("partner_theme_new"), "partner"),
    Picture("plan-days-away", of_partners("partner_absences"), "partner"),
    Picture("journey", of_partners("partner_journey"), "partner"),
    Picture("journey-empty", of_beginners("partner_journey"), "newly met"),
    Picture("journey-turning-point", of_partners("partner_turning_point"), "partner"),
    Picture("journey-looking-back", of_partners("partner_reflections"), "partner"),
    Picture("journey-printed", of_partners("partner_journey_printed"), "partner"),
    Picture("found", of_partners("partner_found"), "partner"),
    Picture("found-empty", of_beginners("partner_found"), "newly met"),
    Picture("found-looking", of_partners("partner_looking"), "partner"),
    Picture("introduce", named("introduce"), "partner"),
    Picture("introduction", lambda world: reverse("introduction", args=[world.found.side.pk]), "partner"),
    Picture("desk-shelf", of_told("desk_shelf"), "coordinator"),
    Picture("pause-or-end", of_partners("partner_end"), "partner"),
    Picture("mute-or-block", of_partners("partner_apart"), "partner"),
    Picture("report-choose", of_partners("partner_report"), "partner"),
    Picture(
        "report-check",
        lambda world: reverse("partner_report_check", args=[world.partnership.pk, world.safe.begun.pk]),
        "partner",
    ),
    Picture("report-sent", lambda world: reverse("my_report", args=[world.safe.sent.pk]), "partner"),
    Picture("my-reports", named("my_reports"), "partner"),
    Picture("my-blocks", named("my_blocks"), "partner"),
    Picture("partnership-ended", lambda world: reverse("partnership", args=[world.safe.ended.pk]), "left behind"),
    Picture("partnership-ended-erase", lambda world: reverse("partner_end", args=[world.safe.ended.pk]), "left behind"),
    Picture("desk-reports", of_told("desk_reports"), "safeguarding lead"),
    Picture(
        "desk-report",
        lambda world: reverse("desk_report", args=[world.told.programme.slug, world.told.number, world.safe.sent.pk]),
        "safeguarding lead",
    ),
    Picture("guides", named("guides")),
    *(Picture(f"guide-{each.slug}", lambda _, slug=each.slug: reverse("guide", args=[slug])) for each in GUIDES),
    Picture("topics", of_told("topics")),
    Picture("desk-letters", of_told("desk_letters"), "coordinator"),
    Picture("desk-letter", of_letter("desk_letter"), "coordinator"),
    Picture("desk-letter-preview", of_letter("desk_letter_preview"), "coordinator"),
    Picture("desk-first-week", of_told("desk_first_weeks"), "coordinator"),
    Picture("desk-topics", of_told("desk_topics"), "coordinator"),
    Picture("desk-telling", of_told("desk_telling"), "coordinator"),
    Picture("desk-many-new", of_told("desk_many_new"), "coordinator"),
    Picture("desk-everyone", of_proposed("desk_everyone"), "coordinator"),
    Picture("today-of-a-partner", named("today"), "partner"),
    Picture("today", named("today"), "applicant"),
    Picture("today-of-a-coordinator", named("today"), "coordinator"),
    Picture("step-mentors", of_mentors("apply_step", "mentors"), "mentee"),
    Picture("application-of-a-mentee-who-waits", of_mentors("my_application"), "mentee"),
    Picture("application-of-a-mentor", of_mentors("my_application"), "mentor"),
    Picture("today-of-a-mentor", named("today"), "mentor"),
    Picture("my-offers", of_mentors("my_offers"), "mentor"),
    Picture("my-offer", lambda world: of_mentors("my_offer", world.offer.pk)(world), "mentor"),
    Picture("desk-waiting", of_mentors("desk_waiting"), "coordinator"),
    Picture("desk-waiting-before", of_round("desk_waiting"), "coordinator"),
    Picture("desk-offers", of_mentors("desk_offers"), "coordinator"),
    Picture("desk-never-came", of_told("desk_never_came"), "coordinator"),
    Picture(
        "desk-missed",
        lambda world: reverse(
            "desk_missed", args=[world.told.programme.slug, world.told.number, world.partnership.partners.first().pk]
        ),
        "coordinator",
    ),
]
