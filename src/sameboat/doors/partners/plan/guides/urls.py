"""Where the guides stand."""

from django.urls import path

from sameboat.doors.partners.plan.guides import views

urlpatterns = [
    path("", views.guides, name="guides"),
    path("<slug:slug>/", views.guide, name="guide"),
]
