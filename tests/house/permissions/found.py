"""What partners found for each other, in the world of the matrix: something was passed on, and somebody introduced."""

from __future__ import annotations

from types import SimpleNamespace

from sameboat.base.kit import clock
from sameboat.commons.opportunities.actions import introduce, pass_on, put_on_the_shelf
from sameboat.commons.opportunities.models import Introduction, Side
from sameboat.mentoring.partnerships.actions import open_friendship, put_words
from tests import site_makers as make


def found_by(applicant, together, coordinator):
    """Rows of which each belongs to the applicant: passed on by them and to them, introduced by them and to them."""
    mine = together.partners.select_related("person").get(person=applicant)
    other = together.partners.select_related("person").exclude(pk=mine.pk).get()
    said = {"kind": "reading", "title": "On zines", "link": "https://example.org/zines", "word": ""}
    passed, got = (
        pass_on(together.pk, **said, to=[to.pk], by=by.person, reader=make.reader(by))
        for by, to in ((mine, other), (other, mine))
    )
    friends = open_friendship([applicant, make.person("Friend")], by=None)
    friend = friends.partners.exclude(person=applicant).get()
    made = introduce([(other.pk, "She binds books."), (friend.pk, "He maps archives.")], by=applicant)
    asked = Introduction.objects.create(by=other.person, until=clock.now() + clock.EARLIEST)
    side = Side(author=other, introduction=asked, to=mine)
    put_words(side, {"sentence": "She binds books."})
    side.save()
    thing = put_on_the_shelf(
        together.round.programme, sort="guide", title="A guide", link="", about="For the first week", by=coordinator
    )
    return SimpleNamespace(passed=passed, reaching=got.reaches.get(), made=made, side=side, thing=thing)
