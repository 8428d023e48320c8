"""Who stands back for the items of a meeting? Each is answered by a person, corrected and taken back."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import AgendaItemId
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, Roll
from ctj_desktop.domain.records.voting import Recusal, RefusedRecusal
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.elision import named
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.meetings.refusals import ClosedReason, MinutesFixed
from ctj_desktop.services.meetings.standing_back.proposals import standing_back, standing_back_at
from ctj_desktop.services.session.attendance import recuse, withdraw_recusal
from ctj_desktop.services.session.refused_recusals import withdraw_refused_recusal
from ctj_desktop.services.steps.homes import is_conference
from ctj_desktop.services.steps.states import FINAL, meeting_state, name_of
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.flow import WidgetFlow
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.forms.screens.making import AskFields
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.standing_back.lines import COLUMNS, PersonAtItem, lines_of
from ctj_desktop.ui.meetings.standing_back.presiding import settle_chair
from ctj_desktop.ui.meetings.standing_back.somebody import SomebodyStandsBack
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import RowsModel
from ctj_desktop.ui.widgets.table import Table

NAME: Final = "dialog.standing_back"
WIDTH: Final = 860
TALL: Final = 180


class StandingBackAnswers(Frame):
    """Of one item, or of the whole agenda; every act is done at once and can be undone, the button only closes."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, meeting: Meeting, item: AgendaItem | None, parent: QWidget
    ) -> None:
        t, theme = desk.t, desk.theme
        super().__init__(desk, NAME, t("Who stands back?"), t("Close"), parent)
        self._workspace, self._meeting, self._item = workspace, meeting, item
        self.cancel.hide()
        self.model = RowsModel(desk.language, COLUMNS, self)
        self.table = Table(theme, f"{NAME}.table", self.model, row=metrics.ROW_TWO_LINES, parent=self)
        self.table.setAccessibleName(t("Who stands back?"))
        self.table.setMinimumHeight(theme.px(TALL))
        self.card = ListCard(theme, f"{NAME}.card", self.table, self)
        self.card.empty.primary.clicked.connect(self._add)
        self.why = Label(theme, wrap=True, name=f"{NAME}.why", parent=self)
        self.goes = Button(theme, f"{NAME}.goes", icon="sign-out", parent=self)
        self.stays = Button(theme, f"{NAME}.stays", icon="check", parent=self)
        self.correct = Button(theme, f"{NAME}.correct", icon="pencil-simple", parent=self)
        self.take_back = Button(theme, f"{NAME}.take_back", icon="arrow-counter-clockwise", parent=self)
        self.add = Button(theme, f"{NAME}.add", icon="plus", parent=self)
        self._flow = WidgetFlow(theme, self)
        self._flow.hold([self.goes, self.stays, self.correct, self.take_back, self.add])
        for widget in (self.card, self.why, self._flow):
            self.column.addWidget(widget)
        self.widen(WIDTH)
        self._say()
        self._connect()
        self._read()
        (self.table if self.model.rows else self.card.empty.primary).setFocus()

    @classmethod
    def ask(
        cls, desk: Desk, workspace: OpenWorkspace, meeting: Meeting, item: AgendaItem | None, parent: QWidget
    ) -> None:
        """Until it is closed."""
        cls(desk, workspace, meeting, item, parent).exec()

    def go(self) -> None:
        """Nothing waits for the button."""

    def _read(self, chosen: UUID | None = None) -> None:
        store, today = self._workspace.store, self._workspace.today()
        if self._item is not None:
            found: tuple[object, ...] = (standing_back_at(store, self._item.id, today),)
        else:
            found = standing_back(store, self._meeting.id, today)
        stood = {(line.item, line.name): at for at, line in enumerate(self.model.rows)}
        lines = lines_of(found)  # type: ignore[arg-type]
        lines.sort(key=lambda line: stood.get((line.item, line.name), len(stood)))  # none moves under the mouse
        key = chosen or self.table.current_key()
        self.model.replace(lines)
        if not self.table.select(key) and lines:
            self.table.select(next((line.key for line in lines if line.asked), lines[0].key))
        self.card.show_rows(bool(lines))
        self._show()

    def _current(self) -> PersonAtItem | None:
        return self.model.row_at(self.table.currentIndex())

    def _show(self) -> None:
        t, line = self.desk.t, self._current()
        self.why.say("\n".join(line.says(t)) if line is not None else "")
        fixed = self._fixed()
        none = fixed or ("" if line is not None else t("Choose a line."))
        asked = none or ("" if line is not None and line.asked else t("This line is answered: take it back first."))
        answered = none or ("" if line is not None and not line.asked else t("This line is not answered yet."))
        self.goes.usable_unless(asked or self._unfrozen())
        self.stays.usable_unless(asked)
        shut = line is not None and line.back is not None and line.closed
        self.correct.usable_unless(answered or (sentence(t, ClosedReason()) if shut else ""))
        self.take_back.usable_unless(answered)
        whom = fixed or self._unfrozen() or ("" if self._about() is not None else t("Choose a line."))
        self.add.usable_unless(whom)
        self._say_nothing(whom)

    def _say_nothing(self, whom: str) -> None:
        t = self.desk.t
        said = t(
            "Nothing that is entered of interests, functions and partners speaks against anybody who sits in this "
            "meeting. Whoever stands back all the same is entered here."
        )
        if is_conference(self._workspace.store):
            said = t("Interests and refusals stay with the committee: here only those are known who stand back.")
        offered = t("Somebody else…") if self._item is not None else ""
        self.card.empty.nothing_yet(t("Nobody is concerned"), said, offered, "hand-palm")
        self.card.empty.primary.usable_unless(whom)

    def _fixed(self) -> str:
        """Why nothing can be answered any more."""
        t, store = self.desk.t, self._workspace.store
        if why_not := self._workspace.why_not_write(t):
            return why_not
        return (
            sentence(t, MinutesFixed(name_of(self._meeting))) if meeting_state(store, self._meeting.id) in FINAL else ""
        )

    def _unfrozen(self) -> str:
        """Before the convocation there is no roll, and nobody on it who stands back."""
        if self._workspace.store.count(Roll, meeting=self._meeting.id):
            return ""
        return self.desk.t("Convene the meeting first: then its roll is frozen.")

    def _about(self) -> AgendaItemId | None:
        line = self._current()
        return self._item.id if self._item is not None else line.item if line is not None else None

    # acts

    def _goes(self) -> None:
        line = self._current()
        if line is not None and line.roll is not None:
            seat, reason = line.roll.seat, line.reason
            self._do(lambda: self._workspace.do(recuse, item=line.item, seat=seat, reason=reason))
            settle_chair(self.desk, self._workspace, line.item, self)

    def _stays(self) -> None:
        line = self._current()
        if line is not None and line.asked:
            self._ask_word(line)

    def _correct(self) -> None:
        line = self._current()
        if line is None or not self.correct.isEnabled():
            return
        if line.back is not None:
            self._ask_reason(line, line.back)
        elif not line.asked:
            self._ask_word(line)

    def _ask_word(self, line: PersonAtItem) -> None:
        t, before = self.desk.t, line.refused
        AskFields(
            self.desk,
            self._workspace,
            "dialog.refuse_recusal",
            (t("{name} takes part").format(name=line.name), t("Keep")),
            "refuse_recusal",
            RefusedRecusal,
            (("reason",),),
            self,
            given={"item": line.item, "person": line.person},
            about=" ".join(line.says(t)[:1]) if line.asked else "",
            proposed={"reason": before.reason} if before is not None else None,
        ).exec()
        self._read()

    def _ask_reason(self, line: PersonAtItem, back: Recusal) -> None:
        t = self.desk.t
        dialog = AskFields(
            self.desk,
            self._workspace,
            "dialog.recusal",
            (named(t, t("Why does {name} stand back?"), name=line.name), t("Keep")),
            "change_recusal",
            Recusal,
            (("reason",),),
            self,
            given={"recusal": back.id},
            proposed={"reason": back.reason},
        )
        for entry in dialog.entries.values():
            entry.stand_by(back)
        dialog.exec()
        self._read()

    def _take_back(self) -> None:
        line = self._current()
        if line is None:
            return
        if line.back is not None and line.roll is not None:
            seat = line.roll.seat
            self._do(lambda: self._workspace.do(withdraw_recusal, item=line.item, seat=seat))
            settle_chair(self.desk, self._workspace, line.item, self)
        elif line.person is not None:
            person = line.person
            self._do(lambda: self._workspace.do(withdraw_refused_recusal, item=line.item, person=person))

    def _add(self) -> None:
        item = self._about()
        if item is not None:
            if SomebodyStandsBack(self.desk, self._workspace, item, self).exec():
                settle_chair(self.desk, self._workspace, item, self)
            self._read()

    def _do(self, act: Callable[[], object]) -> None:
        self.refusal.hide()
        try:
            act()
        except (UserError, StoreError) as error:
            self.refuse(error)
        self._read()
        self.table.setFocus()  # the button that was pressed is done with

    def _open(self) -> None:
        line = self._current()
        if line is not None and line.asked:
            self.goes.setFocus()
        else:
            self._correct()

    def _say(self) -> None:
        t = self.desk.t
        self.goes.say(t("Stands back"))
        self.stays.say(t("Takes part…"))
        self.correct.say(t("Correct…"))
        self.take_back.say(t("Take the answer back"))
        self.add.say(t("Somebody else…"))

    def _connect(self) -> None:
        self.goes.clicked.connect(self._goes)
        self.stays.clicked.connect(self._stays)
        self.correct.clicked.connect(self._correct)
        self.take_back.clicked.connect(self._take_back)
        self.add.clicked.connect(self._add)
        self.table.opened.connect(lambda _key: self._open())
        self.table.current_changed.connect(lambda _key: self._show())
