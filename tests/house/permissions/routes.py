"""What we promise about every route: for whom it opens, and by which methods."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.urls import reverse


class Outcome(Enum):
    """What somebody meets at a route."""

    OPENS = "opens"
    SIGN_IN = "asks to sign in"
    NOT_HERE = "does not exist"
    REFUSED = "is refused with a reason"
    NO_SUCH_METHOD = "knows no such method"


OUTCOMES: dict[str, dict[str, Outcome]] = {
    "anybody": {"anybody else": Outcome.OPENS},
    "members": {"stranger": Outcome.SIGN_IN, "anybody else": Outcome.OPENS},
    "founders": {
        "stranger": Outcome.SIGN_IN,
        "coordinator": Outcome.OPENS,
        "coordinator elsewhere": Outcome.OPENS,
        "anybody else": Outcome.REFUSED,
    },
    "coordinators": {
        "stranger": Outcome.SIGN_IN,
        "coordinator": Outcome.OPENS,
        "anybody else": Outcome.NOT_HERE,
    },
    "coordinators and country coordinators": {
        "stranger": Outcome.SIGN_IN,
        "coordinator": Outcome.OPENS,
        "country coordinator": Outcome.OPENS,
        "anybody else": Outcome.NOT_HERE,
    },
    "coordinators and troubleshooters": {
        "stranger": Outcome.SIGN_IN,
        "coordinator": Outcome.OPENS,
        "troubleshooter": Outcome.OPENS,
        "anybody else": Outcome.NOT_HERE,
    },
    "the team": {
        "stranger": Outcome.SIGN_IN,
        "coordinator": Outcome.OPENS,
        "country coordinator": Outcome.OPENS,
        "safeguarding lead": Outcome.OPENS,
        "troubleshooter": Outcome.OPENS,
        "anybody else": Outcome.NOT_HERE,
    },
    "safeguarding leads": {
        "stranger": Outcome.SIGN_IN,
        "safeguarding lead": Outcome.OPENS,
        "anybody else": Outcome.NOT_HERE,
    },
    "the applicant": {"stranger": Outcome.SIGN_IN, "applicant": Outcome.OPENS, "anybody else": Outcome.NOT_HERE},
    "whoever hears it": {"applicant": Outcome.OPENS, "anybody else": Outcome.NOT_HERE},
    "nobody": {"anybody else": Outcome.NOT_HERE},
    "nobody signed in": {"stranger": Outcome.SIGN_IN, "anybody else": Outcome.NOT_HERE},
}
"""For each kind of route what each role meets; *anybody else* stands for the rest."""

Arguments = Callable[[Any], dict[str, Any]]


@dataclass(frozen=True)
class Promise:
    """One line of the table: who may read, who may write; empty where the route knows no such method."""

    read: str = ""
    write: str = ""
    arguments: Arguments = field(default=lambda _: {})
    data: Mapping[str, str] | Callable[[Any], Mapping[str, Any]] = field(default_factory=dict)
    """What is posted, where the address alone does not say which row is meant."""

    def posted(self, world: Any) -> Mapping[str, Any]:
        """The same, in the world of the test."""
        return self.data(world) if callable(self.data) else self.data

    def address(self, name: str, world: Any) -> str:
        """The route's address in the world of the test."""
        return reverse(name, kwargs=self.arguments(world))

    def who(self, method: str) -> str:
        """For whom it opens by that method."""
        return {"get": self.read, "head": self.read, "post": self.write}.get(method, "")


def programme(world: Any) -> dict[str, Any]:
    """Addresses of a programme."""
    return {"slug": world.programme.slug}


def round_(world: Any) -> dict[str, Any]:
    """Addresses of a round."""
    return {"slug": world.programme.slug, "number": world.round.number}


def question(world: Any) -> dict[str, Any]:
    """Addresses of a question."""
    return {**round_(world), "question": world.question.pk}


def sheet(world: Any) -> dict[str, Any]:
    """Addresses of an uploaded sheet."""
    return {**round_(world), "sheet": world.sheet.pk}


def pair(world: Any) -> dict[str, Any]:
    """Addresses of a proposed pair."""
    return {**round_(world), "group": world.pair.pk}


