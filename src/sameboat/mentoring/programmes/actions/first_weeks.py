"""What partners find when they begin: starter questions, guidance, and topics for the weeks after."""

from __future__ import annotations

from django.db import transaction

from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes import queries
from sameboat.mentoring.programmes.beginnings import Beginning
from sameboat.mentoring.programmes.models import Round, Topic
from sameboat.mentoring.programmes.rules import first_weeks as rules


@transaction.atomic
def offer_topics_of(source: Round | Beginning, *, into: Round) -> list[Topic]:
    """The topics of a former round, or of a template. One whose week the new round does not have is left out."""
    found = source.topics.all() if isinstance(source, Round) else source.topics
    fit = [
        Topic(round=into, week=topic.week, title=str(topic.title), text=str(topic.text))
        for topic in found
        if topic.week <= into.weeks
    ]
    return Topic.objects.bulk_create(fit)


@transaction.atomic
def change_first_weeks(round_: Round, *, starter_questions: str, guidance: str, by: Person) -> Round:
    """Write what partners may ask each other first, one question a line, and what to do in the first week."""
    round_ = _to_write_for(round_, by)
    round_.starter_questions = "\n".join(" ".join(line.split()) for line in starter_questions.splitlines()).strip()
    round_.guidance = guidance.replace("\r\n", "\n").strip()
    round_.save(update_fields=["starter_questions", "guidance"])
    note("change first weeks", round_, by=by)
    return round_


@transaction.atomic
def add_topic(round_: Round, *, week: int, title: str, text: str, by: Person) -> Topic:
    """Offer one thing more to talk about."""
    round_ = _to_write_for(round_, by)
    others = round_.topics.count()
    require(rules.may_be_a_topic(title=title, text=text, week=week, weeks=round_.weeks, others=others))
    topic = Topic.objects.create(round=round_, week=week, title=title.strip(), text=text.strip())
    note("add topic", topic, by=by)
    return topic


@transaction.atomic
def change_topic(topic: Topic, *, week: int, title: str, text: str, by: Person) -> Topic:
    """Word it anew, or move it to another week. Partners see it at once."""
    round_ = _to_write_for(topic.round, by)
    topic = Topic.objects.select_for_update().get(pk=topic.pk)
    require(rules.may_be_a_topic(title=title, text=text, week=week, weeks=round_.weeks, others=0))
    topic.week, topic.title, topic.text = week, title.strip(), text.strip()
    topic.save(update_fields=["week", "title", "text"])
    note("change topic", topic, by=by)
    return topic


@transaction.atomic
def remove_topic(topic: Topic, *, by: Person) -> None:
    """Take a topic away."""
    _to_write_for(topic.round, by)
    note("remove topic", topic, by=by)
    topic.delete()


def _to_write_for(round_: Round, by: Person) -> Round:
    round_ = Round.objects.select_for_update(of=("self",)).select_related("programme").get(pk=round_.pk)
    require(
        rules.may_write_for_partners(queries.is_coordinator(by, round_.programme), ended=round_.ended_at is not None)
    )
    return round_
