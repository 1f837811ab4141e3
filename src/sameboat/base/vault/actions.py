"""What must never lie in the database as it is goes through here: seal, unseal, forget.

Every owner has one data key, made when first needed. Nothing unwrapped outlives the call, or the one search that asked
for an opener: after ``forget`` no process can open anything any more, because none keeps a key at hand.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.vault import forgotten, key_files, sealing
from sameboat.base.vault.models import DataKey
from sameboat.base.vault.sealing import Forgotten, VaultError

__all__ = [
    "Forgotten",
    "Open",
    "Opener",
    "Sealed",
    "VaultError",
    "blind_index",
    "blind_indexes",
    "destroy_old_site_keys",
    "forget",
    "forget_again",
    "forget_for_good",
    "opener_for",
    "renew_site_key",
    "rewrap_all",
    "seal",
    "seal_bytes",
    "seal_many",
    "site_key_made_at",
    "unseal",
    "unseal_bytes",
    "unseal_many",
    "unseal_what_is_left",
]

RENEWED_EVERY = timedelta(days=7)
"""How long one site key is in use."""
KEPT_AFTER = timedelta(days=23)
"""How long it still opens older copies of the database. Together: whoever is forgotten is gone from all copies after
30 days, because every key that could open one has been destroyed by then."""
AT_ONCE = 500
"""Data keys wrapped again in one short transaction, so that nobody waits for a rotation."""


class Sealed(NamedTuple):
    """A sealed value and the place it belongs to."""

    sealed: bytes
    owner: UUID
    bound_to: str


Opener = Callable[[Sealed], bytes | None]


class Open(NamedTuple):
    """Words that are to be sealed, and the place they will belong to."""

    text: str
    owner: UUID
    bound_to: str


def seal(text: str, *, owner: UUID, bound_to: str) -> bytes:
    """Words that only this owner's key opens, and only in this place (``"table|row id|field"``).

    Sealing twice gives different bytes. The empty word is a word.
    """
    return seal_bytes(text.encode(), owner=owner, bound_to=bound_to)


def seal_bytes(content: bytes, *, owner: UUID, bound_to: str) -> bytes:
    """The same for what is no text, such as a file."""
    return _keys_by([_key_of(owner)])[owner].seal(content, bound_to)


def seal_many(words: Iterable[Open]) -> list[bytes]:
    """Each of the words sealed, in their order, with a few looks into the database however many owners there are."""
    words = list(words)
    keys = _keys_by(_rows_of({one.owner for one in words}).values())
    return [keys[one.owner].seal(one.text.encode(), one.bound_to) for one in words]


def unseal(sealed: bytes, *, owner: UUID, bound_to: str) -> str:
    """The words again. Raises ``Forgotten`` once the key is destroyed, ``VaultError`` if they were moved or changed."""
    return unseal_many([Sealed(sealed, owner, bound_to)])[0]


def unseal_bytes(sealed: bytes, *, owner: UUID, bound_to: str) -> bytes:
    """The same for what is no text."""
    return _known(_unsealed([Sealed(sealed, owner, bound_to)]))[0]


def unseal_many(values: Iterable[Sealed]) -> list[str]:
    """The words of many values in their order, with one look into the database however many owners there are."""
    return [words.decode() for words in _known(_unsealed(list(values)))]


def unseal_what_is_left(values: Iterable[Sealed]) -> list[str | None]:
    """The same, with None in the place of each value whose key was destroyed."""
    return [None if words is None else words.decode() for words in _unsealed(list(values))]


def _known(words: list[bytes | None]) -> list[bytes]:
    if any(one is None for one in words):
        raise Forgotten("the key to this was destroyed")
    return [one for one in words if one is not None]


def opener_for(owners: Iterable[UUID]) -> Opener:
    """What opens values of these owners one by one, where there are more of them than should lie open at once.

    None for each whose key was destroyed. It holds the keys: let go of it as soon as the last is opened.
    """
    of = {owner.int: owner for owner in owners}  # a number is found in a hundredth of the time
    keys = {owner.int: key for owner, key in _keys_by(DataKey.objects.filter(owner__in=list(of.values()))).items()}

    def opened(value: Sealed) -> bytes | None:
        sealed, key = bytes(value.sealed), keys.get(value.owner.int)
        mark = sealing.mark_of(sealed)
        return key.open(sealed, value.bound_to) if key and key.mark == mark else None

    return opened


def _unsealed(values: list[Sealed]) -> list[bytes | None]:
    return list(map(opener_for(value.owner for value in values), values)) if values else []


def forget(owner: UUID) -> None:
    """Destroy the owner's key: all that it sealed is unreadable, here at once and in every copy after 30 days."""
    DataKey.objects.filter(owner=owner).delete()


