"""Every sentence the engine says, in one place: a translation is another file like this one.

Rules of the house: short, kind, exact. Sentences about people are read by the coordinator and by the people
themselves, so they stand in the third person and read well for each of them. Numbers of people under ten are *a
few*, so that no sentence singles anybody out. Values are turned into words by a ``label(question, value)``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sameboat.engine.people import Wish
from sameboat.engine.programme import Question

Label = Callable[[Question, str], str]

FEW = 10
"""Fewer people than this are *a few*."""
MOST_NAMED = 3
"""More values than this are not listed in a reason."""
OURS = (
    "a ",
    "about ",
    "all ",
    "both ",
    "half ",
    "if ",
    "nobody ",
    "no ",
    "one ",
    "the ",
    "this ",
    "two ",
    "three ",
    "four ",
)
"""What a sentence may begin with that is not a name."""
MOST_SHARED = 4
"""More values than this are not listed as what people have in common."""
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def as_written(question: Question, value: str) -> str:
    """A label for programmes whose values are words already."""
    del question
    return value


# ------------------------------------------------------------------------------------------------ small pieces
def listed(words: Sequence[str], joint: str = "and") -> str:
    """*Spanish, French and German*."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joint} {words[-1]}"


def number(count: int) -> str:
    """*Seven*, but 12."""
    return NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"


class Count(NamedTuple):
    """A number of people, and whether it is only *about* so many."""

    number: int
    about: bool = False


def people(count: Count) -> str:
    """How many, without singling anybody out: *nobody*, *a few people*, *14 people*, *about 1,200 people*."""
    if count.number < FEW:
        return "nobody" if count.number == 0 else "a few people"
    if not count.about:
        return f"{count.number:,} people"
    grain = 10 ** max(0, len(str(count.number)) - 2)
    return f"about {round(count.number / grain) * grain:,} people"


def hours(count: float) -> str:
    """*5 hours*, *half an hour*, *1.5 hours*."""
    return "half an hour" if count == 0.5 else "1 hour" if count == 1 else f"{count:g} hours"


def all_of(count: int) -> str:
    """*Both*, *all three*, *all four*."""
    return "both" if count == 2 else f"all {number(count)}"


