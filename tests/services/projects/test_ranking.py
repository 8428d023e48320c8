"""Do the projects of a call stand in the order that the committee gave them?"""

from pathlib import Path

import pytest

from ctj_desktop.domain.ids import CallId, CommitteeId
from ctj_desktop.domain.records.funds import CallRank
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.services.naming.chronicle import happened
from ctj_desktop.services.projects import calls, ranking, routes
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects.refusals import NotOfThisCall
from ctj_desktop.services.steps.refusals import NegativeAmount
from tests.office import Office, text


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def a_call(office: Office, projects_of_it: int = 3) -> tuple[CallId, list[Project]]:
    """A call of a route of its own, and projects that answer it."""
    committee = office.a_committee().id
    route = office.do_fields(routes.add_pipeline, code="F", name=text("Fonds"), instrument="fppt").record
    call = office.do_fields(calls.add_call, pipeline=route.id, code="2027", name=text("Appel 2027")).record
    made = [
        office.do_fields(projects.add_project, committee=committee, title=text(f"P{n}"), call=call.id).record
        for n in range(projects_of_it)
    ]
    return call.id, made


def titles(office: Office, call: CallId) -> list[str]:
    found = [office.store.get(Project, one.project) for one in ranking.ranks(office.store, call, committee(office))]
    return [one.title.fr.text for one in found if one is not None]


def committee(office: Office) -> CommitteeId:
    return office.store.all(Project)[0].committee


def test_projects_are_put_in_order_moved_and_taken_out(office: Office) -> None:
    call, made = a_call(office)
    for project in made:
        office.do_fields(ranking.rank_project, call=call, project=project.id)
    office.do_fields(ranking.rank_project, call=call, project=made[2].id, place=1, points=18)
    assert titles(office, call) == ["P2", "P0", "P1"]
    last = ranking.call_rank_id(call, made[1].id)
    office.do(ranking.move_rank, call_rank=last, place=2)
    assert titles(office, call) == ["P2", "P1", "P0"]
    before, said = office.store.count(CallRank), len(happened(office.store, last))
    office.do(ranking.move_rank, call_rank=last, place=2)  # it stands there already
    assert len(happened(office.store, last)) == said
    office.do_fields(ranking.change_rank, call_rank=last, points=12, note=text("Cofinancement à confirmer"))
    office.do(ranking.remove_rank, call_rank=last)
    assert (before, titles(office, call)) == (3, ["P2", "P0"])
    office.undo()
    office.do(ranking.remove_rank, call_rank=last)
    back = office.do_fields(ranking.rank_project, call=call, project=made[1].id).record  # the row it had before
    assert (back.id, titles(office, call)) == (last, ["P2", "P0", "P1"])


def test_only_projects_of_the_call_are_put_in_order_and_points_are_not_negative(office: Office) -> None:
    call, made = a_call(office, 1)
    other = office.do_fields(projects.add_project, committee=committee(office), title=text("Ailleurs")).record
    with pytest.raises(NotOfThisCall):
        office.do_fields(ranking.rank_project, call=call, project=other.id)
    with pytest.raises(NegativeAmount):
        office.do_fields(ranking.rank_project, call=call, project=made[0].id, points=-1)
