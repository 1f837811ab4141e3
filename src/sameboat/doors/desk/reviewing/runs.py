"""Two runs side by side."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sameboat.doors.desk.reviewing.words import hundredth, outcome_in_words
from sameboat.mentoring.matching.queries.review import Changed, Changes
from sameboat.mentoring.matching.rules.review import WITHOUT_A_NAME, listed
from sameboat.mentoring.matching.rules.settings import settings_in_words


def side_by_side(changes: Changes) -> dict[str, Any]:
    """The figures of both runs, row by row, and their settings in words."""
    before, after = changes.before, changes.after
    return {
        "settings": [settings_in_words(before.run.settings), settings_in_words(after.run.settings)],
        "rows": [
            (_("People with a partner"), before.partnered, after.partnered),
            (_("People alone"), before.alone, after.alone),
            (_("Pairs and groups"), before.groups, after.groups),
            (_("Weak ones"), before.weak, after.weak),
            (_("Musts not met"), before.unmet_musts, after.unmet_musts),
            (_("What the worst-off gets, of 100"), hundredth(before.weakest), hundredth(after.weakest)),
            (_("What somebody with a partner gets on average, of 100"), _mean(before.mean), _mean(after.mean)),
        ],
    }


def changed_in_words(changed: Changed) -> dict[str, Any]:
    """One person for whom they differ."""
    return {
        "name": changed.name or str(WITHOUT_A_NAME),
        "before": _with(changed.before),
        "after": _with(changed.after),
        "same": changed.before == changed.after,
        "got": hundredth(changed.got),
        "gets": hundredth(changed.gets),
        "better": changed.better,
        "worse": changed.worse,
        "had_nobody": not changed.before,
        "has_nobody": not changed.after,
        "gained": [outcome_in_words(each) for each in changed.gained],
        "lost": [outcome_in_words(each) for each in changed.lost],
    }


def _with(names: list[str]) -> str:
    return listed([name or str(WITHOUT_A_NAME) for name in names]) if names else _("nobody")


def _mean(value: float) -> str:
    return f"{100 * value:.1f}"
