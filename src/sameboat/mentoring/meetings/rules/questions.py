"""Questions for practice interviews: a list to choose from, for libraries and for any other work."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

QUESTIONS: tuple[tuple[Any, tuple[tuple[str, Any], ...]], ...] = (
    (
        _("To begin with"),
        (
            ("yourself", _("Tell us about yourself, in two minutes.")),
            ("why_here", _("Why this post, and why here?")),
            ("first_months", _("What would you want to have done after your first three months?")),
            ("proud", _("Of what in your work are you proud, though nobody saw it?")),
            ("leaving", _("What would you miss of the place where you are now?")),
        ),
    ),
    (
        _("Any work"),
        (
            ("difficult", _("Tell us of a disagreement with a colleague. What did you do, and how did it end?")),
            ("mistake", _("Tell us of a mistake of yours. Who noticed, and what did you change?")),
            ("busy", _("Three people want something from you at once. How do you decide?")),
            ("change", _("A change was decided that you thought wrong. What did you do?")),
            ("learned", _("What have you taught yourself in the last year, and how?")),
            ("feedback", _("What feedback was hard to hear? What became of it?")),
            ("dont_know", _("What do you do when you do not know something that people expect you to know?")),
        ),
    ),
    (
        _("With readers and the public"),
        (
            ("reference", _("Somebody asks for “something about history”. How does the conversation go on?")),
            ("upset", _("A reader is loud and upset, and others are listening. What do you do?")),
            ("privacy", _("Somebody in authority asks what a certain person has borrowed. What do you say?")),
            ("challenge", _("A parent asks you to take a book off the shelf. How do you answer?")),
            ("everybody", _("Who does not come to your library, and what would you try first?")),
            ("access", _("How would you find out whether a service works for people with disabilities?")),
        ),
    ),
    (
        _("Teaching, collections and archives"),
        (
            ("class", _("Plan for us an hour with first-year students who would rather be elsewhere.")),
            ("worked", _("How do you know whether a class has worked?")),
            ("budget", _("Your budget is cut by a fifth. What goes, and whom do you ask?")),
            ("weeding", _("Shelves are full. How do you decide what stays?")),
            ("describing", _("How do you describe material whose old description hurts the people it is about?")),
            ("systems", _("A system is replaced in six months. How do you bring everybody along?")),
        ),
    ),
    (
        _("Leading"),
        (
            ("team", _("Somebody in your team has grown quiet. What do you do?")),
            ("fair", _("How do you share out the work that nobody wants?")),
            ("no", _("When did you last say no to somebody above you, and how?")),
            ("belonging", _("How would somebody notice that everybody belongs in your team?")),
        ),
    ),
    (
        _("To end with"),
        (
            ("ask_us", _("What would you like to ask us?")),
            ("salary", _("What do you expect to earn, and how did you arrive at it?")),
            ("gap", _("There is a gap in your working life here. Would you like to say something about it?")),
            ("only", _("You would be the only one of your kind here for a while. What would you need from us?")),
        ),
    ),
)

LISTED: dict[str, Any] = {key: says for _group, questions in QUESTIONS for key, says in questions}
"""Each question by its key."""
