"""Addresses of accounts: allauth's by its own names, of which only those that we have pages for, and ours."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account_views
from allauth.socialaccount import views as provider_views
from allauth.socialaccount.adapter import get_adapter
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path

from sameboat.members.people.alike import a_code_by_mail, a_code_for_a_password, a_code_to_join
from sameboat.members.people.views import about, leaving, lost, past, signing_in, times


def where_there_is_a_provider(view: Callable[..., Any]) -> Callable[..., Any]:
    """Pages about signing in elsewhere do not exist on a site that has no such provider."""

    @wraps(view)
    def if_there_is_one(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not get_adapter().list_providers(request):
            raise Http404
        return view(request, *args, **kwargs)

    return if_there_is_one


urlpatterns = [
    path("profile/", about.my_profile, name="my_profile"),
    path("privacy/", about.my_privacy, name="my_privacy"),
    path("data/", about.my_data, name="my_data"),
    path("data/archive/", about.my_archive, name="my_archive"),
    path("hours/", times.my_hours, name="my_hours"),
    path("language/", times.my_language, name="my_language"),
    path("pause/", leaving.my_pause, name="my_pause"),
    path("leaving/", leaving.my_leaving, name="my_leaving"),
    path("sign-in/", signing_in.my_sign_in, name="my_sign_in"),
    path("past/", past.my_past, name="my_past"),
    path("past/ask/", past.ask_for_past, name="ask_for_past"),
    path("past/ask-my-partner/", past.ask_my_partner, name="ask_my_partner"),
    path("past/yes/", past.say_yes_here, name="say_yes_here"),
    path("past/both/", past.speak_as_old, name="speak_as_old"),
    path("past/stop/", past.stop_my_reopening, name="stop_my_reopening"),
    path("past/stop/<str:signed>/", past.stop_past, name="stop_past"),
    path("past/partners/", past.switch_vouching, name="switch_vouching"),
    path("lost/", lost.everything_lost, name="everything_lost"),
    path("sessions/", signing_in.my_sessions, name="my_sessions"),
    path("sessions/", signing_in.my_sessions, name="usersessions_list"),
    path("sessions/others/end/", signing_in.end_my_other_sessions, name="end_my_other_sessions"),
    path("sessions/<int:number>/end/", signing_in.end_my_session, name="end_my_session"),
    path("zone/", times.my_zone, name="my_zone"),
    # allauth's own
    path("logout/", signing_in.sign_out, name="account_logout"),
    path("2fa/", signing_in.all_ways_are_on_one_page, name="mfa_index"),
    path("2fa/recovery-codes/", lost.my_codes, name="mfa_view_recovery_codes"),
    path("2fa/recovery-codes/download/", lost.my_codes_as_a_file, name="mfa_download_recovery_codes"),
    path("2fa/webauthn/", signing_in.all_ways_are_on_one_page, name="mfa_list_webauthn"),
    path(
        "login/code/confirm/",
        a_code_by_mail(account_views.confirm_login_code),
        name="account_confirm_login_code",
    ),
    path(
        "password/reset/confirm/",
        a_code_for_a_password(account_views.confirm_password_reset_code),
        name="account_confirm_password_reset_code",
    ),
    path(
        "confirm-email/",
        a_code_to_join(account_views.email_verification_sent),
        name="account_email_verification_sent",
    ),
    path("", include("allauth.account.urls")),
    path("2fa/", include("allauth.mfa.urls")),
    path(
        "elsewhere/cancelled/",
        where_there_is_a_provider(provider_views.login_cancelled),
        name="socialaccount_login_cancelled",
    ),
    path("elsewhere/error/", where_there_is_a_provider(provider_views.login_error), name="socialaccount_login_error"),
    path("elsewhere/join/", where_there_is_a_provider(provider_views.signup), name="socialaccount_signup"),
    path("elsewhere/", where_there_is_a_provider(provider_views.connections), name="socialaccount_connections"),
    path("", include("allauth.socialaccount.providers.openid_connect.urls")),
]
