"""Can a first committee be set up with the window alone, from an empty workspace to the quorum of a meeting?

By keys and clicks; `Acts` counts them, a filled field being one.
"""

from collections.abc import Callable, Iterator
from datetime import date, time
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from ctj_desktop.app import doors
from ctj_desktop.domain.records.committees import (
    College,
    Committee,
    Mandate,
    OfficeHeld,
    OfficeOfCommittee,
    Seat,
    Secretariat,
)
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import Person, Side
from ctj_desktop.domain.records.statutes import DecisionMode, DecisionRule, Statutes
from ctj_desktop.services.session.screen import read_session
from ctj_desktop.services.workspace.first_steps import first_steps
from ctj_desktop.settings import Settings
from ctj_desktop.ui.forms.screens.linked_list import LinkedList
from ctj_desktop.ui.forms.screens.sheet import Sheet
from ctj_desktop.ui.forms.section_views import SectionViews
from ctj_desktop.ui.frame.language import WindowLanguage
from ctj_desktop.ui.imports.dialog import ImportList, ImportStage
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.picker import Picker
from ctj_desktop.ui.widgets.table import Table
from ctj_desktop.ui.window.main_window import MainWindow
from ctj_desktop.ui.window.screens import SCREENS
from tests.ui.desktop import ALT, CTRL, CTRL_SHIFT, Desktop, InDialog, Key
from tests.ui.imports.test_acts import a_list

BODIES = (
    ("Commune de Valfroid", Side.FR),
    ("Commune de Montperreux-le-Haut", Side.FR),
    ("Communauté de communes du Plateau", Side.FR),
    ("Commune de La Côtière", Side.CH),
    ("Commune du Vallon", Side.CH),
    ("Association du Balcon", Side.CH),
    ("Office du Plateau", Side.FR),
    ("Office du Vallon", Side.CH),
)
NEW = (("Commune des Sapins", Side.FR), ("Commune de Combevieille", Side.CH))
"""Two more are made where a seat asks for its body."""
SEATS = (*BODIES[:3], NEW[0], *BODIES[3:6], NEW[1])
PERSONS = tuple(f"Prénom{n} Nom{n}" for n in range(1, 11))
ENOUGH = 219
"""So many clicks, keys and filled fields it takes; a change that needs more of them says why."""
FROM_A_LIST = 60
"""The same from a list of members and a pattern of statutes."""


def then(first: Callable[[], object], second: Callable[[], object]) -> Callable[[], None]:
    """One after the other."""

    def both() -> None:
        first()
        second()

    return both


class Acts:
    """What a person does, counted."""

    def __init__(self, desktop: Desktop, in_dialog: InDialog) -> None:
        self.desktop, self.in_dialog, self.count = desktop, in_dialog, 0

    def press(self, *keys: Key) -> None:
        for key in keys:
            self.count += 1
            self.desktop.press(key)

    def enter(self) -> None:
        self.press(Key.Key_Return)

    def chord(self, key: Key, modifiers: Qt.KeyboardModifier = CTRL) -> None:
        self.count += 1
        self.desktop.press(key, modifiers)

    def click(self, name: str) -> None:
        self.count += 1
        self.desktop.click(name)

    def fill(self, name: str, text: str) -> None:
        """One field; a record is taken, and a sheet is written, when it is left by Tab."""
        self.count += 1
        self.desktop.fill(name, text)
        if isinstance(self.desktop.focused(), Picker) or ".sheet." in name:
            self.desktop.leave()

    def choose(self, name: str, value: object) -> None:
        self.count += 1
        choice = self.desktop.find(ComboBox, name)
        choice.choose(value)
        choice.activated.emit(choice.currentIndex())

    def view(self, name: str) -> None:
        """Another view of the members."""
        self.count += 1
        views = next(one for one in self.desktop.window.findChildren(SectionViews) if one.isVisible())
        views.switch.choose(next((screen.setting for screen in SCREENS.values() if screen.page == name), name))

    def ask(self, key: Key, fill: Callable[[], object]) -> None:
        """Ctrl+N, the fields, Enter."""
        self.in_dialog(lambda: self.chord(key), then(fill, self.enter))

    def add(self, sheet: str, kind: str, fill: Callable[[], object]) -> None:
        """Add… of a list in a sheet, the fields, the button."""
        self.count += 1
        self.in_dialog(self.list_of(sheet, kind).new.click, then(fill, lambda: self.click(f"dialog.new_{kind}.go")))

    def open(self, sheet: str, kind: str) -> None:
        """Enter on the first row of a list in a sheet."""
        table = self.list_of(sheet, kind).table
        table.setFocus()
        self.press(Key.Key_Return)

    def make(self, name: str, text: str, fill: Callable[[], object] = lambda: None) -> None:
        """What is typed is not there yet: the last row of the list, then the dialog."""
        self.count += 1
        self.desktop.fill(name, text)
        self.in_dialog(
            lambda: self.press(Key.Key_Down, Key.Key_PageDown, Key.Key_Return),
            then(fill, self.enter),
        )

    def list_of(self, sheet: str, kind: str) -> LinkedList:
        lists = self.desktop.find(Sheet, sheet).lists
        return next(one for one in lists if one.linked.kind == kind)


