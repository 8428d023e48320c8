"""How is it said that two records are one person, or one body, and taken back?"""

from uuid import UUID

from ctj_desktop.domain.ids import OrganisationId, PersonId, SameAsId, link_id
from ctj_desktop.domain.records.people import Organisation, Person, SameAs
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.services.membership.refusals import NotOfOneKind, SameAsItself
from ctj_desktop.services.naming.hanging import name_in_sentences
from ctj_desktop.services.naming.same_records import KINDS
from ctj_desktop.services.steps.change import save_derived
from ctj_desktop.services.steps.homes import need_kept_here
from ctj_desktop.services.steps.records import the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


@step
def declare_same(unit: Unit, *, record: PersonId | OrganisationId, same: PersonId | OrganisationId) -> SameAs:
    """Says that two records are the same person or body; both stay as they are, with all that names them."""
    store = unit.store
    if record == same:
        raise SameAsItself
    one, other = _one(store, record), _one(store, same)
    if one.kind != other.kind:
        raise NotOfOneKind
    home, (this, that) = store.home(), sorted((one, other), key=lambda row: row.id)
    unit.name("same_as.added", **titled(_both(store, this, that)))
    # Two devices of this office make the same row; each office says so for itself.
    identity = SameAsId(link_id("same_as", home, this.id, that.id))
    return save_derived(unit, SameAs(id=identity, home=home, record_kind=this.kind, this=this.id, that=that.id))


@step
def remove_same_as(unit: Unit, *, same_as: SameAsId) -> SameAs:
    """Takes back that two records are the same; `KeptElsewhere` for what another office said."""
    stored = the(unit.store, SameAs, same_as)
    need_kept_here(unit.store, stored)
    ends = [
        row for key in (stored.this, stored.that) if (row := _found(unit.store, stored.record_kind, key)) is not None
    ]
    unit.name("same_as.deleted", **titled(_both(unit.store, *ends)))
    unit.delete(stored)
    return stored


def _one(store: OpenFile, record: PersonId | OrganisationId) -> Person | Organisation:
    return store.get(Person, record) or the(store, Organisation, record)


def _found(store: OpenFile, kind: str, record: UUID) -> Person | Organisation | None:
    cls = KINDS.get(kind)
    return store.get(cls, record) if cls is not None else None


def _both(store: OpenFile, *records: Person | Organisation) -> Bilingual:
    """`Commune de Vauxneuf = Vauxneuf`; one of them alone where the other is not here."""
    names = [name_in_sentences(store, record) for record in records]
    return Bilingual.of(*(" = ".join(name.or_other(side) for name in names) for side in (Language.FR, Language.DE)))
