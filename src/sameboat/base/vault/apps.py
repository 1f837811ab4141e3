"""The app, as Django knows it."""

from django.apps import AppConfig


class Vault(AppConfig):
    """What must never lie in the database as it is."""

    name = "sameboat.base.vault"
    label = "vault"
