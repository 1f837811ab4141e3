"""The room in which partners see the way they have come."""

from django.urls import path

from sameboat.doors.partners.journey.views import line, out, reflecting

urlpatterns = [
    path("journey/", line.journey, name="partner_journey"),
    path("journey/hidden/", line.hidden, name="partner_journey_hidden"),
    path("journey/moments/<id:about>/", line.moment, name="partner_moment"),
    path("journey/turning-point/", line.turning_point, name="partner_turning_point"),
    path("journey/turning-point/<id:point>/", line.turning_point_words, name="partner_turning_point_words"),
    path("journey/turning-point/<id:point>/removal/", line.turning_point_removal, name="partner_turning_point_removal"),
    path("journey/print/", out.printed, name="partner_journey_printed"),
    path("journey/journey.json", out.file, name="partner_journey_file"),
    path("journey/looking-back/", reflecting.reflections, name="partner_reflections"),
    path("journey/looking-back/not-now/", reflecting.not_now, name="partner_not_now"),
    path("journey/looking-back/<id:reflection>/", reflecting.reflection, name="partner_reflection"),
    path("journey/looking-back/<id:reflection>/becomes/", reflecting.reflection_act, name="partner_reflection_act"),
]
