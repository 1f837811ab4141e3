"""An address that is known and one that nobody has cost the same work: a clock tells as little as the page does.

allauth shows both the same page. For a known address it also reads its owner's row here and there, and writes another
letter when another code is wanted; somebody with a clock could tell. What it leaves out, it leaves out here no more.
``tests/members/people/test_alike.py`` counts what the database is asked on either way, and
``python -m bench who_is_here`` holds a clock to every door.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.email_verification_by_code import EMAIL_VERIFICATION_CODE_SESSION_KEY
from allauth.account.internal.flows.password_reset_by_code import PASSWORD_RESET_VERIFICATION_SESSION_KEY
from allauth.account.internal.flows.signup import send_unknown_account_mail
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.account.models import EmailAddress
from allauth.account.stages import LoginByCodeStage
from django.http import HttpRequest, HttpResponse

from sameboat.members.people.models import Person

View = Callable[..., HttpResponse]


def look_as_long(address: str) -> None:
    """Where allauth found a proved address, it looks no further; for every other it looks among the people, too.

    It does that with a cursor of the database's own, which asks PostgreSQL more often than a plain look.
    """
    if EmailAddress.objects.filter(email=address, verified=True).exists():
        list(Person.objects.filter(email=address).iterator(2000))


def a_code_by_mail(view: View) -> View:
    """The page on which a code is typed that signs in. Of an address that nobody has, somebody's row is read."""

    @wraps(view)
    def whoever_asks(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        waits = _code_wanted(request)
        if waits is None or "user_id" in waits:
            return view(request, *args, **kwargs)
        read_somebody()
        wanted = waits["resend_count"]
        answer = view(request, *args, **kwargs)
        if (_code_wanted(request) or waits)["resend_count"] > wanted:
            send_unknown_account_mail(request, waits["email"])
        return answer

    return whoever_asks


def a_code_for_a_password(view: View) -> View:
    """The page on which a code is typed that leads to a new password; the row is read when one was typed."""

    @wraps(view)
    def whoever_asks(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        waits = request.session.get(PASSWORD_RESET_VERIFICATION_SESSION_KEY)
        if waits and "user_id" not in waits and request.method == "POST":
            read_somebody()
        return view(request, *args, **kwargs)

    return whoever_asks


def a_code_to_join(view: View) -> View:
    """The page on which a code is typed that proves an address.

    Here it is the known address that has nobody waiting: whoever joins with a new one has an account, read twice.
    """

    @wraps(view)
    def whoever_asks(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        waits = request.session.get(EMAIL_VERIFICATION_CODE_SESSION_KEY)
        if not waits or "user_id" in waits:
            return view(request, *args, **kwargs)
        read_somebody()
        read_somebody()
        if request.POST.get("action") == "resend":
            EmailAddress.objects.filter(email=waits["email"]).first()
        wanted = waits["resend_count"]
        answer = view(request, *args, **kwargs)
        after = request.session.get(EMAIL_VERIFICATION_CODE_SESSION_KEY) or waits
        if after["resend_count"] > wanted:
            get_adapter().send_account_already_exists_mail(waits["email"])
        return answer

    return whoever_asks


def read_somebody() -> None:
    """One row of the people, whoever it is; it is not looked at."""
    Person.objects.order_by("pk").first()


def _code_wanted(request: HttpRequest) -> dict[str, Any] | None:
    """What is remembered of a code that was asked for to sign in."""
    login = request.session.get(LOGIN_SESSION_KEY) or {}
    waits: dict[str, Any] | None = login.get("state", {}).get("stages", {}).get(LoginByCodeStage.key, {}).get("data")
    return waits
