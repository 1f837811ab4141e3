"""Introducing two of one's own people: it belongs to no single partnership."""

from django.urls import path

from sameboat.doors.partners.found import views

urlpatterns = [
    path("introductions/", views.introduce, name="introduce"),
    path("introductions/<id:introduction>/back/", views.introduction_taken_back, name="introduction_taken_back"),
    path("introductions/for-me/<id:side>/", views.introduction, name="introduction"),
]
