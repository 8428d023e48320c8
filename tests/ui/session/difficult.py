"""A sitting in which nearly everything happens that a vote can bring, driven by keys from an empty workspace."""

from datetime import date, time
from typing import Any

from PySide6.QtCore import Qt

from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.statutes import DecisionRule, TieRule
from ctj_desktop.domain.records.voting import AnyAmendment, VoteMethod
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.meetings.agenda import add_agenda_item
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.membership.statutes import adopt_statutes, change_decision_rule
from ctj_desktop.services.minutes.in_session.amendments import change_amendment
from ctj_desktop.services.session.attendance import record_arrival
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.minutes.editor import MinuteEditor
from tests.office import text
from tests.ui import beginning
from tests.ui.desktop import CTRL, Desktop, InDialog, Key
from tests.ui.sitting import Wall

SEATS = 8
ITEMS = (
    ("Études sur le Doubs", "Studien zum Doubs"),
    ("Budget 2028", "Budget 2028"),
    ("Charte du paysage", "Landschaftscharta"),
    ("Convention avec les parcs", "Vereinbarung mit den Naturparks"),
)
TWO = Bilingual.of(
    "1. Le comité approuve le budget 2028.\n2. Il relève la cotisation de 2 %.",
    "1. Der Ausschuss genehmigt das Budget 2028.\n2. Er erhöht den Beitrag um 2 %.",
)


class DifficultSitting:
    """Eight voters, four of each side; the simple majority decides, the chair a tie, names are printed."""

    def __init__(self, desktop: Desktop, in_dialog: InDialog) -> None:
        self.desktop, self.in_dialog = desktop, in_dialog
        self.wall = Wall(desktop.store)
        self.wall.set(13, 50)
        do: Any = desktop.workspace.do_fields
        committee = beginning.a_committee(desktop, seats=SEATS)
        given = {"title": text("Statuts", "Statuten"), "in_force_from": date(2026, 1, 1), "names_printed": True}
        do(adopt_statutes, committee=committee.id, pattern="simple_majority", **given)
        (rule,) = desktop.store.all(DecisionRule, default=True)
        do(change_decision_rule, decision_rule=rule.id, tie=TieRule.CHAIR)
        self.meeting: Meeting = beginning.a_meeting_of(desktop, committee)
        for fr, de in ITEMS:
            proposed = TWO if fr.startswith("Budget") else Bilingual()
            do(add_agenda_item, meeting=self.meeting.id, title=text(fr, de), minutes=15, proposed_decision=proposed)
        beginning.convene(desktop, self.meeting.id)
        self.wall.set(14, 0)
        beginning.open_at_two(desktop, self.meeting.id)
        for roll in roll_of(desktop.store, self.meeting.id):
            desktop.workspace.do(record_arrival, meeting=self.meeting.id, seat=roll.seat, arrived=time(14, 0))
        desktop.window.desk.navigator.go(Place(page="hold", record=self.meeting.id))
        self.editor = desktop.find(MinuteEditor, "minutes")
        self.editor.pair.fr.setFocus()

    def run(self) -> None:
        """The whole sitting."""
        self.wall.set(14, 1)
        self.next_item()
        self.wall.set(14, 5)
        self.next_item()
        self.studies()
        self.wall.set(14, 40)
        self.next_item()
        self.budget()
        self.wall.set(15, 0)
        self.next_item()
        self.charter()
        self.wall.set(15, 20)
        self.next_item()
        self.convention()

    def studies(self) -> None:
        """A decision, two amendments to it, a pause, three votes."""
        self.both("/d Le comité commande deux études.", "Der Ausschuss gibt zwei Studien in Auftrag.")
        self.both("/a Remplacer « deux » par « trois ».", "«Zwei» durch «drei» ersetzen.")
        self.both("/a Supprimer la seconde étude.", "Die zweite Studie streichen.")
        first, second = self.desktop.store.all(AnyAmendment, order="id")
        for amendment, who in (
            (first, text("le canton du Jura", "Kanton Jura")),
            (second, text("Besançon", "Besançon")),
        ):
            self.desktop.workspace.do_fields(change_amendment, amendment=amendment.id, proposed_by_text=who)
        self.wall.set(14, 10)
        self.line("/p")
        self.wall.set(14, 20)
        self.line("/p")
        self.wall.set(14, 25)
        self.line("/v 6 1 1")
        self.wall.set(14, 27)
        self.line("/v 2 6 0")
        self.wall.set(14, 30)
        self.line("/v 7 0 1")

    def budget(self) -> None:
        """Two proposals, one vote on both, a tie that the chair decides."""
        self.line("/d")
        self.settled()
        self.line("/d")
        self.settled()
        self.wall.set(14, 50)
        self.line("/v 4 4 0")
        panel = self.editor.votes.panel
        panel.casting.setCurrentIndex(1)
        panel.casting.activated.emit(1)
        panel.fields["yes"].setFocus()
        self.desktop.press(Key.Key_Return)
        line = next(one for one in reversed(self.editor.sheet.lines if self.editor.sheet else ()) if one.vote)
        assert line.vote is not None
        vote = line.vote

        def choose() -> None:
            self.desktop.click("dialog.together.0")
            self.desktop.press(Key.Key_Return)

        self.in_dialog(lambda: self.editor.acts.ask_together(vote), choose)
        self.editor.pair.fr.setFocus()

    def charter(self) -> None:
        """A vote counted by side."""
        self.both("/d Le comité adopte la charte du paysage.", "Der Ausschuss verabschiedet die Landschaftscharta.")
        self.wall.set(15, 10)
        self.line("/v")
        self.desktop.press(Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        self.desktop.press(Key.Key_Space)
        for at, number in enumerate(("4", "0", "0", "2", "1", "1")):
            if at:
                self.desktop.press(Key.Key_Tab)
            self.desktop.keys(number)
        self.desktop.press(Key.Key_Return)

    def convention(self) -> None:
        """A roll call."""
        self.both("/d Le comité signe la convention.", "Der Ausschuss unterzeichnet die Vereinbarung.")
        self.wall.set(15, 30)
        self.line("/v")
        method = self.editor.votes.panel.method
        method.setCurrentIndex(list(VoteMethod).index(VoteMethod.NOMINAL))
        method.activated.emit(method.currentIndex())

        def call() -> None:
            for key in (*[Key.Key_1] * 5, Key.Key_2, Key.Key_3, Key.Key_4):
                self.desktop.press(key)
            self.desktop.press(Key.Key_Return)

        self.in_dialog(lambda: self.desktop.click("minutes.vote.by_name"), call)
        self.desktop.press(Key.Key_Return)

    def items(self) -> list[AgendaItem]:
        """As they stand on the agenda."""
        return self.desktop.store.all(AgendaItem, meeting=self.meeting.id, order="position")

    def next_item(self) -> None:
        """Ctrl+Enter."""
        self.desktop.press(Key.Key_Return, CTRL)

    def line(self, typed: str) -> None:
        """Typed in French, and Enter."""
        self.editor.pair.fr.setFocus()
        self.desktop.line(typed)

    def both(self, french: str, german: str) -> None:
        """Typed in both languages, and Enter."""
        self.editor.pair.fr.setFocus()
        self.desktop.keys(french)
        self.editor.pair.de.setFocus()
        self.desktop.line(german)

    def settled(self) -> None:
        """What stands in the line becomes an act."""
        if not self.editor.entry.is_empty():
            self.desktop.press(Key.Key_Return)
