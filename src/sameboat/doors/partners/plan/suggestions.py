"""Sentences to begin with. Whoever likes one ticks it; then it is theirs, and can be overwritten like any other."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

MEANS = (
    _("We write to each other here."),
    _("We talk by video, with the camera on or off."),
    _("We telephone."),
    _("We meet in one place when we can."),
)
HOW_LONG = (
    _("Half an hour at a time."),
    _("About an hour at a time."),
    _("Until the day on which this ends; then we look at it again."),
)
BETWEEN_US = (
    _("What we tell each other stays between us, also afterwards."),
    _("Before one of us passes anything on, we ask, each time."),
    _("We leave out the names of colleagues where a story needs none."),
    _("If somebody is in danger, we may ask others for help, and say so to each other first if we can."),
)
HOPES = (
    _("Somebody to think aloud with."),
    _("To get on with one thing that I have put off."),
    _("To see how others do this work."),
    _("To know somebody in another place."),
)
GAPS = (
    ("7", _("every week")),
    ("14", _("every two weeks")),
    ("21", _("every three weeks")),
    ("28", _("every four weeks")),
    ("other", _("in another rhythm")),
    ("none", _("in no rhythm: when one of us feels like it")),
)
