"""Is everything that is held about a person in what the person gets, and nothing that is only somebody else's?"""

import json
from datetime import date
from pathlib import Path

import outloud
import pytest

from ctj_desktop.domain.records.people import Person, PersonPrivate
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.directory.same_as import declare_same
from ctj_desktop.services.membership.committees import give_office
from ctj_desktop.services.membership.interests import declare_interest
from ctj_desktop.services.membership.people import change_person, keep_private_contact
from ctj_desktop.services.membership.privacy.anonymising import what_stays
from ctj_desktop.services.membership.privacy.data_paper import data_paper, data_pdf
from ctj_desktop.services.membership.privacy.person_data import data_json, person_data
from ctj_desktop.services.minutes.blocks import add_block
from ctj_desktop.services.minutes.tasks import add_task
from ctj_desktop.services.naming.chronicle import happened
from ctj_desktop.services.session.attendance import excuse
from ctj_desktop.services.session.excuses import keep_excuse
from tests.office import TODAY, Office, text

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A secretariat with an empty workspace."""
    return Office(tmp_path)


def _somebody(office: Office) -> Person:
    """Somebody who sits, presides, owes something, has a private part, was in session, and is named in the minutes."""
    committee = office.a_committee()
    person = office.a_person("Rochat", "Anne")
    seat = office.a_seat(committee.id, held=False)
    office.a_mandate(seat, person.id)
    office.do_fields(keep_private_contact, person=person.id, private_email="anne@chez-elle.example", note="le soir")
    office.do_fields(
        give_office, committee=committee.id, person=person.id, office="co_president", start=date(2026, 1, 1)
    )
    office.do_fields(declare_interest, committee=committee.id, person=person.id, note="membre d’un club")
    office.do_fields(add_task, committee=committee.id, text=text("Écrire"), owner=person.id)
    meeting = office.a_meeting(committee.id)
    item = office.an_item(meeting)
    office.opened(meeting)
    office.do(excuse, meeting=meeting.id, seat=seat.id)
    office.do(keep_excuse, meeting=meeting.id, seat=seat.id, reason="En convalescence")
    office.do_fields(add_block, item=item.id, text=text("Mme Rochat regrette.", "Anne Rochat bedauert es."))
    office.do_fields(change_person, person=person.id, work_phone="+41 32 889 00 00")
    return person


def test_everything_that_names_the_person_is_in_it(office: Office) -> None:
    person = _somebody(office)
    data = person_data(office.store, person.id)
    assert data.private is not None
    kinds = {record.kind for record in data.records}
    assert kinds == {"mandate", "office_held", "declared_interest", "task", "roll", "attendance", "excuse"}
    said = [(one.kind, one.register, one.whole) for one in data.mentions]
    assert said == [("minute_block", "text.fr", False), ("minute_block", "text.de", True)]
    assert "regrette" in data.mentions[0].excerpt
    labels = [entry.operation.label.key for entry in data.history]
    assert labels == ["person.changed", "person_private.changed", "person.added"]


def test_what_is_said_of_others_is_not_in_it(office: Office) -> None:
    _somebody(office)
    other = office.a_person("Roch", "Annette")
    data = person_data(office.store, other.id)
    assert (data.records, data.mentions, data.private) == ((), (), None)


def test_what_is_in_the_bin_is_told_apart(office: Office) -> None:
    person = office.a_person("Rochat", "Anne")
    committee = office.a_committee()
    office.do_fields(declare_interest, committee=committee.id, person=person.id, note="club")
    office.undo()
    data = person_data(office.store, person.id)
    assert [record.id in data.gone for record in data.records] == [True]
    assert json.loads(data_json(office.store, FRENCH, data, TODAY))["records"][0]["deleted"] is True


def test_the_file_is_plain(office: Office) -> None:
    person = _somebody(office)
    read = json.loads(data_json(office.store, FRENCH, person_data(office.store, person.id), TODAY))
    assert read["person"]["work_phone"] == "+41328890000"
    assert read["private"]["private_email"] == "anne@chez-elle.example"
    assert [one["kind"] for one in read["records"]].count("mandate") == 1
    assert read["mentions"][1] | {"id": ""} == {
        "kind": "minute_block",
        "id": "",
        "field": "text.de",
        "passage": "Anne Rochat bedauert es.",
        "full_name": True,
    }
    assert read["history"][0]["text"].startswith("Personne")


def test_the_paper_says_it_in_both_languages_and_the_checker_accepts_it(office: Office, tmp_path: Path) -> None:
    person = _somebody(office)
    data = person_data(office.store, person.id)
    paper = data_paper(office.store, data, TODAY, FRENCH, GERMAN)
    assert [group.title for group in paper.groups][:3] == [
        ("Personne", "Person"),
        ("Données privées", "Private Angaben"),
        ("Mandat", "Mandat"),
    ]
    assert (("Note", "Bemerkung"), ("le soir", "le soir")) in [(row.name, row.value) for row in paper.groups[1].rows]
    assert len(paper.history) == 3
    path = tmp_path / "data.pdf"
    path.write_bytes(data_pdf(office.store, data, TODAY))
    found = outloud.check(str(path))
    assert found.error is None
    assert [(one.rule, one.message) for one in found.findings if one.severity in ("error", "warning")] == []


def test_of_who_has_nothing_the_paper_says_so(office: Office, tmp_path: Path) -> None:
    person = office.a_person()
    data = person_data(office.store, person.id)
    assert data_pdf(office.store, data, TODAY) == data_pdf(office.store, data, TODAY)


def test_of_somebody_under_two_records_all_that_both_hold_is_in_it(office: Office) -> None:
    person = _somebody(office)
    other = office.a_person("Rochat-Faivre", "Anne")
    office.do_fields(keep_private_contact, person=other.id, note="le matin")
    apart = person_data(office.store, person.id)
    office.do(declare_same, record=person.id, same=other.id)
    data = person_data(office.store, person.id)
    assert data.person.id == person.id
    more = [record for record in data.records if record not in apart.records]
    assert {record.kind for record in more} == {"person", "person_private", "same_as"}
    assert [one.note for one in more if isinstance(one, PersonPrivate)] == ["le matin"]
    assert {entry.operation.id for entry in happened(office.store, other.id)} <= {
        entry.operation.id for entry in data.history
    }
    assert [entry.operation.at for entry in data.history] == sorted(
        (entry.operation.at for entry in data.history), reverse=True
    )
    assert what_stays(office.store, other.id, TODAY).others == ("Anne Rochat",)
