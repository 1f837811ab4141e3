"""What opens from a letter, without signing in."""

from django.urls import path

from sameboat.doors.partners.care.views.in_touch import in_touch

urlpatterns = [path("in-touch/<str:signed>/", in_touch, name="in_touch")]
