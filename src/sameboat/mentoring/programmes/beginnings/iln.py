"""Rounds of peers across borders."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sameboat.mentoring.programmes.beginnings.beginning import Beginning
from sameboat.mentoring.programmes.beginnings.first_weeks import PEERS_ASK, PEERS_BEGIN, PEERS_TALK
from sameboat.mentoring.programmes.beginnings.texts import CONDUCT, NOTICE

ILN = Beginning(
    name="iln",
    called=_("Peers in different countries"),
    what=_(
        "Everybody is in one pool, and everybody gets a partner in another country. Nobody is the mentor: either may "
        "help, either may be helped. If more than a fifth apply from one country, the later ones are first in line "
        "for the next round."
    ),
    like=_("After the International Librarians Network. Four months, two rounds a year."),
    summary=_("A partner in another country, for four months, found by what you wish for."),
    eligibility=_(
        "You work or study in a library, an archive, a museum or anything like one. You need an internet connection "
        "and a spare hour a week. It costs nothing, and no experience is asked for."
    ),
    conduct=CONDUCT,
    agreement=_(
        "We write to each other once a fortnight, or as often as we agree in our first week. We answer within seven "
        "days. We say beforehand when we are away. What we tell each other stays with us.\n\n"
        "The round ends by itself after four months. Whether we stay in touch is ours to decide."
    ),
    notice=NOTICE,
    starter_questions=PEERS_ASK,
    guidance=PEERS_BEGIN,
    topics=PEERS_TALK,
    needed=frozenset({"country"}),
)
