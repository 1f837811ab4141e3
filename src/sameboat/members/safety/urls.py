"""Addresses of safety that belong to no partnership."""

from django.urls import path

from sameboat.members.safety import views

urlpatterns = [path("exit/", views.quick_exit, name="quick_exit")]
