"""Pages of a demo alone."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
