"""A round's public page, its sign-up step by step, and one's own application."""

from django.urls import path

from sameboat.doors.signup.views import applications, asked, offers, public, steps

ROUND = "<slug:slug>/<int:number>/"

urlpatterns = [
    path(ROUND, public.round_form, name="round_form"),
    path(f"{ROUND}apply/", steps.apply, name="apply"),
    path(f"{ROUND}apply/whom/gauge/", steps.wish_gauge, name="wish_gauge"),
    path(f"{ROUND}apply/<slug:step>/", steps.apply_step, name="apply_step"),
    path(f"{ROUND}application/", applications.my_application, name="my_application"),
    path(f"{ROUND}application/withdrawal/", applications.withdrawal, name="withdraw_application"),
    path(f"{ROUND}application/return/", applications.come_back, name="come_back"),
    path(f"{ROUND}application/private/", applications.private_answers, name="private_answers"),
    path(f"{ROUND}offers/", offers.my_offers, name="my_offers"),
    path(f"{ROUND}offers/<id:offer>/", offers.my_offer, name="my_offer"),
    path(f"{ROUND}offers/<id:offer>/acceptance/", offers.acceptance, name="offer_acceptance"),
    path(f"{ROUND}offers/<id:offer>/passing/", offers.passing, name="offer_passing"),
    path("asked/<str:signed>/", asked.asked, name="asked_to_relax"),
]
