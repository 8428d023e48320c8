"""What does whoever presides see: the clock, the item with all that is noted, the quorum, who asked to speak?"""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from ctj_desktop.domain.clock import after
from ctj_desktop.i18n.statutes import SILENT, decision_said
from ctj_desktop.i18n.votes import vote_sentence
from ctj_desktop.i18n.words import word
from ctj_desktop.services.meetings.standing_back.reasons import why
from ctj_desktop.services.minutes.shown_item import ChairItem, chair_item
from ctj_desktop.services.session.screen import SessionItem, SessionView
from ctj_desktop.ui.forms.list_card import MOST
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.session.second.body import SecondBody
from ctj_desktop.ui.session.second.in_languages import InLanguages
from ctj_desktop.ui.session.second.speakers import SpeakersPane
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label, StatePill, Tone
from ctj_desktop.ui.widgets.surfaces import Card

PARTS: Final = ("proposed", "decision", "private", "majority", "leaving", "asked", "note", "prepared")
"""What is said of an item, from above to below; a part that says nothing is not there."""

NARROW: Final = 800
"""Pixels below which the speakers stand under the item."""


class ChairBody(SecondBody):
    """Larger than the rest; the keyboard is in the line in which those who ask to speak are entered."""

    name, factor, for_the_room = "chair", 1.25, False

    def build(self) -> None:
        theme, px = self._desk.theme, self._desk.theme.px
        self.number = Label(theme, Type.PAGE, "accent", name="chair.number", parent=self._inside)
        self.item_title = InLanguages(theme, Type.CARD, "chair.title", self._inside)
        self.time = Label(theme, Type.STRONG, "muted", wrap=True, name="chair.time_planned", parent=self._inside)
        self.closed = StatePill(theme, parent=self._inside)
        self.closed.setObjectName("chair.closed")
        self.card = Card(theme, "chair.card", parent=self._inside)
        self.parts = {part: self._part(part) for part in PARTS}
        self.speakers = SpeakersPane(self._desk, self._workspace, self._meeting, self._inside)
        self.setFocusProxy(self.speakers.entry)
        head, left, self._both = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        for row in (head, left, self._both):
            row.setSpacing(px(12))
        head.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.item_title, 1)
        left.addLayout(head)
        left.addWidget(self.time)
        left.addWidget(self.closed, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self.card)
        left.addStretch(1)
        self._both.addLayout(left, 3)
        self._both.addWidget(self.speakers, 2)
        self.column.addLayout(self._both, 1)

    def title(self) -> str:
        return self._desk.t("View of the chair")

    def retranslate(self) -> None:
        super().retranslate()
        t = self._desk.t
        heads = {
            "proposed": t("Proposed decision"),
            "decision": t("Decision"),
            "majority": t("Majority"),
            "leaving": t("Must leave"),
            "asked": t("To be asked"),
            "note": t("Note"),
            "prepared": t("Prepared"),
            "private": t("Note for the chair"),
        }
        for part, text in heads.items():
            self.parts[part][0].say(text)
        self.closed.say(t("closed item"), Tone.QUIET, "lock-simple")
        self.speakers.retranslate()

    def show_view(self, view: SessionView) -> None:
        super().show_view(view)
        t, current = self._desk.t, view.current
        shown = current or view.next
        found = chair_item(self._workspace.store, shown.item, self._workspace.today()) if shown is not None else None
        self.number.say(shown.number if shown is not None else "")
        self.item_title.setVisible(shown is not None)
        if shown is not None:
            self.item_title.show_text(shown.title, self.both_languages)
        self.time.say(self._when(view, shown) if shown is not None else word(t, view.state))
        self.closed.setVisible(found is not None and found.item.closed)
        said = dict(self._said(found)) if found is not None else {}
        for part, (label, text) in self.parts.items():
            label.setVisible(bool(said.get(part)))
            text.setVisible(bool(said.get(part)))
            text.say(said.get(part, ""))
        self.card.setVisible(any(said.values()))
        self.speakers.show_view(view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self._desk.theme.px(NARROW)
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._both.setAlignment(self.speakers, Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0))
        least = self.speakers.minimumSizeHint().height()
        self.speakers.setMinimumHeight(max(least, self.area.height()) if beside else 0)
        self.speakers.setMaximumHeight(max(least, self.area.height()) if beside else MOST)

    def give_up(self) -> bool:
        return self.speakers.give_up()

    # inside

    def _part(self, part: str) -> tuple[Label, Label]:
        theme, loud = self._desk.theme, part == "private"
        label = Label(theme, Type.LABEL, "accent" if loud else "muted", name=f"chair.{part}.label", parent=self.card)
        text = Label(theme, Type.STRONG if loud else Type.BODY, wrap=True, name=f"chair.{part}", parent=self.card)
        self.card.column.addWidget(label)
        self.card.column.addWidget(text)
        return label, text

    def _when(self, view: SessionView, item: SessionItem) -> str:
        """From when to when as planned, and to when at the pace of now; of one that is to come that it is next."""
        t, run = self._desk.t, view.running
        planned = ""
        if item.starts is not None:
            ends = after(item.starts, item.minutes or 0)
            planned = t.clock(item.starts)
            planned += f"–{t.clock(ends)}" if item.minutes and ends is not None else ""
        if view.current is None:
            return t("Next, planned for {time}").format(time=planned) if planned else t("Next")
        said = [t("Planned {time}").format(time=planned)] if planned else []
        if run is not None and item.started is not None and run.planned is not None:
            until = after(item.started, run.planned)
            said.append(t("should end at {time}").format(time=t.clock(until)) if until is not None else "")
            if run.left is not None and run.left < 0:
                said.append(t("{time} over").format(time=t.duration(-run.left)))
        return " · ".join(filter(None, said))

    def _said(self, found: ChairItem) -> Iterator[tuple[str, str]]:
        t, language = self._desk.t, content_language(self._desk.t)
        if found.decision is None:
            yield "proposed", found.item.proposed_decision.or_other(language)
        else:
            how = vote_sentence(t, found.decision.count, found.decision.result, found.decision.rule)
            head = " · ".join(filter(None, (found.decision.number, "" if found.decision.is_open else how)))
            yield "decision", "\n".join(filter(None, (found.decision.text.or_other(language), head)))
        if found.decides:
            rules = [" ".join(decision_said(t, rule)) for rule in found.rules]
            yield "majority", "\n".join(rules) or t(SILENT["decisions"])
        yield "leaving", "\n".join(one.name or one.roll.body.or_other(language) for one in found.back)
        yield "asked", "\n".join(why(t, one.name, one.words[0]) for one in found.asked)
        yield "note", found.item.note.or_other(language)
        yield "prepared", "\n".join(text.or_other(language) for text in found.prepared)
        yield "private", found.private
