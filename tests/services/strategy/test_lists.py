"""Does the strategy stand in its levels, with what is unconfirmed told apart and every project counted?"""

from itertools import pairwise
from pathlib import Path

import pytest

from ctj_desktop.domain.records.strategy import Action, ProposalAction, WorkingProposal
from ctj_desktop.services.projects.life import add_project, project_from_proposal
from ctj_desktop.services.projects.links import link_action
from ctj_desktop.services.steps.refusals import NotHere
from ctj_desktop.services.strategy.lists import Coverage, Level, actions_without_project, strategy_list, strategy_sheet
from ctj_desktop.services.workspace.reference import renew
from tests.office import Office, text


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A secretariat with the reference data."""
    made = Office(tmp_path)
    renew(made.store)
    return made


def test_every_part_stands_below_its_own(office: Office) -> None:
    lines = strategy_list(office.store)
    assert [line.level for line in lines[:2]] == [Level.STRATEGY, Level.AXIS]
    assert lines[0].depth == 0
    assert {line.level for line in lines} == set(Level)
    for before, line in pairwise(lines):
        assert line.depth <= before.depth + 1
    assert len([line for line in lines if line.level is Level.ACTION]) == office.store.count(Action)
    assert len([line for line in lines if line.level is Level.PROPOSAL]) == office.store.count(WorkingProposal)


def test_a_code_that_no_source_confirms_is_never_shown_as_fact(office: Office) -> None:
    assumed = office.store.all(Action, code="4.2.1")[0]
    assert not assumed.code_confirmed
    line = next(line for line in strategy_list(office.store) if line.key == assumed.id)
    sheet = strategy_sheet(office.store, assumed.id)
    assert (line.code, sheet.code, sheet.assumed, line.cut) == ("", "", "4.2.1", True)
    sure = office.store.all(Action, code="4.1.2")[0]
    assert strategy_sheet(office.store, sure.id).code == "4.1.2"
    assert strategy_sheet(office.store, sure.id).german_is_ours
    assert strategy_sheet(office.store, sure.id).source == sure.source
    alone = next(action for action in office.store.all(Action) if action.axis is None)
    assert strategy_sheet(office.store, alone.id).axis_unknown


def test_a_filter_keeps_what_stands_above(office: Office) -> None:
    lines = strategy_list(office.store, words="märkte")
    assert [line.level for line in lines] == [Level.STRATEGY, Level.TABLE, Level.PROPOSAL]
    assert "Märkte" in lines[-1].title.de.text
    assert strategy_list(office.store, words="gibtesnicht") == []


def test_projects_are_counted_and_a_proposal_becomes_one(office: Office) -> None:
    committee = office.a_committee().id
    action = office.store.all(Action, code="4.1.2")[0]
    project = office.do_fields(add_project, committee=committee, title=text("Marché")).record
    bare = actions_without_project(strategy_list(office.store))
    office.do(link_action, project=project.id, action=action.id)
    assert actions_without_project(strategy_list(office.store)) == bare - 1
    covered = strategy_list(office.store, coverage=Coverage.WITH)
    assert [(line.key, line.projects) for line in covered if line.level is Level.ACTION] == [(action.id, 1)]
    assert action.id not in {line.key for line in strategy_list(office.store, coverage=Coverage.WITHOUT)}
    other = office.a_committee("JUR").id
    assert strategy_sheet(office.store, action.id, other).projects_count == 0
    assert [number for _, number, _ in strategy_sheet(office.store, action.id, committee).projects] == [project.number]
    proposal = office.store.all(WorkingProposal)[0]
    made = office.do(project_from_proposal, committee=committee, proposal=proposal.id).record
    assert [key for key, _, _ in strategy_sheet(office.store, proposal.id).projects] == [made.id]


def test_the_links_say_whether_a_source_confirms_them(office: Office) -> None:
    doubtful = office.store.all(ProposalAction, confirmed=False)[0]
    linked = strategy_sheet(office.store, doubtful.proposal).linked
    assert {one.key: one.confirmed for one in linked}[doubtful.action] is False
    with pytest.raises(NotHere):
        strategy_sheet(office.store, doubtful.id)
