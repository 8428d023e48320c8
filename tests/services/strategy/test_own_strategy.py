"""Does an office keep a strategy of its own, and a territory its proposals on the tables of the conference?"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.ids import HomeId, ctj_home
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import Record, replace
from ctj_desktop.domain.records.people import Office as OfficeRecord
from ctj_desktop.domain.records.people import OfficeKind, Territory
from ctj_desktop.domain.records.projects import ProjectAction
from ctj_desktop.domain.records.strategy import (
    Action,
    Axis,
    Objective,
    ProposalAction,
    Strategy,
    ThematicTable,
    WorkingProposal,
)
from ctj_desktop.errors import Refused
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue.apply import apply_steps
from ctj_desktop.services.catalogue.bin import restore_record
from ctj_desktop.services.catalogue.record_lines import record_lines
from ctj_desktop.services.naming.picking import names_of
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.steps.errors import StepsRefused
from ctj_desktop.services.steps.refusals import CodeTaken, EndBeforeStart, KeptElsewhere, StillUsed
from ctj_desktop.services.strategy import aims, proposals, versions
from ctj_desktop.services.strategy.refusals import OtherAxis, OtherStrategy, StrategyMissing
from ctj_desktop.services.workspace.reference import renew
from tests.office import TODAY, Office, text
from tests.storage.agreement import assert_agrees

Line = Mapping[str, object]
AT = "2026-11-03T09:00:00+01:00"
KINDS: tuple[type[Record], ...] = (Strategy, Axis, Objective, Action, ThematicTable, WorkingProposal, ProposalAction)


def both(fr: str, de: str) -> dict[str, str]:
    return {"fr": fr, "de": de}


OWN: list[Line] = [
    {
        "do": "add_strategy",
        "as": "s",
        "code": "2027",
        "name": both("Stratégie", "Strategie"),
        "valid_from": "2027-01-01",
    },
    {"do": "add_axis", "as": "x", "strategy": "$s", "code": "1", "title": both("Vivre ensemble", "Zusammenleben")},
    {"do": "add_axis", "as": "y", "strategy": "$s", "code": "2", "title": both("Mobilité", "Mobilität"), "place": 1},
    {"do": "add_objective", "as": "o", "axis": "$x", "code": "1.1", "title": both("Identité", "Identität")},
    {
        "do": "add_action",
        "as": "a",
        "objective": "$o",
        "code": "1.1.1",
        "title": both("Marchés", "Märkte"),
    },
    {"do": "add_action", "as": "b", "axis": "$y", "code": "2.1", "title": both("Vélo", "Velo"), "place": 1},
    {"do": "add_thematic_table", "as": "t", "strategy": "$s", "title": both("Loisirs", "Freizeit")},
    {
        "do": "add_proposal",
        "as": "p",
        "table": "$t",
        "title": both("Marché transfrontalier", "Grenzmarkt"),
        "text": both("Deux marchés par an.", "Zwei Märkte im Jahr."),
        "proposed_by": "Groupe marchés",
        "on": "2027-02-01",
    },
    {"do": "add_proposal_action", "proposal": "$p", "action": "$a"},
]


def run(office: Office, *lines: Line) -> Any:
    return apply_steps(office.store, [json.dumps({"at": AT, **line}) for line in lines])


def only(office: Office, cls: type[Record], **fields: Any) -> Any:
    [found] = office.store.all(cls, **fields)
    return found


def test_an_empty_workspace_gets_a_whole_strategy_by_steps_alone(tmp_path: Path) -> None:
    office = Office(tmp_path)
    run(office, *OWN)
    assert [axis.code for axis in aims.axes_of(office.store, only(office, Strategy).id)] == ["2", "1"]
    first, second = aims.actions_of(office.store, only(office, Strategy).id)
    assert (first.code, second.code) == ("2.1", "1.1.1")
    assert second.axis == only(office, Objective).axis
    assert (second.code_confirmed, second.title_confirmed) == (True, True)
    assert {row.home for cls in KINDS for row in office.store.all(cls)} == {office.store.home()}
    made = office.do(
        projects.project_from_proposal, committee=office.a_committee().id, proposal=only(office, WorkingProposal).id
    ).record
    assert [link.action for link in office.store.all(ProjectAction, project=made.id)] == [second.id]
    assert_agrees(office.store)


def test_what_is_corrected_and_moved_comes_back_with_undo(tmp_path: Path) -> None:
    office = Office(tmp_path)
    run(office, *OWN)
    strategy, proposal = only(office, Strategy), only(office, WorkingProposal)
    x, y = (only(office, Axis, code=code) for code in ("1", "2"))
    office.do_fields(aims.change_axis, axis=x.id, place=1, code="1")
    assert [one.id for one in aims.axes_of(office.store, strategy.id)] == [x.id, y.id]
    office.undo()
    assert [one.id for one in aims.axes_of(office.store, strategy.id)] == [y.id, x.id]
    objective = only(office, Objective)
    second = office.do_fields(aims.add_objective, axis=x.id, title=text("Rencontres")).record
    office.do_fields(aims.change_objective, objective=second.id, place=1, code=" ")
    assert [one.id for one in aims.objectives_of(office.store, x.id)] == [second.id, objective.id]
    assert only(office, Objective, id=second.id).code is None
    other = office.do_fields(proposals.add_thematic_table, strategy=strategy.id, title=text("Emploi"), place=1).record
    office.do_fields(proposals.change_thematic_table, thematic_table=other.id, place=2)
    office.do_fields(proposals.change_proposal, proposal=proposal.id, table=other.id, title=text("Marché"))
    assert only(office, WorkingProposal).table == other.id
    office.do_fields(aims.change_action, action=only(office, Action, code="2.1").id, place=2, axis=y.id)
    assert [one.code for one in aims.actions_of(office.store, strategy.id)] == ["1.1.1", "2.1"]
    office.do_fields(versions.change_strategy, strategy=strategy.id, valid_to=date(2031, 1, 1))
    assert only(office, Strategy).valid_to == date(2031, 1, 1)


def test_what_is_taken_away_goes_with_its_parts_and_what_others_build_on_stays(tmp_path: Path) -> None:
    office = Office(tmp_path)
    run(office, *OWN)
    strategy, proposal, action = (
        only(office, Strategy),
        only(office, WorkingProposal),
        only(office, Action, code="1.1.1"),
    )
    committee = office.a_committee().id
    project = office.do(projects.project_from_proposal, committee=committee, proposal=proposal.id).record
    kept: list[tuple[Callable[..., Any], dict[str, Any]]] = [
        (versions.remove_strategy, {"strategy": strategy.id}),
        (aims.remove_axis, {"axis": only(office, Axis, code="1").id}),
        (aims.remove_objective, {"objective": only(office, Objective).id}),
        (aims.remove_action, {"action": action.id}),
        (proposals.remove_thematic_table, {"thematic_table": only(office, ThematicTable).id}),
        (proposals.remove_proposal, {"proposal": proposal.id}),
    ]
    for step, given in kept:
        with pytest.raises(StillUsed):
            office.do(step, **given)
    office.do(projects.remove_project, project=project.id)
    office.do(proposals.remove_proposal_action, proposal=proposal.id, action=action.id)
    office.do(proposals.add_proposal_action, proposal=proposal.id, action=action.id, confirmed=False)
    office.do(versions.remove_strategy, strategy=strategy.id)
    assert [office.store.count(cls) for cls in KINDS] == [0] * len(KINDS)
    office.do(restore_record, record=strategy.id)
    assert [office.store.count(cls) for cls in KINDS] == [1, 2, 1, 2, 1, 1, 1]


def test_a_territory_proposes_on_a_table_of_the_conference(tmp_path: Path) -> None:
    office = Office(tmp_path)
    renew(office.store)
    committee, territory = office.a_committee().id, office.store.all(Territory, code="MOC")[0]
    table = office.store.all(ThematicTable)[0]
    own = office.do_fields(
        proposals.add_proposal,
        committee=committee,
        table=table.id,
        title=text("Lait"),
        territory=territory.id,
    ).record
    assert (own.home, own.territory) == (HomeId(committee), territory.id)
    office.do(proposals.add_proposal_action, proposal=own.id, action=office.store.all(Action)[0].id)
    assert only(office, ProposalAction, home=own.home).proposal == own.id
    apart = office.do_fields(proposals.add_thematic_table, strategy=table.strategy, title=text("Alpages")).record
    assert apart.home == office.store.home()
    theirs = office.store.all(WorkingProposal, home=ctj_home())[0]
    refused: list[tuple[Callable[..., Any], dict[str, Any]]] = [
        (proposals.change_proposal, {"proposal": theirs.id, "title": text("Autre")}),
        (aims.add_axis, {"strategy": table.strategy, "title": text("Axe")}),
        (aims.change_action, {"action": office.store.all(Action)[0].id, "title": text("Autre")}),
    ]
    for step, given in refused:
        with pytest.raises(KeptElsewhere):
            office.do_fields(step, **given)
    for step, named in ((proposals.remove_proposal, {"proposal": theirs.id}),):
        with pytest.raises(KeptElsewhere):
            office.do(step, **named)


def test_the_office_of_the_conference_keeps_what_is_for_all(tmp_path: Path) -> None:
    office = Office(tmp_path)
    renew(office.store)
    own = office.store.get(OfficeRecord, office.store.office_id)
    assert own is not None
    with office.store.write(OperationLabel("office.changed")) as unit:
        unit.save(replace(own, office_kind=OfficeKind.CTJ), before=own)
    made = office.do_fields(versions.add_strategy, code="2028", name=text("Stratégie 2028")).record
    assert made.home == ctj_home()
    action = office.store.all(Action)[0]
    office.do_fields(aims.change_action, action=action.id, title=text("Autrement"))
    assert only(office, Action, id=action.id).title.fr.text == "Autrement"


WRONG: list[tuple[type[Refused], Line]] = [
    (StrategyMissing, {"do": "add_action", "title": both("a", "b")}),
    (CodeTaken, {"do": "add_strategy", "code": "2027", "name": both("a", "b")}),
    (CodeTaken, {"do": "add_axis", "strategy": "2027", "code": " 1 ", "title": both("a", "b")}),
    (CodeTaken, {"do": "change_action", "action": "2.1", "code": "1.1.1"}),
    (EndBeforeStart, {"do": "change_strategy", "strategy": "2027", "valid_to": "2027-01-01"}),
    (OtherAxis, {"do": "change_action", "action": "1.1.1", "axis": "$y"}),
]


@pytest.mark.parametrize(("error", "line"), WRONG)
def test_what_makes_no_sense_is_refused(tmp_path: Path, error: type[Refused], line: Line) -> None:
    office = Office(tmp_path)
    run(office, *OWN)
    line = {**line, "axis": str(only(office, Axis, code="2").id)} if "axis" in line else line
    before = office.store.last_hlc()
    with pytest.raises(StepsRefused) as caught:
        run(office, line)
    assert isinstance(caught.value.refused[0].__cause__, error)
    assert office.store.last_hlc() == before


def test_an_axis_of_another_strategy_is_refused(tmp_path: Path) -> None:
    office = Office(tmp_path)
    run(office, *OWN)
    other = office.do_fields(versions.add_strategy, code="X", name=text("Autre")).record
    with pytest.raises(OtherStrategy):
        office.do_fields(aims.add_action, strategy=other.id, axis=only(office, Axis, code="1").id, title=text("A"))


def test_what_no_source_confirms_is_marked_in_lists_and_choices(tmp_path: Path) -> None:
    office, fr = Office(tmp_path), load_translator("fr_CH")
    renew(office.store)
    assumed = office.store.all(Action, code="4.2.1")[0]
    lines = record_lines(office.store, fr, "action", TODAY, among={}, second=("doubt",), ordered=True)
    said = {line.key: (line.second, line.second_colour) for line in lines}
    assert said[assumed.id] == ("code à confirmer · titre abrégé dans la source", "warning")
    assert said[office.store.all(Action, code="4.1.2")[0].id] == ("", "")
    [offered] = names_of(office.store, fr, ("action",), assumed.title.fr.text[:20])
    assert "code à confirmer" in offered.second
