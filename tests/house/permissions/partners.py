"""What we promise about the rooms of a partnership, and what belongs to them at the desk."""

from __future__ import annotations

from typing import Any

from tests.house.permissions.promises import Promise, round_, together, with_


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


OF_PARTNERS: dict[str, Promise] = {
    # who somebody's partners are
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
    # where partners talk
    **dict.fromkeys(
        ["partner_talk", "partner_talk_letters", "partner_talk_answers"],
        Promise("the applicant", "the applicant", together),
    ),
    "partner_talk_draft": Promise("", "the applicant", together, {"form": "0b1a9e0e-7a3a-4d8e-9a55-5d3f0a9c1b11"}),
    **dict.fromkeys(["partner_talk_new", "partner_talk_until"], Promise("the applicant", "", message)),
    "partner_talk_looked": Promise("", "the applicant", message),
    **dict.fromkeys(["partner_talk_change", "partner_talk_back"], Promise("the applicant", "the applicant", message)),
    "partner_talk_file": Promise("the applicant", "", with_(together, file=lambda world: world.said.pk)),
    "talk_search": Promise("members", "members"),
    # where partners help each other
    "partner_plan_news": Promise("the applicant", "", together),
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
}