@pytest.fixture
def bare(qtbot: QtBot, theme: Theme, language: WindowLanguage) -> Iterator[Desktop]:
    """The window before there is any workspace."""
    window = MainWindow(theme, language, doors(), Settings())
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield Desktop(qtbot, window, Path())
    window.close()
    window.deleteLater()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class EveryKey(Acts):
    """The same, as somebody counts who looks on: Tab to a field is an act of its own."""

    def fill(self, name: str, text: str) -> None:
        self.count += 1
        super().fill(name, text)


def test_a_committee_is_set_up_from_a_list_and_a_pattern_in_few_acts(
    bare: Desktop, in_dialog: InDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = tmp_path / "liste.xlsx"
    listed.write_bytes(a_list())
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "premier.ctj"), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(listed), ""))
    acts = EveryKey(bare, in_dialog)
    acts.count = 1 + 3  # Enter for the name of the file; of the list the button, its name, Enter

    def the_workspace() -> None:
        acts.fill("dialog.workspace.office", "Secrétariat d’essai")
        acts.fill("dialog.workspace.committee.fr", "Comité du Plateau")
        acts.fill("dialog.workspace.committee.de", "Ausschuss Plateau")
        acts.fill("dialog.workspace.code", "PLA")
        bare.unprotected()
        acts.enter()

    in_dialog(lambda: acts.click("welcome.new"), the_workspace)
    bare.store.keep_setting("today", "2027-02-24")

    def me() -> None:
        acts.count += 1
        bare.keys("Zoé Secrétaire")
        in_dialog(acts.enter, lambda: acts.press(Key.Key_F, Key.Key_Return))

    in_dialog(acts.enter, me)
    acts.enter()
    lines = partial(acts.fill, "dialog.new_secretariat.lines", "Secrétariat CH")
    in_dialog(lambda: acts.chord(Key.Key_N), then(lines, lambda: acts.chord(Key.Key_Return)))
    acts.chord(Key.Key_1)
    acts.enter()

    def the_statutes() -> None:
        acts.press(Key.Key_Down)
        acts.fill("dialog.new_statutes.in_force_from", "1.1.2027")
        acts.enter()

    in_dialog(acts.enter, the_statutes)
    acts.fill(f"statutes.sheet.title.{bare.side()}", "Statuts 2027")
    for part, article in (("quorum", "art. 7"), ("notice", "art. 6"), ("proxies", "art. 10")):
        acts.fill(f"statutes.sheet.{part}.article", article)

    def the_list() -> None:
        found = bare.dialog()
        assert isinstance(found, ImportList)
        acts.enter()
        bare.bot.waitUntil(lambda: found._stage is ImportStage.COLUMNS and not found.working)
        acts.enter()
        bare.bot.waitUntil(lambda: found._stage is ImportStage.PREVIEW and not found.working)
        acts.click("dialog.import_list.go")
        bare.bot.waitUntil(lambda: bare.dialog() is None)

    acts.chord(Key.Key_1)
    acts.enter()
    in_dialog(lambda: acts.click("members.import"), the_list)
    acts.chord(Key.Key_1)
    assert "offices" in {one.step for one in first_steps(bare.store) if not one.done}, "a secretary does not preside"
    acts.enter()
    for name in ("titulaire01", "titulaire02"):

        def preside(name: str = name) -> None:
            acts.count += 1
            bare.keys(name)
            acts.enter()

        acts.ask(Key.Key_N, preside)
    assert acts.count <= FROM_A_LIST, f"it takes {acts.count} acts"
    held = {(one.office, one.side) for one in bare.store.all(OfficeHeld)}
    assert held >= {(OfficeOfCommittee.CO_PRESIDENT, side) for side in Side}
    assert [one.step.value for one in first_steps(bare.store) if not one.done] == ["meeting"]


