"""The only writers of care."""

from sameboat.commons.care.actions.somebody_new import ask_for_new_partner

__all__ = ["ask_for_new_partner"]
