"""Does an office keep rows of its own beside those of the Conference, in the window?"""

import pytest
from PySide6.QtCore import Qt

from ctj_desktop.domain.ids import ctj_home
from ctj_desktop.domain.records.meetings import StandingItem
from ctj_desktop.domain.records.projects import Call, Instrument, Pipeline, Stage, StageTransition
from ctj_desktop.domain.records.strategy import Action, GlossaryTerm
from ctj_desktop.services.meetings.standing_items import add_standing_item
from ctj_desktop.services.membership.committees import add_committee
from ctj_desktop.services.minutes.tasks import add_task
from ctj_desktop.services.projects.routes import add_pipeline, add_stage, add_stage_transition
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.forms.screens.sheet import Sheet
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.fields import LineEdit
from ctj_desktop.ui.window.screens import SCREENS
from tests.office import text
from tests.ui.desktop import CTRL, Desktop, InDialog, Key

MOVE = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def open_page(desktop: Desktop, page: str) -> Sheet:
    desktop.window.desk.navigator.go(Place(page=page))
    return desktop.find(Sheet, f"{page}.sheet")


def names(desktop: Desktop, page: str) -> list[str]:
    return desktop.cells(desktop.find(RecordTable, f"{page}.table"), 0)


def own_items(desktop: Desktop) -> list[str]:
    """The standing items of the office in their order."""
    found = desktop.store.all(StandingItem, home=desktop.store.home(), order="position, id")
    return [one.title.fr.text for one in found]


def test_what_the_conference_keeps_is_read_and_says_why_it_is_not_changed(empty: Desktop) -> None:
    sheet = open_page(empty, "standing")
    assert empty.text("standing.sheet.reason.sentence")
    assert not empty.find(Button, "standing.sheet.remove").isEnabled()
    assert all(not entry.field.editor.isEnabled() or not _typed(entry) for entry in sheet.entries)


def _typed(entry: object) -> bool:
    editor = getattr(entry, "editor", None)
    return isinstance(editor, LineEdit) and not editor.isReadOnly()


@pytest.mark.long
def test_an_own_standing_item_stands_before_those_of_the_conference(empty: Desktop, in_dialog: InDialog) -> None:
    open_page(empty, "standing")

    def enter() -> None:
        empty.fill("dialog.new_standing_item.title.fr", "Tour des communes")
        empty.press(Key.Key_Return)

    in_dialog(lambda: empty.press(Key.Key_N, CTRL), enter)
    (own,) = empty.store.all(StandingItem, home=empty.store.home())
    assert own.title.fr.text == "Tour des communes"
    assert names(empty, "standing")[0] == "Tour des communes"


@pytest.mark.long
def test_own_standing_items_change_places_and_those_of_others_do_not(empty: Desktop) -> None:
    made = [empty.workspace.do_fields(add_standing_item, title=text(one, "")) for one in ("Un", "Deux", "Trois")]
    empty.window.desk.navigator.go(Place(page="standing", record=made[2].id))
    empty.press(Key.Key_Up, MOVE)
    assert own_items(empty) == ["Un", "Trois", "Deux"]
    empty.press(Key.Key_Up, MOVE)
    assert own_items(empty) == ["Trois", "Un", "Deux"]
    empty.press(Key.Key_Up, MOVE)
    assert own_items(empty) == ["Trois", "Un", "Deux"]
    (theirs, *_) = empty.store.all(StandingItem, home=ctj_home(), order="position, id")
    empty.window.desk.navigator.go(Place(page="standing", record=theirs.id))
    empty.press(Key.Key_Down, MOVE)
    assert empty.store.all(StandingItem, home=ctj_home(), order="position, id")[0] == theirs


