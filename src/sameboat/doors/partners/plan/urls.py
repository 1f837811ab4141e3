"""The room in which partners plan."""

from django.urls import path

from sameboat.doors.partners.plan.views import absences

urlpatterns = [
    path("away/", absences.absences, name="partner_absences"),
    path("away/<id:absence>/over/", absences.absence_ending, name="partner_absence_ending"),
]
