"""What helps people who do not know each other yet: first questions, the first week, and topics for later ones."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True)
class TopicBegun:
    """A topic that a template offers, in one of the weeks."""

    week: int
    title: Text
    text: Text


# ---- Peers in two countries

PEERS_ASK = _(
    "What does a usual day at your work look like, and what did the last unusual one?\n"
    "Would you send me a photograph of the place where you work, and say what is not in it?\n"
    "How did you come to this profession, and what nearly took you elsewhere?\n"
    "Why did you want a partner abroad, and what do you hope to be able to say at the end?\n"
    "What are you good at that nobody at work asks you for?\n"
    "How would you like to be in touch, how often, and when are you surely away?"
)
PEERS_BEGIN = _(
    "In the first week: write a few lines about yourself, answer one of the questions below, and ask one back. Agree "
    "on how you will be in touch and how often; once a fortnight suits most people. Answer each other within seven "
    "days, and say beforehand when you cannot. What your partner tells you stays with you."
)
PEERS_TALK = (
    TopicBegun(
        1,
        _("Getting to know each other"),
        _(
            "Begin with what is in front of you: your desk, your street, the way to work. Compare one ordinary day, "
            "hour by hour. What did you expect of your partner's country that turned out otherwise?"
        ),
    ),
    TopicBegun(
        3,
        _("How each of us got here"),
        _(
            "Tell the way you came, with its detours. What did you have to learn that no course taught? Whose help "
            "mattered, and did they know? Where your two ways differ, ask why."
        ),
    ),
    TopicBegun(
        5,
        _("The people we work for"),
        _(
            "Who comes to you, and who never does? Describe one person of the last month, without a name, whom you "
            "helped, and one whom you could not. What would your partner have tried?"
        ),
    ),
    TopicBegun(
        7,
        _("Something that works"),
        _(
            "Each of you brings one thing that goes well where you are: a service, a habit, a shelf, a form. Explain "
            "it so that your partner could copy it, and say what it cost and who was against it."
        ),
    ),
    TopicBegun(
        9,
        _("Something that does not"),
        _(
            "Each of you brings one thing that does not move. The other only asks, for a quarter of an hour, and "
            "advises nothing. Then change over. What do you see now that you did not see before?"
        ),
    ),
    TopicBegun(
        11,
        _("Keeping up, and letting go"),
        _(
            "What do you read, hear, follow or attend, and what have you stopped following? Swap one source each. Is "
            "there something you would like to learn together in the weeks that are left?"
        ),
    ),
    TopicBegun(
        13,
        _("Looking back"),
        _(
            "Read your first letters again. What has changed at your work since then, and in how you see it? Tell each "
            "other one thing that you took from the other, as plainly as you can."
        ),
    ),
    TopicBegun(
        15,
        _("What comes next"),
        _(
            "The round ends by itself; whether you stay in touch is yours to decide, and a no needs no reason. What is "
            "the next small step for each of you, and who will ask you about it?"
        ),
    ),
)

# ---- Mentors and mentees

MENTORS_ASK = _(
    "What are you working on at the moment, and what of it would you rather not be doing?\n"
    "What would you like to be further with when we end, even if it is hard to say?\n"
    "What did you have to find out by yourself that somebody could have told you?\n"
    "When were you last stuck, and what got you out?\n"
    "How do you like to be told that something could be better?\n"
    "How and how often shall we meet, and who writes first when it has been quiet?"
)
MENTORS_BEGIN = _(
    "In the first week: the mentor writes first, and proposes two times to meet. The mentee answers with one thing to "
    "talk about. At the first meeting, agree on how often you meet, how you write in between, and what stays between "
    "you. Say beforehand when you cannot come; missing once is nothing, silence is what ends it."
)
MENTORS_TALK = (
    TopicBegun(
        1,
        _("Getting to know each other"),
        _(
            "Two ways into one profession. What does each of you do all day? What does the mentee hope for, and what "
            "can the mentor offer, and not offer?"
        ),
    ),
    TopicBegun(
        5,
        _("One goal, in small steps"),
        _(
            "Choose one thing. What would be the first step, small enough for a fortnight? What has stood in its way "
            "so far? The mentor tells of a goal that came to nothing, too."
        ),
    ),
    TopicBegun(
        9,
        _("The rules nobody writes down"),
        _(
            "How are decisions made where you work or want to work? Whom does one ask, whom does one tell? What "
            "surprised the mentor in their first post?"
        ),
    ),
    TopicBegun(
        13,
        _("Being seen"),
        _(
            "An application, a talk, a text: bring one and read it together. What does it say that you did not mean, "
            "and what does it leave out that you are good at?"
        ),
    ),
    TopicBegun(
        19,
        _("Beside each other for a day"),
        _(
            "Watch the other at work for an hour or a day, on the spot or by camera, with a yes from whoever must give "
            "it. What did you see that the other no longer notices?"
        ),
    ),
    TopicBegun(
        25,
        _("Looking back"),
        _("What has moved since the first meeting, and what helped? Each says one thing that they learnt."),
    ),
    TopicBegun(
        27,
        _("What comes next"),
        _("The next step without each other, and whether you stay in touch. A no needs no reason."),
    ),
)

# ---- A mentor who understands

KINDRED_ASK = _(
    "What made you ask for a mentor now?\n"
    "What would you like not to have to explain here?\n"
    "Where do you find people who understand, and what is missing there?\n"
    "What are you proud of that few people know?\n"
    "What would a good year look like?\n"
    "How often shall we be in touch, and what should I do if I do not hear from you?"
)
KINDRED_BEGIN = _(
    "In the first weeks: listen before you advise. Neither of you needs to tell more than you want to, and nothing has "
    "to be explained. Agree on what stays between you: usually everything. About once a month is enough; say when you "
    "would like more, or a pause."
)
KINDRED_TALK = (
    TopicBegun(
        1,
        _("Getting to know each other"),
        _("What brought each of you here, and what you hope for. What should the other know in order to be of use?"),
    ),
    TopicBegun(
        9,
        _("Where strength comes from"),
        _("People, places, habits that carry you. What do you do when there is too little of it?"),
    ),
    TopicBegun(
        17,
        _("Hard days at work"),
        _(
            "Being the only one in the room; a remark that stays. Talk of one day as far as you want to, and of what "
            "helped, or would have. Nobody has to have answered well."
        ),
    ),
    TopicBegun(
        25,
        _("A way of one's own"),
        _("What would you do if nobody expected anything of you? Which part of it can begin this month?"),
    ),
    TopicBegun(
        33,
        _("Opening doors"),
        _("Whom could the mentor introduce, and what could be asked for? What door could you hold for somebody?"),
    ),
    TopicBegun(
        43,
        _("Looking back"),
        _("What has changed since the first time you spoke? Tell each other one thing that stayed with you."),
    ),
    TopicBegun(
        49,
        _("What comes next"),
        _("How you would like to go on, with each other or without. A no needs no reason."),
    ),
)

# ---- A circle

CIRCLE_ASK = _(
    "Who are you when you are not at work?\n"
    "What about our theme do you know well, and what do you only pretend to know?\n"
    "What would make an hour and a half a month worth your while?\n"
    "Which workplace of ours would you like to see from inside?\n"
    "What shall stay among us?"
)
CIRCLE_BEGIN = _(
    "In the first weeks: find an hour that suits all, and agree on who keeps the time at the first meeting; take turns "
    "from then on. Everybody speaks once before anybody speaks twice. At the end of each meeting choose what the next "
    "one is about. What is said in the circle stays in the circle."
)
CIRCLE_TALK = (
    TopicBegun(
        1,
        _("Getting to know each other"),
        _("Ten minutes each: who you are, why this theme, what you could show the others. Nobody comments yet."),
    ),
    TopicBegun(
        5,
        _("The theme, from where each of us stands"),
        _("Everybody brings one case from their own work. What do they have in common, and what only seems so?"),
    ),
    TopicBegun(
        9,
        _("A visit"),
        _("See one of your workplaces, on the spot or by camera. The host says beforehand what to look at."),
    ),
    TopicBegun(
        13,
        _("Watching each other work"),
        _("Two of you watch a third, by agreement, and tell exactly what was asked for. Then change over."),
    ),
    TopicBegun(
        17,
        _("A question nobody has answered"),
        _("One person brings a knot, the others ask for half an hour. Advice is given only if it is wished for."),
    ),
    TopicBegun(
        21,
        _("Something we could make"),
        _("A list, a guide, a letter, a talk: is there something the circle would like to leave behind?"),
    ),
    TopicBegun(
        25,
        _("Looking back"),
        _("What did you change because of the circle? What did you not, and are glad of it?"),
    ),
    TopicBegun(
        29,
        _("What comes next"),
        _("Whether the circle goes on, with whom, and about what. Whoever stops needs no reason."),
    ),
)
