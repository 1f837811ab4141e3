"""What a round asks, what people answer, and whom they wish to meet. What is private is sealed."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.mentoring.programmes.models import Enrolment, Round


class Kind(models.TextChoices):
    """What an answer looks like; the engine's words."""

    CHOICE = "choice", _("one of a list")
    CHOICES = "choices", _("several of a list, or own words")
    SCALE = "scale", _("one step of a scale")
    NUMBER = "number", _("a number")
    LANGUAGES = "languages", _("languages")
    COUNTRY = "country", _("a country")
    PLACE = "place", _("a place")
    ZONE = "zone", _("a time zone")
    HOURS = "hours", _("free hours of a week")
    TEXT = "text", _("a text")
    OFFERS = "offers", _("what one can help with")
    ASKS = "asks", _("what one would like help with")


class Question(models.Model):
    """One question of a round's sign-up."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="questions")
    key = models.SlugField(max_length=40)
    """The engine's id of it, and the heading of its column on a sheet."""
    kind = models.CharField(max_length=10, choices=Kind.choices)
    ask = models.CharField(max_length=240)
    hint = models.CharField(max_length=240, blank=True)
    options = models.JSONField(default=list, blank=True)
    """Known values; of a scale in their order. Empty: whatever people write."""
    private = models.BooleanField(default=False)
    wishable = models.BooleanField(default=True)
    needed = models.BooleanField(default=False)
    """The sign-up cannot be sent without it. Never true of a private question."""
    common = models.FloatField(default=0.0)
    """How much having this in common counts where nobody wished anything."""
    of = models.CharField(max_length=40, blank=True)
    """Of an ``asks`` question: the key of the ``offers`` question it looks at."""
    position = models.PositiveIntegerField(default=0)
    hidden_since = models.DateTimeField(null=True, blank=True)
    """No longer shown to newcomers; those who answered before keep their answer."""

    class Meta:
        ordering = ("position", "key")
        constraints = (
            models.UniqueConstraint(fields=("round", "key"), name="one_question_of_a_key"),
            models.CheckConstraint(
                condition=~Q(private=True, needed=True), name="nobody_must_answer_a_private_question"
            ),
        )

    def __str__(self) -> str:
        return self.ask

    @property
    def kind_name(self) -> str:
        """Its kind in words; Django's own ``get_kind_display`` takes twenty times as long."""
        return str(Kind(self.kind).label)


class Answer(models.Model):
    """What one person answered to one question: in ``values``, or, where the question is private, in ``sealed``."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    values = models.JSONField(default=list)
    """A list of values: codes for countries and languages, the option itself elsewhere, one text for a text."""
    sealed = models.BinaryField(null=True)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("enrolment", "question"), name="one_answer_a_question"),)
        indexes = (
            models.Index(fields=("question", "changed_at"), name="answers_by_change"),
            models.Index(fields=("question",), condition=Q(values=[]), name="answers_left_empty"),
        )

    def __str__(self) -> str:
        return f"answer {self.pk}"


class WishKind(models.TextChoices):
    """What somebody may wish of a partner in one respect. *No matter* is no wish, so it has no row."""

    SAME = "same", _("Same")
    DIFFERENT = "different", _("Different")
    THESE = "these", _("One of these")


class Weight(models.TextChoices):
    """How much a wish matters."""

    NICE = "nice", _("nice")
    SHOULD = "should", _("should")
    MUST = "must", _("must")


class Wish(models.Model):
    """What one person wishes of a partner in one respect; sealed, values and all, where the question is private."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="wishes")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="wishes")
    kind = models.CharField(max_length=10, choices=WishKind.choices, blank=True)
    values = models.JSONField(default=list)
    weight = models.CharField(max_length=6, choices=Weight.choices, default=Weight.SHOULD)
    sealed = models.BinaryField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("enrolment", "question"), name="one_wish_a_question"),)

    def __str__(self) -> str:
        return f"wish {self.pk}"


class ConsentStep(models.TextChoices):
    """The two steps of consent for something private."""

    USE = "use", _("use it to find me a partner, and tell nobody")
    TELL = "tell", _("and tell a partner who shares it and also says so")


class Consent(models.Model):
    """Leave to use one private answer of one person, given before it was asked for, withdrawable at any time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="consents")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="consents")
    step = models.CharField(max_length=4, choices=ConsentStep.choices)
    given_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("enrolment", "question"), condition=Q(withdrawn_at=None), name="one_standing_consent"
            ),
        )

    def __str__(self) -> str:
        return f"consent {self.pk}"


class KeptStep(models.Model):
    """What somebody had typed into a step when it turned out that they were signed out.

    Sealed for the applicant, handed back once they have signed in again, and gone after a day.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="kept_steps")
    step = models.CharField(max_length=20)
    sealed = models.BinaryField()
    kept_at = models.DateTimeField(default=clock.now, db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("enrolment", "step"), name="one_kept_step_of_a_kind"),)

    def __str__(self) -> str:
        return f"kept step {self.pk}"


class Named(models.Model):
    """Somebody of the same round whom a person would like to be matched with, the dearest first."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="names")
    whom = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="named_by")
    place = models.PositiveSmallIntegerField()
    """From 1 to 5."""

    class Meta:
        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(fields=("enrolment", "whom"), name="named_once"),
            models.UniqueConstraint(fields=("enrolment", "place"), name="one_name_a_place"),
            models.CheckConstraint(condition=Q(place__gte=1, place__lte=5), name="up_to_five_names"),
            models.CheckConstraint(condition=~Q(enrolment=models.F("whom")), name="nobody_names_themselves"),
        )

    def __str__(self) -> str:
        return f"name {self.pk}"
