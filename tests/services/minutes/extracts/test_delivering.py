"""Is an extract owed for one reader, made, sent and corrected, and refused in a sentence where it cannot be?"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.ids import ExtractId, MeetingId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.dispatches import InformedBody
from ctj_desktop.domain.records.extracts import Extract
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Address, DeliveryChannel, Organisation, Side
from ctj_desktop.domain.records.voting import AnyDecision, DecisionKind
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue.bin import bin_lines, restore_record
from ctj_desktop.services.catalogue.lists import ListFilter, rows_of
from ctj_desktop.services.directory.informed import add_informed_body
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.membership import people
from ctj_desktop.services.minutes.decisions import record_decision
from ctj_desktop.services.minutes.extracts.delivering import (
    change_extract,
    deliver_extract,
    keep_made,
    keep_owed,
    make_extract,
    owe_extract,
    reader_of,
    remove_extract,
)
from ctj_desktop.services.minutes.extracts.refusals import (
    ExtractMade,
    ExtractSent,
    NoSuchMinutes,
    NothingToExtract,
    NotMadeYet,
    OneMeetingOnly,
    OneRecipient,
    RemarkOfClosed,
)
from ctj_desktop.services.naming.labels import label_text
from ctj_desktop.services.steps.refusals import NotHere
from ctj_desktop.storage.check import check
from ctj_desktop.storage.log.history import history
from tests.office import Office, text

FR = load_translator("fr_CH")
ON = date(2027, 4, 3)
A_SHA = "ab" * 32
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def meeting(office: Office) -> Meeting:
    """In session; the second of its items is closed."""
    meeting = office.opened(office.a_meeting(office.a_committee("MOC", seats=2).id, items=2))
    item = office.store.all(AgendaItem, meeting=meeting.id, order="position")[1]
    office.do_fields(change_agenda_item, item=item.id, closed=True)
    return meeting


def decided(office: Office, meeting: Meeting, fr: str = "Oui.", *, place: int = 0) -> AnyDecision:
    item = office.store.all(AgendaItem, meeting=meeting.id, order="position")[place]
    given = {"decision_kind": DecisionKind.DECISION, "text": text(fr, fr)}
    found: AnyDecision = office.do_fields(record_decision, item=item.id, **given).record
    return found


def a_body(office: Office, **more: Any) -> Organisation:
    found: Organisation = office.do_fields(people.add_organisation, name=text("Commune", "Gemeinde"), **more).record
    return found


def owed(office: Office, *decisions: AnyDecision, **more: Any) -> Extract:
    given = more or {"organisation": a_body(office).id}
    found: Extract = office.do_fields(owe_extract, decisions=tuple(one.id for one in decisions), **given).record
    return found


def histories(office: Office) -> list[str]:
    """What was done, the newest first."""
    found = (entry.operation.label for entry in history(office.store))
    return [label_text(FR, one.key, one.args).translate(SPACES) for one in found]


def test_what_it_is_about_follows_from_its_decisions(office: Office, meeting: Meeting) -> None:
    first, second = decided(office, meeting), decided(office, meeting)
    found = owed(office, first, second, first)
    assert (found.committee, found.meeting, found.item) == (meeting.committee, meeting.id, first.item)
    assert found.decisions == (first.id, second.id)
    assert found.home == meeting.home
    closed = decided(office, meeting, place=1)
    assert owed(office, first, closed).item is None


def test_it_is_of_one_meeting_for_one_reader_and_of_something(office: Office, meeting: Meeting) -> None:
    decision, body = decided(office, meeting), a_body(office)
    other = office.opened(office.a_meeting(meeting.committee, "2027-06-18", items=1))
    with pytest.raises(OneMeetingOnly):
        owed(office, decision, decided(office, other))
    with pytest.raises(NothingToExtract):
        owed(office)
    with pytest.raises(OneRecipient):
        owed(office, decision, language=Language.FR)
    with pytest.raises(OneRecipient):
        owed(office, decision, organisation=body.id, person=office.a_person().id)
    with pytest.raises(NotHere):
        owed(office, decision, person=body.id)


def test_language_and_way_are_remembered(office: Office, meeting: Meeting) -> None:
    decision = decided(office, meeting)

    def way(**reader: Any) -> tuple[Language, DeliveryChannel]:
        found = owed(office, decision, **reader)
        return found.language, found.channel

    german = office.do_fields(
        people.add_person, family_name="Muster", language=Language.DE, channel=DeliveryChannel.HAND
    ).record
    assert way(person=german.id) == (Language.DE, DeliveryChannel.HAND)
    english = office.do_fields(people.add_person, family_name="Smith", language=Language.EN).record
    assert way(person=english.id)[0] is Language.FR
    body = a_body(office, side=Side.CH)
    assert way(organisation=body.id) == (Language.FR, DeliveryChannel.MAIL)
    assert way(organisation=body.id, language=Language.DE, channel=DeliveryChannel.POST)[0] is Language.DE
    assert way(organisation=body.id) == (Language.DE, DeliveryChannel.POST)
    by_post = a_body(office, side=Side.FR, address=Address(place="Morteau"))
    assert way(organisation=by_post.id) == (Language.FR, DeliveryChannel.POST)
    informed = a_body(office)
    office.do_fields(
        add_informed_body,
        committee=meeting.committee,
        organisation=informed.id,
        language=Language.DE,
        channel=DeliveryChannel.REGISTERED,
    )
    assert office.store.count(InformedBody) == 1
    assert way(organisation=informed.id) == (Language.DE, DeliveryChannel.REGISTERED)


def test_it_is_made_then_sent_and_what_was_sent_stays(office: Office, meeting: Meeting) -> None:
    extract, secretary = owed(office, decided(office, meeting)), office.a_person("Vert")
    with pytest.raises(NotMadeYet):
        office.do(deliver_extract, extract=extract.id, on=ON)
    made = office.do(make_extract, extract=extract.id, on=ON, sha256=A_SHA, certified_by=secretary.id).record
    assert (made.made_on, made.sha256, made.certified_by, made.sent_on) == (ON, A_SHA, secretary.id, None)
    with pytest.raises(ExtractMade):
        office.do(change_extract, replace(made, language=Language.DE), made)
    sent = office.do(deliver_extract, extract=extract.id, on=ON, channel=DeliveryChannel.HAND).record
    assert (sent.sent_on, sent.channel) == (ON, DeliveryChannel.HAND)
    with pytest.raises(ExtractSent):
        office.do(make_extract, extract=extract.id, on=ON)
    with pytest.raises(ExtractSent):
        office.do(remove_extract, extract=extract.id)
    back = office.do(change_extract, replace(sent, undeliverable=True, remark=text("Parti", "Weggezogen")), sent).record
    assert (back.undeliverable, back.sent_on) == (True, ON)
    assert histories(office)[0] == "Extrait « Commune » modifié"


def test_one_that_went_by_other_means_has_a_day_alone(office: Office, meeting: Meeting) -> None:
    extract = owed(office, decided(office, meeting))
    sent = office.do(change_extract, replace(extract, sent_on=ON, language=Language.DE), extract).record
    assert (sent.made_on, sent.sent_on, sent.language) == (None, ON, Language.DE)


def test_of_closed_doors_nothing_but_ids_is_kept(office: Office, meeting: Meeting) -> None:
    extract = owed(office, decided(office, meeting, "Secret", place=1))
    with pytest.raises(RemarkOfClosed):
        office.do(change_extract, replace(extract, remark=text("Secret")), extract)
    assert "Secret" not in str(office.store.get(Extract, extract.id))
    assert histories(office)[0] == "Extrait « Commune » ajouté"
    row = office.store.rows_door.heads(Extract.kind, extract.id)
    assert not any("Secret" in str(head.value) for heads in row.values() for head in heads)


def test_a_mistake_is_taken_away_undone_and_brought_back_from_the_bin(office: Office, meeting: Meeting) -> None:
    extract = owed(office, decided(office, meeting))
    office.do(remove_extract, extract=extract.id)
    assert office.store.all(Extract) == []
    office.undo()
    assert office.store.all(Extract) == [extract]
    office.do(remove_extract, extract=extract.id)
    [line] = [one for one in bin_lines(office.store, FR) if one.kind == Extract.kind]
    office.do(restore_record, record=line.key)
    assert office.store.all(Extract) == [extract]


def test_several_readers_are_one_act(office: Office, meeting: Meeting) -> None:
    decision = decided(office, meeting)
    first = owed(office, decision)
    blank = replace(first, id=ExtractId(MeetingId(meeting.id)), organisation=None, person=office.a_person("Roux").id)
    before = office.store.last_hlc()
    office.do(keep_made, made=[replace(one, made_on=ON, sha256=A_SHA) for one in (first, blank)])
    made = office.store.all(Extract)
    assert [(one.made_on, one.sha256) for one in made] == [(ON, A_SHA)] * 2
    assert {reader_of(office.store, one).fr.text for one in made} == {"Commune", "Camille Roux"}
    office.do(keep_owed, owed=[replace(blank, person=office.a_person("Vert").id)])
    assert office.store.count(Extract) == 3
    office.undo()
    office.undo()
    office.undo()
    assert office.store.all(Extract) == [first]
    assert office.store.last_hlc() > before


def test_ctj_lists_them(office: Office, meeting: Meeting) -> None:
    decision = decided(office, meeting)
    extract = owed(office, decision)
    office.do(make_extract, extract=extract.id, on=ON, sha256=A_SHA)
    [row] = rows_of(office.store, "extracts", ListFilter(meeting.committee))
    assert (row["decision_numbers"], row["reader"], row["state"], row["standing"]) == (
        [decision.number],
        {"fr": "Commune", "de": "Gemeinde"},
        "made",
        "holds",
    )
    assert rows_of(office.store, "extracts", ListFilter(office.a_committee("EFA").id)) == []


def test_what_was_remarked_goes_when_its_item_is_closed_and_the_rest_stays(office: Office, meeting: Meeting) -> None:
    decision = decided(office, meeting)
    extract = owed(office, decision)
    made = office.do(make_extract, extract=extract.id, on=ON, sha256=A_SHA).record
    said = replace(made, sent_on=ON, undeliverable=True, remark=text("Montant refusé", "Betrag abgelehnt"))
    office.do(change_extract, said, made)
    office.do_fields(change_agenda_item, item=decision.item, closed=True)
    stored = office.store.get(Extract, extract.id)
    assert stored == replace(said, remark=text("", ""))
    found = [entry for entry in history(office.store) for row in entry.rows if row.row == extract.id]
    assert not any("refusé" in str(entry.rows) for entry in found)
    assert check(office.store) == []


def test_it_is_in_a_language_of_the_minutes(office: Office, meeting: Meeting) -> None:
    extract = owed(office, decided(office, meeting))
    with pytest.raises(NoSuchMinutes):
        office.do(change_extract, replace(extract, language=Language.EN), extract)
    with pytest.raises(NoSuchMinutes):
        owed(office, decided(office, meeting), organisation=a_body(office).id, language=Language.EN)
