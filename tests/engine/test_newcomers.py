"""One person arrives: their best peers are those of a full search; and a pool that waits is matched."""

from __future__ import annotations

import numpy as np
import pytest

from sameboat.engine.encoding import encode
from sameboat.engine.newcomers import best_peers, rematch
from sameboat.engine.pairs import all_allowed
from tests.makers import people, programme


@pytest.mark.parametrize("newcomer", [0, 17, 99])
def test_the_best_peers_are_those_of_all_allowed_pairs(newcomer: int) -> None:
    crowd = encode(people(100, 2), programme())
    pairs = all_allowed(crowd)
    mine = (pairs.u == newcomer) | (pairs.v == newcomer)
    worth = sorted(pairs.worth[mine].tolist(), reverse=True)
    found = best_peers(newcomer, crowd, 8)
    assert [peer.worth for peer in found] == worth[:8]
    assert all(0 <= peer.wants <= 1 and 0 <= peer.wanted <= 1 for peer in found)


def test_only_those_who_are_open_to_it_are_named() -> None:
    crowd = encode(people(60, 2), programme())
    open_to = np.arange(60) % 2 == 0
    assert all(peer.index % 2 == 0 for peer in best_peers(1, crowd, 60, open_to=open_to))


def test_a_newcomer_is_found_by_id_and_by_address() -> None:
    crowd = encode(people(30, 2), programme())
    assert best_peers("p00004", crowd) == best_peers("PERSON4@example.org", crowd) == best_peers(4, crowd)


def test_whom_nobody_knows_has_no_peers() -> None:
    crowd = encode(people(5), programme())
    with pytest.raises(ValueError, match="Nobody here"):
        best_peers("stranger", crowd)
    with pytest.raises(ValueError, match="at least"):
        best_peers(0, crowd, 0)


def test_a_waiting_pool_is_matched_but_not_with_former_partners() -> None:
    waiting = people(12, 3)
    first = rematch(waiting, programme(rules={"trios": "never"}))
    had = [(group.members[0], group.members[1]) for group in first.groups]
    again = rematch(waiting, programme(rules={"trios": "never", "former": "never"}), former=had)
    assert {frozenset(group.members) for group in again.groups}.isdisjoint(frozenset(pair) for pair in had)
