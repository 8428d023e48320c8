"""Is everything that hangs on a record found, named in words, and either taken along or what keeps it?"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import Record, replace
from ctj_desktop.domain.records.committees import Committee, Mandate, NumberingRight, Seat
from ctj_desktop.domain.records.people import Organisation, PersonPrivate, Side, Territory
from ctj_desktop.domain.records.projects import Instrument, Pipeline, Project, Stage, StageTransition
from ctj_desktop.domain.texts import NO_TEXT
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.catalogue.bin import OwnerGone, restore_record
from ctj_desktop.services.meetings import standing_items
from ctj_desktop.services.membership import committees, people
from ctj_desktop.services.naming.hanging import Hanging, name_in_sentences, need_unused, take_away, what_hangs
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects import links, routes
from ctj_desktop.services.steps.refusals import StillUsed
from ctj_desktop.services.workspace.reference import renew
from ctj_desktop.storage.file.connection import Connection, QueryResult
from ctj_desktop.storage.unit import Unit
from tests.office import TODAY, Office, text

FR, DE, EN = (load_translator(locale) for locale in ("fr_CH", "de_CH", "en"))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def said(office: Office, record: Record) -> list[tuple[str, int, bool]]:
    return [(one.kind, one.count, one.goes) for one in what_hangs(office.store, record)]


def gone(office: Office, record: Record) -> None:
    def step(unit: Unit) -> Record:
        return take_away(unit, record)

    office.do(step)


def a_route(office: Office, committee: Committee) -> Pipeline:
    made = office.do_fields(
        routes.add_pipeline,
        committee=committee.id,
        code="A",
        name=text("Filière"),
        instrument=Instrument.OWN_FUNDS,
    ).record
    assert isinstance(made, Pipeline)
    return made


def test_nothing_hangs_on_what_nobody_names(office: Office) -> None:
    body = office.do_fields(people.add_organisation, name=text("Pontarlier")).record
    assert what_hangs(office.store, body) == ()
    need_unused(office.store, body)


def test_plain_ids_in_other_scopes_keep_a_record_and_are_named(office: Office) -> None:
    """Seats of a committee are open and its mandates internal; a body and its persons are an office's."""
    committee = office.a_committee()
    body = office.do_fields(people.add_organisation, name=text("Ville de Pontarlier", "Stadt Pontarlier")).record
    for number in range(1, 6):
        seat = office.a_seat(committee.id, number, held=False)
        office.do_fields(committees.change_seat, seat=seat.id, organisation=body.id)
    office.do_fields(people.add_person, family_name="Rochat", given_name="Anne", organisation=body.id)
    hanging = {one.kind: one for one in what_hangs(office.store, body)}
    assert hanging["seat"] == Hanging(
        kind="seat", count=5, examples=tuple(text(f"Siège {n}", f"Sitz {n}") for n in (1, 2, 3)), goes=False
    )
    assert hanging["person"].examples == (text("Anne Rochat", "Anne Rochat"),)
    with pytest.raises(StillUsed) as refused:
        gone(office, body)
    assert office.store.get(Organisation, body.id) == body
    told = {t.language: sentence(t, refused.value) for t in (FR, DE, EN)}
    assert "Ville de Pontarlier" in told[FR.language]
    assert "5 sièges (Siège 1, Siège 2, Siège 3, …)" in told[FR.language]
    assert "1 personne (Anne Rochat)" in told[FR.language]
    assert "5 Sitze (Sitz 1, Sitz 2, Sitz 3, …) und 1 Person (Anne Rochat)" in told[DE.language]
    assert "5 seats" in told[EN.language]


def test_what_was_taken_away_keeps_nothing(office: Office) -> None:
    committee = office.a_committee()
    seat = office.a_seat(committee.id)
    mandate = office.store.all(Mandate, seat=seat.id)[0]
    assert said(office, seat) == [("mandate", 1, False)]
    office.do(committees.remove_mandate, mandate=mandate.id)
    assert said(office, seat) == []


def test_a_line_of_the_roll_is_said_by_its_meeting_once(office: Office) -> None:
    """The roll and the attendance of one meeting both name the seat."""
    committee = office.a_committee(seats=1)
    meeting = office.opened(office.a_meeting(committee.id, items=1))
    seat = office.store.all(Seat)[0]
    hanging = {one.kind: one for one in what_hangs(office.store, seat)}
    assert hanging.keys() == {"mandate", "meeting"}
    assert hanging["meeting"].count == 1
    assert hanging["meeting"].examples[0].fr.text.startswith(office.the_meeting(meeting).number or "-")


