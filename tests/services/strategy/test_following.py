"""When a version of the strategy takes the place of another, what follows it, what is left, and can it be undone?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import ActionId, CommitteeId, StrategyId, ctj_home
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.projects import Pipeline, Project, ProjectAction, Stage
from ctj_desktop.domain.records.strategy import Action, ProposalAction, Strategy, ThematicTable
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects import links
from ctj_desktop.services.strategy import aims, copies, following
from ctj_desktop.services.strategy.proposals import add_proposal, add_proposal_action
from ctj_desktop.services.strategy.refusals import NothingFollows
from ctj_desktop.services.workspace.reference import renew
from tests.office import TODAY, Office, text
from tests.services.strategy.test_own_strategy import OWN, only, run
from tests.storage.agreement import assert_agrees


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path)
    renew(made.store)
    run(made, *OWN)
    return made


def own(office: Office, code: str = "2027") -> Strategy:
    return office.store.all(Strategy, code=code)[0]


def action(office: Office, strategy: Strategy, code: str) -> Action:
    return office.store.all(Action, strategy=strategy.id, code=code)[0]


def a_project(office: Office, committee: CommitteeId, *codes: str) -> Project:
    made = office.do_fields(projects.add_project, committee=committee, title=text(" ".join(codes))).record
    for code in codes:
        office.do(links.link_action, project=made.id, action=action(office, own(office), code).id)
    return made


def next_version(office: Office) -> Strategy:
    return office.do_fields(
        copies.copy_strategy, based_on=own(office).id, code="2032", valid_from=date(2032, 1, 1), close_old=True
    ).record


def told(found: following.Succession | None) -> list[tuple[str | None, int, int, int]]:
    assert found is not None
    return [(one.then.code, len(one.projects), len(one.ended), len(one.proposals)) for one in found.same]


def served(office: Office, project: Project) -> set[tuple[str, str | None]]:
    found = [office.store.get(Action, link.action) for link in office.store.all(ProjectAction, project=project.id)]
    codes = {one.id: one.code for one in office.store.all(Strategy)}
    return {(codes[one.strategy], one.code) for one in found if one is not None}


@pytest.mark.long
def test_what_serves_a_code_that_stays_follows_in_one_act_and_comes_back_in_one(office: Office) -> None:
    committee = office.a_committee().id
    both, bike = a_project(office, committee, "1.1.1", "2.1"), a_project(office, committee, "2.1")
    new = next_version(office)
    found = following.following(office.store, new)
    assert told(found) == [("2.1", 2, 0, 0), ("1.1.1", 1, 0, 0)]
    assert found is not None
    assert found.waiting == 2
    waiting = following.newest_to_follow(office.store)
    assert waiting is not None
    assert waiting.strategy == new
    before = len(office.store.all(ProjectAction))
    office.do(following.follow_strategy, strategy=new.id)
    assert served(office, both) == {("2027", "1.1.1"), ("2027", "2.1"), ("2032", "1.1.1"), ("2032", "2.1")}
    assert served(office, bike) == {("2027", "2.1"), ("2032", "2.1")}
    assert following.newest_to_follow(office.store) is None
    with pytest.raises(NothingFollows):
        office.do(following.follow_strategy, strategy=new.id)
    assert_agrees(office.store)
    office.undo()
    assert len(office.store.all(ProjectAction)) == before


def test_a_person_chooses_which_actions_and_whether_the_earlier_links_stay(office: Office) -> None:
    project = a_project(office, office.a_committee().id, "1.1.1", "2.1")
    new, old = next_version(office), own(office)
    office.do(following.follow_strategy, strategy=new.id, actions=(action(office, old, "2.1").id,), drop=True)
    assert served(office, project) == {("2027", "1.1.1"), ("2032", "2.1")}


def test_what_came_to_an_end_stays_unless_it_is_asked_for(office: Office) -> None:
    committee, route = office.a_committee().id, only(office, Pipeline, code="FPPT")
    project = a_project(office, committee, "2.1")
    office.do(projects.choose_route, project=project.id, pipeline=route.id, on=TODAY)
    gone = next(one for one in office.store.all(Stage, pipeline=route.id) if one.code == "abandoned")
    office.do(projects.move_project, project=project.id, to=str(gone.id), on=TODAY, reason=text("Plus d’équipe"))
    new = next_version(office)
    found = following.following(office.store, new)
    assert told(found) == [("2.1", 0, 1, 0)]
    assert following.newest_to_follow(office.store) is None
    with pytest.raises(NothingFollows):
        office.do(following.follow_strategy, strategy=new.id)
    office.do(following.follow_strategy, strategy=new.id, ended=True)
    assert served(office, project) == {("2027", "2.1"), ("2032", "2.1")}


def test_what_serves_a_code_that_is_gone_is_listed_and_left(office: Office) -> None:
    project = a_project(office, office.a_committee().id, "2.1")
    new = next_version(office)
    office.do(aims.remove_action, action=action(office, new, "2.1").id)
    found = following.following(office.store, new)
    assert found is not None
    assert found.same == ()
    assert [(one.then.code, one.projects) for one in found.gone] == [("2.1", (project.id,))]
    with pytest.raises(NothingFollows):
        office.do(following.follow_strategy, strategy=new.id)
    assert served(office, project) == {("2027", "2.1")}


def test_another_title_is_told_and_without_a_known_code_the_title_tells(office: Office) -> None:
    a_project(office, office.a_committee().id, "1.1.1", "2.1")
    new, old = next_version(office), own(office)
    office.do_fields(aims.change_action, action=action(office, new, "2.1").id, title=text("Bicyclette"))
    for strategy in (old, new):
        office.do_fields(aims.change_action, action=action(office, strategy, "1.1.1").id, code_confirmed=False)
    found = following.following(office.store, new)
    assert found is not None
    assert [(one.then.code, one.retitled) for one in found.same] == [("2.1", True), ("1.1.1", False)]


def test_a_version_of_the_conference_is_followed_by_the_proposals_that_are_kept_here(office: Office) -> None:
    """As a file of the conference brings it: other ids, the same codes, its own proposals on it."""
    committee = office.a_committee().id
    published = only(office, Strategy, home=ctj_home())
    confirmed = next(one for one in aims.actions_of(office.store, published.id) if one.code_confirmed)
    table = office.store.all(ThematicTable, strategy=published.id)[0]
    ours = office.do_fields(
        add_proposal, table=table.id, title=text("Foire de la frontière"), committee=committee
    ).record
    with office.store.write(OperationLabel("test")) as unit:
        later = replace(published, id=StrategyId(unit.new_id()), code="2028", valid_from=date(2028, 1, 1))
        same = replace(confirmed, id=ActionId(unit.new_id()), strategy=later.id, axis=None, objective=None)
        for record in (later, same):
            unit.save(record)
    office.do(add_proposal_action, proposal=ours.id, action=confirmed.id)
    made = office.do_fields(projects.add_project, committee=committee, title=text("Marché")).record
    office.do(links.link_action, project=made.id, action=confirmed.id)
    assert told(following.following(office.store, later)) == [(confirmed.code, 1, 0, 1)]
    office.do(following.follow_strategy, strategy=later.id, drop=True)
    assert [link.action for link in office.store.all(ProjectAction, project=made.id)] == [same.id]
    assert same.id in {link.action for link in office.store.all(ProposalAction, proposal=ours.id)}


def test_the_first_version_follows_none(office: Office) -> None:
    assert following.following(office.store, own(office)) is None
