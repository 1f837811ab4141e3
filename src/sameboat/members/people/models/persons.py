"""A person: who they are to the site, and since when."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from sameboat.base.kit import clock


class People(BaseUserManager["Person"]):
    """How persons come into being."""

    def create_user(self, email: str, password: str | None = None, **facts: Any) -> Person:
        """A person with an address; without a password nobody can sign in by one."""
        person = self.model(email=email.strip().casefold(), **facts)
        if password is None:
            person.set_unusable_password()
        else:
            person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> Person:
        """Addresses are the same in capitals."""
        return self.get(email=(username or "").casefold())


class Person(AbstractBaseUser):
    """Somebody with an account. There is no staff, no superuser, and no way to act as somebody else."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    """What people call them."""
    zone = models.CharField(max_length=64, blank=True)
    """An IANA time zone, told by the browser or chosen; empty until then."""
    language = models.CharField(max_length=12, blank=True)
    """In which language the site speaks to them; empty: as their browser asks."""
    joined_at = models.DateTimeField(default=clock.now)
    paused_since = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    password_own_since = models.DateTimeField(null=True, blank=True)
    """Since when the password is known to the person alone; none while a letter to the mailbox was enough to set it."""
    password_reset_by_mail_at = models.DateTimeField(null=True, blank=True)
    own_since = models.DateTimeField(null=True, blank=True)
    """Since when their very first way of signing in that is their own spoke. It stays when that is lost or removed:
    whatever comes after begins anew, and nobody is ever first again."""
    reopening_until = models.DateTimeField(null=True, blank=True)
    """Somebody signed in as them asks to read what was written before; until when they can stop it at leisure."""
    vouching = models.BooleanField(default=True)
    """Whether a partner may say that it is really they, and they that it is really their partner."""
    invented = models.BooleanField(default=False)
    """A person of the demo. ``serve`` refuses a real site that has any."""
    is_active = models.BooleanField(default=True)

    objects: ClassVar[People] = People()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = (models.UniqueConstraint(Lower("email"), name="one_person_an_address_in_any_case"),)

    def __str__(self) -> str:
        return self.name or "somebody"