def forget_for_good(owner: UUID) -> None:
    """The same, and written down outside the database: a copy that is brought back is forgotten again."""
    rows = list(DataKey.objects.filter(owner=owner))
    forget(owner)
    for row in rows:
        transaction.on_commit(partial(forgotten.remember, settings.KEYS, owner, bytes(row.mark), clock.now()))


def forget_again() -> set[UUID]:
    """After a copy was brought back: keys that were destroyed since are destroyed anew. Whose they were."""
    destroyed, again = sorted(forgotten.remembered(settings.KEYS)), set[UUID]()
    for at in range(0, len(destroyed), AT_ONCE):
        turn = set(destroyed[at : at + AT_ONCE])
        back = DataKey.objects.filter(owner__in={owner for owner, _mark in turn})
        meant = [row for row in back if (row.owner, bytes(row.mark)) in turn]
        DataKey.objects.filter(pk__in=[row.pk for row in meant]).delete()
        again |= {row.owner for row in meant}
    return again


def blind_index(text: str, *, purpose: str) -> str:
    """The same mark for the same text and purpose, which tells nobody what the text was. For finding equals."""
    return blind_indexes([text], purpose=purpose)[0]


def blind_indexes(texts: Iterable[str], *, purpose: str) -> list[str]:
    """The mark of each text in their order; the key is read once."""
    _keys_for_a_moment()
    try:
        key = key_files.index_key(settings.KEYS)
    except FileNotFoundError:
        raise VaultError(f"there is no {key_files.INDEX} among the site's keys") from None
    of_purpose = hmac.new(key, purpose.encode(), hashlib.sha256).digest()
    return [hmac.new(of_purpose, text.encode(), hashlib.sha256).hexdigest() for text in texts]


def rewrap_all() -> int:
    """A new site key, and every living data key wrapped by it. People read and write meanwhile. How many there were."""
    _keys_for_a_moment()
    new = key_files.make_site_key(settings.KEYS, clock.now())
    done = 0
    while turn := _rewrap_some(new):
        done += turn
    return done


def renew_site_key() -> int | None:
    """``rewrap_all``, if the site key in use has been so for long enough."""
    if clock.now() < _in_use().made_at + RENEWED_EVERY:
        return None
    return rewrap_all()


def destroy_old_site_keys() -> list[int]:
    """Destroy every site key whose time is over; one that wraps a living data key is spared until it does not."""
    numbers = key_files.site_key_numbers(settings.KEYS)
    over = [
        number for number, successor in pairwise(numbers) if clock.now() >= _site_key(successor).made_at + KEPT_AFTER
    ]
    if over:
        _rewrap_some(_in_use())  # those that were being forgotten, and then were not
    over = [number for number in over if not DataKey.objects.filter(site_key=number).exists()]
    for number in over:
        key_files.destroy_site_key(settings.KEYS, number, clock.now())
    if numbers:
        # Copies from before the oldest key that is left open nothing, so nothing in them needs to be forgotten again.
        oldest = next(number for number in numbers if number not in over)
        forgotten.let_go_of_months_before(settings.KEYS, _site_key(oldest).made_at)
    return over


def site_key_made_at() -> datetime:
    """When the site key in use was made; whoever watches over the site sees an old one."""
    return _in_use().made_at


