"""The room in which partners plan to meet."""

from django.urls import path

from sameboat.doors.partners.meet.views import hosting, listing, meeting, planning, practice, writing

urlpatterns = [
    path("meet/", listing.meet, name="partner_meet"),
    path("meet/news/", listing.news, name="partner_meet_news"),
    path("meet/new/", planning.plan, name="partner_meet_new"),
    path("meet/letters/", listing.wants, name="partner_meet_wants"),
    path("meet/feed/", listing.feed_beginning, name="partner_feed"),
    path("meet/feed/over/", listing.feed_ending, name="partner_feed_ending"),
    path("meet/<id:meeting>/", meeting.meeting, name="partner_meeting"),
    path("meet/<id:meeting>/answer/", meeting.answer, name="partner_meeting_answer"),
    path("meet/<id:meeting>/times/", planning.other_times, name="partner_meeting_times"),
    path("meet/<id:meeting>/where/", meeting.where, name="partner_meeting_where"),
    path("meet/<id:meeting>/link/", meeting.link, name="partner_meeting_link"),
    path("meet/<id:meeting>/off/", meeting.calling_off, name="partner_meeting_off"),
    path("meet/<id:meeting>/met/", meeting.met, name="partner_meeting_met"),
    path("meet/<id:meeting>/agenda/", writing.agenda, name="partner_agenda"),
    path("meet/<id:meeting>/agenda/<id:item>/", writing.agenda_item, name="partner_agenda_item"),
    path("meet/<id:meeting>/notes/<slug:what>/", writing.note, name="partner_meeting_note"),
    path("meet/<id:meeting>/looked-at/", writing.elements, name="partner_elements"),
    path("meet/<id:meeting>/looked-at/<id:element>/", writing.element, name="partner_element"),
    path("meet/<id:meeting>/checklist/", writing.checklist, name="partner_checklist"),
    path("meet/<id:meeting>/host/", hosting.host, name="partner_meeting_host"),
    path("meet/<id:meeting>/practice/", practice.practice, name="partner_practice"),
    path("meet/<id:meeting>/practice/<id:question>/", practice.question, name="partner_practice_question"),
    path("meet/<id:meeting>/seats/", practice.seats, name="partner_seats"),
]
