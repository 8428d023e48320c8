"""The Monday of a new secretary: from an empty folder to a committee that is convened, and its printed directory.

By keys and clicks on what is seen. An act is a click, a key or a chord, or a text typed into one field, the Tab that
leads to it or leaves it included; an answer to the system’s dialog for files is an act.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from ctj_desktop.app import doors
from ctj_desktop.domain.records.committees import Committee, Mandate, OfficeHeld, Seat, Secretariat
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingState
from ctj_desktop.domain.records.people import Person, Side
from ctj_desktop.domain.records.statutes import DecisionRule, DoubleMajority, Statutes
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.settings import Settings
from ctj_desktop.ui.forms.pick_card import PickRow
from ctj_desktop.ui.forms.screens.sheet import Sheet
from ctj_desktop.ui.frame.language import WindowLanguage
from ctj_desktop.ui.imports.dialog import ImportList
from ctj_desktop.ui.meetings.convene import Convene
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.window.main_window import MainWindow
from tests.documents.reading import reader
from tests.files.tables.made import a_workbook
from tests.ui.desktop import CTRL, CTRL_SHIFT, Desktop, InDialog, Key

MOST = 60
"""Acts in all; before there was an import, statutes by pattern and one’s own letterhead it took some 450."""
MONDAY = "2027-01-04"
TERM = (date(2025, 1, 1), date(2028, 12, 31))


class Told(NamedTuple):
    """What is typed in one language, and the titles of the list that somebody sent."""

    office: str
    side: Side
    other: str
    names: tuple[str, str]
    statutes: tuple[str, str]
    place: tuple[str, str]
    item: tuple[str, str]
    headings: tuple[str, ...]
    title: str
    foot: str
    co_president: str
    forms: tuple[str, str]
    colleges: tuple[str, str]


TELLING: Mapping[str, Told] = {
    "fr_CH": Told(
        office="Parc du Haut-Plateau, Valfroid",
        side=Side.FR,
        other="Réseau du Plateau, La Côtière",
        names=("Comité du Haut-Plateau", "Ausschuss Hochplateau"),
        statutes=("Statuts du 3 décembre 2026", "Statuten vom 3. Dezember 2026"),
        place=("Valfroid, mairie", "Valfroid, Gemeindehaus"),
        item=("Budget 2027", "Voranschlag 2027"),
        headings=(
            *("N°", "Pays", "Collège", "Organisme", "Civilité", "Nom", "Prénom", "Fonction", "Courriel", "Téléphone"),
            *("Mandat dès le", "Jusqu’au", "Suppléant·e : civilité", "Suppléant·e : nom", "Suppléant·e : prénom"),
            *("Suppléant·e : courriel", "Fonction au comité"),
        ),
        title="Comité du Haut-Plateau : membres et suppléances",
        foot="Total : 20 sièges, 40 personnes",
        co_president="Coprésidence",
        forms=("Madame", "Monsieur"),
        colleges=("Communes", "Autres organismes"),
    ),
    "de_CH": Told(
        office="Netzwerk Hochplateau, La Côtière",
        side=Side.CH,
        other="Parc du Haut-Plateau, Valfroid",
        names=("Comité du Haut-Plateau", "Ausschuss Hochplateau"),
        statutes=("Statuts du 3 décembre 2026", "Statuten vom 3. Dezember 2026"),
        place=("La Côtière, maison de commune", "La Côtière, Gemeindehaus"),
        item=("Budget 2027", "Voranschlag 2027"),
        headings=(
            *("Nr.", "Land", "Kollegium", "Organisation", "Anrede", "Name", "Vorname", "Funktion", "E-Mail", "Telefon"),
            *("Mandat seit", "Bis", "Stellvertretung: Anrede", "Stellvertretung: Name", "Stellvertretung: Vorname"),
            *("Stellvertretung: E-Mail", "Funktion im Ausschuss"),
        ),
        title="Ausschuss Hochplateau: Mitglieder und Stellvertretungen",
        foot="Total: 20 Sitze, 40 Personen",
        co_president="Co-Präsidium",
        forms=("Frau", "Herr"),
        colleges=("Gemeinden", "Andere Organisationen"),
    ),
}


def a_list(told: Told) -> bytes:
    """Twenty bodies, each with a member and a substitute, as a secretariat keeps them in Excel."""
    rows: list[list[object]] = [[told.title], [], list(told.headings)]
    for at in range(20):
        side, commune = ("FR" if at < 10 else "CH"), at % 10 < 6
        body = f"Commune de Val-{at + 1}" if commune else f"Association no {at + 1}"
        names = (f"Membre{at + 1}", f"Anne-{at + 1}"), (f"Suppléant{at + 1}", f"Luc-{at + 1}")
        mails = [f"{given}.{name}@exemple.example".lower().replace("é", "e") for name, given in names]
        telephone = f"03 81 00 00 {at:02}" if side == "FR" else f"032 900 00 {at:02}"
        rows.append(
            [
                *(at + 1, side, told.colleges[not commune], body, told.forms[0], *names[0], "Maire", mails[0]),
                *(telephone, *TERM, told.forms[1], *names[1], mails[1]),
                told.co_president if at in (3, 13) else "",
            ]
        )
    return a_workbook([*rows, [told.foot]])


class Hand:
    """A person’s hands; every act of theirs is written down."""

    def __init__(self, desktop: Desktop, in_dialog: InDialog, patch: pytest.MonkeyPatch) -> None:
        self.desktop, self._in_dialog, self._patch = desktop, in_dialog, patch
        self.acts: list[str] = []

    def press(self, key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key or a chord, on whatever has the keyboard."""
        self._did(f"key {key.name}{f' with {modifiers.name}' if modifiers.value else ''}")
        self.desktop.press(key, modifiers)

    def enter(self) -> None:
        self.press(Key.Key_Return)

    def click(self, name: str) -> None:
        self._did(f"click {name}")
        self.desktop.click(name)

    def type(self, text: str, *, tab: bool = False) -> None:
        """Into the field that has the keyboard; Tab leaves it, or leads on past one that stays as it is."""
        self._did(f"type “{text}” into {self.desktop.focused().objectName()}")
        self.desktop.keys(text)
        if tab:
            self.desktop.leave()

    def instead(self, text: str) -> None:
        """Over all that stands in the field that has the keyboard."""
        QTest.keyClick(self.desktop.focused(), Key.Key_A, CTRL)
        self.type(text, tab=True)

    def at(self, name: str) -> None:
        """Looks where the keyboard is."""
        assert self.desktop.focused().objectName() == name

    def on_row(self, table: QAbstractItemView, row: int) -> None:
        """A double click on a line."""
        self._did(f"double click {table.objectName()}, line {row + 1}")
        table.scrollTo(table.model().index(row, 0))
        where: QPoint = table.visualRect(table.model().index(row, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)

    def pick(self, at: int) -> None:
        """A click on a standing item that is offered."""
        row = self.desktop.find(PickRow, f"prepare.standing.row.{at}")
        self._did(f"click standing item “{row.pick.text}”")
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)

    def opening(self, act: Callable[[], None], inside: Callable[[], None]) -> None:
        """What opens a dialog, and what is done in it."""
        self._in_dialog(act, inside)

    def answering(self, path: Path, *, open_it: bool = False) -> None:
        """The system’s dialog is answered next with a file."""

        def answer(*_asked: object) -> tuple[str, str]:
            self._did(f"choose {path.name}")
            return str(path), ""

        self._patch.setattr(QFileDialog, "getOpenFileName" if open_it else "getSaveFileName", answer)

    def _did(self, act: str) -> None:
        self.acts.append(act)


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


