"""Keys grow old: a new site key each week, and the old ones gone after a month."""

from django_tasks import task

from sameboat.base.jobs.registry import every
from sameboat.base.vault import actions


@every(days=1)
@task()
def renew_keys() -> None:
    """Renew the site key if it is a week old, and destroy those whose time is over."""
    actions.renew_site_key()
    actions.destroy_old_site_keys()
