"""What partners found for each other."""

from django.urls import path

from sameboat.doors.partners.found import views

urlpatterns = [
    path("found/", views.found, name="partner_found"),
    path("found/looking/", views.looking, name="partner_looking"),
    path("found/<id:passed>/back/", views.taken_back, name="partner_found_back"),
    path("found/<id:reaching>/thanks/", views.thanked, name="partner_found_thanks"),
    path("found/<id:reaching>/away/", views.put_away, name="partner_found_away"),
]
