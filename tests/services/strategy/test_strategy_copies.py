"""Is a new version of a strategy a copy with its codes kept, and is it told who still serves what is gone?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import ctj_home
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
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects import links
from ctj_desktop.services.steps.refusals import CodeTaken, EndBeforeStart, KeptElsewhere, StillUsed
from ctj_desktop.services.strategy import aims, copies, findings, versions
from ctj_desktop.services.strategy.refusals import OldOneOpen
from ctj_desktop.services.workspace.checkup import check_all
from ctj_desktop.services.workspace.reference import renew
from tests.office import TODAY, Office, text
from tests.services.strategy.test_own_strategy import OWN, only, run
from tests.storage.agreement import assert_agrees

KINDS = (Axis, Objective, Action, ThematicTable, WorkingProposal, ProposalAction)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path)
    run(made, *OWN)
    return made


def test_a_copy_has_everything_below_it_with_its_codes(office: Office) -> None:
    old = only(office, Strategy)
    new = office.do_fields(
        copies.copy_strategy, based_on=old.id, code="2032", valid_from=date(2032, 1, 1), close_old=True
    ).record
    assert (new.name, new.based_on) == (old.name, old.id)
    assert only(office, Strategy, code="2027").valid_to == date(2032, 1, 1)
    assert [office.store.count(cls) for cls in KINDS] == [4, 2, 4, 2, 2, 2]
    actions = aims.actions_of(office.store, new.id)
    assert [(one.code, one.position) for one in actions] == [
        (one.code, one.position) for one in aims.actions_of(office.store, old.id)
    ]
    axes = {one.id for one in aims.axes_of(office.store, new.id)}
    objective = next(one for one in office.store.all(Objective) if one.axis in axes)
    assert (actions[1].axis, actions[1].objective) == (objective.axis, objective.id)
    link = next(one for one in office.store.all(ProposalAction) if one.action == actions[1].id)
    assert (
        office.store.all(WorkingProposal, id=link.proposal)[0].table == only(office, ThematicTable, strategy=new.id).id
    )
    assert copies.differences_from(office.store, new, old) == []
    assert_agrees(office.store)
    office.undo()
    assert [office.store.count(cls) for cls in KINDS] == [2, 1, 2, 1, 1, 1]
    assert only(office, Strategy).valid_to is None


def test_the_strategy_of_the_conference_is_copied_for_oneself_and_stays_open(tmp_path: Path) -> None:
    office = Office(tmp_path)
    renew(office.store)
    published = only(office, Strategy)
    before = {cls: office.store.count(cls) for cls in KINDS}
    with pytest.raises(KeptElsewhere):
        office.do_fields(
            copies.copy_strategy, based_on=published.id, code="A", valid_from=date(2030, 1, 1), close_old=True
        )
    committee = office.a_committee().id
    new = office.do_fields(
        copies.copy_strategy, based_on=published.id, code="A", name=text("À nous"), committee=committee
    ).record
    assert {cls: office.store.count(cls) for cls in KINDS} == {cls: 2 * count for cls, count in before.items()}
    doubtful = [(one.code, one.code_confirmed, one.title) for one in aims.actions_of(office.store, published.id)]
    assert [(one.code, one.code_confirmed, one.title) for one in aims.actions_of(office.store, new.id)] == doubtful
    assert {one.home for one in office.store.all(Action)} == {ctj_home(), new.home}
    assert list(findings.strategy_findings(office.store)) == []  # one of ours beside theirs is no contradiction


def test_a_copy_says_from_when_the_old_one_no_longer_applies(office: Office) -> None:
    old = only(office, Strategy)
    with pytest.raises(OldOneOpen):
        office.do_fields(copies.copy_strategy, based_on=old.id, code="B", close_old=True)
    with pytest.raises(EndBeforeStart):
        office.do_fields(copies.copy_strategy, based_on=old.id, code="B", valid_from=date(2026, 1, 1), close_old=True)
    with pytest.raises(CodeTaken):
        office.do_fields(copies.copy_strategy, based_on=old.id, code="2027")
    assert office.store.count(Strategy) == 1


def test_two_in_force_are_told_until_one_is_closed(office: Office) -> None:
    old = only(office, Strategy)
    new = office.do_fields(copies.copy_strategy, based_on=old.id, code="B", valid_from=date(2028, 1, 1)).record
    assert findings.others_in_force(office.store, new) == [old]
    [told] = check_all(office.store, TODAY).findings
    assert (told.code, told.data["name"]) == ("strategy.two_in_force", old.name.fr.text)
    office.do_fields(versions.change_strategy, strategy=old.id, valid_to=date(2028, 1, 1))
    assert check_all(office.store, TODAY).findings == ()


def test_projects_linked_to_a_code_that_is_gone_are_told_and_led_to(office: Office) -> None:
    old = only(office, Strategy)
    committee = office.a_committee().id
    project = office.do(
        projects.project_from_proposal, committee=committee, proposal=only(office, WorkingProposal).id
    ).record
    new = office.do_fields(
        copies.copy_strategy, based_on=old.id, code="B", valid_from=date(2028, 1, 1), close_old=True
    ).record
    kept = next(one for one in aims.actions_of(office.store, new.id) if one.code == "1.1.1")
    assert findings.left_behind(office.store, new) == []
    office.do(aims.remove_action, action=kept.id)
    other = next(one for one in aims.actions_of(office.store, new.id) if one.code == "2.1")
    office.do_fields(aims.change_action, action=other.id, title=text("Bicyclette"))
    office.do_fields(aims.add_action, strategy=new.id, code="3.1", title=text("Forêt"))
    said = [
        (one.then and one.then.code, one.now and one.now.code)
        for one in copies.differences_from(office.store, new, old)
    ]
    assert said == [("2.1", "2.1"), ("1.1.1", None), (None, "3.1")]
    [left] = findings.left_behind(office.store, new)
    assert (left.action.code, [one.id for one in left.projects]) == ("1.1.1", [project.id])
    [told] = check_all(office.store, TODAY).findings
    assert told.code == "strategy.action_gone"
    old_action = only(office, ProjectAction).action
    office.do(links.unlink_action, project=project.id, action=old_action)
    office.do(links.link_action, project=project.id, action=other.id)
    assert check_all(office.store, TODAY).findings == ()
    for strategy in (new, old):  # its action, and its proposal
        with pytest.raises(StillUsed):
            office.do(versions.remove_strategy, strategy=strategy.id)


def test_a_copy_does_without_what_it_was_copied_from(office: Office) -> None:
    old = only(office, Strategy)
    new = office.do_fields(copies.copy_strategy, based_on=old.id, code="B").record
    office.do(versions.remove_strategy, strategy=old.id)
    assert only(office, Strategy).based_on == old.id
    assert findings.earlier_version(office.store, new) is None


def test_without_a_copy_the_version_before_it_is_the_earlier_one(office: Office) -> None:
    first = only(office, Strategy)
    later = office.do_fields(versions.add_strategy, code="B", name=text("B"), valid_from=date(2030, 1, 1)).record
    assert findings.earlier_version(office.store, later) == first
    assert findings.earlier_version(office.store, first) is None