def letter(world: Any) -> dict[str, Any]:
    """Addresses of a letter of a round, in a language."""
    return {**round_(world), "kind": "pair", "language": "en"}


def topic(world: Any) -> dict[str, Any]:
    """Addresses of a topic."""
    return {**round_(world), "topic": world.topic.pk}


def many(world: Any) -> dict[str, Any]:
    """Addresses of a letter to some people."""
    return {**round_(world), "many": world.many.pk}


def mentors(world: Any) -> dict[str, Any]:
    """Addresses of a round of mentors."""
    return {"slug": world.mentoring.programme.slug, "number": world.mentoring.number}


def offer(world: Any) -> dict[str, Any]:
    """Addresses of an offer that was made to the applicant."""
    return {**mentors(world), "offer": world.offer.pk}


def together(world: Any) -> dict[str, Any]:
    """Addresses of a partnership."""
    return {"partnership": world.together.pk}


def draft(world: Any) -> dict[str, Any]:
    """Addresses of a draft on the sounding board."""
    return {**together(world), "sounding": world.helped.draft.pk}


def occasion(world: Any) -> dict[str, Any]:
    """Addresses of what feedback is to be about."""
    return {**together(world), "occasion": world.helped.occasion.pk}


def goal(world: Any) -> dict[str, Any]:
    """Addresses of a goal."""
    return {**together(world), "goal": world.planned.goal.pk}


def meeting(world: Any) -> dict[str, Any]:
    """Addresses of a meeting of the applicant's."""
    return {**together(world), "meeting": world.met.meeting.pk}


def message(world: Any) -> dict[str, Any]:
    """Addresses of something that the applicant said to their partner."""
    return {**together(world), "message": world.said.message_id}


def with_(arguments: Arguments, **more: Any) -> Arguments:
    """Addresses with one part more."""
    return lambda world: {**arguments(world), **{word: value(world) for word, value in more.items()}}