@pytest.mark.long
def test_a_first_committee_is_set_up_from_nothing(
    bare: Desktop, in_dialog: InDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "ctj_desktop.ui.workspace.new_workspace.QFileDialog.getSaveFileName",
        lambda *_args: (str(tmp_path / "premier.ctj"), ""),
    )
    acts = Acts(bare, in_dialog)
    set_up_the_workspace(acts, in_dialog)
    enter_bodies(acts)
    adopt_statutes(acts)
    add_seats(acts)
    appoint_members(acts)
    name_offices_and_secretariats(acts)
    plan_the_meeting(acts, in_dialog)
    check_what_is_there(bare)
    assert acts.count <= ENOUGH


def set_up_the_workspace(acts: Acts, in_dialog: InDialog) -> None:
    def fill() -> None:
        acts.fill("dialog.workspace.office", "Secrétariat d’essai")
        acts.fill("dialog.workspace.committee.fr", "Comité du Plateau")
        acts.fill("dialog.workspace.committee.de", "Ausschuss Plateau")
        acts.fill("dialog.workspace.code", "PLA")
        acts.desktop.unprotected()
        acts.press(Key.Key_Return)

    in_dialog(lambda: acts.click("welcome.new"), fill)
    acts.desktop.store.keep_setting("today", "2027-02-24")
    acts.chord(Key.Key_6)
    acts.view("committees")
    acts.fill("committees.sheet.territory", "mont d’or")


def enter_bodies(acts: Acts) -> None:
    acts.view("organisations")
    for name, side in BODIES:

        def fill(name: str = name, side: Side = side) -> None:
            acts.fill("dialog.new_organisation.name.fr", name)
            acts.choose("dialog.new_organisation.side", side)

        acts.ask(Key.Key_N, fill)


def adopt_statutes(acts: Acts) -> None:
    acts.view("committees")

    def fill() -> None:
        acts.fill("dialog.new_statutes.title.fr", "Statuts")
        acts.fill("dialog.new_statutes.in_force_from", "1.1.2027")

    def rule() -> None:
        acts.fill("dialog.new_decision_rule.name.fr", "Majorité simple")
        acts.choose("dialog.new_decision_rule.mode", DecisionMode.MAJORITY)
        acts.fill("dialog.new_decision_rule.article", "art. 9")
        acts.click("dialog.new_decision_rule.default")

    acts.add("committees.sheet", "statutes", fill)
    acts.open("committees.sheet", "statutes")
    acts.click("statutes.sheet.quorum.said")
    acts.fill("statutes.sheet.quorum.minimum_per_side", "3")
    acts.fill("statutes.sheet.quorum.article", "art. 7")
    acts.click("statutes.sheet.notice.said")
    acts.fill("statutes.sheet.notice.days", "10")
    acts.fill("statutes.sheet.notice.article", "art. 6")
    acts.add("statutes.sheet", "decision_rule", rule)
    acts.chord(Key.Key_Left, ALT)


def add_seats(acts: Acts) -> None:
    for name in ("Communes", "Associations"):
        acts.add("committees.sheet", "college", partial(acts.fill, "dialog.new_college.name.fr", name))
    for body, side in SEATS:

        def fill(body: str = body, side: Side = side) -> None:
            if (body, side) in NEW:
                acts.make(
                    "dialog.new_seat.organisation",
                    body,
                    lambda: acts.choose("dialog.new_organisation.side", side),
                )
            else:
                acts.fill("dialog.new_seat.organisation", body)
            acts.fill("dialog.new_seat.college", "asso" if body.startswith("Asso") else "comm")

        acts.add("committees.sheet", "seat", fill)


