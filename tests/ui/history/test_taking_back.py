"""Is an act of very many records taken back beside the window, can it be stopped, and is it said why not?"""

import threading
from collections.abc import Callable

import pytest

from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.log.changes import OperationLabel, Outcome
from ctj_desktop.domain.records.people import Person
from ctj_desktop.files.stepwise import Step
from ctj_desktop.storage.errors import LaterChange
from ctj_desktop.ui.frame import open_workspace
from ctj_desktop.ui.history.taking_back import TakingBack
from tests.ui.desktop import Desktop, InDialog


@pytest.fixture
def many(empty: Desktop, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    """Twelve persons of one act, which counts as a long one."""
    monkeypatch.setattr(open_workspace, "HEAVY", 100)
    with empty.store.write(OperationLabel("import_run.added", {"name": "liste.xlsx"})) as unit:
        for number in range(12):
            person = Person(id=PersonId(unit.new_id()), home=empty.store.home(), family_name=f"Nom{number}")
            unit.save(person)
    empty.workspace.tell(unit.outcome)
    return empty


@pytest.mark.long
def test_it_is_taken_back_and_brought_again_with_its_progress_and_may_be_stopped(
    many: Desktop, in_dialog: InDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()

    def held_up(act: Callable[[Step], Outcome]) -> Callable[[Step], Outcome]:
        def wait(step: Step) -> Outcome:
            gate.wait()
            return act(step)

        return wait

    silent = many.workspace.silent
    for name in ("undo", "redo"):
        monkeypatch.setattr(silent, name, held_up(getattr(silent, name)))

    def inside(*, stop: bool) -> Callable[[], None]:
        def look() -> None:
            found = many.dialog()
            assert isinstance(found, TakingBack)
            assert "liste.xlsx" in found.windowTitle()
            assert found.bar.isVisible()
            if stop:
                found.reject()
            gate.set()
            many.bot.waitUntil(lambda: many.dialog() is None)

        return look

    counts = []
    for act, stop in (("undo", True), ("undo", False), ("redo", False)):
        gate.clear()
        in_dialog(lambda act=act: many.trigger(f"action.{act}"), inside(stop=stop))  # type: ignore[misc]
        counts.append(many.store.count(Person))
    assert counts == [12, 0, 12]


@pytest.mark.long
def test_what_refuses_it_stands_in_the_strip(many: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_step: Step) -> Outcome:
        raise LaterChange("Office", many.workspace.now(), OperationLabel("person.changed", {"name": "Nom1"}))

    monkeypatch.setattr(many.workspace.silent, "undo", refuse)
    many.trigger("action.undo")
    assert "Office" in many.text("status.sentence")
    assert many.store.count(Person) == 12
