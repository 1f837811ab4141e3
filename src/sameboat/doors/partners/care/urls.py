"""Care between partners: in touch, somebody new, how it goes, and what comes before the last day."""

from django.urls import path

from sameboat.doors.partners.care.views import before_the_end, check_ins, in_touch, somebody_new

urlpatterns = [
    path("care/", in_touch.care, name="partner_care"),
    path("care/help/", in_touch.help_, name="partner_care_help"),
    path("care/rhythm/", in_touch.rhythm, name="partner_rhythm"),
    path("somebody-new/", somebody_new.offered, name="partner_somebody_new"),
    path("new-partner/", somebody_new.after_the_end, name="partner_new"),
    path("check-ins/", check_ins.switch, name="partner_check_ins"),
    path("check-ins/<slug:which>/", check_ins.check_in, name="partner_check_in"),
    path("before-the-end/", before_the_end.farewell, name="partner_farewell"),
    path("before-the-end/thanks/", before_the_end.thanks_back, name="partner_thanks_back"),
    path("before-the-end/staying/", before_the_end.staying, name="partner_staying"),
]
