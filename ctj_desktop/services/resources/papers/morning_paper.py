"""What do the papers of a thematic morning print: who is on its list by side and name, what it left?"""

from typing import TYPE_CHECKING, Final

from ctj_desktop.domain.ids import CommitteeId, MatineeId, OrganisationId, ctj_home
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Organisation, Person, Territory
from ctj_desktop.domain.records.resources import Matinee, MatineeParticipant, Resource
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.services.resources.matinees import participant_name, side_of
from ctj_desktop.services.steps.records import kept_elsewhere, the
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.mornings.facts import MorningOnPaper, MorningParticipant
    from ctj_desktop.documents.papers import Sender

CONFERENCE: Final = Bilingual.of("Conférence TransJurassienne (CTJ)", "Conférence TransJurassienne (CTJ)")
"""The name of the conference is French in German texts too."""


def morning_on_paper(store: OpenFile, committee: CommitteeId, matinee: MatineeId) -> "MorningOnPaper":
    """A morning under the head of whoever holds it, printed by a committee; `NotHere` where it is gone."""
    from ctj_desktop.documents.mornings.facts import MorningOnPaper

    morning = the(store, Matinee, matinee)
    territory = store.get(Territory, morning.territory) if morning.territory is not None else None
    listed = [_listed(store, one) for one in store.all(MatineeParticipant, matinee=matinee)]
    return MorningOnPaper(
        sender=_held_by(store, committee, morning),
        matinee=morning,
        territory=territory.name if territory is not None else NO_TEXT,
        host=_body(store, morning.host),
        listed=tuple(sorted(listed, key=lambda one: sort_key(one.name))),
        left=tuple(store.all(Resource, matinee=matinee, order="on, id")),
    )


def _held_by(store: OpenFile, committee: CommitteeId, morning: Matinee) -> "Sender":
    """The committee that keeps it, else the conference or an office, which has no address of its own on a paper."""
    from ctj_desktop.documents.papers import Sender

    kept = store.get(Committee, CommitteeId(morning.home))
    if kept is not None:
        return sender(store, kept.id, morning.on)
    code, name = ("CTJ", CONFERENCE) if morning.home == ctj_home() else ("", kept_elsewhere(store, morning).keeper)
    printing = the(store, Committee, committee)
    return Sender(committee=replace(printing, code=code, name=name, short_name=NO_TEXT, territory=None))


def _listed(store: OpenFile, one: MatineeParticipant) -> "MorningParticipant":
    """What stands on the list, else what the directory says of the person."""
    from ctj_desktop.documents.mornings.facts import MorningParticipant

    person = store.get(Person, one.person) if one.person is not None else None
    body = _body(store, one.organisation) or Bilingual.of(one.body, one.body)
    return MorningParticipant(
        name=participant_name(store, one),
        function=one.function or (person.function if person is not None else NO_TEXT),
        body=body or _body(store, person.organisation if person is not None else None),
        side=side_of(store, one),
        role=one.role,
        came=one.came,
    )


def _body(store: OpenFile, body: OrganisationId | None) -> Bilingual:
    found = store.get(Organisation, body) if body is not None else None
    return found.name if found is not None else NO_TEXT
