"""How do the line of an amendment and that of a pause become acts, and how is either put right?"""

from datetime import datetime, time
from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ctj_desktop.domain.ids import AgendaItemId, AmendmentId, PauseId
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting, Pause
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.twins import is_restricted, type_for
from ctj_desktop.domain.records.voting import AmendmentResult, AnyAmendment, AnyDecision, AnyVote, VoteCount, VoteMethod
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.domain.typed.typed_in_session import read_amendment, read_pause
from ctj_desktop.errors import Refused
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.words import word
from ctj_desktop.services.minutes.in_session.amendments import add_amendment, change_amendment
from ctj_desktop.services.minutes.in_session.pauses import add_pause, change_pause, end_pause, remove_pause
from ctj_desktop.services.minutes.item_sheet import BlockLine, MinuteSheet
from ctj_desktop.services.minutes.votes import new_vote
from ctj_desktop.services.session.pauses import running_pause
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import Unreadable, line_field, read_clock, set_text
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.fields import Note

MOST_LETTERS: Final = 32


class NotTimes(Refused):
    """“{text}” is no time of a pause. Write for instance 10:15, or 10:15 – 10:30, or nothing for now."""

    text: str


class NothingToAmend(Refused):
    """There is no decision yet that this would change. Write it first, with /d."""


def write_amendment(
    workspace: OpenWorkspace,
    sheet: MinuteSheet,
    decision: AnyDecision | None,
    texts: dict[Language, str],
    place: int | None,
) -> object:
    """What was typed is proposed to the decision; `NothingToAmend` without one."""
    if decision is None:
        raise NothingToAmend
    store = workspace.store
    read = {side: read_amendment(text, lambda one: store.get(Person, one) is not None) for side, text in texts.items()}
    person = next((store.get(Person, one.proposed_by) for one in read.values() if one.proposed_by), None)
    kind = type_for(AnyAmendment, closed=is_restricted(decision))
    new = kind(
        id=AmendmentId(workspace.new_id()),
        home=decision.home,
        decision=decision.id,
        text=Bilingual.of(read[Language.FR].text, read[Language.DE].text, source=sheet.source),
        proposed_by=person.id if person is not None else None,
    )
    return workspace.do(add_amendment, new, place=place)


def write_pause(
    desk: Desk,
    workspace: OpenWorkspace,
    meeting: Meeting,
    now: time,
    typed: str = "",
    item: AgendaItemId | None = None,
    place: int | None = None,
) -> object:
    """A pause from now on, or at the times that were typed; while there is one it ends now, or at that time.

    One that ends in its first minute was a slip, and goes; that is said.
    """
    read, running = read_pause(typed), running_pause(workspace.store, meeting)
    if read is None:
        raise NotTimes(typed)
    if running is not None and (read.start or now) == running.start and read.end is None:
        done = workspace.do(remove_pause, pause=running.id)
        workspace.bus.said.emit(desk.t("The pause ended in the minute in which it began: it is not kept."))
        return done
    if running is not None and read.end is None:
        return workspace.do(end_pause, pause=running.id, end=read.start or now)
    new = Pause(
        id=PauseId(workspace.new_id()),
        home=meeting.home,
        meeting=meeting.id,
        start=read.start or now,
        end=read.end,
    )
    return workspace.do(add_pause, new, item=item, place=place)


def amendment_words(t: Translator, amendment: AnyAmendment) -> str:
    """The first words of an amendment, where a sentence needs a name for it."""
    text = without_marks(amendment.text.or_other(content_language(t)))
    return t.quote(text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - 1].rstrip() + "…")


def amendment_voted_on(
    workspace: OpenWorkspace, sheet: MinuteSheet, decision: AnyDecision, vote: AnyVote | None
) -> AnyAmendment | None:
    """The amendment of a vote that stands; else the first that waits: it is voted on before the decision."""
    if vote is None:
        return sheet.amendment_of(decision)
    return workspace.store.get(AnyAmendment, vote.amendment) if vote.amendment is not None else None


