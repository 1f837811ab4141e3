"""Every address of the site, by the door or subject it leads to."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("sameboat.doors.home.urls")),
    path("", include("sameboat.base.kit.urls")),
    path("", include("sameboat.base.ui.urls")),
    path("", include("sameboat.base.live.urls")),
    path("", include("sameboat.members.notices.urls")),
    path("", include("sameboat.members.safety.urls")),
    path("", include("sameboat.doors.partners.urls")),
    path("account/", include("sameboat.members.people.urls")),
    path("programmes/", include("sameboat.mentoring.programmes.urls")),
    path("programmes/", include("sameboat.doors.signup.urls")),
    path("desk/", include("sameboat.doors.desk.urls")),
]

if settings.DEMO:
    # In a demo only: elsewhere these pages are not forbidden, they do not exist.
    urlpatterns.append(path("demo/", include("sameboat.doors.home.demo_urls")))

handler404 = "sameboat.base.kit.views.not_here"
handler500 = "sameboat.base.kit.views.our_fault"
