"""On the way to what partners wrote: it is opened once in each browser."""

from django.urls import path

from sameboat.doors.partners.opening import views

urlpatterns = [
    path("partners/open/", views.open_talk, name="open_talk"),
    path("partners/<id:partnership>/really/<id:asked>/", views.really_my_partner, name="really_my_partner"),
]
