"""Is it proposed to entrust the persons and bodies of its side to the other secretariat, done, undone, and left?"""

from datetime import UTC, datetime

import pytest

from ctj_desktop.domain.ids import ReplicaId, uuid7
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Office, Person, Side
from ctj_desktop.services.membership.committees import add_committee, add_seat, add_secretariat, appoint
from ctj_desktop.services.membership.people import add_person, change_office
from ctj_desktop.storage.log.partners import Peer, keep_partner
from ctj_desktop.ui.frame.navigation import Place
from tests.office import TODAY, text
from tests.ui.desktop import CTRL, Desktop, InDialog, Key
from tests.ui.membership.test_entrusting import the_other_office


def a_partner(desktop: Desktop) -> Office:
    """The French secretariat, of which a file has come."""
    office = desktop.store.get(Office, the_other_office(desktop))
    assert office is not None
    with desktop.store.write(OperationLabel("test.merged")) as unit:
        unit.save(replace(office, side=Side.FR), before=office)
    peer = Peer(
        key=bytes(32),
        office=office.id,
        replica=ReplicaId(uuid7()),
        name_fr="Secrétariat FR",
        name_de="Sekretariat FR",
        office_kind="secretariat",
        sealing_key="age1",
        committees=(),
        profile=Profile.PARTNER,
        trusted_at=datetime(2027, 1, 1, tzinfo=UTC),
    )
    keep_partner(desktop.store, peer)
    return office


def members(desktop: Desktop) -> tuple[Person, Person]:
    """One on each side, both entered here."""
    do = desktop.workspace.do_fields
    do(change_office, office=desktop.store.office_id, side=Side.CH)
    committee = do(add_committee, code="MOC", name=text("Comité", "Ausschuss")).id
    found = []
    for side in Side:
        do(add_secretariat, committee=committee, side=side, lines=("Secrétariat",))
        seat = do(add_seat, committee=committee, side=side, label=text(f"Siège {side}", f"Sitz {side}"))
        found.append(do(add_person, given_name="Camille", family_name=f"Exemple-{side}", side=side))
        do(appoint, seat=seat.id, person=found[-1].id, start=TODAY)
    return found[0], found[1]


@pytest.mark.long
def test_the_side_of_the_other_secretariat_is_proposed_once_it_sent_a_file(empty: Desktop, in_dialog: InDialog) -> None:
    french, swiss = members(empty)
    office = a_partner(empty)
    empty.window.desk.navigator.go(Place(page="exchange"))
    assert "1" in empty.text("exchange.entrust.sentence")
    in_dialog(lambda: empty.click("exchange.entrust.button"), lambda: empty.click("dialog.entrust_side.go"))
    kept = {one.id: one.keeper for one in empty.store.all(Person)}
    assert (kept[french.id], kept[swiss.id]) == (office.id, None)
    assert not empty.shows("exchange.entrust")
    empty.press(Key.Key_Z, CTRL)
    assert empty.shows("exchange.entrust")

    def keep_here() -> None:
        empty.click("dialog.entrust_side.never")
        empty.click("dialog.entrust_side.go")

    in_dialog(lambda: empty.click("exchange.entrust.button"), keep_here)
    assert not empty.shows("exchange.entrust")
    assert {one.keeper for one in empty.store.all(Person)} == {None}
