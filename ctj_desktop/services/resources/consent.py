"""What do partners call public, and may it stand on the resource site of this office?

Only where a person here agreed, to each entry, in the version that was read: whatever a partner changes of it is asked
again. An entry is of this office where it is kept here and only devices of this office wrote it: what the other
secretariat of a committee wrote is asked as well.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Final
from uuid import UUID

from ctj_desktop.domain.ids import (
    REFERENCE_REPLICA,
    CommitteeId,
    CompetenceId,
    OfficeId,
    ResourceId,
    SiteConsentId,
    ctj_home,
    link_id,
)
from ctj_desktop.domain.log.changes import Json
from ctj_desktop.domain.log.changesets import dumps
from ctj_desktop.domain.record import NamedValue, Record
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Organisation, Person
from ctj_desktop.domain.records.resources import AgreedPart, Competence, Matinee, Resource, SiteConsent
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.resources.refusals import ChangedSinceRead, NothingToAgreeTo
from ctj_desktop.services.steps.homes import kept_homes
from ctj_desktop.services.steps.own_replicas import replicas_of_office
from ctj_desktop.services.steps.records import LONGEST_TITLE, office_called, person_name, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

CONFERENCE: Final = Bilingual.of("CTJ", "CTJ")
Publishable = Resource | Competence


class Agreement(StrEnum):
    """How far one agreed to a public entry of a partner."""

    NEW = "new"
    CHANGED = "changed"
    AGREED = "agreed"


class PartnerEntry(NamedValue):
    """What a partner calls public: whose it is, what it says now, and what a person here agreed to.

    `keeper` is empty for an office that is not known here.
    """

    record: Publishable
    keeper: Bilingual
    version: tuple[AgreedPart, ...]
    consent: SiteConsent | None

    @property
    def title(self) -> Bilingual:
        """As the site says it."""
        return title_of(self.record)

    @property
    def agreement(self) -> Agreement:
        """Whether it stands on the site, and why not."""
        if self.consent is None:
            return Agreement.NEW
        return Agreement.AGREED if self.consent.version == self.version else Agreement.CHANGED

    @property
    def changed(self) -> tuple[str, ...]:
        """The fields that say something else than when a person agreed."""
        before = {part.field: part.sha256 for part in self.consent.version} if self.consent is not None else {}
        now = {part.field: part.sha256 for part in self.version}
        return tuple(name for name in dict.fromkeys((*now, *before)) if before.get(name) != now.get(name))

    @property
    def print(self) -> str:
        """The fingerprint of the whole version."""
        return _print([[part.field, part.sha256] for part in self.version])


@step
def agree_to_publish(unit: Unit, *, record: ResourceId | CompetenceId, read: str = "") -> SiteConsent:
    """Agrees that what a partner calls public stands on the site of this office, as it is now.

    `read` is the fingerprint of the version that was read: `ChangedSinceRead` where it is another one by now.
    """
    entry = _entry(unit.store, record)
    if read and read != entry.print:
        raise ChangedSinceRead(_called(entry.title))
    made = _consent(unit.store, entry)
    unit.name("site_consent.added" if entry.consent is None else "site_consent.changed", **titled(entry.title))
    stored = unit.store.get(SiteConsent, made.id, deleted=True)
    if stored is not None:
        unit.restore(stored)
    return unit.save_own(made)  # whole, over whatever somebody else wrote in our name


@step
def withdraw_consent(unit: Unit, *, site_consent: SiteConsentId) -> SiteConsent:
    """Takes back that a partner's entry stands on the site of this office; the entry itself stays."""
    stored = the(unit.store, SiteConsent, site_consent)
    record = _record(unit.store, stored.record)
    unit.name("site_consent.deleted", **(titled(title_of(record)) if record is not None else {}))
    unit.delete(stored)
    return stored


def partner_entries(store: OpenFile) -> list[PartnerEntry]:
    """All that partners call public, what waits for an answer first, then by keeper and title."""
    return sorted(
        entries_among(store, [*store.all(Resource, public=True), *store.all(Competence, public=True)]), key=_order
    )


def entries_among(store: OpenFile, records: Iterable[Publishable]) -> list[PartnerEntry]:
    """Those of these records that partners call public."""
    own = _Own(store)
    return [_described(store, one, _agreed(store, own, one)) for one in records if one.public and not own.has(one)]


def title_of(record: Publishable) -> Bilingual:
    """What an entry is called."""
    return record.title if isinstance(record, Resource) else record.theme


