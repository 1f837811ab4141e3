"""Small groups with a theme."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sameboat.mentoring.programmes.beginnings.beginning import Beginning
from sameboat.mentoring.programmes.beginnings.first_weeks import CIRCLE_ASK, CIRCLE_BEGIN, CIRCLE_TALK
from sameboat.mentoring.programmes.beginnings.texts import CONDUCT, NOTICE

CIRCLE = Beginning(
    name="circle",
    called=_("Circles with a theme"),
    what=_(
        "Groups of four to six who share a theme and a free hour. They meet once a month, visit one another's "
        "workplaces and give feedback on what they agreed on. Nobody leads."
    ),
    like=_("After peer circles of academic libraries. October to May."),
    summary=_("Four to six people, one theme, an hour a month."),
    eligibility=_(
        "You work in a library, an archive or a museum and can keep an hour and a half a month free. No experience "
        "is asked for."
    ),
    conduct=CONDUCT,
    agreement=_(
        "We meet once a month and take turns in keeping the time. We choose what each meeting is about at the end of "
        "the one before. Whoever cannot come says so beforehand. What is said in the circle stays in the circle.\n\n"
        "We give feedback on what was asked for, and on nothing else."
    ),
    notice=NOTICE,
    starter_questions=CIRCLE_ASK,
    guidance=CIRCLE_BEGIN,
    topics=CIRCLE_TALK,
    needed=frozenset({"theme"}),
)
