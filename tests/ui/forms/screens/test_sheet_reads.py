"""Is an open sheet read anew when something it shows has changed, and only then?"""

from collections.abc import Callable

import pytest

from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.committees import Committee, Mandate, Seat
from ctj_desktop.domain.records.people import Organisation, Person, Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.meetings.standing_items import add_standing_item
from ctj_desktop.services.membership.committees import add_committee, add_seat, appoint
from ctj_desktop.services.membership.people import add_organisation, add_person, change_organisation, change_person
from ctj_desktop.services.minutes.tasks import add_task
from ctj_desktop.ui.forms.screens.linked_list import LinkedList
from ctj_desktop.ui.forms.screens.sheet import Sheet
from ctj_desktop.ui.frame.navigation import Place
from tests.ui.desktop import Desktop

Reads = Callable[[], int]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    """How often a sheet was read since it was asked last."""
    show, shown = Sheet._show, list[Record]()

    def counted(self: Sheet, record: Record) -> None:
        shown.append(record)
        show(self, record)

    def since() -> int:
        count = len(shown)
        shown.clear()
        return count

    monkeypatch.setattr(Sheet, "_show", counted)
    return since


def lines(desktop: Desktop, page: str, kind: str) -> list[str]:
    """What a list of the sheet says, name and second line."""
    (shown,) = [one for one in desktop.find(Sheet, f"{page}.sheet").lists if one.linked.kind == kind]
    assert isinstance(shown, LinkedList)
    return [f"{line.name} {line.second}" for line in shown.model.rows]


def a_committee(desktop: Desktop) -> Committee:
    made = desktop.workspace.do_fields(add_committee, code="APX", name=Bilingual.of("Comité", "Ausschuss"))
    assert isinstance(made, Committee)
    return made


def a_body(desktop: Desktop, name: str = "Vauxneuf") -> Organisation:
    made = desktop.workspace.do_fields(add_organisation, name=Bilingual.of(name, name), side=Side.FR)
    assert isinstance(made, Organisation)
    return made


def test_a_page_that_opens_reads_its_sheet_once(empty: Desktop, reads: Reads) -> None:
    body = a_body(empty)
    empty.window.desk.navigator.go(Place(page="persons"))
    reads()
    empty.window.desk.navigator.go(Place(page="organisations", record=body.id))
    assert reads() == 1


def test_what_is_seen_nowhere_in_it_reads_nothing_anew(empty: Desktop, reads: Reads) -> None:
    committee, body = a_committee(empty), a_body(empty)
    empty.window.desk.navigator.go(Place(page="organisations", record=body.id))
    reads()
    empty.workspace.do_fields(add_task, committee=committee.id, text=Bilingual.of("Écrire", "Schreiben"))
    empty.workspace.do_fields(add_standing_item, title=Bilingual.of("Tour", "Runde"))
    assert reads() == 0


@pytest.mark.long
def test_its_own_record_and_what_refers_to_it_are_read_anew_once(empty: Desktop, reads: Reads) -> None:
    body = a_body(empty)
    empty.window.desk.navigator.go(Place(page="organisations", record=body.id))
    reads()
    empty.workspace.do_fields(change_organisation, organisation=body.id, name=Bilingual.of("Vauxvieux", "Vauxvieux"))
    assert reads() == 1
    assert empty.find(Sheet, "organisations.sheet").title.text() == "Vauxvieux"
    empty.workspace.do_fields(add_person, family_name="Faivre", organisation=body.id)
    assert reads() == 1
    assert lines(empty, "organisations", "person") == ["Faivre "]


@pytest.mark.long
def test_what_a_line_says_of_a_third_record_is_read_anew(empty: Desktop, reads: Reads) -> None:
    """Who sits on a seat stands in no field of the seat, nor of the committee."""
    committee = a_committee(empty)
    seat = empty.workspace.do_fields(
        add_seat, committee=committee.id, side=Side.FR, label=Bilingual.of("Siège", "Sitz")
    )
    person = empty.workspace.do_fields(add_person, family_name="Faivre")
    assert isinstance(seat, Seat)
    assert isinstance(person, Person)
    empty.window.desk.navigator.go(Place(page="committees", record=committee.id))
    assert "Faivre" not in lines(empty, "committees", "seat")[0]
    reads()
    empty.workspace.do_fields(appoint, seat=seat.id, person=person.id, start=empty.workspace.today())
    assert reads() == 1
    assert "Faivre" in lines(empty, "committees", "seat")[0]
    empty.workspace.do_fields(change_person, person=person.id, family_name="Jeannin")
    assert reads() == 1
    assert "Jeannin" in lines(empty, "committees", "seat")[0]
    empty.workspace.undo()
    assert "Faivre" in lines(empty, "committees", "seat")[0]
    assert empty.store.count(Mandate) == 1


@pytest.mark.long
def test_what_changed_while_another_page_was_seen_is_there_when_it_is_seen_again(empty: Desktop, reads: Reads) -> None:
    body = a_body(empty)
    empty.window.desk.navigator.go(Place(page="organisations", record=body.id))
    empty.window.desk.navigator.go(Place(page="persons"))
    reads()
    empty.workspace.do_fields(change_organisation, organisation=body.id, name=Bilingual.of("Vauxvieux", "Vauxvieux"))
    assert reads() == 0
    empty.window.desk.navigator.back()
    assert reads() == 1
    assert empty.find(Sheet, "organisations.sheet").title.text() == "Vauxvieux"


@pytest.mark.long
def test_a_record_that_goes_makes_room_for_the_next_one(empty: Desktop, reads: Reads) -> None:
    first, second = a_body(empty, "Aaa"), a_body(empty, "Aab")
    empty.window.desk.navigator.go(Place(page="organisations", record=second.id))
    reads()
    empty.workspace.undo()
    assert reads() == 1
    assert empty.find(Sheet, "organisations.sheet").record != second.id
    assert empty.store.get(Organisation, first.id) == first
