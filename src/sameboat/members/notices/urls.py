"""My notices, and the address that switches letters off."""

from django.urls import path

from sameboat.members.notices import views

urlpatterns = [
    path("account/notices/", views.my_notices, name="my_notices"),
    path("letters/off/<str:signed>/", views.letters_off, name="letters_off"),
]
