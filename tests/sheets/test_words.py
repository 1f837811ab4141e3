"""Yes and no, how much, what for."""

import pytest

from sameboat.sheets import words


@pytest.mark.parametrize("text", ["yes", "Y", " Yes ", "TRUE", "1", "x", "ja", "sí", "Oui", "да", "✓", "はい"])
def test_yes_is_understood(text):
    assert words.yes_or_no(text) is True


@pytest.mark.parametrize("text", ["no", "N", "false", "0", "nein", "Não", "нет", "いいえ"])
def test_no_is_understood(text):
    assert words.yes_or_no(text) is False


@pytest.mark.parametrize("text", ["", "perhaps", "2", "yes and no"])
def test_neither_is_neither(text):
    assert words.yes_or_no(text) is None


@pytest.mark.parametrize(
    ("text", "consent"),
    [
        ("use", "use"), ("Use it", "use"), ("yes", "use"), ("1", "use"), ("tell", "tell"), ("Share", "tell"),
        ("use and tell", "tell"), ("no", ""), ("none", ""), ("0", ""), ("perhaps", None), ("usetell", None),
    ],
)  # fmt: skip
def test_a_plain_yes_is_the_smaller_consent(text, consent):
    assert words.consent(text) == consent


@pytest.mark.parametrize(
    ("text", "weight"),
    [("must", "must"), ("Must-have", "must"), ("SHOULD", "should"), ("nice to have", "nice"), ("very", None)],
)
def test_weights_are_understood(text, weight):
    assert words.weight(text) == weight


@pytest.mark.parametrize(
    ("text", "role"),
    [("Mentor", "mentor"), ("mentees", "mentee"), ("both", "either"), ("either", "either"), ("boss", None)],
)
def test_roles_are_understood(text, role):
    assert words.role(text) == role
