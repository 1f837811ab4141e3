"""A private answer decides who meets whom, and shows nowhere else.

Each test first makes something that could leak: the same change to a public answer does change what is told.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from sameboat.engine.matchmaking import match
from sameboat.engine.outcome import Proof
from sameboat.engine.people import Person, Wish
from sameboat.engine.public import private_questions, public_side
from sameboat.engine.result import Result
from sameboat.engine.verify import told as stands
from sameboat.engine.verify.secrets import secrets_told
from tests.engine.telling import told
from tests.makers import people, programme

UNPROVED = Proof(20, 25, 1, 10_000_000, False, 0, True)


def rows(result: Result, but_of: str) -> tuple:
    """Everything in a result but the rows of one person, and the times."""
    audit = {word: value for word, value in result.audit.items() if word not in ("stages", "seconds")}
    return (
        result.groups,
        [row for row in result.partners if row.id != but_of],
        [row for row in result.alone if row.id != but_of],
        [row for row in result.wishes if row.id != but_of],
        result.notes,
        audit,
    )


def some_groups(everybody: list[Person], seed: int) -> list[tuple[str, str]]:
    ids = [p.id for p in everybody]
    Random(seed).shuffle(ids)
    return [tuple(sorted(ids[k : k + 2])) for k in range(0, len(ids) - 9, 2)]


def hidden_changes(person: Person) -> list[Person]:
    """The same person with another secret, in public all the same. A private wish stays a wish: it has its row."""
    another = tuple(
        Wish("identity", "these", ("identity 9",), w.weight) if w.question == "identity" else w for w in person.wishes
    )
    return [
        replace(person, answers={**person.answers, "identity": ("identity 77",)}),
        replace(person, answers={q: v for q, v in person.answers.items() if q != "identity"}),
        replace(person, avoid=("p00001", "p00002", "p00003")),
        replace(person, consents={}),
        replace(person, consents={"identity": "use"}),
        replace(person, wishes=another),
    ]


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("proof", [None, UNPROVED])
def test_with_the_same_partners_a_changed_secret_changes_nothing_that_anybody_else_reads(seed, proof):
    everybody, asked = people(60, seed), programme()
    everybody = [p if "identity" not in p.consents else replace(p, consents={"identity": "use"}) for p in everybody]
    groups = some_groups(everybody, seed)
    before = told(everybody, asked, *groups, proof=proof)
    chosen = [k for k, p in enumerate(everybody) if "identity" in p.answers][:4]
    for k in (*chosen, 0, 1, 58, 59):
        for changed in hidden_changes(everybody[k]):
            after = told([*everybody[:k], changed, *everybody[k + 1 :]], asked, *groups, proof=proof)
            assert rows(after, changed.id) == rows(before, changed.id)
    public = replace(everybody[0], answers={**everybody[0].answers, "sector": ("a new one",), "interests": ("maps",)})
    assert rows(told([public, *everybody[1:]], asked, *groups, proof=proof), public.id) != rows(before, public.id)


@pytest.mark.parametrize("seed", range(6))
def test_a_changed_secret_changes_who_meets_whom_and_nothing_else(seed):
    everybody, asked = people(40, seed + 50), programme()
    everybody = [replace(p, consents={"identity": "use"} if p.consents else {}) for p in everybody]
    before = match(everybody, asked)
    k = next(k for k, p in enumerate(everybody) if p.consents and "identity" in p.answers)
    changed = replace(everybody[k], answers={**everybody[k].answers, "identity": ("identity 77",)})
    after = match([*everybody[:k], changed, *everybody[k + 1 :]], asked)
    again = told(everybody, asked, *(group.members for group in after.groups), proof=None)
    same_label = told([*everybody[:k], changed, *everybody[k + 1 :]], asked, *(g.members for g in after.groups))
    assert rows(again, changed.id) == rows(same_label, changed.id)
    assert before.audit["people"] == after.audit["people"]


def two(first: str | None, second: str | None, answers=("x", "x")) -> Result:
    """Two people with these consents and these private answers."""
    consents = [{"identity": consent} if consent else {} for consent in (first, second)]
    pair = [
        Person(id_, answers={"identity": (value,)}, consents=consent)
        for id_, value, consent in zip("ab", answers, consents, strict=True)
    ]
    return told(pair, programme(), ("a", "b"))


def test_partners_are_told_what_they_share_in_private_only_when_both_would_tell_and_both_share_it():
    assert [row.between_them for row in two("tell", "tell").partners] == ["Both share x."] * 2
    for first, second in ((None, None), ("use", "use"), ("tell", "use"), ("use", "tell"), ("tell", None)):
        assert not stands(two(first, second), "x")
    assert not stands(two("tell", "tell", ("x", "y")), "x")
    assert not stands(two("tell", "tell", ("x", "y")), "y")


def test_in_a_trio_it_takes_all_three():
    trio = [Person(id_, answers={"identity": ("x",)}, consents={"identity": "tell"}) for id_ in "abc"]
    assert stands(told(trio, programme(), ("a", "b", "c")), "x")
    trio[2] = replace(trio[2], consents={"identity": "use"})
    assert not stands(told(trio, programme(), ("a", "b", "c")), "x")


@pytest.mark.parametrize("seed", range(5))
def test_no_canary_gets_out(seed):
    """Each private answer and wish is a word of its own; none may stand anywhere."""
    asked = programme()
    everybody = []
    for k, person in enumerate(people(80, seed)):
        secret = f"canary{k}secret"
        wishes = tuple(replace(w, values=(secret,)) if w.question == "identity" else w for w in person.wishes)
        everybody.append(replace(person, answers={**person.answers, "identity": (secret,)}, wishes=wishes))
    result = match(everybody, asked)
    assert "canary" not in repr(result)
    assert secrets_told(everybody, asked, result) == []
    leaking = replace(
        result, partners=(replace(result.partners[0], reason="Both are canary3secret."), *result.partners[1:])
    )
    assert secrets_told(everybody, asked, leaking) == [
        f"A private answer stands in the reason of {result.partners[0].id}."
    ]


def test_the_public_side_holds_nothing_private_and_leaves_others_as_they_are():
    asked = programme()
    everybody = people(50, 1)
    shown = public_side(everybody, asked)
    assert all(not p.avoid and not p.consents and "identity" not in p.answers for p in shown)
    assert all(w.question != "identity" for p in shown for w in p.wishes)
    plain = Person("a", answers={"sector": ("public",)})
    assert public_side([plain], asked)[0] is plain


def test_what_looks_at_a_private_question_is_private_too():
    asked = programme(
        questions=[
            {"id": "lived", "kind": "offers", "private": True},
            {"id": "looked_for", "kind": "asks", "of": "lived"},
        ],
        rules={},
    )
    assert private_questions(asked) == {"lived", "looked_for"}
    pair = [Person("a", answers={"looked_for": ("x",)}), Person("b", answers={"lived": ("x",)})]
    (row,) = told(pair, asked, ("a", "b")).wishes
    assert (row.answer, row.wish) == ("considered", "private")
