"""To whom does the proposed decision go, by which way, and what is made; who is reminded?"""

from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ctj_desktop.domain.ids import CirculationId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.circulations import Circulation, CirculationVoter
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.domain.records.standard_texts import LetterAbout
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.services.minutes.circulations.answers import change_circulation_voter, note_made
from ctj_desktop.services.minutes.circulations.letters import readers_of
from ctj_desktop.services.minutes.circulations.reading import circulation_sheet
from ctj_desktop.services.papers.mailings.circulation_files import (
    CirculationFiles,
    CirculationOrder,
    produce_circulation,
)
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.texts.letter_texts import keep_letter_text
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.forms.working_frame import WorkingFrame
from ctj_desktop.ui.frame.folders import outgoing_folder
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.sending.readers import HOW, SIDE, WHO, ReaderLine, Readers, reach_words
from ctj_desktop.ui.meetings.sending.remembering import ask_what_lacks
from ctj_desktop.ui.meetings.sending.return_mail import NoReturnMail
from ctj_desktop.ui.meetings.sending.wishes import FOLDER, made_words, say_made
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.labels import Label

NAME: Final = "dialog.send_circulation"
WIDTH: Final = 760


class SendCirculation(WorkingFrame):
    """Readers, and what is made of them in a folder; what was made is noted on their lines as one act.

    A reminder goes to the silent; whoever was reminded today is left out at first.
    """

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        circulation: CirculationId,
        parent: QWidget,
        *,
        remind: bool = False,
    ) -> None:
        t = desk.t
        title = t("Remind of the answer by circulation") if remind else t("Letters for the decision by circulation")
        super().__init__(desk, NAME, title, t("Remind them") if remind else t("Make the letters"), parent)
        self._workspace, self._circulation, self._remind = workspace, circulation, remind
        self._left_out: set[UUID] | None = None
        self._lines: list[ReaderLine] = []
        self.no_mail = NoReturnMail(desk, workspace, self._told.committee, workspace.today(), self)
        self.count = Label(desk.theme, Type.STRONG, name=f"{NAME}.count", parent=self)
        self.readers = Readers(desk, self, (WHO, SIDE, HOW))  # all of them are members
        self.plan = Label(desk.theme, Type.CAPTION, "muted", wrap=True, name=f"{NAME}.plan", parent=self)
        self.where = Label(desk.theme, Type.BODY, "muted", elide=True, name=f"{NAME}.where", parent=self)
        self.choose = Button(desk.theme, f"{NAME}.folder", icon="folder-open", parent=self)
        self.own = Button(desk.theme, f"{NAME}.own", icon="text-aa", parent=self)
        self._arrange()
        self.readers.toggled.connect(self._toggle)
        self.readers.way_chosen.connect(lambda line, way: self._change(line, channel=way))
        self.readers.language_chosen.connect(lambda line, spoken: self._change(line, language=spoken))
        self.readers.completed.connect(self._complete)
        self.choose.clicked.connect(self._choose_folder)
        self.own.clicked.connect(self._to_own)
        self._read()
        self.act.setFocus()

    def go(self) -> None:
        if self.working:
            raise Unreadable
        order, store, folder, t = self.order(), self._workspace.store, self.folder, self.desk.t
        self.readers.need_reached(order.readers)
        self.work(
            lambda progress: produce_circulation(store, order, folder, t, progress.step),
            lambda made: self._made(order, made),
        )
        raise Unreadable  # the work goes on; the dialog closes when it is done

    def order(self) -> CirculationOrder:
        """What is made: for whom, and dated today."""
        readers = tuple(line.one for line in self._lines if line.included)
        return CirculationOrder(told=self._told, readers=readers, dated=self._workspace.today(), reminder=self._remind)

    @property
    def folder(self) -> Path:
        """As for letters of convocation: it stays chosen as long as the workspace is open."""
        kept = self._workspace.unfinished.get(FOLDER)
        return kept if isinstance(kept, Path) else outgoing_folder(self._workspace.store)

    # inside

    @property
    def _told(self) -> Circulation:
        return the(self._workspace.store, Circulation, self._circulation)

    def _voters(self) -> list[CirculationVoter]:
        sheet = circulation_sheet(self._workspace.store, self._told, self._workspace.today())
        if not self._remind or sheet.course is None:
            return list(sheet.voters)
        return list(sheet.course.silent)

    def _read(self) -> None:
        lines, today = self._voters(), self._workspace.today()
        if self._left_out is None:
            self._left_out = {line.id for line in lines if self._remind and line.reminded_on == today}
        left_out = self._left_out
        self._lines = [
            ReaderLine(one=one, included=one.key not in left_out)
            for one in readers_of(self._workspace.store, lines, today)
        ]
        self.readers.show_lines(self._lines)
        self._show_plan()

    def _show_plan(self) -> None:
        t, included = self.desk.t, [line.one for line in self._lines if line.included]
        drafts = sum(DeliveryChannel.MAIL in one.channel.ways for one in included)
        letters = sum(one.channel.printed for one in included)
        made = made_words(t, drafts, letters, t("reply forms"))
        self.no_mail.show_for(made=bool(included))
        self.count.say(reach_words(t, self._lines))
        self.plan.say(t("Will be made: {things}.").format(things=made) if included else "")
        self.where.say(t("Into the folder {folder}").format(folder=self.folder))

    def _made(self, order: CirculationOrder, made: CirculationFiles) -> None:
        self._workspace.do(
            note_made,
            circulation=order.told.id,
            prints=made.prints,
            on=order.dated,
            reminder=order.reminder,
        )
        say_made(self.desk.t, self._workspace, made.folder / made.files[0], made.drafts, made.letters)
        self.accept()

    def _toggle(self, line: ReaderLine) -> None:
        self.refusal.hide()
        self._left_out = (self._left_out or set()) ^ {line.key}
        self._read()

    def _change(
        self, line: ReaderLine, *, channel: DeliveryChannel | None = None, language: Language | None = None
    ) -> None:
        """Of this one alone: how somebody is usually reached stands with the person."""
        self.refusal.hide()
        voter = next((one for one in self._voters() if one.id == line.key), None)
        if voter is None:
            return
        after = replace(voter, channel=channel or voter.channel, language=language or voter.language)
        try:
            self._workspace.do(change_circulation_voter, after, voter)
        except (UserError, StoreError) as error:
            self.refuse(error)
        self._read()

    def _complete(self, line: ReaderLine) -> None:
        self.refusal.hide()
        ask_what_lacks(self.desk, self._workspace, line.one, self)
        self._read()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.desk.t("Folder for what is made"), str(self.folder))
        if chosen:
            self._workspace.unfinished[FOLDER] = Path(chosen)
            self._show_plan()

    def _to_own(self) -> None:
        """The standard text of the committee, made from the usual one where there is none yet."""
        about = LetterAbout.CIRCULATION_REMINDER if self._remind else LetterAbout.CIRCULATION
        try:
            own = self._workspace.do(keep_letter_text, committee=self._told.committee, letter=about)
        except (UserError, StoreError) as error:
            self.refuse(error)
            return
        self.reject()
        self.desk.navigator.go(Place(page="texts", record=own.id))

    def _arrange(self) -> None:
        t = self.desk.t
        self.widen(WIDTH)
        self.choose.say(t("Folder…"))
        self.own.say(t("Change the wording of the committee…"))
        where = QHBoxLayout()
        where.addWidget(self.where, 1)
        where.addWidget(self.choose)
        where.addWidget(self.own)
        for part in (self.no_mail, self.count, self.readers, self.plan):
            self.column.addWidget(part)
        self.column.addLayout(where)
        self.column.addWidget(self.bar)
        self.area.hide()
