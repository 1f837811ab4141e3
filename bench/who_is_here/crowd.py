"""Invented people who are known, addresses that nobody has, and the rooms in which somebody asks about them."""

from uuid import uuid4

from sameboat.base.kit import clock


def address():
    """An address like any other of the same length: neither its letters nor its place in an index tell anything."""
    return f"{uuid4().hex[:16]}@example.org"


def known_addresses(number, *, password=True):
    """So many people who belong here, with a proved address."""
    from allauth.account.models import EmailAddress
    from tests.site_makers import a_password

    from sameboat.members.people.models import Person

    now = clock.now()
    people = [
        Person(
            email=address(),
            name="Somebody",
            zone="Europe/Lisbon",
            password=a_password() if password else "!none",
            password_own_since=now if password else None,
        )
        for _ in range(number)
    ]
    Person.objects.bulk_create(people)
    EmailAddress.objects.bulk_create(
        [EmailAddress(user=each, email=each.email, verified=True, primary=True) for each in people]
    )
    return [each.email for each in people]


def session_of(person):
    """The cookie of somebody who showed their password just now."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from tests.site_makers import password_was_shown

    session = SessionStore()
    session.update(password_was_shown(person))
    session["account_authentication_methods"][0]["reauthenticated"] = True
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return {settings.SESSION_COOKIE_NAME: session.session_key}


def a_member():
    """Somebody who asks from inside."""
    from sameboat.members.people.models import Person

    (email,) = known_addresses(1)
    return Person.objects.get(email=email)


def a_coordinator():
    """Somebody with a programme of their own, so that no list grows from one ask to the next."""
    from tests.site_makers import on_the_team, programme

    made = programme(slug=f"open-{uuid4().hex[:16]}")
    return on_the_team(made, who=a_member()), made


def an_invitation(email):
    """What stands in the link that was sent to this address."""
    from datetime import timedelta

    from sameboat.mentoring.programmes.models import TeamInvitation
    from sameboat.mentoring.programmes.queries import link_of

    by, made = a_coordinator()
    ends = clock.now() + timedelta(days=7)
    row = TeamInvitation.objects.create(programme=made, email=email, role="troubleshooter", by=by, expires_at=ends)
    return link_of(row), made
