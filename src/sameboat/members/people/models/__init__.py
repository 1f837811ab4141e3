"""A person, what the person said about themselves, and how they sign in."""

from sameboat.members.people.models.factors import FactorKept
from sameboat.members.people.models.guesses import Allowance
from sameboat.members.people.models.persons import People, Person
from sameboat.members.people.models.profiles import FreeWeek, Profile, Seen
from sameboat.members.people.models.reopenings import How, Reopening

__all__ = ["Allowance", "FactorKept", "FreeWeek", "How", "People", "Person", "Profile", "Reopening", "Seen"]
