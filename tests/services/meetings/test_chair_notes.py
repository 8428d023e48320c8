"""Does the note for the chair stay with the committee, off every paper but the running sheet, and go with its item?"""

from pathlib import Path

import pytest

from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.records.meetings import AgendaItem, ChairNote, Meeting
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.kinds.catalogue import ENTRIES
from ctj_desktop.services.meetings.agenda import carry_over, change_agenda_item, remove_agenda_item
from ctj_desktop.services.meetings.agenda_table import agenda_table
from ctj_desktop.services.meetings.chair_notes import chair_note, keep_chair_note, remove_chair_note
from ctj_desktop.services.minutes.item_sheet import minute_sheet
from ctj_desktop.services.minutes.papers.running_sheet_paper import running_sheet
from ctj_desktop.services.naming.search import search_records
from ctj_desktop.services.papers.all_papers import places
from ctj_desktop.services.papers.paper import Asked
from ctj_desktop.services.steps.refusals import NothingSaid
from tests.documents.records import options
from tests.office import TODAY, Office, text
from tests.services.exchange.exchanging import an_office, introduce, pass_on

FR, DE = VOICES = load_translator("fr_CH"), load_translator("de_CH")
SAID = "Zwetschgenkuchen"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An empty workspace."""
    return an_office(tmp_path, "Jougne", 1)


@pytest.fixture
def meeting(office: Office) -> Meeting:
    """Planned, with one item that has a note for the chair."""
    planned = office.a_meeting(office.a_committee("MOC", seats=2).id, items=2)
    office.do(keep_chair_note, item=item_of(office, planned).id, text=SAID)
    return planned


def item_of(office: Office, meeting: Meeting) -> AgendaItem:
    return office.store.all(AgendaItem, meeting=meeting.id, order="position, id")[0]


def found(office: Office) -> list[str]:
    kinds = [entry.name for entry in ENTRIES if entry.shown is not None]
    return [one.kind for one in search_records(office.store, FR, SAID, kinds, 5)]


def test_it_is_written_over_removed_and_brought_back(office: Office, meeting: Meeting) -> None:
    item = item_of(office, meeting)
    office.do(keep_chair_note, item=item.id, text="Autre chose")
    (stored,) = office.store.all(ChairNote)
    assert stored.text == "Autre chose"
    assert [line.noted for line in agenda_table(office.store, meeting.id).lines] == [True, False]
    office.do(remove_chair_note, item=item.id)
    assert chair_note(office.store, item.id) is None
    assert not minute_sheet(office.store, item.id).noted
    office.undo()
    assert chair_note(office.store, item.id) == stored
    assert minute_sheet(office.store, item.id).noted
    with pytest.raises(NothingSaid):
        office.do(keep_chair_note, item=item.id, text="  ")


def test_it_goes_with_its_item_and_comes_back_with_it_and_stays_where_the_item_is_carried_over(
    office: Office, meeting: Meeting
) -> None:
    item, later = item_of(office, meeting), office.a_meeting(meeting.committee, "2027-05-07")
    carried = office.do(carry_over, item=item.id, to=later.id).record
    assert chair_note(office.store, carried.id) is None
    assert chair_note(office.store, item.id) is not None
    office.do(remove_agenda_item, item=item.id)
    assert found(office) == []
    assert office.store.all(ChairNote) == []
    office.undo()
    assert chair_note(office.store, item.id) is not None
    assert found(office) == ["chair_note"]


def test_no_paper_but_the_running_sheet_says_it(office: Office, meeting: Meeting) -> None:
    office.opened(meeting)
    for closed in (False, True):
        if closed:
            office.do_fields(change_agenda_item, item=item_of(office, meeting).id, closed=True)
        saying = set()
        for _paper, place in places(of_meeting=True):
            asked = Asked(
                store=office.store, about=meeting.id, voices=(FR, DE), options=options(), choices=_paper.choices
            )
            if SAID in repr(place.make(asked)):
                saying.add(place.name)
        assert saying == {"running_sheet"}


def test_what_a_closed_item_had_prepared_is_on_the_running_sheet(office: Office, meeting: Meeting) -> None:
    item = item_of(office, meeting)
    office.do_fields(
        change_agenda_item, item=item.id, proposed_decision=text("Le poste est créé.", "Die Stelle kommt.")
    )
    office.do_fields(change_agenda_item, item=item.id, closed=True)
    conduct = running_sheet(office.store, meeting, TODAY, VOICES).conducts[item.id]
    assert (conduct.private, conduct.prepared) == (SAID, (text("Le poste est créé.", "Die Stelle kommt."),))


@pytest.mark.parametrize(("profile", "reads"), [(Profile.CTJ, False), (Profile.CHAIR, True), (Profile.PARTNER, True)])
def test_the_partner_and_the_chair_read_and_find_it_the_conference_never(
    office: Office, meeting: Meeting, tmp_path: Path, profile: Profile, reads: bool
) -> None:
    other = an_office(tmp_path, "CTJ", 2)
    introduce(office, other, profile)
    pass_on(office, other)
    assert other.store.get(AgendaItem, item_of(office, meeting).id) is not None
    assert [note.text for note in other.store.all(ChairNote)] == [SAID] * reads
    assert found(other) == ["chair_note"] * reads
