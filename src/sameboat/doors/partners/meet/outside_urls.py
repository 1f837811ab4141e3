"""What opens without an account."""

from django.urls import path

from sameboat.doors.partners.meet.views import outside

urlpatterns = [
    path("calendar/<str:secret>.ics", outside.feed, name="calendar_feed"),
    path("did-you-meet/<str:signed>/", outside.did_you_meet, name="did_you_meet"),
]
