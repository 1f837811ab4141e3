"""The talk of a partnership. No word that anybody wrote or looks for ever stands in an address."""

from django.urls import path

from sameboat.doors.partners.talk import views

urlpatterns = [
    path("talk/", views.talk, name="partner_talk"),
    path("talk/new/", views.new, name="partner_talk_new"),
    path("talk/new/<id:message>/", views.new, name="partner_talk_new"),
    path("talk/draft/", views.draft, name="partner_talk_draft"),
    path("talk/letters/", views.letters, name="partner_talk_letters"),
    path("talk/letters/answers/", views.answers, name="partner_talk_answers"),
    path("talk/files/<id:file>/", views.file, name="partner_talk_file"),
    path("talk/<id:message>/", views.until, name="partner_talk_until"),
    path("talk/<id:message>/looked/", views.looked, name="partner_talk_looked"),
    path("talk/<id:message>/change/", views.change, name="partner_talk_change"),
    path("talk/<id:message>/back/", views.taking_back, name="partner_talk_back"),
]
