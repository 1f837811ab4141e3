"""Mentors and mentees who may wish for somebody of a similar background."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sameboat.mentoring.programmes.beginnings.beginning import Beginning
from sameboat.mentoring.programmes.beginnings.first_weeks import KINDRED_ASK, KINDRED_BEGIN, KINDRED_TALK
from sameboat.mentoring.programmes.beginnings.texts import CONDUCT, NOTICE_OF_MENTORS

SPECTRUM = Beginning(
    name="spectrum",
    called=_("Mentors, with a say in who understands"),
    what=_(
        "Mentees may wish for a mentor who shares a part of who they are. Such questions are private: each is asked "
        "only after consent, may be left blank, is kept encrypted, and is shown to no coordinator. Applications go on "
        "all year."
    ),
    like=_("After the mentoring programmes for Spectrum Scholars. A year at a time."),
    summary=_("A mentor who has been there, found with care for what you would rather not put in a form."),
    eligibility=_(
        "As a mentee you study or began to work in libraries, archives or information within the last five years. "
        "As a mentor you have worked in the field and can be in touch about once a month for a year."
    ),
    conduct=CONDUCT,
    agreement=_(
        "We are in touch about once a month for a year. The mentee says what matters now. The mentor listens first.\n\n"
        "We do not tell others who the other is, or anything that was said. Either of us may end it, without blame and "
        "without giving a reason."
    ),
    notice=NOTICE_OF_MENTORS,
    starter_questions=KINDRED_ASK,
    guidance=KINDRED_BEGIN,
    topics=KINDRED_TALK,
    ongoing=True,
)