def _order(entry: PartnerEntry) -> tuple[bool, str, str, UUID]:
    return entry.agreement is Agreement.AGREED, _called(entry.keeper), _called(entry.title), entry.record.id


def _called(text: Bilingual) -> str:
    return (text.fr.text or text.de.text)[:LONGEST_TITLE]


def _record(store: OpenFile, record: UUID) -> Publishable | None:
    return store.get(Resource, record) or store.get(Competence, record)


def _entry(store: OpenFile, record: ResourceId | CompetenceId) -> PartnerEntry:
    row = store.get(Resource, record) or the(store, Competence, record)
    own = _Own(store)
    if not row.public or own.has(row):
        raise NothingToAgreeTo(_called(title_of(row)))
    return _described(store, row, _agreed(store, own, row))


def _agreed(store: OpenFile, own: "_Own", record: Publishable) -> SiteConsent | None:
    """What a person of this office agreed to; nobody else does."""
    found = store.get(SiteConsent, _consent_id(store, record))
    return found if found is not None and own.has(found) else None


def _consent_id(store: OpenFile, record: Publishable) -> SiteConsentId:
    """Two devices of this office make the same row."""
    return SiteConsentId(link_id("site_consent", store.home(), record.id))


def _consent(store: OpenFile, entry: PartnerEntry) -> SiteConsent:
    return SiteConsent(
        id=_consent_id(store, entry.record),
        home=store.home(),
        record_kind=entry.record.kind,
        record=entry.record.id,
        version=entry.version,
    )


class _Own:
    """What is of this office: kept here, and written by its devices alone."""

    def __init__(self, store: OpenFile) -> None:
        self._store, self._homes = store, kept_homes(store)
        self._replicas = {store.replica, REFERENCE_REPLICA, *replicas_of_office(store)}

    def has(self, record: Record) -> bool:
        """Whether no other office had a hand in it: a partner's file may claim any home."""
        lines = self._store.rows_door.heads(record.kind, record.id).values()
        writers = {head.dot.replica for heads in lines for head in heads}
        return record.home in self._homes and writers <= self._replicas


def _described(store: OpenFile, record: Publishable, consent: SiteConsent | None) -> PartnerEntry:
    said = _of_resource(store, record) if isinstance(record, Resource) else _of_competence(store, record)
    version = tuple(AgreedPart(field=name, sha256=_print(value)) for name, value in said.items() if _says(value))
    return PartnerEntry(record=record, keeper=_keeper(store, record), version=version, consent=consent)


def _keeper(store: OpenFile, record: Publishable) -> Bilingual:
    committee = store.get(Committee, CommitteeId(record.home))
    if committee is not None:
        return committee.name
    return CONFERENCE if record.home == ctj_home() else office_called(store, OfficeId(record.home))


def _of_resource(store: OpenFile, one: Resource) -> Mapping[str, Json]:
    """What the site says of a resource, by the field that a person knows it by."""
    morning = store.get(Matinee, one.matinee) if one.matinee is not None else None
    return {
        "title": _both(one.title),
        "resource_kind": one.resource_kind.value,
        "description": _both(one.description),
        "written_in": [language.value for language in one.written_in],
        "themes": [*one.themes],
        "tags": [*one.tags],
        "territory": str(one.territory or ""),
        "matinee": [*_morning(morning)],
        "author": one.author,
        "on": str(one.on or ""),
        "link": one.link,
        "name": [one.name, one.size, one.sha256] if one.sha256 else [],
    }


def _of_competence(store: OpenFile, one: Competence) -> Mapping[str, Json]:
    """What the site says of whoever knows about a theme, with the name and function that stand in the directory."""
    person = store.get(Person, one.person) if one.person is not None else None
    body = store.get(Organisation, one.organisation) if one.organisation is not None else None
    return {
        "theme": _both(one.theme),
        "side": one.side.value,
        "person": [person_name(person), *_both(person.function)] if person is not None else [],
        "organisation": _both(body.name) if body is not None else [],
        "territory": str(one.territory or ""),
        "note": _both(one.note),
    }


def _morning(one: Matinee | None) -> Iterator[Json]:
    if one is not None:
        yield from (*_both(one.title), *_both(one.theme), str(one.on or ""), one.place)


def _both(text: Bilingual) -> list[Json]:
    return [text.fr.text, text.de.text]


def _says(value: Json) -> bool:
    return any(value) if isinstance(value, list) else bool(value)


def _print(value: Json) -> str:
    return hashlib.sha256(dumps(value).encode()).hexdigest()
