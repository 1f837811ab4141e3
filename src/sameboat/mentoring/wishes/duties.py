"""What comes round again for questions and answers."""

from django_tasks import task

from sameboat.base.jobs.registry import every
from sameboat.mentoring.wishes.actions import imports


@every(hours=1)
@task()
def end_old_imports() -> int:
    """No uploaded sheet lies here for longer than a day."""
    return imports.end_old_imports()
