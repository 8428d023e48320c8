"""Are signs that turn what is read gone from what is written here, and hidden in what comes from elsewhere?"""

from pathlib import Path

from ctj_desktop.domain.log.changes import Json, OperationLabel, Scope
from ctj_desktop.domain.record import Record, replace
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.people import Address
from ctj_desktop.domain.records.resources import Resource
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.services.naming.chronicle import happened, sentence_of
from ctj_desktop.services.naming.titles import subject_of
from ctj_desktop.services.resources import library
from ctj_desktop.services.workspace.checkup import check_all
from ctj_desktop.storage.legible_records import legible_record
from ctj_desktop.storage.queries.illegible import came_illegible
from ctj_desktop.storage.unit import Unit
from tests.office import TODAY, Office, text
from tests.services.exchange.two_offices import Two

FR = load_translator("fr_CH")
LABEL = OperationLabel("agenda_item.changed", {"title": "x"})
TURNED = "Protokoll\u202efdp.exe"


def as_sent(unit: Unit, record: Record, registers: dict[str, Json]) -> None:
    """As a program without this rule wrote it."""
    unit.write(record.kind, record.id, Scope(record.home, record.data_class), registers)


def test_what_is_typed_loses_them_and_keeps_what_the_languages_need(tmp_path: Path) -> None:
    office = Office(tmp_path)
    person = office.a_person("Mar\u202etin\nDupont", "Jeanne\u200e")
    assert (person.given_name, person.family_name) == ("Jeanne", "Martin Dupont")
    said = "Une ligne\u202f!\r\nDoku\u00admen\u2066tation"
    made = office.do_fields(library.add_resource, title=text("Eaux\u202e", "Ge\nwässer"), description=text(said)).record
    stored = office.store.get(Resource, made.id)
    assert stored == made
    assert (made.title.fr.text, made.title.de.text) == ("Eaux", "Ge\nwässer")
    assert made.description.fr.text == "Une ligne\u202f!\nDoku\u00admentation"
    assert "\u202e" not in sentence_of(FR, happened(office.store)[0])
    assert list(came_illegible(office.store)) == []
    home = Address(lines=("c/o A\u202e",), street="Rue\u200f", place="Bienne")
    changed = legible_record(replace(person, given_name="", work_address=home))
    assert changed.work_address == Address(lines=("c/o A",), street="Rue", place="Bienne")
    plain = replace(person, work_address=Address(street="Rue"))
    assert legible_record(plain) is plain


def test_what_a_partner_sends_is_shown_without_them_and_stays_as_it_was_sent(tmp_path: Path) -> None:
    both = Two(tmp_path)
    item = both.items()[0]
    with both.there.store.write(LABEL) as unit:
        as_sent(unit, item, {"title.fr": {"text": TURNED}, "title.de": {"text": "Beilage\nzwei"}})
    both.exchange()
    here = both.here.store
    read = here.get(AgendaItem, item.id)
    assert read is not None
    assert (read.title.fr.text, read.title.de.text) == ("Protokollfdp.exe", "Beilage\nzwei")
    scope = Scope(item.home, item.data_class)
    assert here.streams.digest(scope) == both.there.store.streams.digest(scope)
    assert here.rows_door.full_heads("agenda_item", item.id)["title.fr"][0].value == {"text": TURNED}
    assert subject_of(here, "agenda_item", item.id).name.fr.text == "Protokollfdp.exe"
    rows = here.rows("SELECT title_fr FROM agenda_item WHERE id = :id", {"id": item.id})
    assert rows[0].title_fr == "Protokollfdp.exe"
    assert here.tuples("SELECT title_fr FROM agenda_item WHERE id = :id", {"id": item.id}) == [("Protokollfdp.exe",)]


def test_changing_something_else_writes_nothing_over_what_came(tmp_path: Path) -> None:
    both = Two(tmp_path)
    item = both.items()[0]
    with both.there.store.write(LABEL) as unit:
        as_sent(unit, item, {"title.fr": {"text": TURNED}})
    both.exchange()
    here = both.here.store
    read = here.get(AgendaItem, item.id)
    assert read is not None
    with here.write(LABEL) as unit:
        unit.save(replace(read, minutes=25), before=read)
    assert list(came_illegible(here)) == [("agenda_item", item.id)]
    findings = [one for one in check_all(here, TODAY).findings if one.code == "text.illegible"]
    (said,) = [finding_text(FR, one) for one in findings]
    assert "signes invisibles" in said
    assert "«\u202fProtokollfdp.exe\u202f»" in said
    again = here.get(AgendaItem, item.id)
    assert again is not None
    with here.write(LABEL) as unit:
        unit.save(replace(again, title=text("Protocole")), before=again)
    assert list(came_illegible(here)) == []
