"""The site's addresses, and a bare page that makes as many queries as it is asked to."""

from django.db import connection
from django.http import HttpResponse
from django.urls import path

from sameboat.config.urls import handler404, handler500, urlpatterns

__all__ = ["handler404", "handler500", "urlpatterns"]


def bare(request, queries):
    """What Django and the database cost by themselves: one row by its key, ``queries`` times."""
    person = str(request.GET.get("person", ""))
    with connection.cursor() as cursor:
        for _ in range(queries):
            cursor.execute("SELECT id, email, name, zone, joined_at FROM people_person WHERE id = %s", [person])
            cursor.fetchall()
    return HttpResponse("done")


urlpatterns = [*urlpatterns, path("bare/<int:queries>/", bare)]
