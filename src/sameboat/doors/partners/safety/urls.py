"""The ways out of a partnership: mute, block, pause, end, report."""

from django.urls import path

from sameboat.doors.partners.safety.views import ending, keeping_away, reporting

urlpatterns = [
    path("end/", ending.end, name="partner_end"),
    path("end/words/", ending.words, name="partner_erase"),
    path("end/reminders/", ending.reminders, name="partner_rest"),
    path("end/somebody-new/", ending.somebody_new, name="partner_change"),
    path("mute-or-block/", keeping_away.mute_or_block, name="partner_apart"),
    path("mute-or-block/letters/", keeping_away.letters, name="partner_mute"),
    path("mute-or-block/block/", keeping_away.block, name="partner_block"),
    path("report/", reporting.report, name="partner_report"),
    path("report/<id:report>/", reporting.check, name="partner_report_check"),
    path("report/<id:report>/discarding/", reporting.discarding, name="partner_report_discarding"),
]
