"""May this office correct the record of a person or body that another one keeps (`domain/privacy/correcting.py`)?"""

from ctj_desktop.domain.ids import OfficeId
from ctj_desktop.domain.privacy.correcting import Corrected, Corrector, committees_of, may_correct, sitting_with
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.committees import Committee, Mandate, OfficeHeld, Seat, Secretariat
from ctj_desktop.domain.records.people import Office, OfficeKind, Organisation, OrganisationName, Person, PersonFunction
from ctj_desktop.services.steps.here import today_in
from ctj_desktop.services.steps.homes import kept_here
from ctj_desktop.services.steps.records import kept_elsewhere, office_called
from ctj_desktop.services.steps.refusals import KeptElsewhere, OnlyItsHome, OnTheLetterheadFirst
from ctj_desktop.storage.open_file import OpenFile


def need_correctable(store: OpenFile, record: Corrected) -> None:
    """`KeptElsewhere` for what this office may not correct."""
    if not is_correctable(store, record):
        raise not_correctable(store, record)


def not_correctable(store: OpenFile, record: Record) -> KeptElsewhere:
    """Why a record of another home is not corrected here, and what would change that."""
    if not isinstance(record, Corrected):
        return kept_elsewhere(store, record)
    whom = whom_of(store, record)
    if whom is not None and may_correct(corrector(store, whom, everywhere=True), whom, record):
        return OnTheLetterheadFirst(office_called(store, OfficeId(record.home)))
    return kept_elsewhere(store, record)


def need_home(store: OpenFile, record: Corrected) -> None:
    """What only the home of a record does: `KeptElsewhere` elsewhere, `OnlyItsHome` where it may be corrected."""
    if record.home != store.home():
        raise not_its_home(store, record)


def not_its_home(store: OpenFile, record: Record) -> KeptElsewhere:
    """Why a record of another home is not taken away here."""
    if isinstance(record, Corrected) and is_correctable(store, record):
        return OnlyItsHome(office_called(store, OfficeId(record.home)))
    return kept_elsewhere(store, record)


def is_changeable(store: OpenFile, record: Record) -> bool:
    """Whether this office may change a record of whatever kind: it keeps it, or may correct it."""
    return kept_here(store, record) or (isinstance(record, Corrected) and is_correctable(store, record))


def is_correctable(store: OpenFile, record: Corrected) -> bool:
    """Whether this office may correct it."""
    whom = whom_of(store, record) if record.home != store.home() else None
    return record.home == store.home() or (whom is not None and may_correct(corrector(store, whom), whom, record))


def corrector(
    store: OpenFile,
    whom: Person | Organisation | None = None,
    office: Office | None = None,
    *,
    everywhere: bool = False,
) -> Corrector:
    """This office, or another one, with whoever sits where it is a secretariat: everybody, or that one alone.

    `everywhere`: as if it were one of every committee that is here.
    """
    who = office or store.get(Office, store.office_id)
    if who is None or who.office_kind is not OfficeKind.SECRETARIAT or who.side is None:
        return Corrector(store.office_id if who is None else who.id, None, {})
    today = today_in(store)
    own = committees_of(store.all(Secretariat, side=who.side), who.side, today)
    committees = {one.id for one in store.all(Committee)} if everywhere else own
    return Corrector(who.id, who.side, sitting_with(committees, *_sitting(store, whom), today))


def _sitting(store: OpenFile, whom: Person | Organisation | None) -> tuple[list[Seat], list[Mandate], list[OfficeHeld]]:
    match whom:
        case Person():
            mandates = store.all(Mandate, person=whom.id)
            seats = store.some(Seat, [one.seat for one in mandates])
            return [*seats], mandates, store.all(OfficeHeld, person=whom.id)
        case Organisation():
            return store.all(Seat, organisation=whom.id), [], []
        case _:
            return store.all(Seat), store.all(Mandate), store.all(OfficeHeld)


def whom_of(store: OpenFile, record: Corrected) -> Person | Organisation | None:
    """Whom a record is of: itself, or the person or body of which it says more."""
    match record:
        case PersonFunction():
            return store.get(Person, record.person)
        case OrganisationName():
            return store.get(Organisation, record.organisation)
        case _:
            return record
