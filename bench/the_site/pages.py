"""The pages that people wait for, and who asks for them."""

from django.urls import reverse


def pages(folk, rounds):
    """(name, [(person, address)]) of each page; different people, so that nothing is the same row twice."""
    large = rounds[0]
    applicants = folk[:40]
    lead = large.programme.team.first().person
    at = {"slug": large.programme.slug, "number": large.number}
    elsewhere = [{"slug": round_.programme.slug, "number": round_.number} for round_ in rounds[::25]]
    return [
        ("front page", [(None, reverse("front"))]),
        ("today", [(person, reverse("today")) for person in applicants]),
        ("programme", [(None, reverse("programme", kwargs={"slug": where["slug"]})) for where in elsewhere]),
        ("a round and its questions", [(None, reverse("round_form", kwargs=where)) for where in elsewhere]),
        ("my application", [(person, reverse("my_application", kwargs=at)) for person in applicants]),
        *(
            (
                f"sign-up, {step}",
                [(person, reverse("apply_step", kwargs={**at, "step": step})) for person in applicants],
            )
            for step in steps_of(large)
        ),
        ("desk", [(lead, reverse("desk"))]),
        ("desk, round of 5,000", [(lead, reverse("desk_round", kwargs=at))]),
        ("desk, people of 5,000", [(lead, reverse("desk_people", kwargs=at))]),
        ("desk, questions", [(lead, reverse("desk_questions", kwargs=at))]),
        ("desk, team", [(lead, reverse("desk_team", kwargs={"slug": at["slug"]}))]),
    ]


def steps_of(round_):
    """The first and the wishes' step of the round's sign-up."""
    return ("you", "whom") if round_.questions.exists() else ()
