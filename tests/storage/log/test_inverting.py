"""What an operation of many rows costs to take back and to bring again, and can it be stopped?"""

from pathlib import Path

import pytest

from ctj_desktop.domain.ids import OperationId, uuid7
from ctj_desktop.domain.log.changes import OperationLabel, RowChange
from ctj_desktop.domain.log.changesets import Changeset
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.texts import Language
from ctj_desktop.storage import pieces
from ctj_desktop.storage.check import check
from ctj_desktop.storage.log import history
from ctj_desktop.storage.store import Store
from tests.storage.agreement import assert_agrees
from tests.storage.builders import a_committee, a_meeting, a_store, an_item, save

MANY = 45


def a_store_with_many(path: Path) -> Store:
    """One operation made all items, another one reworded each of them."""
    store, committee = a_store(path), a_committee()
    meeting = a_meeting(committee)
    save(store, committee, meeting)
    with store.bulk(), store.write(OperationLabel("agenda_item.added")) as unit:
        made = [unit.save_own(an_item(meeting, f"Point {number}", "")) for number in range(MANY)]
    with store.bulk(), store.write(OperationLabel("agenda_item.changed")) as unit:
        for item in made:
            unit.save_own(replace(item, title=item.title.with_text(Language.FR, "Revu")), before=item)
    return store


def titles(store: Store) -> set[str]:
    """The first words of all titles."""
    return {item.title.fr.text.split()[0] for item in store.all(AgendaItem)}


def test_each_changeset_is_parsed_once_however_many_rows_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[object] = []
    rows = Changeset.rows

    def counted(changeset: Changeset) -> list[RowChange]:
        parsed.append(changeset.dot)
        return rows(changeset)

    with a_store_with_many(tmp_path / "a.ctj") as store:
        monkeypatch.setattr(Changeset, "rows", counted)
        for act, found in (
            (history.undo, {"Point"}),
            (history.undo, set()),
            (history.redo, {"Point"}),
            (history.redo, {"Revu"}),
        ):
            parsed.clear()
            act(store, None)
            assert titles(store) == found
            assert len(parsed) <= 4, act
        assert check(store) == []
        assert_agrees(store)


@pytest.mark.parametrize("allowed", [0, 1, 4, 5, 6])
def test_what_stops_it_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    monkeypatch.setattr(pieces, "OFTEN", 10)
    monkeypatch.setattr(pieces, "TOGETHER", 20)

    class Stopped(Exception):
        pass

    steps: list[tuple[int, int]] = []

    def step(done: int, total: int) -> None:
        steps.append((done, total))
        if len(steps) > allowed:
            raise Stopped

    with a_store_with_many(tmp_path / "a.ctj") as store:
        hlc = store.last_hlc()
        with pytest.raises(Stopped):
            history.undo(store, None, step)
        assert (titles(store), store.last_hlc()) == ({"Revu"}, hlc)
        steps.clear()
        history.undo(store, None, lambda done, total: steps.append((done, total)))
        assert titles(store) == {"Point"}
        assert steps == [(0, 0), *((at, MANY) for at in (10, 20, 30, 40)), *[(MANY, MANY)] * 3]


def test_how_much_an_operation_wrote_is_known_before_it_is_taken_back(tmp_path: Path) -> None:
    with a_store_with_many(tmp_path / "a.ctj") as store:
        operation = history.next_undo(store, None)
        assert operation is not None
        assert history.weight(store, operation) > MANY * len('["agenda_item","","title.fr"]')
        assert history.weight(store, replace(operation, id=OperationId(uuid7()))) == 0
