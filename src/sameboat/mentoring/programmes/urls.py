"""Addresses of this subject."""

from django.urls import path

from sameboat.mentoring.programmes import views

urlpatterns = [
    path("invitations/<str:signed>/", views.invitation, name="team_invitation"),
    path("<slug:slug>/", views.programme, name="programme"),
]