def test_no_table_is_read_twice_for_one_look(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A roll names a person as holder and as substitute, an item as presenter and as proposer: most have no index."""
    person, run, heard = office.a_person(), Connection.run, list[str]()

    def listen(self: Connection, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()) -> QueryResult:
        heard.append(sql)
        return run(self, sql, parameters)

    with monkeypatch.context() as patch:
        patch.setattr(Connection, "run", listen)
        what_hangs(office.store, person)
    (keeping,) = [sql for sql in heard if '"roll"' in sql]
    tables = re.findall(r'FROM "(\w+)"', keeping)
    assert {"roll", "agenda_item", "attendance", "task", "approved_version"} <= set(tables)
    assert len(tables) == len(set(tables))


def test_a_private_part_goes_with_its_person(office: Office) -> None:
    person = office.a_person()
    office.do_fields(people.keep_private_contact, person=person.id, private_phone="+33 3 81")
    assert said(office, person) == [("person_private", 1, True)]
    gone(office, person)
    assert office.store.all(PersonPrivate) == []


def test_what_does_not_outlive_a_record_goes_with_it_and_comes_back_with_it(office: Office) -> None:
    """Level by level: a committee, its seats; what it keeps for its own use and what it did keep it."""
    committee = office.a_committee(seats=2)
    before = {cls: office.store.all(cls) for cls in (Committee, Seat, Mandate, NumberingRight)}
    assert set(said(office, committee)) == {("seat", 2, True), ("numbering_right", 1, True), ("mandate", 2, True)}
    gone(office, committee)
    assert [office.store.all(cls) for cls in before] == [[], [], [], []]
    office.undo()
    assert {cls: office.store.all(cls) for cls in before} == before
    item = office.do_fields(standing_items.add_standing_item, committee=committee.id, title=text("Tour")).record
    office.a_meeting(committee.id)
    with pytest.raises(StillUsed) as refused:
        gone(office, committee)
    assert {kind for kind, _, _ in refused.value.uses} == {"standing_item", "meeting"}
    assert item.title.fr.text in sentence(FR, refused.value)


def test_what_hangs_on_a_part_keeps_the_whole(office: Office) -> None:
    """A project that was on a stage keeps the route, though it went on to another route."""
    committee = office.a_committee()
    route = a_route(office, committee)
    stages = [office.do_fields(routes.add_stage, pipeline=route.id, code=code, name=text(code)).record for code in "xy"]
    office.do(routes.add_stage_transition, from_stage=stages[0].id, to_stage=stages[1].id)
    assert set(said(office, route)) == {("stage", 2, True), ("stage_transition", 1, True)}
    project = office.do_fields(
        projects.add_project, committee=committee.id, title=text("Verger"), pipeline=route.id, on=TODAY
    ).record
    with office.store.write(OperationLabel("test")) as unit:
        unit.save(replace(project, pipeline=None), before=project)
    assert ("project", 1, False) in said(office, route)
    with pytest.raises(StillUsed):
        office.do(routes.remove_pipeline, pipeline=route.id)
    assert office.store.count(Stage) == 2
    assert office.store.count(StageTransition) == 1


def test_a_list_of_ids_counts_as_well(office: Office) -> None:
    renew(office.store)
    territory = office.store.all(Territory, order="code")[0]
    committee = office.a_committee()
    before = set(said(office, territory))
    office.do_fields(
        projects.add_project, committee=committee.id, title=text("Verger"), territories=(territory.id,), on=TODAY
    )
    assert set(said(office, territory)) - before == {("project", 1, False)}
    assert office.store.count(Project) == 1


def test_a_record_without_a_name_is_called_by_its_kind(office: Office) -> None:
    committee = office.a_committee()
    seat = office.do_fields(committees.add_seat, committee=committee.id, side=Side.FR, label=text("x")).record
    with office.store.write(OperationLabel("seat.changed")) as unit:
        seat = unit.save(replace(seat, label=NO_TEXT), before=seat)
    assert name_in_sentences(office.store, seat) == text("siège", "Sitz")


def test_a_part_does_not_come_back_alone(office: Office) -> None:
    route = a_route(office, office.a_committee())
    stage = office.do_fields(routes.add_stage, pipeline=route.id, code="x", name=text("x")).record
    office.do(routes.remove_pipeline, pipeline=route.id)
    with pytest.raises(OwnerGone):
        office.do(restore_record, record=stage.id)
    office.do(restore_record, record=route.id)
    assert office.store.all(Stage) == [stage]


def test_what_is_called_by_the_record_alone_is_counted_and_not_named_again(office: Office) -> None:
    """Its moves are called by the project itself, two meetings of one name by it once."""
    renew(office.store)
    committee = office.a_committee()
    route = next(one for one in office.store.all(Pipeline, order="code") if office.store.count(Stage, pipeline=one.id))
    project = office.do_fields(
        projects.add_project, committee=committee.id, title=text("Marché", "Markt"), pipeline=route.id
    ).record
    for name in ("Été", "Été", "Neige"):
        office.do_fields(links.add_partner, project=project.id, side=Side.FR, name=name)
    found = {one.kind: (one.count, one.examples) for one in what_hangs(office.store, project)}
    assert found == {"project_move": (1, ()), "partner": (3, (text("Été", "Été"), text("Neige", "Neige")))}
