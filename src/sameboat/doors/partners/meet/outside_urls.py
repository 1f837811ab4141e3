"""What opens without an account."""

from django.urls import path

from sameboat.doors.partners.meet.views import hosting, outside

urlpatterns = [
    path("calendar/<str:secret>.ics", outside.feed, name="calendar_feed"),
    path("did-you-meet/<str:signed>/", outside.did_you_meet, name="did_you_meet"),
    path("visit/<str:signed>/", hosting.host_page, name="host_of_a_visit"),
]
