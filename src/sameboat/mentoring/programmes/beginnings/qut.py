"""Students and new graduates, and professionals who know the way."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sameboat.mentoring.programmes.beginnings.beginning import Beginning
from sameboat.mentoring.programmes.beginnings.first_weeks import MENTORS_ASK, MENTORS_BEGIN, MENTORS_TALK
from sameboat.mentoring.programmes.beginnings.texts import CONDUCT, NOTICE_OF_MENTORS

QUT = Beginning(
    name="qut",
    called=_("Students and professionals"),
    what=_(
        "Two sides: mentors say how many mentees they can take, and mentees say what they would like help with. "
        "An hour a week in common is looked for. Mentors who join late are matched with whoever still waits."
    ),
    like=_("After university and association schemes such as that of Queensland. One academic year."),
    summary=_("Students and new graduates meet people who do the work."),
    eligibility=_(
        "As a mentee you are in the second half of your studies, or graduated within a year. As a mentor you work in "
        "the field and have an hour a fortnight. It costs nothing."
    ),
    conduct=CONDUCT,
    agreement=_(
        "We meet for about an hour every fortnight, in person, by video or in writing. The mentee prepares what to "
        "talk about. We answer within a week, and we say beforehand when we cannot come.\n\n"
        "Either of us may end it, without blame and without giving a reason. A job is not promised, and not asked for."
    ),
    notice=NOTICE_OF_MENTORS,
    starter_questions=MENTORS_ASK,
    guidance=MENTORS_BEGIN,
    topics=MENTORS_TALK,
)
