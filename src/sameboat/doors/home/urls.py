"""The front page, today, and the pages that say how the site behaves."""

from django.urls import path

from sameboat.doors.home import views, welcome_views

urlpatterns = [
    path("", views.front, name="front"),
    path("today/", views.today, name="today"),
    path("welcome/<str:signed>/", welcome_views.welcome, name="welcome"),
    path("help/", views.help_, name="help"),
    path("who-sees-what/", views.privacy, name="privacy"),
    path("conduct/", views.conduct, name="conduct"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("what-we-could-hand-over/", views.handover, name="handover"),
]