def of(name: str) -> str:
    """The possessive of a name."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def sentence(*parts: str) -> str:
    """Parts as one sentence. A word of ours gets its capital; a name is written as its owner writes it."""
    text = " ".join(part for part in parts if part)
    if text.startswith(OURS):
        text = text[0].upper() + text[1:]
    return f"{text}{'' if text.endswith('.') else '.'}"


# ------------------------------------------------------------------------------------------------ reasons
CHOSEN_BY_COORDINATOR = "Chosen by the coordinator."
EACH_NAMED_THE_OTHER = "Each named the other."
ALL_NAMED_ONE_ANOTHER = "All named one another."
OPEN_TO_ANYBODY = "Nobody asked for anything special here, and every rule is met."
NOTHING_TO_BE_HAD = "Every rule is met; what was asked for could not be had this time."


def asked_for(kind: str, label: str, one: str, wanted: Sequence[str], other: str, brought: Sequence[str]) -> str:
    """One asked for values and the other brings some of them."""
    wish, gift = listed(wanted[:MOST_NAMED], "or"), listed(brought[:MOST_NAMED])
    it = "it" if wish == gift else gift
    if kind == "languages":
        return sentence(f"{one} asked for {wish}; {other} speaks {it}")
    if kind == "country":
        return sentence(
            f"{one} asked for somebody in {wish}; {other} is based {'there' if it == 'it' else f'in {gift}'}"
        )
    if kind in ("asks", "offers"):
        return sentence(f"{one} looks for help with {wish}; {other} offers {it}")
    if is_plural(kind, label):
        return sentence(f"{one} asked for {wish} among the {label}; {other} brings {it}")
    return sentence(f"{one} asked for the {label} {wish}; {other} brings {it}")


def asked_for_the_same(kind: str, label: str, who: str, shared: Sequence[str]) -> str:
    """One, or both, asked for somebody alike, and so it is."""
    has = {"languages": "both speak", "country": "both are based in"}.get(kind, "both have")
    return sentence(f"{who} asked for the same {label}; {has} {listed(shared[:MOST_NAMED])}")


def is_plural(kind: str, label: str) -> bool:
    """Whether a label stands for several things: *interests*, not *situation*."""
    return kind in ("choices", "languages") and label.endswith("s")


def different(kind: str, label: str) -> str:
    """*A different sector*, *other interests*."""
    return f"other {label}" if is_plural(kind, label) else f"a different {label}"


def asked_for_another(kind: str, label: str, one: str, own: Sequence[str], other: str, brought: Sequence[str]) -> str:
    """One asked for somebody different, and so it is."""
    mine, theirs = listed(own[:MOST_NAMED]), listed(brought[:MOST_NAMED])
    return sentence(f"{one} asked for {different(kind, label)}: {one} has {mine}, {other} {theirs}")


def nearly(label: str, one: str, wanted: Sequence[str], other: str, brought: str) -> str:
    """One step away from what was asked for."""
    wish = listed(wanted[:MOST_NAMED], "or")
    return sentence(f"{one} asked for the {label} {wish}; {other} is one step away, at {brought}")


def share(kind: str, label: str, values: Sequence[str]) -> str:
    """What partners have in common, to follow *both*: *speak Spanish*, *share archives and maps*."""
    what = listed(values[:MOST_SHARED])
    if kind == "languages":
        return f"speak {what}"
    if kind == "country":
        return f"are based in {what}"
    if kind == "offers":
        return f"offer help with {what}"
    if kind == "asks":
        return f"look for help with {what}"
    if kind == "choices":
        return f"share {what}"
    return f"have the {label} {what}"


def meet(count: float) -> str:
    """Common hours, to follow *both*."""
    return f"have {hours(count)} a week in common"


def together(size: int, phrases: Sequence[str]) -> str:
    """What all members have in common, in one sentence."""
    return sentence(all_of(size), listed(phrases))


def based_in(where: Sequence[tuple[str, str]]) -> str:
    """*Ana is based in Chile, Bo in Japan*."""
    (one, country), *others = where
    return sentence(f"{one} is based in {country},", listed([f"{name} in {place}" for name, place in others]))


# ------------------------------------------------------------------------------------------------ wishes
CONSIDERED = "Private wishes are weighed with all others and answered with this one word, for everybody."
DEFERRED_WISH = "Invited to a later round, so nobody was looked for in this one."
ALONE_WISH = "No partner was found this time; the list of those alone says why."
CHOSEN_INSTEAD = "The coordinator chose this partner."
THE_PARTNER = "the partner"


def fact(kind: str, label: str, name: str, values: Sequence[str]) -> str:
    """What a partner brings: *Bo speaks Spanish*."""
    what = listed(values[:MOST_NAMED])
    if kind == "languages":
        return f"{name} speaks {what}"
    if kind == "country":
        return f"{name} is based in {what}"
    if kind == "offers":
        return f"{name} offers help with {what}"
    return f"{of(name)} {label} {'include' if is_plural(kind, label) else 'is'} {what}"


def common_hours(count: float) -> str:
    """How much of the week partners share."""
    return f"{hours(count)} a week in common" if count else "no hours in common"


def granted(what: str, granting: int, partners: int) -> str:
    """A wish that was granted, and by how many of several partners."""
    if partners == 1:
        return sentence(what)
    if granting == partners:
        return sentence(f"{all_of(partners)} partners bring it:", what)
    some = f"{number(granting)} of {number(partners)} partners {'brings' if granting == 1 else 'bring'} it:"
    return sentence(some, what)


def one_step_away(what: str) -> str:
    """A wish that was nearly granted."""
    return sentence(f"{what}, one step away")


def not_asked_here(label: str) -> str:
    """A wish about something the programme does not know."""
    return sentence(f"this programme does not match on {label}")


def nothing_to_compare(label: str) -> str:
    """*The same* or *different*, from somebody who left the answer blank."""
    return sentence(f"the wish compares with one’s own {label}, and that was left blank")


def nobody_brings(wish: str) -> str:
    """Nobody on the sheet could grant it, rules or no rules."""
    return sentence(f"nobody else brings {wish}")


def nobody_allowed_brings(wish: str) -> str:
    """Some could, but none who fits every rule and must."""
    return sentence(f"nobody who fits every rule and every must brings {wish}")


def others_would_have(count: Count) -> str:
    """Some could have granted it and are with others."""
    return sentence(
        f"{people(count)} would have fitted; the matching that serves everybody best did not bring them together"
    )


def wish_in_words(kind: str, label: str, wish: Wish, values: Sequence[str]) -> str:
    """A wish inside a sentence: *the same sector*, *academic or special as sector*."""
    if kind == "hours":
        return "no common hours" if wish.kind == "different" else "common hours"
    if wish.kind == "same":
        return f"the same {label}"
    if wish.kind == "different":
        return different(kind, label)
    what = listed(values[:MOST_NAMED], "or") if values else label
    if kind == "languages":
        return what
    if kind in ("asks", "offers"):
        return f"help with {what}"
    return f"the {label} {what}"


# ------------------------------------------------------------------------------------------------ alone
ALL_HAVE_PARTNERS_HELP = "A late applicant who fits would help; the coordinator can offer the next one who does."
SOME_POSSIBLE = "By what everybody may see some partners would be possible; none could be found for everybody."
SOME_POSSIBLE_HELP = "Fewer musts help most; the coordinator can also look at this by hand."
NOT_IN_A_TRIO_HELP = "Being open to a trio would help, or one more applicant who fits."
NO_TRIOS_HELP = "Allowing a trio when somebody is left over would help, or one more applicant who fits."
NO_ROLE = "This programme needs a role, mentor or mentee, and none was given."
NO_ROLE_HELP = "A role on the sheet: mentor, mentee or either."
NOBODY_ELSE = "Nobody else takes part who could be a partner here."
NOBODY_ELSE_HELP = "More applicants would help."
MANY_THINGS = "Rules and musts together leave nobody, and no two of them alone are the cause."
MANY_THINGS_HELP = "Fewer musts would help, here and among the others, or more applicants."
TOO_FEW_FOR_A_CIRCLE = "Too few people who fit one another were left for one more circle."
TOO_FEW_FOR_A_CIRCLE_HELP = "A few more applicants would help, or circles of another size."


def deferred(country: str, most: float, places: int, strict: bool) -> str:
    """Left out by the country cap; ``strict`` where the share is of those accepted."""
    whom = "those accepted" if strict else "the applicants"
    return sentence(
        f"one country has at most {most * 100:g} % of {whom};",
        f"the {people_exactly(places)} from {country} who come first in the order of application take part",
    )


def first_in_line(place: int) -> str:
    """What somebody who is deferred can expect."""
    return (
        f"Number {place} in line for a place that falls free; and in the next round first claim, "
        "before new applicants from the same country."
    )


def people_exactly(count: int) -> str:
    """Of a number that anybody can reckon from the rules."""
    return "one person" if count == 1 else f"{count:,} people"


def all_have_partners(count: Count, *, odd: bool) -> str:
    """Everybody who would have fitted has a partner."""
    return sentence(
        "one person is left over, and" if odd else "",
        f"{people(count)} would fit,",
        "but all of them have partners" if not odd else "who all have partners",
    )


def all_mentors_full(count: Count) -> str:
    """Every mentor who would have fitted has as many mentees as they take."""
    return sentence(f"{people(count)} would fit as mentors, and all of them have as many mentees as they take")


def all_mentees_placed(count: Count) -> str:
    """Every mentee who would have fitted has a mentor."""
    return sentence(f"{people(count)} would fit as mentees, and all of them have mentors")


def somebody_alone_possible(changes: Sequence[str]) -> str:
    """The smallest change that would bring together two who are alone."""
    return sentence(f"if {listed(changes)}, somebody else who is alone would be possible")


MORE_PLACES_HELP = "One more mentor who fits, or one more place with one of these, would help."
MORE_MENTEES_HELP = "A late mentee who fits would help."


def in_the_way(obstacles: Sequence[str]) -> str:
    """What stands between somebody and every possible partner."""
    return sentence(
        f"nobody is possible: {listed(obstacles)} {'stands' if len(obstacles) == 1 else 'stand'} in the way"
    )


def would_be_possible(changes: Sequence[str], count: Count) -> str:
    """The smallest change that would help, and how many people it would bring."""
    return sentence(f"if {listed(changes)}, {people(count)} would be possible")


def own_must(wish: str) -> tuple[str, str]:
    """A must of one's own: as an obstacle, and as a change."""
    return f"the must for {wish}", f"the wish for {wish} were ‘should’ instead of ‘must’"


