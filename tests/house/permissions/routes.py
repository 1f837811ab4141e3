"""What we promise about every route: for whom it opens, and by which methods."""

from __future__ import annotations

import re
from typing import Any

from tests.house.permissions.partners import OF_PARTNERS
from tests.house.permissions.promises import Promise, round_, with_


def programme(world: Any) -> dict[str, Any]:
    """Addresses of a programme."""
    return {"slug": world.programme.slug}


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
    # what partners are told
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
    **OF_PARTNERS,
}

OF_LIBRARIES = re.compile(r"account_|mfa_|socialaccount_|openid_connect_|usersessions_|set_language$|account/social/")
"""Names of the routes that allauth and Django bring. What they open is one's own account: their own tests and those in
``tests/members`` try them; here they must ask a stranger to sign in, or be the ways of signing in."""
WAYS_IN = re.compile(r"account_(login|logout|inactive|signup|reset|complete|password_reset|request)|set_language")
