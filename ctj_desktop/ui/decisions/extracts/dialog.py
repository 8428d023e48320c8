"""To whom does an extract of these decisions go, by which way, in which language, and what is made of it?"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ctj_desktop.domain.deciding.extract_states import ExtractState, extract_state
from ctj_desktop.domain.ids import ExtractId, OrganisationId, PersonId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.extracts import Extract
from ctj_desktop.domain.records.people import DeliveryChannel, Person
from ctj_desktop.domain.records.standard_texts import LetterAbout
from ctj_desktop.domain.records.voting import AnyDecision
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import Translator
from ctj_desktop.services.membership.senders import officers
from ctj_desktop.services.minutes.extracts.delivering import is_closed, keep_made, keep_owed, usual_way
from ctj_desktop.services.minutes.extracts.letters import Proposed, opinion_for, proposed, recipient_of
from ctj_desktop.services.minutes.extracts.refusals import NothingToExtract
from ctj_desktop.services.minutes.papers.extract_paper import certifier
from ctj_desktop.services.papers.mailings.extract_files import ExtractOrder, MadeExtracts, produce_extracts, readers_of
from ctj_desktop.services.steps.records import name_of_person
from ctj_desktop.services.steps.refusals import KeptElsewhere
from ctj_desktop.services.steps.states import FINAL, meeting_state
from ctj_desktop.services.texts.letter_texts import keep_letter_text
from ctj_desktop.ui.decisions.extracts.picked import DecisionTick, PickedDecisions
from ctj_desktop.ui.forms.entries.of_type import EntryMaker
from ctj_desktop.ui.forms.entries.picks import PickEntry
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.forms.flow import WidgetFlow
from ctj_desktop.ui.forms.screens.making import way_to_new
from ctj_desktop.ui.forms.working_frame import WorkingFrame
from ctj_desktop.ui.frame.folders import outgoing_folder
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.sending.readers import HOW, WHO, ReaderLine, Readers, reach_words
from ctj_desktop.ui.meetings.sending.remembering import ask_what_lacks, remember
from ctj_desktop.ui.meetings.sending.return_mail import NoReturnMail
from ctj_desktop.ui.meetings.sending.wishes import FOLDER, made_words, say_made
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import ComboBox, Field
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import Column
from ctj_desktop.ui.widgets.surfaces import Banner

NAME: Final = "dialog.extract"
WIDTH: Final = 760


class ExtractDialog(WorkingFrame):
    """Decisions, readers, and what is made in one act; or it is only noted that the extracts are owed.

    Everything is made first, beside the window; when it stands there the register is written.
    """

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        decisions: Sequence[AnyDecision],
        parent: QWidget,
        owed: Sequence[Extract] = (),
    ) -> None:
        """Of one decision or several of one meeting; with `owed` only these are made, of whatever they are."""
        t, theme = desk.t, desk.theme
        title = t("Make the extracts") if owed else t("Extract of the minutes")
        super().__init__(desk, NAME, title, t("Make"), parent)
        self._workspace, self._first, self._only = workspace, decisions[0], bool(owed)
        self._lines: list[ReaderLine] = []
        self._extracts: dict[UUID, Extract] = {}
        self._left_out: set[UUID] = set()
        self.preview_asked = self.gone = False
        self.closed = Banner(theme, f"{NAME}.closed", "lock-simple", wrap=True, parent=self)
        self.draft = Banner(theme, f"{NAME}.draft", "warning", wrap=True, parent=self)
        self.no_mail = NoReturnMail(desk, workspace, self._first.committee, workspace.today(), self)
        self.picked = PickedDecisions(desk, NAME, self)
        self.count = Label(theme, Type.STRONG, name=f"{NAME}.count", parent=self)
        of = Column[ReaderLine](key="of", heading="", cell=self._of_which, width=150)
        self.readers = Readers(desk, self, (WHO, of, HOW))
        self.body, self.person = (self._picker(name) for name in ("organisation", "person"))
        self.passages = CheckBox(theme, f"{NAME}.passages", self)
        self.bilingual = CheckBox(theme, f"{NAME}.bilingual", self)
        self.word = CheckBox(theme, f"{NAME}.word", self)
        self._checks = WidgetFlow(theme, self)
        self.certified = Field(theme, ComboBox(theme, f"{NAME}.certified", self), self)
        self.where = Label(theme, Type.BODY, "muted", elide=True, name=f"{NAME}.where", parent=self)
        self.choose = Button(theme, f"{NAME}.folder", icon="folder-open", parent=self)
        self.plan = Label(theme, Type.CAPTION, "muted", wrap=True, name=f"{NAME}.plan", parent=self)
        self.preview = Button(theme, f"{NAME}.preview", icon="printer", parent=self)
        self.own = Button(theme, f"{NAME}.own", icon="text-aa", parent=self)
        self.owe = Button(theme, f"{NAME}.owe", icon="clock", parent=self)
        self._arrange()
        self._say()
        self._connect()
        self._begin(decisions, owed)

    @classmethod
    def ask(
        cls,
        desk: Desk,
        workspace: OpenWorkspace,
        decisions: Sequence[AnyDecision],
        parent: QWidget,
        owed: Sequence[Extract] = (),
    ) -> None:
        """Until it is closed; then to the preview, where it was asked for."""
        dialog = cls(desk, workspace, decisions, parent, owed)
        dialog.exec()
        if dialog.preview_asked and dialog._first.meeting is not None:
            named = " ".join(str(line.key) for line in dialog.picked.ticked())
            place = Place(page="documents", record=dialog._first.meeting, detail=f"extract {named}".strip())
            desk.navigator.go(place)

    def go(self) -> None:
        if self.working:
            raise Unreadable
        order, store = self.order(), self._workspace.store
        readers_of(store, order)
        folder, t = self.folder, self.desk.t
        self.work(
            lambda progress: produce_extracts(store, order, folder, t, progress.step),
            lambda made: self._made(made),
        )
        raise Unreadable  # the work goes on; the dialog closes when it is done

    def order(self) -> ExtractOrder:
        """What is to be made, as it was chosen."""
        extracts = tuple(self._wanted())
        if any(not one.decisions for one in extracts):
            raise NothingToExtract
        person = self._combo.chosen()
        return ExtractOrder(
            extracts=extracts,
            on=self._workspace.today(),
            certified_by=PersonId(person) if isinstance(person, UUID) else None,
            passages=self.passages.isChecked(),
            bilingual=self.bilingual.isChecked(),
            word=self.word.isChecked(),
        )

    @property
    def folder(self) -> Path:
        """Where everything is put, in a folder of its own: as for the convocations."""
        kept = self._workspace.unfinished.get(FOLDER)
        return kept if isinstance(kept, Path) else outgoing_folder(self._workspace.store)

    # what becomes of it

    def _wanted(self) -> list[Extract]:
        """Those that are included; a new one is of the decisions that are ticked."""
        ticked, store = tuple(line.decision.id for line in self.picked.ticked()), self._workspace.store
        found = []
        for line in self._lines:
            one = self._extracts[line.key]
            if line.included:
                fixed = self._only or store.get(Extract, one.id) is not None
                found.append(one if fixed else replace(one, decisions=ticked))
        return found

    def _made(self, made: MadeExtracts) -> None:
        self._workspace.do(keep_made, made=made.extracts)
        say_made(self.desk.t, self._workspace, made.folder / made.files[0], made.drafts, made.letters)
        self.accept()

    def _only_owe(self) -> None:
        """Noted for later; those that are known already stay as they are."""
        self.refusal.hide()
        try:
            wanted = self._wanted()
            new = [one for one in wanted if self._workspace.store.get(Extract, one.id) is None]
            if any(not one.decisions for one in new):
                raise NothingToExtract
            if new:
                self._workspace.do(keep_owed, owed=new)
        except (UserError, StoreError) as error:
            self.refuse(error)
            return
        self.accept()

    # who receives it

    def _begin(self, decisions: Sequence[AnyDecision], owed: Sequence[Extract]) -> None:
        store = self._workspace.store
        if owed:
            for one in owed:
                self._extracts[one.id] = one
            self.picked.show_lines([], self._first.id)
        else:
            beside = (
                store.all(AnyDecision, meeting=self._first.meeting, order="number, id") if self._first.meeting else []
            )
            ticked = {one.id for one in decisions}
            lines = [
                DecisionTick(decision=one, closed=is_closed(store, one.id), ticked=one.id in ticked)
                for one in beside or decisions
            ]
            self.picked.show_lines(lines, self._first.id)
            for one in store.all(Extract, committee=self._first.committee):
                if ticked & {*one.decisions} and extract_state(one) in (ExtractState.OWED, ExtractState.MADE):
                    self._extracts[one.id] = one
            for holder in proposed(store, decisions):
                self._add(holder)
        self._read()
        (self.act if self._lines else self.body.field.editor).setFocus()

    def _add(self, who: Proposed) -> None:
        """Nobody twice; by the way and in the language in which they received the last one."""
        known = {(one.organisation, one.person) for one in self._extracts.values()}
        if (who.organisation, who.person) in known:
            return
        store, first = self._workspace.store, self._first
        language, channel = usual_way(store, who.person, who.organisation, first.committee)
        key = ExtractId(uuid4())
        self._extracts[key] = Extract(
            id=key,
            home=first.home,
            committee=first.committee,
            decisions=(first.id,),
            organisation=who.organisation,
            person=who.person,
            language=language,
            channel=channel,
        )

    def _read(self) -> None:
        store, today = self._workspace.store, self._workspace.today()
        found = [(one, recipient_of(store, one, today)) for one in self._extracts.values()]
        self._lines = [
            ReaderLine(one=replace(reader, key=one.id), included=one.id not in self._left_out)
            for one, reader in found
            if reader is not None
        ]
        self.readers.show_lines(self._lines)
        self._show_plan()

    def _picked_reader(self, entry: PickEntry) -> None:
        key = entry.editor.key()
        if key is None or not entry.editor.text_is_chosen():
            return
        self.refusal.hide()
        body = entry is self.body
        self._add(Proposed(organisation=OrganisationId(key)) if body else Proposed(person=PersonId(key)))
        entry.put(None)
        self._read()

    def _toggle(self, line: ReaderLine) -> None:
        self.refusal.hide()
        self._left_out ^= {line.key}
        self._read()

    def _choose_way(self, line: ReaderLine, way: DeliveryChannel) -> None:
        self._keep(line, way, line.one.written_in)

    def _choose_language(self, line: ReaderLine, language: Language) -> None:
        self._keep(line, line.one.channel, language)

    def _keep(self, line: ReaderLine, way: DeliveryChannel, language: Language) -> None:
        """For this extract; a person is written to so from now on, a body as it received its last extract."""
        self.refusal.hide()
        one = self._extracts[line.key]
        self._extracts[line.key] = replace(one, channel=way, language=language)
        try:
            if line.one.person is not None:
                remember(self._workspace, line.one, way, language)
        except KeptElsewhere:
            pass
        except (UserError, StoreError) as error:
            self.refuse(error)
        self._read()

    def _complete(self, line: ReaderLine) -> None:
        self.refusal.hide()
        ask_what_lacks(self.desk, self._workspace, line.one, self)
        self._read()

    # what is said

    @property
    def _combo(self) -> ComboBox:
        box = self.certified.editor
        assert isinstance(box, ComboBox)
        return box

    def _of_which(self, line: ReaderLine, t: Translator) -> Cell:
        """The decisions of an extract that is owed already, else that it is new."""
        store, one = self._workspace.store, self._extracts[line.key]
        if store.get(Extract, one.id) is None:
            return Cell(text=t("opinion") if opinion_for(store, one) is not None else t("new"))
        decisions = (store.get(AnyDecision, key) for key in one.decisions)
        numbers = [one.number or t("unnumbered") for one in decisions if one is not None]
        return Cell(text=", ".join(numbers), second=t("made already") if one.made_on is not None else t("owed"))

    def _show_plan(self) -> None:
        t, ticked = self.desk.t, self.picked.ticked()
        keys = {line.decision.id for line in ticked} or {
            key for one in self._extracts.values() for key in one.decisions
        }
        closed = any(is_closed(self._workspace.store, key) for key in keys)
        self.closed.setVisible(closed)
        self.closed.say(
            t(
                "Behind closed doors: with this extract what was decided leaves the circle of those who may read it. "
                "The Conference receives nothing of what it says."
            )
        )
        meeting = self._first.meeting
        draft = meeting is not None and meeting_state(self._workspace.store, meeting) not in FINAL
        self.draft.setVisible(draft)
        self.draft.say(t("The minutes are not approved yet: the extract is provisional and says so."))
        self.count.say(reach_words(t, self._lines))
        included = [line.one for line in self._lines if line.included]
        mail = sum(DeliveryChannel.MAIL in one.channel.ways for one in included)
        paper = sum(one.channel.printed for one in included)
        self.no_mail.show_for(made=bool(mail))
        others = [t("the extract as PDF"), *([t("and for Word")] if self.word.isChecked() else [])]
        made = t("Will be made: {things}.").format(things=made_words(t, mail, paper, *others))
        self.plan.say(made if included else t("Add the body or the person that receives the extract."))
        self.where.say(t("Into the folder {folder}").format(folder=self.folder))

    def _choose_folder(self) -> None:
        t = self.desk.t
        chosen = QFileDialog.getExistingDirectory(self, t("Folder for what is made"), str(self.folder))
        if chosen:
            self._workspace.unfinished[FOLDER] = Path(chosen)
            self._show_plan()

    def _ask_preview(self) -> None:
        self.preview_asked = True
        self.reject()

    def _to_own(self) -> None:
        """The standard text of the committee: of the letter with an opinion, where one goes out, else of any."""
        opinion = any(opinion_for(self._workspace.store, one) is not None for one in self._extracts.values())
        letter = LetterAbout.OPINION if opinion else LetterAbout.EXTRACT
        try:
            own = self._workspace.do(keep_letter_text, committee=self._first.committee, letter=letter)
        except (UserError, StoreError) as error:
            self.refuse(error)
            return
        self.reject()
        self.desk.navigator.go(Place(page="texts", record=own.id))

    # inside

    def _picker(self, name: str) -> PickEntry:
        desk, workspace = self.desk, self._workspace
        maker = EntryMaker(desk, workspace, NAME, lambda kind: way_to_new(desk, workspace, kind, self), self)
        [entry] = maker.of(Extract, name)
        assert isinstance(entry, PickEntry)
        entry.retranslate()
        return entry

    def _say(self) -> None:
        t, store, today = self.desk.t, self._workspace.store, self._workspace.today()
        self.body.field.say(t("Add a body"))
        self.person.field.say(t("Add a person"))
        self.passages.say(t("With what was minuted of the item"))
        self.bilingual.say(t("In both languages"))
        self.word.say(t("For Word too"))
        self.choose.say(t("Folder…"))
        self.preview.say(t("Preview and print the extract"))
        self.preview.setVisible(self._first.meeting is not None and not self._only)
        self.passages.setVisible(self._only or self._first.item is not None)
        self.own.say(t("Change the wording of the committee…"))
        self.owe.say(t("Only note as owed"))
        self.owe.setVisible(not self._only)
        self.certified.say(t("Certified by"))
        meeting = self._meeting()
        taker = meeting.minute_taker if meeting is not None else None
        usual = certifier(store, self._first.committee, meeting, today)
        held = (one.person for one in officers(store, self._first.committee, today))
        keys = [key for key in dict.fromkeys((usual, taker, *held)) if key is not None and store.get(Person, key)]
        options: list[tuple[str, Any]] = [(name_of_person(store, key), key) for key in keys]
        self._combo.offer([*options, (t("to be signed by hand"), None)], usual)

    def _meeting(self) -> Any:
        from ctj_desktop.domain.records.meetings import Meeting

        return self._workspace.store.get(Meeting, self._first.meeting) if self._first.meeting is not None else None

    def _connect(self) -> None:
        self.picked.changed.connect(self._show_plan)
        self.readers.toggled.connect(self._toggle)
        self.readers.way_chosen.connect(self._choose_way)
        self.readers.language_chosen.connect(self._choose_language)
        self.readers.completed.connect(self._complete)
        self.body.editor.chosen.connect(lambda _key: self._picked_reader(self.body))
        self.person.editor.chosen.connect(lambda _key: self._picked_reader(self.person))
        self.word.toggled.connect(lambda _on: self._show_plan())
        self.choose.clicked.connect(self._choose_folder)
        self.preview.clicked.connect(self._ask_preview)
        self.own.clicked.connect(self._to_own)
        self.owe.clicked.connect(self._only_owe)

    def _arrange(self) -> None:
        self.widen(WIDTH)
        px = self.desk.theme.px
        head, adding, where, more = (QHBoxLayout() for _ in range(4))
        for row in (head, adding, where, more):
            row.setSpacing(px(12))
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.preview)
        for entry in (self.body, self.person):
            adding.addWidget(entry.field, 1)
            entry.field.setVisible(not self._only)
        adding.addWidget(self.certified, 1)
        self._checks.hold([self.passages, self.bilingual, self.word])
        where.addWidget(self.where, 1)
        where.addWidget(self.choose)
        more.addWidget(self.owe)
        more.addWidget(self.own)
        more.addStretch(1)
        for widget in (self.closed, self.draft, self.no_mail, self.picked):
            self.column.addWidget(widget)
        self.column.addLayout(head)
        self.column.addWidget(self.readers)
        self.column.addLayout(adding)
        self.column.addWidget(self._checks)
        self.column.addLayout(where)
        self.column.addWidget(self.plan)
        self.column.addLayout(more)
        self.column.addWidget(self.bar)
        self.area.hide()
