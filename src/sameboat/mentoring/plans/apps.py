"""The app, as Django knows it."""

from django.apps import AppConfig


class Plans(AppConfig):
    """What partners set out to do together."""

    name = "sameboat.mentoring.plans"
    label = "plans"

    def ready(self) -> None:
        """Its moments on the line of time, what waits for a yes, what ends with a partnership, and one's own copy."""
        from sameboat.members.people import registry as people
        from sameboat.mentoring.partnerships import registry
        from sameboat.mentoring.plans import letters  # noqa: F401
        from sameboat.mentoring.plans.actions import forget_topic_letters
        from sameboat.mentoring.plans.queries import moments
        from sameboat.mentoring.plans.queries.myself import my_plans
        from sameboat.mentoring.plans.queries.waiting import agreements_that_wait, agreements_without_a_yes

        for gather in (
            moments.beginnings,
            moments.agreements,
            moments.goals,
            moments.turning_points,
            moments.reflections,
        ):
            registry.on_the_journey(gather)
        registry.something_waits(agreements_that_wait, agreements_without_a_yes)
        registry.when_it_ends(forget_topic_letters)
        people.in_my_data("plans", my_plans)
