"""Is every cell of the coverage what one finds by going through the projects one by one?"""

from collections.abc import Sequence
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from ctj_desktop.domain.funding.coverage import NOTHING, CoverageCell, coverage
from ctj_desktop.domain.funding.portfolio import CountedProject, total
from tests.domain.funding.test_portfolio import PROJECTS

TERRITORIES = tuple(UUID(int=number) for number in range(1, 4))


@settings(max_examples=60)
@given(PROJECTS, st.data())
def test_every_cell_is_what_one_finds_by_hand(projects: list[CountedProject], data: st.DataObject) -> None:
    served = {one.project: data.draw(st.sets(st.sampled_from("abcd"), max_size=3)) for one in projects}
    found = coverage(projects, lambda one: served[one.project])
    assert found.keys() == {line for one in projects for line in served[one.project]}
    for line, row in found.items():
        ours = [one for one in projects if line in served[one.project]]
        assert same(row.total, ours)
        for territory in (*TERRITORIES, None):
            assert same(row.at(territory), [one for one in ours if territory in (one.territories or (None,))])


def same(cell: CoverageCell, projects: Sequence[CountedProject]) -> bool:
    counted = total(projects)
    return cell.projects == tuple(one.project for one in projects) and cell.money == counted.money


def test_a_project_of_two_territories_counts_in_both_and_once_in_all() -> None:
    both = CountedProject(project=UUID(int=9), territories=TERRITORIES[:2])
    [row] = coverage([both], lambda _one: ["1.3"]).values()
    assert row.total.projects == row.at(UUID(int=1)).projects == row.at(UUID(int=2)).projects == (UUID(int=9),)
    assert row.at(UUID(int=3)) == row.at(None) == NOTHING
    assert coverage([both], lambda _one: []) == {}
