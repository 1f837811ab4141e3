"""What people do with their accounts. The only writers of this app's rows."""

from sameboat.members.people.actions.accounts import (
    begin_account,
    begin_nobody,
    change_language,
    change_zone,
    forget_unproved_accounts,
    keep_password,
    let_in_by_letter,
    note_credential,
    take_away,
)
from sameboat.members.people.actions.guesses import forget_old_guesses, give_a_guess_back, take_a_guess
from sameboat.members.people.actions.leaving import begin_pause, end_pause, erase_again, leave, remember_who_left
from sameboat.members.people.actions.profiles import change_profile, keep_free_hours, profiles_of
from sameboat.members.people.actions.reopenings import (
    ask_for_past,
    ask_my_partner,
    grant_as_partner,
    grant_from_here,
    grant_what_waited,
    speak_as_old,
    stop_reopening,
    switch_vouching,
)
from sameboat.members.people.actions.sessions import end_other_sessions, end_session, forget_old_sessions

__all__ = [
    "ask_for_past",
    "ask_my_partner",
    "begin_account",
    "begin_nobody",
    "begin_pause",
    "change_language",
    "change_profile",
    "change_zone",
    "end_other_sessions",
    "end_pause",
    "end_session",
    "erase_again",
    "forget_old_guesses",
    "forget_old_sessions",
    "forget_unproved_accounts",
    "give_a_guess_back",
    "grant_as_partner",
    "grant_from_here",
    "grant_what_waited",
    "keep_free_hours",
    "keep_password",
    "leave",
    "let_in_by_letter",
    "note_credential",
    "profiles_of",
    "remember_who_left",
    "speak_as_old",
    "stop_reopening",
    "switch_vouching",
    "take_a_guess",
    "take_away",
]
