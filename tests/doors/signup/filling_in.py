"""Filling in the steps of a sign-up through Django's client: what a browser would post, without one."""

from __future__ import annotations

from urllib.parse import urlencode

from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from tests import site_makers


def proved_person(name="Ines Duarte", **facts):
    """Somebody whose address is proved, as after joining with a code."""
    person = site_makers.person(name, **facts)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


class FillingIn:
    """One person at the form of one round."""

    def __init__(self, round_, person):
        self.round, self.person = round_, person
        self.client = Client()
        self.client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")

    def address(self, step="", name="apply_step"):
        args = [self.round.programme.slug, self.round.number]
        return reverse(name, args=[*args, step] if name == "apply_step" else args)

    def open(self, step):
        return self.client.get(self.address(step))

    def boxes(self, step):
        """What the boxes of a step hold, as a browser would post it."""
        return boxes_of(self.open(step).context["form"])

    def save(self, step, **typed):
        """Open a step, type, and save it."""
        data = self.boxes(step)
        for name, value in typed.items():
            data[name.replace("__", "-")] = value
        return self.client.post(self.address(step), {name: value for name, value in data.items() if value is not None})

    def agree(self):
        return self.save("before", of_age="on", eligible="on", conduct="on", notice="on")

    def send(self):
        return self.client.post(self.address("check"))

    def fill_all(self, country="PT", **more):
        """Every step of a round that asks as the ``iln`` does in `site_makers`."""
        self.agree()
        self.save("you", **{"q__country": country, "q__languages": ["English"], "q__sector": "public", **more})
        self.save("cares", q__interests="maps, teaching")
        if any(step.name == "when" for step in self.open("before").context["after"]):
            self.save("when")
        self.save("whom")
        return self.send()


def boxes_of(form):
    """The values of a form as a browser would post them."""
    data = {}
    for bound in form:
        value = bound.value()
        if value is None or value is False or value == "" or value == () or value == []:
            continue
        if bound.name.startswith("q-") and type(bound.field).__name__ == "WeekField":
            data[bound.name] = ",".join(f"{start}-{end}" for start, end in value)
        else:
            data[bound.name] = "on" if value is True else list(value) if isinstance(value, tuple) else value
    return data


def as_query(data):
    """For posting by hand."""
    return urlencode(data, doseq=True)
