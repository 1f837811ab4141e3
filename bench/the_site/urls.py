"""The site's addresses, and a bare page that makes as many queries as it is asked to."""

from django.http import HttpResponse
from django.urls import path

from sameboat.config.urls import handler404, handler500, urlpatterns
from sameboat.members.people.models import Person

__all__ = ["handler404", "handler500", "urlpatterns"]


def bare(request, queries):
    """What Django and the database cost by themselves: one person by their key, as often as a page asks for anything.

    Whoever is signed in was looked up by the same middleware as on every page, with two of the queries.
    """
    asked = 2 if request.user.is_authenticated else 0
    for _ in range(queries - asked):
        Person.objects.get(pk=request.GET["person"])
    return HttpResponse("done")


urlpatterns = [*urlpatterns, path("bare/<int:queries>/", bare)]