@transaction.atomic
def _rewrap_some(new: key_files.SiteKey) -> int:
    """Wrap some data keys again. Those that another process is just forgetting are passed over."""
    rows = DataKey.objects.select_for_update(skip_locked=True).filter(site_key__lt=new.number).order_by("pk")[:AT_ONCE]
    turn = list(rows)
    keys = _all_unwrapped(turn)
    for row in turn:
        row.wrapped = sealing.wrap(keys[row.owner], new.key, owner=row.owner, number=new.number)
        row.site_key = new.number
    DataKey.objects.bulk_update(turn, ["wrapped", "site_key"])
    return len(turn)


def _key_of(owner: UUID) -> DataKey:
    """The owner's key, made if there is none. Where two processes make it at once, one wins and both use it."""
    row = DataKey.objects.filter(owner=owner).first()
    if row is None:
        made = _new_key(owner, _in_use())
        facts = {"mark": made.mark, "wrapped": made.wrapped, "site_key": made.site_key}
        row, _ = DataKey.objects.get_or_create(owner=owner, defaults=facts)
    return row


def _rows_of(owners: Collection[UUID]) -> dict[UUID, DataKey]:
    """The keys of many owners, made where there are none."""
    known = _known_rows(owners)
    missing = [owner for owner in owners if owner not in known]
    if not missing:
        return known
    site_key = _in_use()
    for at in range(0, len(missing), AT_ONCE):
        made = [_new_key(owner, site_key) for owner in missing[at : at + AT_ONCE]]
        DataKey.objects.bulk_create(made, ignore_conflicts=True)  # another process may have been quicker
    return known | _known_rows(missing)


def _known_rows(owners: Collection[UUID]) -> dict[UUID, DataKey]:
    listed = list(owners)
    known: dict[UUID, DataKey] = {}
    for at in range(0, len(listed), AT_ONCE):
        known |= {row.owner: row for row in DataKey.objects.filter(owner__in=listed[at : at + AT_ONCE])}
    return known


def _new_key(owner: UUID, site_key: key_files.SiteKey) -> DataKey:
    wrapped = sealing.wrap(secrets.token_bytes(32), site_key.key, owner=owner, number=site_key.number)
    return DataKey(owner=owner, mark=secrets.token_bytes(sealing.MARK), wrapped=wrapped, site_key=site_key.number)


def _keys_by(rows: Iterable[DataKey]) -> dict[UUID, sealing.Key]:
    """The data keys of many owners, at hand until the call is over."""
    rows = list(rows)
    unwrapped = _all_unwrapped(rows)
    return {row.owner: sealing.Key(unwrapped[row.owner], bytes(row.mark), row.owner) for row in rows}


def _all_unwrapped(rows: Iterable[DataKey]) -> dict[UUID, bytes]:
    """The data keys of many owners; each site key is read once, and none is kept."""
    by_number: dict[int, list[DataKey]] = {}
    for row in rows:
        by_number.setdefault(row.site_key, []).append(row)
    keys = {}
    for number, wrapped in by_number.items():
        key = _site_key(number).key
        for row in wrapped:
            keys[row.owner] = sealing.unwrap(bytes(row.wrapped), key, owner=row.owner, number=number)
    return keys


def _in_use() -> key_files.SiteKey:
    _keys_for_a_moment()
    numbers = key_files.site_key_numbers(settings.KEYS)
    if not numbers:
        raise VaultError("there is no site key; sameboat init makes a site with its keys")
    return _site_key(numbers[-1])


def _site_key(number: int) -> key_files.SiteKey:
    try:
        return key_files.site_key(settings.KEYS, number)
    except FileNotFoundError:
        raise VaultError(f"site key {number} is not among the site's keys") from None


def _keys_for_a_moment() -> None:
    """A demo or a test makes its keys by itself."""
    passing = settings.DEMO or settings.TESTING or settings.DEBUG
    if passing and not (key_files.site_key_numbers(settings.KEYS) and (settings.KEYS / key_files.INDEX).exists()):
        key_files.mark_as_passing(settings.KEYS)
        key_files.make_keys(settings.KEYS, clock.now())
