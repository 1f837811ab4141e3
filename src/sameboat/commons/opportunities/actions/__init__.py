"""The only writers of what is found."""

from sameboat.commons.opportunities.actions.introducing import answer_introduction, introduce, take_introduction_back
from sameboat.commons.opportunities.actions.passing import (
    look_at,
    pass_on,
    put_away,
    say_thanks,
    say_that_i_look,
    stop_looking,
    take_back,
)
from sameboat.commons.opportunities.actions.shelves import put_on_the_shelf, take_off_the_shelf

__all__ = [
    "answer_introduction",
    "introduce",
    "look_at",
    "pass_on",
    "put_away",
    "put_on_the_shelf",
    "say_thanks",
    "say_that_i_look",
    "stop_looking",
    "take_back",
    "take_introduction_back",
    "take_off_the_shelf",
]
