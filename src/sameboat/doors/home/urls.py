"""The front page, and today."""

from django.urls import path

from sameboat.doors.home import views

urlpatterns = [
    path("", views.front, name="front"),
    path("today/", views.today, name="today"),
]
