"""How one reads the site: in which language, light or dark; and every part of it on one page."""

from django.urls import path
from django.views.i18n import set_language

from sameboat.base.ui import views

urlpatterns = [
    path("kit/", views.kit, name="kit"),
    path("reading/", views.reading, name="reading"),
    path("reading/language/", set_language, name="set_language"),
    path("reading/theme/", views.theme, name="set_theme"),
]
