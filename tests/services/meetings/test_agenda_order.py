"""Does the agenda stay a tree of two levels in the order of a list in memory, and where does a dragged item land?"""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctj_desktop.domain.clock import agenda as agenda_of
from ctj_desktop.domain.ids import AgendaItemId, MeetingId
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings.agenda_order import Spot, after_line, drop_spot
from ctj_desktop.services.meetings.refusals import AtTheEdge, NoParentAbove, TooDeep
from tests.examples import examples
from tests.office import Office
from tests.services.meetings.agenda_lines import AGENDA, item, key, lines

Tree = list[tuple[AgendaItemId, list[AgendaItemId]]]
MOVES = st.tuples(st.sampled_from(["up", "down", "in", "out", "first"]), st.integers(0, 5))


def shown(office: Office, meeting: MeetingId) -> Tree:
    planned = agenda_of(office.store.all(AgendaItem, meeting=meeting))
    assert {finding.code for finding in planned.findings} <= {"agenda.parts_longer"}
    tree: Tree = []
    for row in planned.rows:
        if row.depth == 1:
            tree.append((row.item.id, []))
        else:
            tree[-1][1].append(row.item.id)
    return tree


def expected(tree: Tree, act: str, item: AgendaItemId) -> Tree | None:
    """The same act on lists; None where it must be refused."""
    new = [(head, list(parts)) for head, parts in tree]
    heads = [head for head, _ in new]
    if item in heads:
        return _of_head(new, act, heads.index(item))
    above = next(place for place, (_, parts) in enumerate(new) if item in parts)
    parts = new[above][1]
    here = parts.index(item)
    if act == "out":
        parts.remove(item)
        new.insert(above + 1, (item, []))
        return new
    if act == "in":
        return None
    goal = {"up": here - 1, "down": here + 1, "first": 0}[act]
    if not 0 <= goal < len(parts):
        return None
    parts.insert(goal, parts.pop(here))
    return new


def _of_head(new: Tree, act: str, here: int) -> Tree | None:
    if act == "out" or (act == "in" and (here == 0 or new[here][1])):
        return None
    if act == "in":
        item, _ = new.pop(here)
        new[here - 1][1].append(item)
        return new
    goal = {"up": here - 1, "down": here + 1, "first": 0}[act]
    if not 0 <= goal < len(new):
        return None
    new.insert(goal, new.pop(here))
    return new


def act_on(office: Office, act: str, item: AgendaItemId) -> bool:
    try:
        if act in ("up", "down"):
            office.do(agenda.shift_agenda_item, item=item, by=-1 if act == "up" else 1)
        elif act == "in":
            office.do(agenda.indent_agenda_item, item=item)
        elif act == "out":
            office.do(agenda.outdent_agenda_item, item=item)
        else:
            office.do_fields(agenda.move_agenda_item, item=item, place=1)
    except (AtTheEdge, NoParentAbove, TooDeep):
        return False
    return True


@pytest.mark.long
@settings(max_examples=examples(15), deadline=None)
@given(st.lists(MOVES, max_size=12))
def test_moves_do_what_they_do_to_a_list_and_undo_takes_them_back(moves: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder:
        office = Office(Path(folder))
        meeting = office.a_meeting(office.a_committee().id, items=6)
        items = [item.id for item in office.store.all(AgendaItem, order="position, id")]
        past = [shown(office, meeting.id)]
        for act, number in moves:
            wanted = expected(past[-1], act, items[number])
            done = act_on(office, act, items[number])
            assert done is (wanted is not None)
            assert shown(office, meeting.id) == (wanted or past[-1])
            if done and wanted != past[-1]:
                past.append(shown(office, meeting.id))
        for tree in reversed(past[:-1]):
            office.undo()
            assert shown(office, meeting.id) == tree
        office.store.close()


@pytest.mark.parametrize(
    ("dragged", "before", "spot"),
    [
        (30, 0, Spot(None, 1)),
        (10, 5, Spot(None, 3)),
        (10, 4, Spot(None, 2)),
        (10, 1, None),
        (10, 0, None),
        (30, 2, Spot(key(20), 1)),
        (30, 3, Spot(key(20), 2)),
        (22, 2, Spot(key(20), 1)),
        (22, 0, Spot(None, 1)),
        (20, 0, Spot(None, 1)),
        (20, 5, Spot(None, 3)),
        (20, 3, None),
    ],
)
def test_a_dragged_item_lands(dragged: int, before: int, spot: Spot | None) -> None:
    assert drop_spot(AGENDA, key(dragged), before) == spot


def test_an_item_with_sub_items_never_becomes_one() -> None:
    rows = lines(item(10), item(11, 10), item(20), item(21, 20), item(30))
    assert drop_spot(rows, key(10), 3) == Spot(None, 2)


def test_a_new_item_goes_after_the_current_one_on_its_level() -> None:
    assert after_line(AGENDA, key(10)) == Spot(None, 2)
    assert after_line(AGENDA, key(20)) == Spot(None, 3)
    assert after_line(AGENDA, key(21)) == Spot(key(20), 2)
    assert after_line(AGENDA, None) == Spot(None, 4)
    assert after_line([], None) == Spot(None, 1)
