"""Who keeps this workspace, where are its backups, and which device gives its numbers?"""

from datetime import datetime
from pathlib import Path

from ctj_desktop.domain.protection.recovery_code import mark_of
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Office
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.exchange.own_keys import KeysLie, keys_lie, place_of
from ctj_desktop.services.exchange.replacing import to_take_over
from ctj_desktop.storage.backing_up import safety, second_place
from ctj_desktop.storage.erased_in_backups import StillKept, still_kept
from ctj_desktop.storage.file.generations import folder_of
from ctj_desktop.storage.numbering import holds_right, open_loans
from ctj_desktop.storage.open_file import OpenFile


class Numbering(NamedValue):
    """One committee: whether this device gives its numbers, or another one of this office does (`passes`), and whether
    the right is lent for a meeting."""

    committee: Bilingual
    here: bool
    lent: bool
    passes: bool = False


class Keeping(NamedValue):
    """What the settings say of an open workspace at the moment `now`.

    `backed_up` is None before the first backup, `second` where backups are kept in one place only. `service` is the
    one into whose folder the file lies, or empty; `mark` that of the key of a protected file, as on its sheet. `erased`
    are contents that were erased and that backups hold. `keys` are the private ones of this computer.
    """

    office: Bilingual
    file: Path
    mark: str
    service: str
    backups: Path
    second: Path | None
    backed_up: datetime | None
    now: datetime
    numbering: tuple[Numbering, ...]
    erased: StillKept | None = None
    keys: KeysLie = KeysLie.NOWHERE


def keeping(store: OpenFile) -> Keeping:
    """As it stands now."""
    office = store.get(Office, store.office_id)
    committees = store.all(Committee, order="code, id")
    passing = {one.committee.id for one in to_take_over(store)}
    return Keeping(
        office=office.name if office is not None else NO_TEXT,
        file=store.path,
        mark="" if store.key is None else mark_of(store.key),
        service=store.environment.whereabouts(store.path).service,
        backups=folder_of(store.path),
        second=second_place(store),
        backed_up=safety(store).last,
        now=store.environment.clock(),
        erased=still_kept(store),
        keys=keys_lie(place_of(store)),
        numbering=tuple(
            Numbering(
                committee=one.short_name if one.short_name else one.name,
                here=holds_right(store, one.id),
                lent=bool(open_loans(store, one.id)),
                passes=one.id in passing,
            )
            for one in committees
        ),
    )
