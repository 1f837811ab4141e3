"""The pages of a talk."""

from sameboat.doors.partners.talk.views.answers import answers
from sameboat.doors.partners.talk.views.files import file
from sameboat.doors.partners.talk.views.letters import letters
from sameboat.doors.partners.talk.views.messages import change, taking_back
from sameboat.doors.partners.talk.views.search import search
from sameboat.doors.partners.talk.views.talk import draft, looked, new, talk, until

__all__ = ["answers", "change", "draft", "file", "letters", "looked", "new", "search", "taking_back", "talk", "until"]
