"""What follows where minutes that went round are taken back, and why are they?"""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.minutes.course import take_back_minutes
from ctj_desktop.services.minutes.remarks.round_refusals import ReasonWanted
from ctj_desktop.services.minutes.remarks.taking_back import PaperHolder, WhatFollows
from ctj_desktop.services.steps.states import name_of
from ctj_desktop.ui.forms.dialog_frame import WIDE, Frame
from ctj_desktop.ui.forms.fields import Unreadable, typed
from ctj_desktop.ui.forms.line_pair import LinePair
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.fields import Note
from ctj_desktop.ui.widgets.labels import Label

NAME = "dialog.take_back"
SHOWN = 12
"""So many readers are named; of more the rest is counted."""


class TakeBackMinutes(Frame):
    """Numbers that stay, papers to be replaced with who has them, remarks; the reason stands in the history."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, follows: WhatFollows, parent: QWidget) -> None:
        t = desk.t
        title = t("Take the minutes of meeting {number} back").format(number=name_of(follows.meeting))
        super().__init__(desk, NAME, title, t("Take the minutes back"), parent)
        self._workspace, self._follows = workspace, follows
        self.lines = Label(desk.theme, Type.BODY, wrap=True, name=f"{NAME}.lines", parent=self)
        self.lines.say("\n".join(said(t, follows)))
        spoken = (t("Reason, French"), t("Reason, German"))
        self.reasons = LinePair(desk, f"{NAME}.reason", t("Reason"), spoken, self, several=True)
        self.column.addWidget(self.lines)
        self.column.addWidget(self.reasons)
        self.widen(WIDE)
        self.keep_typed(workspace, follows.meeting.id)
        self.reasons.first.editor.setFocus()

    def go(self) -> None:
        reason = Bilingual.of(typed(self.reasons.fr), typed(self.reasons.de))
        if not reason:
            self.reasons.first.note(sentence(self.desk.t, ReasonWanted()), Note.ERROR)
            self.reasons.first.editor.setFocus()
            raise Unreadable
        today = self._workspace.today()
        self._workspace.do(take_back_minutes, meeting=self._follows.meeting.id, on=today, reason=reason)


def said(t: Translator, follows: WhatFollows) -> Iterator[str]:
    """A sentence for each thing that follows."""
    numbers = [
        t("decisions {numbers}").format(numbers=", ".join(follows.decisions)) if follows.decisions else "",
        t("tasks {numbers}").format(numbers=", ".join(follows.tasks)) if follows.tasks else "",
    ]
    kept = " · ".join(filter(None, numbers))
    if kept:
        yield t("The numbers stay: {numbers}.").format(numbers=kept)
    if follows.holders:
        yield t("What these readers have is replaced by the next version; tell them when it goes out:")
        yield from (f"– {_holder(t, one)}" for one in follows.holders[:SHOWN])
        more = len(follows.holders) - SHOWN
        if more > 0:
            yield "– " + t.n("{count} more", "{count} more", more).format(count=more)
    if follows.rounds:
        count = t.n("{count} remark", "{count} remarks", follows.remarks).format(count=follows.remarks)
        left = t("{count} to settle").format(count=follows.still_open)
        told = ", ".join((count, left)) if follows.still_open else count
        yield t("What went round stays as it is ({remarks}); remarks go on being settled.").format(remarks=told)


def _holder(t: Translator, one: PaperHolder) -> str:
    name = one.name.or_other(content_language(t)) or t("not communicated")
    what = t("extract") if one.extract else ""
    on = t.date_short(one.on) if one.on is not None else t("day not noted")
    return " · ".join(filter(None, (name, what, word_within(t, one.channel), on)))
