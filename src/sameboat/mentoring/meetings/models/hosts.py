"""Whose house or class it is: asked by letter or by a copied link, and free to say no at any time."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sameboat.mentoring.meetings.models.meetings import Meeting
from sameboat.mentoring.partnerships.models import Written


class Answer(models.TextChoices):
    """What a host says."""

    YES = "yes", _("yes")
    NO = "no", _("no")
    CHANGE = "change", _("please change something")


class Hosting(Written):
    """One host asked about one visit. Words: ``host``, ``address``, ``who``, ``purpose``, ``not_done``, ``answer``.

    All of it lies sealed with the key of the partner who asks. Beside the partners the host alone reads it, on the
    page behind the signed link: it is a letter to the host.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="hostings")
    by_letter = models.BooleanField(default=False)
    """The site wrote to the host; otherwise the partner passes the link on."""
    answer = models.CharField(max_length=6, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    """The host said yes, and took it back."""
    answered_for = models.DateTimeField(null=True, blank=True)
    """For which time the answer was given: a visit that moved is asked about again."""
    ended_at = models.DateTimeField(null=True, blank=True)
    """The link no longer works: somebody else is asked, the visit is over, or it does not take place."""

    class Meta:
        ordering = ("-written_at",)
        verbose_name_plural = _("requests to hosts")
        constraints = (
            models.UniqueConstraint(fields=("meeting",), condition=Q(ended_at=None), name="one_host_at_a_time"),
        )