def others_musts() -> tuple[str, str]:
    """Musts of the people one could have met."""
    return "what others asked for as a must", "others asked with ‘should’ instead of ‘must’"


def rule_different(label: str) -> tuple[str, str]:
    """The rule that partners differ."""
    return f"the rule that partners differ in {label}", f"the rule of a different {label} were lifted"


def rule_shared(label: str) -> tuple[str, str]:
    """The rule that partners have something in common."""
    return f"the rule that partners share {label}", f"the rule of shared {label} were lifted"


def rule_hours(count: float) -> tuple[str, str]:
    """The rule about common hours."""
    return (
        f"the rule of {hours(count)} in common",
        "free hours were wider, or both were content with e-mail",
    )


def rule_line() -> tuple[str, str]:
    """The rule about reporting lines."""
    return "the rule about reporting lines", "the rule about reporting lines were lifted"


def rule_former() -> tuple[str, str]:
    """Partners of earlier rounds."""
    return "the rule about former partners", "former partners could meet again"


def rule_forbidden() -> tuple[str, str]:
    """The coordinator's own list."""
    return "the coordinator’s list of pairs that may not be", "the coordinator’s list were shorter"


def rule_named() -> tuple[str, str]:
    """Programmes in which only people who named each other are considered."""
    return "the rule that both name each other", "people who did not name each other could meet"


def rule_chosen() -> tuple[str, str]:
    """Mentors programmes in which a mentee chooses."""
    return "the rule that the mentee chooses", "mentors could be considered whom the mentee did not choose"


# ------------------------------------------------------------------------------------------------ notes
LOCKED = (
    "Locked pairs stand whatever rules and wishes say, also private ones that nobody is told of: "
    "please ask the people first."
)
NOT_TWO_SIDES = "the rule that one is mentor and the other mentee"
PERHAPS_ONE_PERSON = "the suspicion that they are one person"


def locked_against(one: str, other: str, rules: Sequence[str]) -> str:
    """A locked pair that breaks a rule: kept, and told."""
    return sentence(f"{one} and {other} are locked by the coordinator against {listed(rules)}")
