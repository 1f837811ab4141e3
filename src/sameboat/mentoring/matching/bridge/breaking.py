"""Which rules of a programme a group would break, each as a sentence about public facts.

And whether anything private stands against it, without a word about what.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sameboat.engine.explain.phrases import Phrases
from sameboat.engine.programme import Question as EngineQuestion
from sameboat.engine.verify.truth import Truth

PAIR = 2
TRIO = 3


class Breaking:
    """Looks at one link after the other; ids are those of the people in ``truth``."""

    def __init__(self, truth: Truth, asks: Mapping[str, str], say: Phrases) -> None:
        self.truth, self.asks, self.say = truth, asks, say
        self.rules = truth.programme.rules

    def of_group(self, members: Sequence[str], links: Sequence[tuple[str, str]]) -> list[str]:
        """Every public rule that these people break together, once each."""
        found = [*self._of_size(members)]
        for one, other in links:
            found.extend(self._of_two(one, other))
        return list(dict.fromkeys(found))

    def is_barred(self, links: Sequence[tuple[str, str]]) -> bool:
        """Whether something private speaks against any two of them. Nobody learns what, or whose it is."""
        return any(self._something_private(one, other) for one, other in links)

    # ------------------------------------------------------------------------------------------- pieces
    def _of_two(self, one: str, other: str) -> Iterator[str]:
        yield from self._answers(one, other)
        people, truth = self.truth.people, self.truth
        a, b = people[one], people[other]
        if self.rules.hours > 0 and not (a.by_email and b.by_email):
            hours = truth.hours_in_common(one, other)
            if hours is not None and hours < self.rules.hours:
                yield _("%(names)s have %(hours)s of the %(needed)s free hours a week they should have in common.") % {
                    "names": self._two(one, other),
                    "hours": f"{hours:g}",
                    "needed": f"{self.rules.hours:g}",
                }
        if self.rules.reporting_line and (truth.is_above(one, other) or truth.is_above(other, one)):
            yield _("%(names)s are above and below each other at work.") % {"names": self._two(one, other)}
        pair = frozenset((one, other))
        if pair in truth.former and not truth.former_may_meet(one, other):
            yield _("%(names)s were partners before.") % {"names": self._two(one, other)}
        if pair in truth.forbidden:
            yield _("%(names)s are ruled out by hand.") % {"names": self._two(one, other)}
        if any(said == "they may be one person" for said in truth.broken_rules(one, other, private=False)):
            yield _("%(names)s may be one person: their addresses are nearly the same.") % {
                "names": self._two(one, other)
            }
        if truth.programme.shape == "mentors":
            yield from self._sides(one, other)
        if self.rules.only_named and not truth.each_named_the_other(one, other):
            yield _("%(names)s did not name each other.") % {"names": self._two(one, other)}
        for who, whom in ((one, other), (other, one)):
            for key in truth.unmet_musts(who, whom, private=False):
                yield _("%(name)s said that it must be: %(question)s. %(other)s does not bring it.") % {
                    "name": self._name(who),
                    "question": self._must(who, key),
                    "other": self._name(whom),
                }

    def _answers(self, one: str, other: str) -> Iterator[str]:
        for question, alike_is_wrong, both in self._rules_against(one, other):
            if question.private:
                continue
            names, asked = self._two(one, other), self.asks.get(question.id, question.label)
            if alike_is_wrong:
                yield _("%(names)s should differ in “%(question)s”; both said %(value)s.") % {
                    "names": names,
                    "question": asked,
                    "value": ", ".join(self.say.values(question, sorted(both))),
                }
            else:
                yield _("%(names)s should have something in common in “%(question)s”, and have nothing.") % {
                    "names": names,
                    "question": asked,
                }

    def _rules_against(self, one: str, other: str) -> Iterator[tuple[EngineQuestion, bool, frozenset[str]]]:
        """Rules about answers bind where both have answered."""
        for keys, alike_is_wrong in ((self.rules.different, True), (self.rules.shared, False)):
            for key in keys:
                question = self.truth.programme.question(key)
                if question is None or question.kind in ("hours", "text"):
                    continue
                said, too = self.truth.answer(one, question), self.truth.answer(other, question)
                if said and too and bool(said & too) == alike_is_wrong:
                    yield question, alike_is_wrong, said & too

    def _sides(self, one: str, other: str) -> Iterator[str]:
        roles = {self.truth.people[one].role, self.truth.people[other].role}
        if "peer" in roles or roles in ({"mentor"}, {"mentee"}):
            yield _("%(names)s: one must be a mentor and the other a mentee.") % {"names": self._two(one, other)}
        elif self.rules.both_choose and not self._was_chosen(one, other):
            yield _("%(names)s: the mentee did not choose this mentor.") % {"names": self._two(one, other)}

    def _was_chosen(self, one: str, other: str) -> bool:
        roles = {id_: self.truth.people[id_].role for id_ in (one, other)}
        return any(
            self.truth.chose(mentee, mentor) and roles[mentee] != "mentor" and roles[mentor] != "mentee"
            for mentee, mentor in ((one, other), (other, one))
        )

    def _of_size(self, members: Sequence[str]) -> Iterator[str]:
        people, shape, size = self.truth.people, self.truth.programme.shape, len(members)
        if shape == "pairs" and size > PAIR:
            if size > TRIO:
                yield _("Partners are two here, or three at most.")
            elif self.rules.trios == "never":
                yield _("This programme has no groups of three.")
            for id_ in members if size == TRIO else ():
                if not people[id_].may_be_three:
                    yield _("%(name)s would rather not be one of three.") % {"name": self._name(id_)}
        elif shape == "mentors" and size - 1 > people[members[0]].capacity:
            room = people[members[0]].capacity
            yield ngettext("%(name)s has room for %(n)s mentee.", "%(name)s has room for %(n)s mentees.", room) % {
                "name": self._name(members[0]),
                "n": room,
            }
        elif shape == "circles" and not self.rules.circle_size[0] <= size <= self.rules.circle_size[1]:
            least, most = self.rules.circle_size
            yield _("A circle has %(least)s to %(most)s people here.") % {"least": least, "most": most}

    def _something_private(self, one: str, other: str) -> bool:
        truth = self.truth
        a, b = truth.people[one], truth.people[other]
        if other in map(truth.find, a.avoid) or one in map(truth.find, b.avoid):
            return True
        if any(question.private for question, *_rest in self._rules_against(one, other)):
            return True
        return any(
            set(truth.unmet_musts(who, whom)) - set(truth.unmet_musts(who, whom, private=False))
            for who, whom in ((one, other), (other, one))
        )

    def _must(self, who: str, key: str) -> str:
        wish = dict(self.truth.wishes(who))[key]
        question = self.truth.programme.question(key)
        asked = self.asks.get(key, key)
        if wish.kind == "these" and question is not None:
            wanted = ", ".join(self.say.values(self.truth.looked_at(question), wish.values))
            return f"{asked}: {wanted}"
        return (
            _("%(question)s: the same") % {"question": asked}
            if wish.kind == "same"
            else (_("%(question)s: another") % {"question": asked})
        )

    def _name(self, id_: str) -> str:
        return self.truth.people[id_].name.strip() or _("Somebody without a name")

    def _two(self, one: str, other: str) -> str:
        return _("%(one)s and %(other)s") % {"one": self._name(one), "other": self._name(other)}
