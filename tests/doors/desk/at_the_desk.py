"""What tests of the desk's rooms say again and again."""

from __future__ import annotations

from django.urls import reverse


def to(name, round_, **more):
    """The address of a room of the round."""
    return reverse(name, kwargs={"slug": round_.programme.slug, "number": round_.number, **more})


def read(answer):
    """The page as one line."""
    return " ".join(answer.content.decode().split())


def signed_in(client, person):
    """The browser belongs to that person now."""
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client
