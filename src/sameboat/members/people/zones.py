"""Time zones by the names of cities, in the reader's language, grouped by region; for any form that asks for one."""

from __future__ import annotations

import zoneinfo
from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import get_timezone_location
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language, gettext, gettext_lazy

from sameboat.base.kit import clock

REGIONS = {
    "Africa": gettext_lazy("Africa"),
    "America": gettext_lazy("The Americas"),
    "Antarctica": gettext_lazy("Antarctica"),
    "Asia": gettext_lazy("Asia"),
    "Atlantic": gettext_lazy("Atlantic Ocean"),
    "Australia": gettext_lazy("Australia"),
    "Europe": gettext_lazy("Europe"),
    "Indian": gettext_lazy("Indian Ocean"),
    "Pacific": gettext_lazy("Pacific Ocean"),
}


def is_a_zone(name: str) -> bool:
    """Whether there is a time zone of that name."""
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return bool(name)


def city_of(zone: str) -> str:
    """A zone as people call it: *Lisbon* for ``Europe/Lisbon``."""
    if not is_a_zone(zone):
        return ""
    return _city(zone, get_language() or "en")


def with_its_clock(zone: str) -> str:
    """A zone and what its clocks show: *Lisbon, now 14:12*."""
    at = timezone.localtime(clock.now(), zoneinfo.ZoneInfo(zone))
    return gettext("%(city)s, now %(time)s") % {"city": city_of(zone), "time": f"{at:%H:%M}"}


def zone_choices() -> list[tuple[str, Any]]:
    """For a select: nothing chosen, then every region with its cities."""
    return [("", gettext("Choose the nearest large city")), *_regions(get_language() or "en")]


@lru_cache(maxsize=64)
def _city(zone: str, language: str) -> str:
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return str(get_timezone_location(zone, locale=locale, return_city=True)).rpartition("/")[2]


@lru_cache(maxsize=16)
def _regions(language: str) -> list[tuple[str, Any]]:
    """Every zone that is not merely another name of one, by region."""
    old_names = set(get_global("zone_aliases"))
    found: dict[str, list[tuple[str, str]]] = {region: [] for region in REGIONS}
    for zone in zoneinfo.available_timezones() - old_names:
        region = zone.partition("/")[0]
        if region in found:
            found[region].append((zone, _city.__wrapped__(zone, language)))
    return [(str(name), sorted(found[region], key=lambda each: each[1])) for region, name in REGIONS.items()]


class ZoneField(forms.ChoiceField):
    """A time zone; one that the browser named need not be among the choices."""

    def __init__(self, **more: Any) -> None:
        super().__init__(choices=zone_choices, **more)

    def valid_value(self, value: str) -> bool:
        """Any name that the world's list of zones knows."""
        return is_a_zone(str(value))

    def clean(self, value: Any) -> str:
        """The zone's name, or what would help."""
        try:
            return str(super().clean(value))
        except ValidationError as trouble:
            if trouble.code == "required":
                raise
            raise ValidationError(gettext("Choose the nearest large city from the list."), code="unknown") from None
