"""What partners say about the topics of their round: which they would like, and who wants a letter about new ones."""

from __future__ import annotations

from django.db import models

from sameboat.base.kit import clock
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.programmes.models import Topic


class TopicWish(models.Model):
    """Somebody would like to talk about this one; the others see it."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="+")
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="topic_wishes")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("topic", "partner"), name="a_topic_wished_once"),)

    def __str__(self) -> str:
        return f"wish for a topic {self.pk}"


class TopicLetters(models.Model):
    """Somebody asked for a letter when a new topic begins. Nobody gets one otherwise."""

    partner = models.OneToOneField(Partner, on_delete=models.CASCADE, primary_key=True, related_name="topic_letters")
    since = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"letters about topics {self.pk}"