def test_by_noon_the_committee_stands(
    bare: Desktop,
    in_dialog: InDialog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = TELLING[bare.window.desk.t.locale]
    hand = Hand(bare, in_dialog, monkeypatch)
    begin(hand, told, tmp_path)
    sit_down(hand)
    name_the_other_secretariat(hand, told)
    adopt_the_statutes(hand, told)
    take_the_list_in(hand, told, tmp_path)
    convene_the_first_meeting(hand, told, tmp_path)
    print_the_directory(hand, told, tmp_path)
    sys.stdout.writelines(f"{at:3} {act}\n" for at, act in enumerate(hand.acts, 1))  # seen with -rP, or where it fails
    in_german = bare.side() == "de"  # one’s own title stands at the right, the other is clicked first
    assert len(hand.acts) <= MOST + in_german


def begin(hand: Hand, told: Told, folder: Path) -> None:
    """The welcome, then a workspace in an empty folder."""
    hand.answering(folder / "comite.ctj")

    def fill() -> None:
        hand.type(told.office, tab=True)
        hand.desktop.leave()  # the side is that of most who speak this language
        for text in told.names:
            hand.type(text, tab=True)
        hand.type("HJ-VJ")
        hand.desktop.unprotected()
        hand.enter()

    hand.opening(lambda: hand.click("welcome.new"), fill)
    store = hand.desktop.store
    store.keep_setting("today", MONDAY)
    (committee,) = store.all(Committee)
    assert (committee.name.fr.text, committee.name.de.text) == told.names
    assert committee.territory is not None, "the code is that of its territory"
    assert committee.sides == (Side.FR, Side.CH)


def sit_down(hand: Hand) -> None:
    """She is no member, and nobody is entered yet."""

    def enter_herself() -> None:
        hand.enter()

    def find_herself() -> None:
        hand.type("Zoé Exemple")
        hand.opening(hand.enter, enter_herself)

    hand.at("today.setting_up.line.1")
    hand.opening(hand.enter, find_herself)
    store = hand.desktop.store
    (person,) = store.all(Person)
    assert (store.author, person.given_name, person.family_name) == (person.id, "Zoé", "Exemple")
    hand.at("today.setting_up.line.2")


def name_the_other_secretariat(hand: Hand, told: Told) -> None:
    """Her own stands in the letterhead since the workspace was made."""

    def fill() -> None:
        hand.at("dialog.new_secretariat.lines")
        hand.type(told.other)
        hand.press(Key.Key_Return, CTRL)

    hand.enter()
    hand.opening(lambda: hand.press(Key.Key_N, CTRL), fill)
    found = {one.side: one.lines for one in hand.desktop.store.all(Secretariat)}
    assert found == {told.side: (told.office,), next(side for side in Side if side is not told.side): (told.other,)}
    hand.press(Key.Key_1, CTRL)
    hand.at("today.setting_up.line.3")


def adopt_the_statutes(hand: Hand, told: Told) -> None:
    """A pattern, then what the paper says otherwise, with its articles."""
    desktop, store = hand.desktop, hand.desktop.store

    def fill() -> None:
        hand.at("dialog.new_statutes.pattern")
        hand.press(Key.Key_End)  # a majority of each side is the last one
        hand.enter()

    hand.enter()
    hand.opening(hand.enter, fill)
    french, german = told.statutes
    if desktop.side() == "de":  # the title of one’s own language comes first, and stands at the right
        hand.click("statutes.sheet.title.fr")
    hand.at("statutes.sheet.title.fr")
    hand.instead(french)
    hand.instead(german)
    hand.type("1.1.2027")
    hand.click("statutes.sheet.quorum.minimum_per_side")
    hand.instead("3")
    hand.type("7", tab=True)
    hand.click("statutes.sheet.notice.said")
    desktop.leave()
    hand.type("10", tab=True)
    hand.type("6", tab=True)
    sheet = desktop.find(Sheet, "statutes.sheet")
    sheet.make_whole()
    rules = next(one for one in sheet.lists if one.linked.kind == "decision_rule")
    hand.on_row(rules.table, 0)
    hand.click("decision_rules.sheet.article")
    hand.type("9", tab=True)
    (version,) = store.all(Statutes)
    assert version.quorum is not None
    assert version.notice is not None
    assert (version.title.fr.text, version.title.de.text) == told.statutes
    assert (version.quorum.minimum_per_side, version.quorum.article) == (3, "7")
    assert (version.notice.days, version.notice.article, version.in_force_from) == (10, "6", date(2027, 1, 1))
    (rule,) = store.all(DecisionRule)
    assert (rule.double_majority, rule.article, rule.default) == (DoubleMajority.SIDE, "9", True)
    hand.press(Key.Key_1, CTRL)
    hand.at("today.setting_up.line.4")


def take_the_list_in(hand: Hand, told: Told, folder: Path) -> None:
    """Persons, bodies, colleges, seats, mandates with their days, substitutes and offices from one sheet."""
    desktop, store = hand.desktop, hand.desktop.store
    path = folder / "membres.xlsx"
    path.write_bytes(a_list(told))
    hand.answering(path, open_it=True)

    def walk() -> None:
        dialog = desktop.dialog()
        assert isinstance(dialog, ImportList)
        hand.enter()
        desktop.bot.waitUntil(lambda: not dialog.working and dialog.kind.isVisible())
        assert f"{told.headings[0]}" in desktop.text("dialog.import_list.unused")
        hand.enter()
        desktop.bot.waitUntil(lambda: not dialog.working and dialog.preview.isVisible())
        hand.at("dialog.import_list.go")
        hand.enter()
        desktop.bot.waitUntil(lambda: desktop.dialog() is None)

    hand.enter()
    hand.opening(lambda: hand.click("members.import"), walk)
    mandates = store.all(Mandate)
    assert (store.count(Person), store.count(Seat), len(mandates), store.count(OfficeHeld)) == (41, 20, 40, 2)
    assert {(one.start, one.end) for one in mandates} == {(TERM[0], date(2029, 1, 1))}
    assert sum(one.substitute for one in mandates) == 20
    hand.press(Key.Key_1, CTRL)
    hand.at("today.setting_up.line.7")


def convene_the_first_meeting(hand: Hand, told: Told, folder: Path) -> None:
    """Three items: two of those that stand on every agenda, and one of its own."""
    desktop, store = hand.desktop, hand.desktop.store

    def fill() -> None:
        hand.type("12.3.2027", tab=True)
        hand.type("14h", tab=True)
        desktop.leave()  # when it ends is not known yet
        desktop.leave()  # an ordinary one
        for text in told.place:
            hand.type(text, tab=True)
        hand.press(Key.Key_Space)
        hand.enter()

    hand.opening(hand.enter, fill)
    (meeting,) = store.all(Meeting)
    hand.enter()
    own, other = reversed(told.item) if desktop.side() == "de" else told.item
    hand.type(own, tab=True)
    hand.type(other, tab=False)
    hand.enter()
    for at in (0, 1):
        hand.pick(at)
    items = store.all(AgendaItem, meeting=meeting.id)
    assert len(items) == 3
    assert told.item in [(one.title.fr.text, one.title.de.text) for one in items]

    def send() -> None:
        dialog = desktop.dialog()
        assert isinstance(dialog, Convene)
        hand.press(Key.Key_Tab)  # from “Cancel”: Enter alone sends nothing
        hand.enter()
        desktop.bot.waitUntil(lambda: dialog.convened or dialog.refusal.isVisible())
        assert dialog.convened, dialog.refusal.text()

    hand.opening(lambda: hand.press(Key.Key_C, CTRL_SHIFT), send)
    assert meeting_state(store, meeting.id) is MeetingState.CONVENED
    drafts = [path.read_bytes() for path in folder.rglob("*.eml")]
    assert sum(draft.count(b"@exemple.example") for draft in drafts) == 40, "it goes to everybody, in each language"


def print_the_directory(hand: Hand, told: Told, folder: Path) -> None:
    """On paper, in both languages."""
    desktop = hand.desktop
    path = folder / "annuaire.pdf"
    hand.answering(path)
    hand.press(Key.Key_6, CTRL)
    hand.press(Key.Key_P, CTRL)
    desktop.settle()
    hand.click("documents.save")
    desktop.settle()
    text = "\n".join(page.extract_text() for page in reader(path.read_bytes()).pages)
    for said in (*told.names, told.office, told.other, "Anne-1 Membre1", "Luc-20 Suppléant20", "Association no 20"):
        assert said in " ".join(text.split()), said
