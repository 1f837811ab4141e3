"""The site's own words for a programme's letters: good enough to be sent as they are.

No letter says who the partner is, or what the two have in common: institutions read their people's mail.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SUBJECT = _("Something waits for you")
NEWS = _("News for you")

OWN_WORDS: dict[str, tuple[str | Promise, str | Promise]] = {
    "pair": (
        SUBJECT,
        _(
            "Hello {name},\n\n"
            "there is a partner for you in {round}. Who it is, why you two, and what became of each of your wishes "
            "stands on your page, behind your sign-in: letters are read by more people than one thinks.\n\n"
            "Meet your partner:\n{page}\n\n"
            "You begin on {starts_on}, and have each other until {ends_on}. Whoever reads this first writes first; two "
            "lines are enough.\n\n"
            "{guidance}\n\n"
            "If you do not know how to begin, ask each other:\n\n"
            "{starter_questions}\n\n"
            "If something is not right, now or later, your page says whom you can turn to."
        ),
    ),
    "trio": (
        SUBJECT,
        _(
            "Hello {name},\n\n"
            "there are two partners for you in {round}: you are three. Each of you had said that this would be fine, "
            "so that nobody stays alone. Who they are, and what became of each of your wishes, stands on your page, "
            "behind your sign-in.\n\n"
            "Meet the two of them:\n{page}\n\n"
            "You begin on {starts_on}, and have one another until {ends_on}. Write to both at once, so that nobody "
            "reads along later than the others.\n\n"
            "{guidance}\n\n"
            "If you do not know how to begin, ask one another:\n\n"
            "{starter_questions}\n\n"
            "If something is not right, now or later, your page says whom you can turn to."
        ),
    ),
    "circle": (
        SUBJECT,
        _(
            "Hello {name},\n\n"
            "there is a circle for you in {round}. Who is in it, what you share, and what became of each of your "
            "wishes stands on your page, behind your sign-in.\n\n"
            "Meet your circle:\n{page}\n\n"
            "You begin on {starts_on}, and go on until {ends_on}. Somebody has to propose the first hour: it may be "
            "you.\n\n"
            "{guidance}\n\n"
            "For the first round of the table:\n\n"
            "{starter_questions}\n\n"
            "If something is not right, now or later, your page says whom you can turn to."
        ),
    ),
    "mentor": (
        SUBJECT,
        _(
            "Hello {name},\n\n"
            "somebody in {round} would like to learn from you. Who it is, what they ask for, and why you, stands on "
            "your page, behind your sign-in.\n\n"
            "See who it is:\n{page}\n\n"
            "You begin on {starts_on}, and go on until {ends_on}. Please write first: for a mentee that is the hardest "
            "letter of all.\n\n"
            "{guidance}\n\n"
            "If you do not know how to begin, ask each other:\n\n"
            "{starter_questions}\n\n"
            "If something is not right, now or later, your page says whom you can turn to."
        ),
    ),
    "mentee": (
        SUBJECT,
        _(
            "Hello {name},\n\n"
            "there is a mentor for you in {round}. Who it is, why they, and what became of each of your wishes stands "
            "on your page, behind your sign-in.\n\n"
            "Meet your mentor:\n{page}\n\n"
            "You begin on {starts_on}, and go on until {ends_on}. Think of one thing you would like to be further with "
            "by then; you need not be able to say it well.\n\n"
            "{guidance}\n\n"
            "If you do not know how to begin, ask each other:\n\n"
            "{starter_questions}\n\n"
            "If something is not right, now or later, your page says whom you can turn to."
        ),
    ),
    "alone": (
        NEWS,
        _(
            "Hello {name},\n\n"
            "everybody in {round} has been told today, and this time we found nobody for you. That says nothing about "
            "you: it depends on who else applied, and on what each of them wished for.\n\n"
            "You come first in the next round. When it opens you apply again, with what you said this time as a draft. "
            "Should somebody turn up for you before that, we write to you.\n\n"
            "Meanwhile these doors are open to you:\n\n"
            "{doors}\n\n"
            "What you said, why it did not work out, and what would help next time:\n{page}"
        ),
    ),
    "waiting": (
        NEWS,
        _(
            "Hello {name},\n\n"
            "we looked for somebody for you in {round}, and have found nobody yet. That says nothing about you: it "
            "depends on who else is there, and on what each of them wished for. You stay in the round, and we look "
            "again when others arrive; you need not do anything.\n\n"
            "Meanwhile these doors are open to you:\n\n"
            "{doors}\n\n"
            "What you said, why it has not worked out yet, and what would help:\n{page}"
        ),
    ),
    "late": (
        SUBJECT,
        _(
            "Hello {name},\n\n"
            "we have found somebody for you in {round}. Who it is, why you, and what became of each of your wishes "
            "stands on your page, behind your sign-in.\n\n"
            "See who it is:\n{page}\n\n"
            "You begin on {starts_on}, and have each other until {ends_on}. The others began earlier; there is no need "
            "to catch up with anything.\n\n"
            "{guidance}\n\n"
            "If you do not know how to begin, ask each other:\n\n"
            "{starter_questions}\n\n"
            "If something is not right, now or later, your page says whom you can turn to."
        ),
    ),
    "replacement": (
        SUBJECT,
        _(
            "Hello {name},\n\n"
            "we have found a new partner for you in {round}. They waited for somebody, as you did. Who it is, and why "
            "you two, stands on your page, behind your sign-in.\n\n"
            "Meet your new partner:\n{page}\n\n"
            "You begin on {starts_on}, and have each other until {ends_on}. Whoever reads this first writes first.\n\n"
            "{guidance}\n\n"
            "If you do not know how to begin, ask each other:\n\n"
            "{starter_questions}\n\n"
            "If something is not right, now or later, your page says whom you can turn to."
        ),
    ),
}
"""Subject and text of each kind of ``texts.KINDS``."""
