"""The app, as Django knows it."""

from django.apps import AppConfig


class Conversations(AppConfig):
    """What two to eight people say to each other, and nobody else reads."""

    name = "sameboat.commons.conversations"
    label = "conversations"

    def ready(self) -> None:
        """Its letter is known from the start; what waits in it is told; drafts go with the talk they were meant for."""
        from sameboat.commons.conversations import letters as _letters  # noqa: F401
        from sameboat.commons.conversations.actions import forget_drafts
        from sameboat.commons.conversations.queries.exporting import files_by
        from sameboat.commons.conversations.queries.reading_on import parts_with_something_new
        from sameboat.commons.conversations.queries.reportable import messages_to_report
        from sameboat.commons.conversations.queries.waiting import words_that_wait
        from sameboat.members.people.registry import files_in_my_data
        from sameboat.members.safety.registry import many_can_be_reported
        from sameboat.mentoring.partnerships import registry

        files_in_my_data(files_by)
        registry.when_it_ends(forget_drafts)
        registry.something_waits(words_that_wait, parts_with_something_new)
        many_can_be_reported(messages_to_report)