@pytest.mark.long
def test_what_is_moved_while_a_filter_leaves_some_out_goes_past_the_next_one_that_is_shown(empty: Desktop) -> None:
    made = [
        empty.workspace.do_fields(add_standing_item, title=text(one, ""))
        for one in ("Un zèbre", "Autre chose", "Deux zèbres", "Encore autre", "Trois zèbres")
    ]
    empty.window.desk.navigator.go(Place(page="standing"))
    table = empty.find(RecordTable, "standing.table")
    empty.fill("standing.search", "zebre")
    empty.bot.waitUntil(lambda: table.rows_model.rowCount() == 3)
    table.setFocus()
    assert table.select(made[4].id)
    empty.press(Key.Key_Up, MOVE)
    assert names(empty, "standing") == ["Un zèbre", "Trois zèbres", "Deux zèbres"]
    assert own_items(empty) == ["Un zèbre", "Autre chose", "Trois zèbres", "Deux zèbres", "Encore autre"]
    empty.press(Key.Key_Down, MOVE)
    assert own_items(empty) == ["Un zèbre", "Autre chose", "Deux zèbres", "Trois zèbres", "Encore autre"]


@pytest.mark.long
def test_what_has_no_order_of_its_own_is_not_moved(empty: Desktop) -> None:
    """Stages of several routes stand by name on their page; tasks by what is to be done first."""
    route = empty.workspace.do_fields(add_pipeline, code="EIG", name=text("Propre", ""), instrument=Instrument.FPPT)
    for code in ("B", "A"):
        empty.workspace.do_fields(add_stage, pipeline=route.id, code=code, name=text(f"Étape {code}", ""))
    committee = empty.workspace.do_fields(add_committee, code="APX", name=text("Comité", "Ausschuss"))
    for word in ("Écrire", "Lire"):
        empty.workspace.do_fields(add_task, committee=committee.id, text=text(word, ""))
    for kind in ("stage", "task"):
        empty.window.desk.navigator.go(SCREENS[kind].at())
        done = empty.workspace.next_undo()
        empty.find(RecordTable, f"{SCREENS[kind].name}.table").setFocus()
        for key in (Key.Key_Down, Key.Key_Up):
            empty.press(key, MOVE)
        assert empty.workspace.next_undo() == done


@pytest.mark.long
def test_a_term_is_listed_with_its_word_in_the_other_language(empty: Desktop, in_dialog: InDialog) -> None:
    open_page(empty, "glossary")

    def enter() -> None:
        empty.fill("dialog.new_glossary_term.term.fr", "abri commun")
        empty.fill("dialog.new_glossary_term.term.de", "Schutzraum")
        empty.press(Key.Key_Return)

    in_dialog(lambda: empty.press(Key.Key_N, CTRL), enter)
    assert empty.store.count(GlossaryTerm, home=empty.store.home()) == 1
    assert {"abri commun", "Schutzraum"} & {names(empty, "glossary")[0]}


@pytest.mark.long
def test_a_source_is_read_as_pages_and_stays_as_it_was_stored(empty: Desktop) -> None:
    call = next(one for one in empty.store.all(Call) if one.source)
    empty.window.desk.navigator.go(Place(page="calls", record=call.id))
    sheet = empty.find(Sheet, "calls.sheet")
    (entry,) = [one for one in sheet.entries if one.name == "source"]
    assert entry.shown(call.source)
    assert call.source not in entry.shown(call.source)
    assert entry.value() == call.source


@pytest.mark.long
def test_a_code_that_no_source_confirms_does_not_stand_before_the_name(empty: Desktop) -> None:
    unsure = next(one for one in empty.store.all(Action) if one.code and not one.code_confirmed)
    empty.window.desk.navigator.go(Place(page="actions", record=unsure.id))
    assert unsure.code is not None
    assert not empty.find(Sheet, "actions.sheet").title.text().startswith(unsure.code)


@pytest.mark.long
def test_a_move_between_stages_goes_by_both_of_its_ends(empty: Desktop) -> None:
    route = empty.workspace.do_fields(add_pipeline, code="X", name=text("Filière", "Weg"), instrument="own_funds")
    assert isinstance(route, Pipeline)
    idea, end = (
        empty.workspace.do_fields(add_stage, pipeline=route.id, code=code, name=text(code, "")) for code in "ab"
    )
    assert isinstance(idea, Stage)
    move = empty.workspace.do_fields(add_stage_transition, from_stage=idea.id, to_stage=end.id)
    empty.window.desk.navigator.go(Place(page="stages", record=idea.id))
    sheet = empty.find(Sheet, "stages.sheet")
    (goes_on, _) = sheet.lists
    assert [line.name for line in goes_on.model.rows] == ["b"]
    goes_on.table.remove_asked.emit(move.id)
    assert empty.store.get(StageTransition, move.id) is None