def voted_on_words(t: Translator, decision: AnyDecision, amendment: AnyAmendment | None) -> str:
    """What the counts are of."""
    if amendment is not None:
        return t("on the amendment {text}").format(text=amendment_words(t, amendment))
    return t("on decision {number}").format(number=decision.number or t("unnumbered"))


def vote_on(
    workspace: OpenWorkspace,
    decision: AnyDecision,
    count: VoteCount,
    method: VoteMethod,
    amendment: AnyAmendment | None,
) -> AnyVote:
    """A new vote with its counts."""
    return new_vote(workspace.new_id(), decision, count, method, amendment.id if amendment is not None else None)


def offer_results(desk: Desk, workspace: OpenWorkspace, line: BlockLine, menu: QMenu) -> None:
    """What became of an amendment on which nobody votes: it was withdrawn, or taken over."""
    for result in (None, *AmendmentResult):
        said = desk.t("open") if result is None else word(desk.t, result)
        action = menu.addAction(said)
        action.setCheckable(True)
        action.setChecked(line.amendment is not None and line.amendment.result is result)
        action.triggered.connect(partial(_settle, desk, workspace, line, result))


def _settle(
    desk: Desk, workspace: OpenWorkspace, line: BlockLine, result: AmendmentResult | None, _checked: bool = False
) -> None:
    amendment = line.amendment
    if amendment is not None and amendment.result is not result:
        after = replace(amendment, result=result)
        desk.attempt(lambda: workspace.do(change_amendment, after, amendment))


def choose_proposer(desk: Desk, workspace: OpenWorkspace, amendment: AnyAmendment, parent: QWidget) -> None:
    """Who proposed it."""
    from ctj_desktop.ui.forms.choose_person import ChoosePerson

    t = desk.t
    chosen = ChoosePerson.ask(desk, workspace, t("Who proposed it?"), t("Take over the name"), parent)
    if chosen is not None:
        after = replace(amendment, proposed_by=chosen)
        desk.attempt(lambda: workspace.do(change_amendment, after, amendment))


class PauseTimes(Frame):
    """When a pause began and ended; it goes on where no end is written."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, pause: Pause, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.pause", t("Times of the pause"), t("Correct the times"), parent)
        self._workspace, self._pause = workspace, pause
        self.start = line_field(desk, "dialog.pause.start", t("Begins at"))
        self.end = line_field(desk, "dialog.pause.end", t("Ends at"))
        set_text(self.start, t.clock(pause.start))
        set_text(self.end, t.clock(pause.end) if pause.end is not None else "")
        row = QHBoxLayout()
        row.addWidget(self.start)
        row.addWidget(self.end)
        self.column.addLayout(row)
        self.start.editor.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, pause: Pause, parent: QWidget) -> None:
        """Corrects them, or nothing."""
        cls(desk, workspace, pause, parent).exec()

    def go(self) -> None:
        start = read_clock(self.desk, self.start)
        if start is None:
            self.start.note(self.desk.t("Write the time, for instance 14:05."), Note.ERROR)
            raise Unreadable
        after = replace(self._pause, start=start, end=read_clock(self.desk, self.end))
        self._workspace.do(change_pause, after, self._pause)


def ask_pause(desk: Desk, workspace: OpenWorkspace, line: BlockLine, parent: QWidget) -> None:
    """The times of the pause that a block shows."""
    if line.pause is not None:
        PauseTimes.ask(desk, workspace, line.pause, parent)


def pause_or_go_on(desk: Desk, workspace: OpenWorkspace, sheet: MinuteSheet | None, now: datetime) -> None:
    """The button and the menu: a pause begins, or the one that goes on ends."""
    if sheet is not None:
        at = now.time().replace(second=0, microsecond=0, tzinfo=None)
        desk.attempt(lambda: write_pause(desk, workspace, sheet.meeting, at))
