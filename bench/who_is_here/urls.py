"""The site's addresses, and a door that was made up: it leaks, so that the measurement is known to notice."""

from django.contrib.auth.hashers import check_password
from django.http import HttpResponse
from django.urls import path

from sameboat.config.urls import handler404, handler500, urlpatterns
from sameboat.members.people.models import Person

__all__ = ["handler404", "handler500", "urlpatterns"]

LOOKS = 3
"""So many more rows are read for somebody who is known: about a thousandth of a second."""


def leaky(request, way):
    """Says that a letter is on its way; and gives away by a word, by hashing, or by a few looks who is known."""
    known = Person.objects.filter(email=request.POST["email"]).first()
    if known and way == "hashing":
        check_password("not the right one", known.password)
    if known and way == "looks":
        for _ in range(LOOKS):
            Person.objects.get(pk=known.pk)
    word = "again" if known and way == "word" else "today"
    return HttpResponse(f"We have written to you {word}.")


urlpatterns = [*urlpatterns, path("made-up/<str:way>/", leaky, name="made_up")]
