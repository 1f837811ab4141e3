"""The kit on one page."""

from django.urls import path

from sameboat.base.ui import views

urlpatterns = [path("", views.kit, name="kit")]
