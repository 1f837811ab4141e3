"""One's partners, and the topics of a round."""

from django.urls import include, path

from sameboat.doors.partners import views

urlpatterns = [
    path("partners/", views.partners, name="partners"),
    path("partners/<id:partnership>/", views.partnership, name="partnership"),
    path("", include("sameboat.doors.partners.opening.urls")),
    path("partners/<id:partnership>/", include("sameboat.doors.partners.plan.urls")),
    path("partners/<id:partnership>/", include("sameboat.doors.partners.meet.urls")),
    path("", include("sameboat.doors.partners.meet.outside_urls")),
    path("programmes/<slug:slug>/<int:number>/topics/", views.topics, name="topics"),
]