def appoint_members(acts: Acts) -> None:
    """Who is not known yet is entered where the name is asked; then two substitutes."""
    acts.view("composition")
    table = acts.desktop.find(Table, "members.seats")
    for at, name in enumerate(PERSONS[:8]):
        acts.count += 1
        assert table.select(table.rows_model.rows[at].key)

        def fill(name: str = name) -> None:
            acts.make("dialog.new_mandate.person", name)

        acts.in_dialog(
            lambda: acts.click("members.vacant.state.primary"),
            then(fill, acts.enter),
        )
    acts.count += 1
    acts.desktop.trigger("action.show_mandates")
    for name, (body, _) in zip(PERSONS[8:], SEATS[:2], strict=True):

        def substitute(name: str = name, body: str = body) -> None:
            acts.make("dialog.new_mandate.person", name)
            acts.fill("dialog.new_mandate.seat", body)
            acts.click("dialog.new_mandate.substitute")

        acts.ask(Key.Key_N, substitute)


def name_offices_and_secretariats(acts: Acts) -> None:
    acts.chord(Key.Key_6)
    acts.view("committees")
    for name, side in ((PERSONS[0], Side.FR), (PERSONS[4], Side.CH)):

        def office(name: str = name, side: Side = side) -> None:
            acts.fill("dialog.new_office_held.person", name)
            acts.choose("dialog.new_office_held.office", OfficeOfCommittee.CO_PRESIDENT)
            acts.choose("dialog.new_office_held.side", side)

        acts.add("committees.sheet", "office_held", office)

    def secretariat() -> None:
        acts.fill("dialog.new_secretariat.lines", "12 rue de l’Exemple")
        acts.fill("dialog.new_secretariat.organisation", BODIES[7][0])

    acts.add("committees.sheet", "secretariat", secretariat)


def plan_the_meeting(acts: Acts, in_dialog: InDialog) -> None:
    def fill() -> None:
        acts.fill("dialog.meeting.on", "11.6.2027")
        acts.fill("dialog.meeting.start", "14h30")
        acts.fill("dialog.meeting.place.fr", "Valfroid")

    acts.chord(Key.Key_2)
    acts.ask(Key.Key_N, fill)

    def only_note_it() -> None:  # nobody has an address yet
        acts.click("dialog.convene.make")
        acts.click("dialog.convene.go")

    in_dialog(lambda: acts.chord(Key.Key_C, CTRL_SHIFT), only_note_it)
    acts.chord(Key.Key_2, ALT)


def check_what_is_there(desktop: Desktop) -> None:
    store = desktop.store
    (committee,) = store.all(Committee)
    assert committee.territory is not None
    seats = store.all(Seat, order="position, id")
    assert [seat.side for seat in seats] == [side for _, side in SEATS]
    assert all(seat.organisation is not None and seat.college is not None for seat in seats)
    assert (store.count(College), store.count(Person), store.count(Secretariat)) == (2, 10, 2)
    mandates = store.all(Mandate)
    assert (sum(not one.substitute for one in mandates), sum(one.substitute for one in mandates)) == (8, 2)
    assert {(one.office, one.side) for one in store.all(OfficeHeld)} == {
        (OfficeOfCommittee.CO_PRESIDENT, Side.FR),
        (OfficeOfCommittee.CO_PRESIDENT, Side.CH),
    }
    (rules,) = store.all(Statutes)
    assert rules.quorum is not None
    assert rules.notice is not None
    assert (rules.quorum.minimum_per_side, rules.quorum.article, rules.notice.days) == (3, "art. 7", 10)
    (rule,) = store.all(DecisionRule)
    assert (rule.mode, rule.article, rule.default) == (DecisionMode.MAJORITY, "art. 9", True)
    (meeting,) = store.all(Meeting)
    quorum = read_session(store, meeting.id).at(time(14, 30)).quorum
    assert (quorum.base, quorum.needed, [side.needed for side in quorum.sides]) == (8, 5, [3, 3])
    assert meeting.on == date(2027, 6, 11)
    assert desktop.text("hold.rule").lower().endswith("art. 7")
