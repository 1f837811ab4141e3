"""Addresses of accounts: allauth's by its own names, and ours about oneself."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
