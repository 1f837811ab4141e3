"""Letters that somebody must look at, as whoever looks after the machine sees them: dates, kinds and reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sameboat.base.kit.verdicts import Refused
from sameboat.members.notices import actions, queries, registry
from sameboat.members.notices.models import Letter, Letters
from sameboat.members.notices.rules import STATES

from ..trouble import Refusal
from ..words import count

ALL = "all"
NUMBER = 8
"""Letters and digits of an id that tell it from all others."""
SHOWN = 100


def how_letters_stand() -> Iterator[str]:
    """A line for each number worth knowing, and one for each letter to look at."""
    stand = queries.how_letters_stand()
    yield f"{count(stand['waiting'], 'letter waits', 'letters wait')} to be sent."
    if held := stand["at_the_relay"]:
        yield f"{count(held, 'letter lies', 'letters lie')} with the relay until the mail server takes them."
    troubled = list(queries.letters_to_look_at()[: SHOWN + 1])
    if not troubled:
        yield "None is in doubt, came back or was given up."
        return
    yield ""
    yield from (_line(letter) for letter in troubled[:SHOWN])
    if len(troubled) > SHOWN:
        yield f"… and more; these are the {SHOWN} oldest."
    yield ""
    yield "sameboat letters --again LETTER sends one again, --went-out LETTER believes that it went out."


def send_them_again(said: Iterable[str]) -> Iterator[str]:
    """Each of these, or all that are to be looked at, once more."""
    return _decide(said, queries.letters_to_look_at(), actions.send_again, "to be sent again")


def believe_they_went_out(said: Iterable[str]) -> Iterator[str]:
    """Each of these, or all of which nobody knew, did go out."""
    return _decide(said, Letter.objects.in_doubt(), actions.believe_sent, "believed sent")


def _decide(said: Iterable[str], of: Letters, act: Callable[..., None], words: str) -> Iterator[str]:
    for name in said:
        done = 0
        for letter in list(of) if name == ALL else [_letter(name)]:
            try:
                act(letter, by=None)
                done += 1
            except Refused as refused:
                yield f"{_number(letter)}: {refused}"
        yield f"{count(done, 'letter is', 'letters are')} {words}."


def _letter(name: str) -> Letter:
    """The one letter whose number begins so."""
    wanted = name.replace("-", "").casefold()
    found = [letter for letter in queries.letters_to_look_at() if letter.pk.hex.startswith(wanted)]
    if len(wanted) < NUMBER // 2 or len(found) != 1:
        raise Refusal(f"“{name}” is not the number of one letter to look at. sameboat letters lists them.")
    return found[0]


def _line(letter: Letter) -> str:
    state = next(str(words) for name, words in STATES.items() if name == getattr(letter, "state", ""))
    since = letter.bounced_at or letter.dead_since or letter.uncertain_since or letter.made_at
    about = str(registry.title_of(letter.kind))
    why = f" ({letter.why})" if letter.why else ""
    return f"{_number(letter)}  {since:%Y-%m-%d %H:%M}  {state}: {about}{why}  {letter.message_id}"


def _number(letter: Letter) -> str:
    return letter.pk.hex[:NUMBER]
