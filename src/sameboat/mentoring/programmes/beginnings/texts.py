"""Texts that every template begins with; a coordinator changes them before publishing."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

CONDUCT = _(
    "Be kind, and be on time. What your partner tells you stays between you, unless your partner says otherwise or "
    "somebody is in danger. Ask before you share a name, a picture or a document.\n\n"
    "Nobody is worth more here because of a title, an age or a country. No insults, no pressure, no advances, no "
    "selling.\n\n"
    "If something goes wrong, tell the safeguarding lead of this programme. You can do so from every page, without "
    "proof, and you need not give a reason for leaving."
)

NOTICE_OF_MENTORS = _(
    "We use what you tell us to find you a mentor or a mentee, and for nothing else. Your partner sees your name, your "
    "country and your answers that are not marked private, and no wish of yours. The coordinators see the same "
    "answers. While they look through the proposed partners they also see what you wished about public questions, and "
    "what would become of it; so that somebody notices when you get too little.\n\n"
    "Mentees may name mentors they would like. So if you would be a mentor, the mentees of this round read your name "
    "and your answers that are not marked private, before anybody is matched. No mentor reads what mentees say before "
    "being asked about one of them, and then without the address. Whom a mentee names, no mentor learns.\n\n"
    "Private questions are asked only after you agree to each of them. Those answers, and your wishes about them, are "
    "kept encrypted, no coordinator can read them, and you can take them back at any time.\n\n"
    "We keep your application until 90 days after the end of the round, then we delete it. You can read, correct, take "
    "away and erase everything yourself, under My data. Nothing is sold, and nobody else's server is asked."
)

NOTICE = _(
    "We use what you tell us to find you a partner, and for nothing else. Your partner sees your name, your country "
    "and your answers that are not marked private, and no wish of yours. The coordinators see the same answers. While "
    "they look through the proposed partners they also see what you wished about public questions, and what would "
    "become of it; so that somebody notices when you get too little.\n\n"
    "Private questions are asked only after you agree to each of them. Those answers, and your wishes about them, are "
    "kept encrypted, no coordinator can read them, and you can take them back at any time.\n\n"
    "We keep your application until 90 days after the end of the round, then we delete it. You can read, correct, take "
    "away and erase everything yourself, under My data. Nothing is sold, and nobody else's server is asked."
)
