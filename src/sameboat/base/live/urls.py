"""Where a page that listens gets its next pass."""

from django.urls import path

from sameboat.base.live import views

urlpatterns = [path("live/<id:topic>/", views.next_pass, name="live_pass")]
