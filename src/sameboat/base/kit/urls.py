"""Whether the site is well, for whatever watches over it."""

from django.urls import path, register_converter

from sameboat.base.kit import views
from sameboat.base.kit.ids import IdInAddress

register_converter(IdInAddress, "id")

urlpatterns = [
    path("healthz", views.alive, name="healthz"),
    path("readyz", views.ready, name="readyz"),
]
