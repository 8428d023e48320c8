"""Does everybody at the table get a plate: members, substitutes where they are wanted, officers, guests?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.documents.blocks import NamePlates, Paragraph, PlateFormat
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.name_plates import PlatesPaper, document
from ctj_desktop.domain.records.committees import Committee, OfficeOfCommittee, Seat
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.membership.committees import appoint, give_office
from ctj_desktop.services.session.attendance import add_guest
from ctj_desktop.services.session.plates_paper import committee_plates, meeting_plates
from tests.documents.records import options
from tests.office import Office, text

ON = date(2027, 3, 12)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def body(office: Office) -> Committee:
    """With two seats, of which one is vacant."""
    made = office.a_committee("MOC", seats=1)
    office.a_seat(made.id, 2, held=False)
    return made


def names(paper: PlatesPaper) -> list[str]:
    return [one.name for one in paper.seated]


def with_substitute(office: Office, body: Committee) -> None:
    seat = office.store.all(Seat, committee=body.id, order="id")[0]
    person = office.a_person("Suppléante", "Anne").id
    office.do_fields(appoint, seat=seat.id, person=person, start=date(2026, 1, 1), substitute=True)


def test_a_committee_seats_its_holders_and_officers_and_substitutes_where_they_are_wanted(
    office: Office, body: Committee
) -> None:
    with_substitute(office, body)
    officer = office.a_person("Secrétaire", "Paul")
    given = {"committee": body.id, "office": OfficeOfCommittee.SECRETARY, "start": date(2026, 1, 1)}
    office.do_fields(give_office, person=officer.id, **given)
    assert names(committee_plates(office.store, body.id, ON, "a4", substitutes=False)) == [
        "Siège 1 Personne-1",
        "Paul Secrétaire",
    ]
    small = committee_plates(office.store, body.id, ON, "a5", substitutes=True)
    assert names(small) == ["Siège 1 Personne-1", "Anne Suppléante", "Paul Secrétaire"]
    assert small.plate_format is PlateFormat.A5
    assert names(committee_plates(office.store, body.id, date(2025, 1, 1), "a4", substitutes=True)) == []


def test_a_meeting_seats_whoever_is_expected_and_its_guests(office: Office, body: Committee) -> None:
    with_substitute(office, body)
    meeting = office.a_meeting(body.id)
    office.do_fields(add_guest, meeting=meeting.id, name="Eva Gast", function=text("experte", "Fachfrau"))
    paper = meeting_plates(office.store, meeting, ON, "a4", substitutes=False)
    assert names(paper) == ["Siège 1 Personne-1", "Eva Gast"]
    assert names(meeting_plates(office.store, meeting, ON, "a4", substitutes=True))[1] == "Anne Suppléante"
    voices = load_translator("fr_CH"), load_translator("de_CH")
    (block,) = document(paper, *voices, options(Layout.COLUMNS, sample=True)).blocks
    assert isinstance(block, NamePlates)
    plate = block.plates[1]
    assert plate.function is not None
    assert (plate.function.fr.text, plate.function.de.text) == ("Experte", "Fachfrau")
    assert (plate.foot.fr.text, plate.foot.de.text) == ("Comité MOC · Exemple", "Ausschuss MOC · Beispiel")


def test_a_table_where_nobody_sits_is_a_sentence(office: Office, body: Committee) -> None:
    paper = committee_plates(office.store, body.id, date(2025, 1, 1), "a4", substitutes=False)
    made = document(paper, load_translator("fr_CH"), load_translator("de_CH"), options())
    assert any(isinstance(block, Paragraph) for block in made.blocks)
