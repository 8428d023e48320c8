"""A sample that two offices went on with, each for itself: files passed between them, and conflicts left to settle."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ctj_desktop.domain.ids import HomeId, OfficeId, uuid7
from ctj_desktop.domain.log.changes import OperationLabel, Outcome
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Office as OfficeRecord
from ctj_desktop.domain.records.people import Person
from ctj_desktop.services.exchange.exporting import export, plan_export
from ctj_desktop.services.exchange.identity import trust, write_card
from ctj_desktop.services.exchange.merging import take_in
from ctj_desktop.services.meetings.agenda import change_agenda_item, remove_agenda_item
from ctj_desktop.services.membership.people import change_person
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.log.merge import take_from
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from tests.office import text

THERE = "Grand Pontarlier.ctj"
DECISION = "Le comité rend un avis favorable"


@dataclass(slots=True)
class Other:
    """The other office, its store open beside the window's file."""

    workspace: Workspace
    folder: Path

    def send(self, number: int, to: str) -> Path:
        """A file for the first office."""
        target = self.folder / f"pontarlier-{number:04}.ctjx"
        store = self.workspace.store
        export(store, plan_export(store, to), target)
        return target


def another_office(here: Store, folder: Path, environment: Environment) -> Other:
    """Grand Pontarlier: holds all that is here, and both have accepted the other’s card."""
    office = OfficeId(uuid7())
    there = Store.prepare(folder / THERE, office, environment, None)
    take_from(there, here)
    with there.write(OperationLabel("office.added")) as unit:
        unit.save(OfficeRecord(id=office, home=HomeId(office), name=text("Grand Pontarlier", "Grand Pontarlier")))
    for giver, taker in ((here, there), (there, here)):
        card = folder / "office.ctjcard"
        write_card(giver, card)
        trust(taker, card, Profile.PARTNER)
        card.unlink()
    return Other(Workspace(there), folder)


def contradict(here: Store, folder: Path, environment: Environment) -> Other:
    """Both write: a proposed decision, a planned time, an item taken away here and edited there, a telephone number."""
    other = another_office(here, folder, environment)
    meeting = here.all(Meeting, order="on")[-1]
    items = here.all(AgendaItem, meeting=meeting.id, parent=None, order="position, id")  # in order among themselves
    mine, theirs = Workspace(here), other.workspace
    person = here.all(Person, order="family_name, id")[0]
    both: list[tuple[Workspace, Callable[..., Any], dict[str, Any]]] = [
        (mine, change_agenda_item, {"item": items[2].id, "proposed_decision": Rewording(fr=f"{DECISION}.")}),
    ]
    _do(both)
    take_from(theirs.store, mine.store)
    _do(
        [
            (
                mine,
                change_agenda_item,
                {
                    "item": items[2].id,
                    "proposed_decision": Rewording(
                        fr=f"{DECISION}, sous réserve d’un plan de financement équilibré dans les deux monnaies."
                    ),
                },
            ),
            (mine, change_agenda_item, {"item": items[3].id, "minutes": 25}),
            (mine, remove_agenda_item, {"item": items[-1].id}),
            (
                theirs,
                change_agenda_item,
                {
                    "item": items[2].id,
                    "proposed_decision": Rewording(
                        fr=f"{DECISION}, à condition que l’aide demandée reste sous le plafond de l’appel."
                    ),
                },
            ),
            (theirs, change_agenda_item, {"item": items[3].id, "minutes": 40}),
            (theirs, change_agenda_item, {"item": items[-1].id, "minutes": 5}),
            (theirs, change_agenda_item, {"item": items[1].id, "note": Rewording(fr="Remis en séance.")}),
        ]
    )
    if person.home == here.home():
        _do([(mine, change_person, {"person": person.id, "work_phone": "+41 24 557 20 10"})])
    take_in(here, other.send(1, to=office_name_of(here)))
    return other


def publish(workspace: OpenWorkspace) -> None:
    """What the dialog that takes a file in tells everybody."""
    changed = frozenset({("agenda_item", workspace.store.all(AgendaItem)[0].id)})
    workspace.bus.publish(Outcome(None, OperationLabel("merged"), changed))


def office_name_of(store: Store) -> str:
    """What the office of a workspace is called."""
    office = store.get(OfficeRecord, store.office_id)
    assert office is not None
    return office.name.fr.text


def _do(acts: list[tuple[Workspace, Callable[..., Any], dict[str, Any]]]) -> None:
    for workspace, step, fields in acts:
        workspace.do_fields(step, **fields)