ROUTES: dict[str, Promise] = {
    # open to all
    **dict.fromkeys(
        ["front", "help", "privacy", "conduct", "accessibility", "handover", "healthz", "readyz", "kit", "reading"],
        Promise("anybody"),
    ),
    "set_theme": Promise("", "anybody"),
    "programme": Promise("anybody", "", programme),
    "round_form": Promise("anybody", "", round_),
    "letters_off": Promise("nobody", "nobody", lambda _: {"signed": "forged"}),
    "welcome": Promise("nobody", "nobody", lambda _: {"signed": "forged"}),
    "team_invitation": Promise("nobody", "nobody", lambda _: {"signed": "forged"}),
    # a member's own
    "today": Promise("members"),
    **dict.fromkeys(["my_privacy", "my_data", "my_archive", "my_sign_in", "my_sessions"], Promise("members")),
    **dict.fromkeys(
        ["my_notices", "my_profile", "my_hours", "my_language", "my_pause", "my_leaving"], Promise("members", "members")
    ),
    **dict.fromkeys(["end_my_other_sessions", "my_zone"], Promise("", "members")),
    "my_past": Promise("members"),
    **dict.fromkeys(
        ["ask_for_past", "ask_my_partner", "say_yes_here", "speak_as_old", "stop_my_reopening", "switch_vouching"],
        Promise("", "members"),
    ),
    "stop_past": Promise("nobody", "nobody", lambda _: {"signed": "forged"}),
    "everything_lost": Promise("members", "members"),
    "really_my_partner": Promise(
        "nobody signed in",
        "nobody signed in",
        lambda world: {"partnership": world.together.pk, "asked": world.together.pk},
    ),
    "end_my_session": Promise("", "nobody signed in", lambda _: {"number": 1}),
    "apply": Promise("members", "", round_),
    "apply_step": Promise("members", "members", with_(round_, step=lambda _: "you")),
    "wish_gauge": Promise("", "members", round_),
    "my_application": Promise("the applicant", "", round_),
    "withdraw_application": Promise("the applicant", "the applicant", round_),
    "private_answers": Promise("the applicant", "the applicant", round_, {"question": "lgbtq"}),
    "come_back": Promise("", "the applicant", round_),
    # the desk
    "desk": Promise("members"),
    "desk_new": Promise("founders"),
    "desk_open": Promise("founders", "founders", lambda _: {"template": "iln"}),
    "desk_newest": Promise("the team", "", programme),
    "desk_team": Promise("the team", "coordinators", programme),
    "desk_words": Promise("coordinators", "coordinators", programme),
    "desk_next_round": Promise("", "coordinators", programme),
    "desk_part_ending": Promise("", "coordinators", with_(programme, part=lambda world: world.part.pk)),
    "desk_part_name": Promise("", "nobody signed in", with_(programme, part=lambda world: world.part.pk)),
    "desk_withdrawal": Promise("", "coordinators", with_(programme, invitation=lambda world: world.invitation.pk)),
    "desk_round": Promise("the team", "", round_),
    "desk_people": Promise("coordinators and country coordinators", "coordinators and country coordinators", round_),
    **dict.fromkeys(["desk_dates", "desk_texts", "desk_rules"], Promise("coordinators", "coordinators", round_)),
    **dict.fromkeys(["desk_publication", "desk_closure", "desk_reopening"], Promise("", "coordinators", round_)),
    "desk_questions": Promise("coordinators", "", round_),
    "desk_question_new": Promise("coordinators", "coordinators", round_),
    "desk_question": Promise("coordinators", "coordinators", question),
    **dict.fromkeys(
        ["desk_question_place", "desk_question_hiding", "desk_question_removal"], Promise("", "coordinators", question)
    ),
    "desk_figures": Promise("coordinators", "", round_),
    **dict.fromkeys(
        ["desk_figures_out", "desk_handover", "desk_passing_on"], Promise("coordinators", "coordinators", round_)
    ),
    "desk_timing": Promise("", "coordinators", programme),
    "desk_looked_after": Promise("coordinators and troubleshooters", "coordinators", round_),
    "desk_matching": Promise("coordinators", "coordinators", round_),
    "desk_run": Promise("coordinators", "", with_(round_, run=lambda _: 1)),
    **dict.fromkeys(["desk_run_stop", "desk_run_again"], Promise("", "coordinators", with_(round_, run=lambda _: 1))),
    "desk_import": Promise("coordinators", "coordinators", round_),
    "desk_sheet": Promise("coordinators", "coordinators", sheet),
    "desk_sheet_people": Promise("coordinators", "coordinators", sheet),
    **dict.fromkeys(["desk_sheet_anew", "desk_sheet_ending"], Promise("", "coordinators", sheet)),
    "desk_programme_file": Promise("coordinators", "", round_),
    **dict.fromkeys(["desk_export", "desk_questions_file"], Promise("coordinators", "coordinators", round_)),
    "desk_twice": Promise("coordinators", "", round_),
    "desk_person": Promise("coordinators", "", with_(round_, applicant=lambda world: world.application.pk)),
    **dict.fromkeys(["desk_review", "desk_compare", "desk_hands", "desk_alone"], Promise("coordinators", "", round_)),
    "desk_pair": Promise("coordinators", "", pair),
    **dict.fromkeys(
        ["desk_pair_lock", "desk_pair_unlock", "desk_pair_parting", "desk_pair_ruling_out"],
        Promise("", "coordinators", pair),
    ),
    "desk_swap": Promise("coordinators", "coordinators", with_(pair, person=lambda world: world.application.pk)),
    "desk_why_not": Promise("coordinators", "coordinators", round_),
    **dict.fromkeys(
        ["desk_together", "desk_apart", "desk_trial"],
        Promise("", "coordinators", round_, lambda world: {"one": world.application.pk, "other": world.another.pk}),
    ),
    "desk_tie_ending": Promise("", "coordinators", with_(round_, tie=lambda world: world.tie.pk)),
    "desk_undo": Promise("", "coordinators", with_(round_, act=lambda world: world.act.pk)),
    "desk_asking": Promise(
        "",
        "coordinators",
        with_(round_, applicant=lambda world: world.application.pk),
        lambda world: {"question": world.question.pk},
    ),
    "asked_to_relax": Promise("nobody", "nobody", lambda _: {"signed": "forged"}),
    # partners, and what they are told
    "partners": Promise("members"),
    "open_talk": Promise("members"),
    "partnership": Promise("the applicant", "", lambda world: {"partnership": world.together.pk}),
    "live_pass": Promise("whoever hears it", "", lambda world: {"topic": world.together.pk}),
    # care
    "in_touch": Promise("nobody", "nobody", lambda _: {"signed": "forged"}),
    **dict.fromkeys(
        ["partner_care", "partner_somebody_new", "partner_new", "partner_farewell"],
        Promise("the applicant", "the applicant", lambda world: {"partnership": world.together.pk}),
    ),
    **dict.fromkeys(
        ["partner_care_help", "partner_rhythm", "partner_check_ins", "partner_thanks_back", "partner_staying"],
        Promise("", "the applicant", lambda world: {"partnership": world.together.pk}),
    ),
    "partner_check_in": Promise(
        "the applicant", "the applicant", lambda world: {"partnership": world.together.pk, "which": "start"}
    ),
    "desk_care": Promise("coordinators and troubleshooters", "", round_),
    "desk_check_ins": Promise("", "coordinators", round_),
    **dict.fromkeys(
        ["desk_help_given", "desk_help_offer"],
        Promise("", "coordinators", with_(round_, partnership=lambda world: world.together.pk)),
    ),
    "topics": Promise("anybody", "", round_),
    **dict.fromkeys(["desk_letters", "desk_telling"], Promise("coordinators", "", round_)),
    **dict.fromkeys(
        ["desk_first_weeks", "desk_topics", "desk_many_new"], Promise("coordinators", "coordinators", round_)
    ),
    "desk_everyone": Promise("coordinators", "coordinators", round_, {"run": "1"}),
    **dict.fromkeys(["desk_letter", "desk_letter_preview"], Promise("coordinators", "coordinators", letter)),
    "desk_letter_own_words": Promise("", "coordinators", letter),
    "desk_topic": Promise("coordinators", "coordinators", topic),
    "desk_topic_removal": Promise("", "coordinators", topic),
    "desk_reached": Promise("", "coordinators", with_(round_, told=lambda world: world.told.pk)),
    **dict.fromkeys(["desk_many", "desk_many_words"], Promise("coordinators", "coordinators", many)),
    **dict.fromkeys(["desk_many_sending", "desk_many_removal"], Promise("", "coordinators", many)),
    # where partners talk
    **dict.fromkeys(["partner_talk", "partner_talk_letters"], Promise("the applicant", "the applicant", together)),
    "partner_talk_draft": Promise("", "the applicant", together, {"form": "0b1a9e0e-7a3a-4d8e-9a55-5d3f0a9c1b11"}),
    **dict.fromkeys(["partner_talk_new", "partner_talk_until"], Promise("the applicant", "", message)),
    "partner_talk_looked": Promise("", "the applicant", message),
    **dict.fromkeys(["partner_talk_change", "partner_talk_back"], Promise("the applicant", "the applicant", message)),
    "partner_talk_file": Promise("the applicant", "", with_(together, file=lambda world: world.said.pk)),
    "talk_search": Promise("members", "members"),
    # where partners help each other
    **dict.fromkeys(["partner_help", "partner_help_news"], Promise("the applicant", "", together)),
    **dict.fromkeys(
        ["partner_help_ask", "partner_help_pool", "partner_help_feedback_new"],
        Promise("the applicant", "the applicant", together),
    ),
    **dict.fromkeys(["partner_help_note", "partner_help_pool_leave"], Promise("", "the applicant", together)),
    "partner_help_note_out": Promise(
        "", "the applicant", with_(together, exchange=lambda world: world.helped.noted.pk)
    ),
    **dict.fromkeys(["partner_help_board", "partner_help_pool_draft"], Promise("the applicant", "", draft)),
    "partner_help_change": Promise("the applicant", "the applicant", draft),
    **dict.fromkeys(
        [
            f"partner_help_{act}"
            for act in (
                *("at_once", "let_go", "done", "remark", "verdict", "pass_on"),
                *("pool_take", "pool_remark", "pool_verdict", "pool_back"),
            )
        ],
        Promise("", "the applicant", draft),
    ),
    **dict.fromkeys(
        ["partner_help_answer", "partner_help_remark_back", "partner_help_pool_answer"],
        Promise("", "the applicant", with_(draft, comment=lambda world: world.helped.comment.pk)),
    ),
    **dict.fromkeys(
        ["partner_help_feedback", "partner_help_feedback_change"],
        Promise("the applicant", "the applicant", occasion),
    ),
    **dict.fromkeys(
        ["partner_help_feedback_agree", "partner_help_feedback_let_be"], Promise("", "the applicant", occasion)
    ),
    **dict.fromkeys(
        ["partner_help_feedback_answer", "partner_help_feedback_back"],
        Promise("", "the applicant", with_(together, feedback=lambda world: world.helped.said.pk)),
    ),
    # what partners found for each other
    # the ways out
    "quick_exit": Promise("", "anybody"),
    **dict.fromkeys(["my_blocks", "my_reports"], Promise("members")),
    "block_ending": Promise("", "the applicant", lambda world: {"block": world.blocked.pk}),
    "my_report": Promise("the applicant", "the applicant", lambda world: {"report": world.reported.pk}),
    **dict.fromkeys(["partner_end", "partner_report"], Promise("the applicant", "the applicant", together)),
    "partner_apart": Promise("the applicant", "", together),
    **dict.fromkeys(
        ["partner_erase", "partner_rest", "partner_change", "partner_mute", "partner_block"],
        Promise("", "the applicant", together),
    ),
    "partner_report_check": Promise(
        "the applicant", "the applicant", with_(together, report=lambda world: world.begun.pk)
    ),
    "partner_report_discarding": Promise("", "the applicant", with_(together, report=lambda world: world.begun.pk)),
    "desk_reports": Promise("safeguarding leads", "", round_),
    "desk_report": Promise(
        "safeguarding leads", "safeguarding leads", with_(round_, report=lambda world: world.reported.pk)
    ),
    "desk_report_becoming": Promise(
        "", "safeguarding leads", with_(round_, report=lambda world: world.reported.pk), {"becomes": "read"}
    ),
    **dict.fromkeys(["partner_found", "partner_looking"], Promise("the applicant", "the applicant", together)),
    "partner_found_back": Promise("", "the applicant", with_(together, passed=lambda world: world.found.passed.pk)),
    **dict.fromkeys(
        ["partner_found_thanks", "partner_found_away"],
        Promise("", "the applicant", with_(together, reaching=lambda world: world.found.reaching.pk)),
    ),
    "introduce": Promise("members", "members"),
    "introduction_taken_back": Promise("", "the applicant", lambda world: {"introduction": world.found.made.pk}),
    "introduction": Promise("the applicant", "the applicant", lambda world: {"side": world.found.side.pk}),
    "desk_shelf": Promise("coordinators", "coordinators", round_),
    "desk_shelved": Promise("coordinators", "coordinators", with_(round_, thing=lambda world: world.found.thing.pk)),
    "desk_shelf_removal": Promise("", "coordinators", with_(round_, thing=lambda world: world.found.thing.pk)),
    # when partners meet
    **dict.fromkeys(["partner_meet", "partner_meet_news"], Promise("the applicant", "", together)),
    **dict.fromkeys(["partner_meet_new", "partner_meet_wants"], Promise("the applicant", "the applicant", together)),
    **dict.fromkeys(["partner_feed", "partner_feed_ending"], Promise("", "the applicant", together)),
    "partner_meeting": Promise("the applicant", "", meeting),
    **dict.fromkeys(
        ["partner_meeting_times", "partner_meeting_where", "partner_meeting_off", "partner_practice"],
        Promise("the applicant", "the applicant", meeting),
    ),
    "partner_meeting_host": Promise(
        "the applicant", "the applicant", with_(together, meeting=lambda world: world.met.visit.pk)
    ),
    **dict.fromkeys(
        [
            "partner_meeting_answer",
            "partner_meeting_link",
            "partner_meeting_met",
            "partner_agenda",
            "partner_elements",
            "partner_checklist",
            "partner_seats",
        ],
        Promise("", "the applicant", meeting),
    ),
    "partner_meeting_note": Promise("", "the applicant", with_(meeting, what=lambda _: "own")),
    "partner_agenda_item": Promise("", "the applicant", with_(meeting, item=lambda world: world.met.item.pk)),
    "partner_element": Promise("", "the applicant", with_(meeting, element=lambda world: world.met.element.pk)),
    "partner_practice_question": Promise(
        "", "the applicant", with_(meeting, question=lambda world: world.met.question.pk)
    ),
    "calendar_feed": Promise("nobody", "", lambda _: {"secret": "guessed"}),
    **dict.fromkeys(["did_you_meet", "host_of_a_visit"], Promise("nobody", "nobody", lambda _: {"signed": "forged"})),
    # what partners plan, and the way they have come
    **dict.fromkeys(["partner_plan", "partner_agreement", "partner_journey"], Promise("the applicant", "", together)),
    **dict.fromkeys(
        ["partner_journey_hidden", "partner_journey_printed", "partner_journey_file"],
        Promise("the applicant", "", together),
    ),
    **dict.fromkeys(
        ["partner_agreement_new", "partner_goal_new", "partner_theme_new", "partner_absences", "partner_turning_point"],
        Promise("the applicant", "the applicant", together),
    ),
    "partner_reflections": Promise("the applicant", "the applicant", together),
    **dict.fromkeys(["partner_topic_letters", "partner_not_now"], Promise("", "the applicant", together)),
    "partner_topic_wish": Promise("", "the applicant", with_(together, topic=lambda world: world.topic.pk)),
    "partner_agreement_version": Promise("the applicant", "", with_(together, number=lambda _: 1)),
    "partner_agreement_answer": Promise("", "the applicant", with_(together, number=lambda _: 1)),
    "partner_goal": Promise("the applicant", "", goal),
    "partner_goal_words": Promise("the applicant", "the applicant", goal),
    **dict.fromkeys(["partner_goal_act", "partner_step_new", "partner_link_new"], Promise("", "the applicant", goal)),
    "partner_step_act": Promise("", "the applicant", with_(goal, step=lambda world: world.planned.step.pk)),
    "partner_link_removal": Promise("", "the applicant", with_(goal, link=lambda world: world.planned.link.pk)),
    "partner_theme": Promise(
        "the applicant", "the applicant", with_(together, theme=lambda world: world.planned.theme.pk)
    ),
    "partner_theme_removal": Promise("", "the applicant", with_(together, theme=lambda world: world.planned.theme.pk)),
    "partner_absence_ending": Promise(
        "", "the applicant", with_(together, absence=lambda world: world.planned.absence.pk)
    ),
    "partner_moment": Promise("", "the applicant", with_(together, about=lambda world: world.planned.goal.pk)),
    "partner_turning_point_words": Promise(
        "the applicant", "the applicant", with_(together, point=lambda world: world.planned.point.pk)
    ),
    "partner_turning_point_removal": Promise(
        "", "the applicant", with_(together, point=lambda world: world.planned.point.pk)
    ),
    "partner_reflection": Promise(
        "the applicant", "the applicant", with_(together, reflection=lambda world: world.planned.reflection.pk)
    ),
    "partner_reflection_act": Promise(
        "", "the applicant", with_(together, reflection=lambda world: world.planned.reflection.pk)
    ),
    "guides": Promise("anybody"),
    "guide": Promise("anybody", "", lambda _: {"slug": "giving-feedback"}),
    # mentors who are asked, and those who wait
    "my_offers": Promise("the applicant", "", mentors),
    "my_offer": Promise("the applicant", "", offer),
    **dict.fromkeys(["offer_acceptance", "offer_passing"], Promise("", "the applicant", offer)),
    "desk_offers": Promise("coordinators", "coordinators", mentors),
    "desk_waiting": Promise("coordinators", "", mentors),
    **dict.fromkeys(["desk_waiting_run", "desk_waiting_telling"], Promise("", "coordinators", mentors)),
    "desk_newcomers": Promise("", "coordinators", mentors, {"newcomers": "weekly"}),
    "desk_never_came": Promise("coordinators", "coordinators", mentors),
    "desk_missed": Promise("coordinators", "coordinators", with_(mentors, part=lambda world: world.partner.pk)),
}

OF_LIBRARIES = re.compile(r"account_|mfa_|socialaccount_|openid_connect_|usersessions_|set_language$|account/social/")
"""Names of the routes that allauth and Django bring. What they open is one's own account: their own tests and those in
``tests/members`` try them; here they must ask a stranger to sign in, or be the ways of signing in."""
WAYS_IN = re.compile(r"account_(login|logout|inactive|signup|reset|complete|password_reset|request)|set_language")
