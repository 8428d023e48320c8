"""Does a task that is typed in the minutes take its day from the line, and its person from a name typed out?"""

from datetime import date

import pytest

from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.voting import AnyTask, Task
from ctj_desktop.services.membership.people import add_person
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.minutes.editor import MinuteEditor
from tests.ui import beginning
from tests.ui.desktop import Desktop, Key


def sit(desktop: Desktop) -> MinuteEditor:
    """In session on a Friday; the keyboard is in the line."""
    meeting = beginning.a_sitting_meeting(desktop)
    desktop.window.desk.navigator.go(Place(page="hold", record=meeting.id))
    editor = desktop.find(MinuteEditor, "minutes")
    editor.pair.fr.setFocus()
    return editor


def line(desktop: Desktop, typed: str) -> None:
    desktop.keys(typed)
    desktop.press(Key.Key_Return)


def tasks(desktop: Desktop) -> list[Task]:
    return [task for task in desktop.store.all(AnyTask) if isinstance(task, Task)]


@pytest.mark.each_language
def test_the_day_is_read_as_of_the_meeting_and_shown_while_it_is_typed(empty: Desktop) -> None:
    editor = sit(empty)
    t = empty.window.desk.t
    empty.store.keep_setting("today", "2027-09-01")  # the minutes are written up months later
    typed = {"fr": "/t Vérifier le budget jusqu’à vendredi", "de": "/t Budget prüfen bis Freitag"}[empty.side()]
    empty.keys(typed.rsplit(" ", 2)[0])
    assert editor.pair.head() == (t("Task"), t("no date"))
    empty.keys(typed[len(typed.rsplit(" ", 2)[0]) :])
    assert editor.pair.head()[1] == t("By when: {day}").format(day=t.date_long(date(2027, 3, 19)))
    empty.press(Key.Key_Return)
    (task,) = tasks(empty)
    assert (task.text.or_other(t.language), task.due) == (typed[3:].rsplit(" ", 2)[0], date(2027, 3, 19))


def test_a_day_that_there_is_not_is_said_and_the_line_stands(empty: Desktop) -> None:
    editor = sit(empty)
    line(empty, "/t Vérifier le budget jusqu'au 31.2.2028")
    assert tasks(empty) == []
    assert "31.2.2028" in editor.pair.note_text()
    assert editor.pair.fr.text() == "/t Vérifier le budget jusqu'au 31.2.2028"


@pytest.mark.parametrize("typed", ["@Exemple-1", "@Camille Exemple-1", "@exemple-1 camille"])
@pytest.mark.parametrize("mark", ["/t", "/d", ""])
def test_a_name_typed_out_is_the_person(empty: Desktop, typed: str, mark: str) -> None:
    editor = sit(empty)
    line(empty, f"{mark} {typed}, complète le dossier jusqu’au 15.3.")
    assert editor.sheet is not None
    (written,) = editor.sheet.lines
    person = empty.store.all(Person, family_name="Exemple-1")[0].id
    if mark == "/t":
        (task,) = tasks(empty)
        assert (task.owner, task.text.fr.text, task.due) == (person, "complète le dossier", date(2027, 3, 15))
    else:
        assert written.text.fr.text == f"@[Camille Exemple-1]({person}), complète le dossier jusqu’au 15.3."


@pytest.mark.parametrize("name", ["Choffat", "Exemple-2"])
def test_a_name_that_is_nobodys_or_of_several_is_said(empty: Desktop, name: str) -> None:
    editor = sit(empty)
    empty.workspace.do_fields(add_person, given_name="Dominique", family_name="Exemple-2")
    line(empty, f"/t @{name} complète le dossier")
    assert tasks(empty) == []
    assert empty.window.desk.t.quote(name) in editor.pair.note_text()
    empty.press(Key.Key_Escape)
    line(empty, "Un alinéa.")
    empty.press(Key.Key_Up)
    line(empty, f" @{name}")
    assert empty.window.desk.t.quote(name) in editor.editing.note_text()


@pytest.mark.parametrize(("rest", "kept"), [("-2", ""), ("-2 vient.", " vient.")])
def test_who_types_faster_than_the_list_gets_what_was_typed(empty: Desktop, rest: str, kept: str) -> None:
    editor = sit(empty)
    empty.keys("@Exemple")
    editor.picker.look_now()
    assert len(editor.picker.names()) == 2
    empty.keys(rest)
    empty.press(Key.Key_Return)
    empty.press(Key.Key_Return)
    person = empty.store.all(Person, family_name="Exemple-2")[0].id
    assert editor.sheet is not None
    assert [one.text.fr.text.strip() for one in editor.sheet.lines] == [f"@[Camille Exemple-2]({person}){kept}"]


def test_an_address_is_no_name(empty: Desktop) -> None:
    editor = sit(empty)
    line(empty, "Écrire à info@exemple.ch.")
    assert editor.sheet is not None
    assert [one.text.fr.text for one in editor.sheet.lines] == ["Écrire à info@exemple.ch."]
