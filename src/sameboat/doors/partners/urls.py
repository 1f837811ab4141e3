"""One's partners, and the topics of a round."""

from django.urls import include, path

from sameboat.doors.partners import views
from sameboat.doors.partners.talk.views import search

urlpatterns = [
    path("partners/", views.partners, name="partners"),
    path("", include("sameboat.doors.partners.opening.urls")),
    path("partners/", include("sameboat.doors.partners.found.own_urls")),
    path("partners/<id:partnership>/", include("sameboat.doors.partners.found.urls")),
    path("partners/<id:partnership>/", views.partnership, name="partnership"),
    path("partners/<id:partnership>/", include("sameboat.doors.partners.safety.urls")),
    path("partners/", include("sameboat.doors.partners.safety.own_urls")),
    path("partners/<id:partnership>/", include("sameboat.doors.partners.talk.urls")),
    path("partners/search/", search, name="talk_search"),
    path("partners/<id:partnership>/", include("sameboat.doors.partners.plan.urls")),
    path("guides/", include("sameboat.doors.partners.plan.guides.urls")),
    path("partners/<id:partnership>/", include("sameboat.doors.partners.meet.urls")),
    path("", include("sameboat.doors.partners.meet.outside_urls")),
    path("partners/<id:partnership>/", include("sameboat.doors.partners.helping.urls")),
    path("partners/<id:partnership>/", include("sameboat.doors.partners.care.urls")),
    path("", include("sameboat.doors.partners.care.outside_urls")),
    path("partners/<id:partnership>/", include("sameboat.doors.partners.journey.urls")),
    path("programmes/<slug:slug>/<int:number>/topics/", views.topics, name="topics"),
]
