"""How is a list of others taken in: which file, what its columns mean, what becomes of each row?"""

from enum import Enum
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Side
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.files.tables.reading import SourceFile, read_pasted, read_source
from ctj_desktop.files.tables.table import SourceTable
from ctj_desktop.i18n import N_, load_translator
from ctj_desktop.services.imports.columns import known
from ctj_desktop.services.imports.kinds import KINDS, ListKind
from ctj_desktop.services.imports.left import LeftList, left_lists, left_words
from ctj_desktop.services.imports.plan import plan
from ctj_desktop.services.imports.preparing import prepared
from ctj_desktop.services.imports.verdicts import Answer, ImportOrder, ImportPlan, PartTaken, RowFate
from ctj_desktop.services.imports.words import adds, counted, parts_counted, remarked
from ctj_desktop.services.imports.writing import write
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.forms.typed_values import read_date
from ctj_desktop.ui.forms.working_frame import WorkingFrame
from ctj_desktop.ui.frame.jobs import Progress
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.imports.columns_part import ColumnsPart
from ctj_desktop.ui.imports.preview import Preview, PreviewLine, preview_lines
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.fields import ComboBox, Field, LineEdit
from ctj_desktop.ui.widgets.labels import Label

NAME: Final = "dialog.import_list"
WIDTH: Final = 760
OF_MANDATES: Final = N_("First day of mandates of which the list says none")
OF_PROJECTS: Final = N_("Day of stages and payments of which the list says none")


class ImportStage(Enum):
    """How far the person is."""

    FILE = "file"
    COLUMNS = "columns"
    PREVIEW = "preview"


class ImportList(WorkingFrame):
    """One after the other, and back again; only the last step writes."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, NAME, t("Import a list"), t("Preview"), parent)
        self._workspace = workspace
        self._stage = ImportStage.FILE
        self._source: SourceFile | None = None
        self._order: ImportOrder | None = None
        self._plan: ImportPlan | None = None
        self._answers: dict[int, Answer] = {}
        self._parts: dict[int, PartTaken] = {}
        self._sides: dict[int, Side] = {}
        self._taken, self._said = set[int](), ""
        self.outcome: Outcome | None = None
        theme = desk.theme
        self._start = QWidget(self)
        self.choose = Button(theme, f"{NAME}.choose", icon="folder-open", parent=self._start)
        self.paste = Button(theme, f"{NAME}.paste", parent=self._start)
        self.about = Label(theme, Type.BODY, "muted", wrap=True, name=f"{NAME}.about", parent=self)
        self._choices = QWidget(self)
        self.table = ComboBox(theme, f"{NAME}.table", self._choices)
        self.kind = ComboBox(theme, f"{NAME}.kind", self._choices)
        self.committee = ComboBox(theme, f"{NAME}.committee", self._choices)
        self.since = LineEdit(theme, f"{NAME}.since", parent=self._choices)
        self.sent_by = LineEdit(theme, f"{NAME}.sender", parent=self._choices)
        self._fields = {editor: Field(theme, editor, self._choices) for editor in self._editors()}
        self._columns: ColumnsPart | None = None
        self.preview = Preview(desk, self)
        self.back = Button(theme, f"{NAME}.back", icon="arrow-left", parent=self)
        self._lay_out_parts()
        self._say()
        self._connect()
        self.widen(WIDTH)
        self._show(ImportStage.FILE)

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, parent: QWidget, path: Path | None = None) -> Outcome | None:
        """What was taken in, of the file at `path` where it is chosen already; None where nothing was."""
        dialog = cls(desk, workspace, parent)
        if path is not None:
            dialog.read(path)
        dialog.exec()
        return dialog.outcome

    def go(self) -> None:
        if self.working:
            raise Unreadable
        if self._stage is ImportStage.COLUMNS:
            self._look()
        elif self._stage is ImportStage.PREVIEW and self._plan is not None:
            self._write(self._plan)
        raise Unreadable  # the work goes on; the dialog closes when it is done

    def read(self, path: Path) -> None:
        """The lists of a file."""
        self.work(lambda progress: read_source(path, known, progress.step), self.take)

    # the file

    def _choose_file(self) -> None:
        t = self.desk.t
        kinds = t("Lists (*.xlsx *.xlsm *.ods *.csv *.txt *.vcf)")
        folder = str(self._workspace.store.path.parent)
        name, _ = QFileDialog.getOpenFileName(self, t("Import a list"), folder, f"{kinds};;{t('All files (*)')}")
        if name:
            self.read(Path(name))

    def _paste(self) -> None:
        self.refusal.hide()
        try:
            self.take(read_pasted(QGuiApplication.clipboard().text(), known))
        except UserError as error:
            self.refuse(error)

    def take(self, source: SourceFile) -> None:
        """What was read: its columns are shown."""
        t = self.desk.t
        self._source, self._taken, self._said = source, set(), ""
        tables = [(self._called(table), at) for at, table in enumerate(source.tables)]
        self.table.offer(tables, 0)
        self._fields[self.table].setVisible(len(tables) > 1)
        here = sorted(self._workspace.store.all(Committee), key=lambda one: one.code)
        self.committee.offer([(one.name.or_other(t.language), one.id) for one in here], self._workspace.committee)
        self._prepare(source, None)
        self._show(ImportStage.COLUMNS)

    def _called(self, table: SourceTable) -> str:
        t, count = self.desk.t, len(table.rows)
        rows = t.n("{count} row", "{count} rows", count).format(count=t.number(count))
        return " · ".join(filter(None, (table.sheet, rows)))

    # the columns

    def _prepare(self, source: SourceFile, kind: ListKind | None) -> None:
        """Recognises the columns anew, for another list, kind or sender."""
        at = self.table.chosen()
        order = prepared(
            self._workspace.store,
            source,
            at=at if isinstance(at, int) else 0,
            kind=kind,
            sender=self.sent_by.text().strip(),
        )
        self._order, self._answers, self._parts, self._sides = order, {}, {}, {}
        self.kind.choose(order.kind)
        of_committee = KINDS[order.kind].of_committee
        self._fields[self.committee].setVisible(of_committee and self.committee.count() > 1)
        of_projects = order.kind is ListKind.PROJECTS
        self._fields[self.since].setVisible(KINDS[order.kind].of_mandates or of_projects)
        self._fields[self.since].say(self.desk.t(OF_PROJECTS if of_projects else OF_MANDATES))
        earlier, self._columns = self._columns, ColumnsPart(self.desk, order.table, order.kind, order.columns, self)
        if earlier is not None:
            earlier.hide()
            earlier.deleteLater()
        self._middle.addWidget(self._columns)

    def _again(self, *, kind: bool) -> None:
        if self._source is not None:
            chosen = self.kind.chosen()
            self._prepare(self._source, chosen if kind and isinstance(chosen, ListKind) else None)
            self.fit_to(self._choices)

    def _choose_list(self) -> None:
        """Another list of the file; which others are left is said anew."""
        self._again(kind=False)
        self.about.say(self._about(ImportStage.COLUMNS))

    def _look(self) -> None:
        assert self._order is not None
        assert self._columns is not None
        committee, today = self.committee.chosen(), self._workspace.today()
        order = replace(
            self._order,
            columns=self._columns.columns(),
            committee=CommitteeId(committee) if isinstance(committee, UUID) else None,
            since=read_date(self.since.text(), today) or today,
            sender=self.sent_by.text().strip(),
            answers=self._answers,
            parts=self._parts,
            sides=self._sides,
        )
        store, locale = self._workspace.store, self.desk.t.locale

        def look(progress: Progress) -> tuple[ImportPlan, tuple[PreviewLine, ...]]:
            found = plan(store, order, progress.step)
            return found, preview_lines(store, load_translator(locale), found, progress.step)

        self.work(look, self.seen)

    # the preview

    def seen(self, found: tuple[ImportPlan, tuple[PreviewLine, ...]]) -> None:
        """What the list would change: a line for each row."""
        self._plan, lines = found
        self.preview.show_lines(lines, self._plan)
        if self._sides:
            self.preview.go_to_sideless()
        self._show(ImportStage.PREVIEW)

    def _answered(self, number: int, answer: Answer) -> None:
        """A person's word for one row, or for all that wait."""
        if self.working or self._plan is None:
            return
        waiting = [one.number for one in self._plan.verdicts if one.verdict is RowFate.DUPLICATE]
        numbers = [number] if number else waiting
        self._answers = {**self._answers, **dict.fromkeys(numbers, answer)}
        self._look()

    def _placed(self, number: int, part: PartTaken) -> None:
        """What the person of a row is in the committee, whatever the list says."""
        if not self.working:
            self._parts = {**self._parts, number: part}
            self._look()

    def _sided(self, number: int, side: Side) -> None:
        """On which side of the border the seat of a row is; the next of which nobody said it follows."""
        if not self.working:
            self._sides = {**self._sides, number: side}
            self._look()

    def _write(self, found: ImportPlan) -> None:
        store = self._workspace.store
        self.work(lambda progress: write(store, found, progress.step), self._written)

    def _written(self, outcome: Outcome) -> None:
        self.outcome = outcome
        t = self.desk.t
        assert self._plan is not None
        self._workspace.tell(outcome)
        self._said = t("Taken in: {counts}").format(counts=counted(t, self._plan.counts))
        self._workspace.bus.said.emit(self._said)
        at = self.table.chosen()
        self._taken.add(at if isinstance(at, int) else 0)
        left = self._left()
        if not left:
            self.accept()
            return
        self.cancel.say(t("Close"))
        self.table.choose(left[0].at)
        self._again(kind=False)
        self._show(ImportStage.COLUMNS)

    def _left(self) -> tuple[LeftList, ...]:
        """The lists of the file that were not taken in."""
        return left_lists(self._workspace.store, self._source, self._taken) if self._source is not None else ()

    def failed(self, _error: UserError | StoreError) -> None:
        self._show(self._stage)
        self.refusal.show()

    # parts

    def _show(self, stage: ImportStage) -> None:
        t = self.desk.t
        self._stage = stage
        for part, of in (
            (self._start, ImportStage.FILE),
            (self._choices, ImportStage.COLUMNS),
            (self.preview, ImportStage.PREVIEW),
        ):
            part.setVisible(stage is of)
        if self._columns is not None:
            self._columns.setVisible(stage is ImportStage.COLUMNS)
        self.back.setVisible(stage is not ImportStage.FILE)
        self.act.setVisible(stage is not ImportStage.FILE)
        self.act.say(t("Import") if stage is ImportStage.PREVIEW else t("Preview"))
        nothing = stage is ImportStage.PREVIEW and self._plan is not None and not self._plan.changes
        self.act.usable_unless(t("No row of the list changes anything.") if nothing else "")
        self.about.say(self._about(stage))
        first: dict[ImportStage, QWidget] = {
            ImportStage.FILE: self.choose,
            ImportStage.COLUMNS: self.kind,
            ImportStage.PREVIEW: self.preview.table if nothing or self.preview.needs_a_look() else self.act,
        }
        first[stage].setFocus()
        self.fit_to(self.about)

    def _about(self, stage: ImportStage) -> str:
        t = self.desk.t
        if stage is ImportStage.PREVIEW and self._plan is not None:
            rows = " · ".join(filter(None, (counted(t, self._plan.counts), remarked(t, self._plan.remarked))))
            return "\n".join(filter(None, (rows, adds(t, self._plan), parts_counted(t, self._plan))))
        if stage is ImportStage.COLUMNS and self._source is not None:
            said = t("Check what each column means. Nothing is written before the preview was seen.")
            of_file = " – ".join(filter(None, (self._source.name, said)))
            return "\n".join(filter(None, (self._said, of_file, self._more())))
        return t(
            "A list of persons, bodies, members of a committee or projects, from Excel, LibreOffice, Outlook, Google "
            "or any address book. Or copy the rows with the titles of their columns, and paste them here."
        )

    def _more(self) -> str:
        """Which other lists stand in the file, and what they seem to hold."""
        t, at = self.desk.t, self.table.chosen()
        others = [left_words(t, one) for one in self._left() if one.at != (at or 0)]
        said = t.n(
            "Another list stands in the file and is offered after this one: {lists}",
            "Other lists stand in the file and are offered after this one: {lists}",
            len(others),
        )
        return said.format(lists=" · ".join(others)) if others else ""

    def _step_back(self) -> None:
        if not self.working:
            self.refusal.hide()
            self._show(ImportStage.COLUMNS if self._stage is ImportStage.PREVIEW else ImportStage.FILE)

    def _editors(self) -> tuple[ComboBox | LineEdit, ...]:
        return self.table, self.kind, self.committee, self.since, self.sent_by

    def _say(self) -> None:
        t = self.desk.t
        self.choose.say(t("Choose a file…"))
        self.paste.say(t("Paste the rows"))
        self.back.say(t("Back"))
        words = (
            t("List"),
            t("What it is"),
            t("Committee"),
            t(OF_MANDATES),
            t("Sent by (the columns are remembered for the next list)"),
        )
        for editor, label in zip(self._editors(), words, strict=True):
            self._fields[editor].say(label)
        self.since.setText(t.date_short(self._workspace.today()))
        self.kind.offer([(t.p("imported list", KINDS[kind].title), kind) for kind in ListKind])

    def _connect(self) -> None:
        self.choose.clicked.connect(self._choose_file)
        self.paste.clicked.connect(self._paste)
        self.back.clicked.connect(self._step_back)
        self.hold_still(self.back)
        self.table.activated.connect(self._choose_list)
        self.kind.activated.connect(lambda _index: self._again(kind=True))
        self.sent_by.editingFinished.connect(lambda: self._again(kind=True))
        self.preview.answered.connect(self._answered)
        self.preview.placed.connect(self._placed)
        self.preview.sided.connect(self._sided)

    def _lay_out_parts(self) -> None:
        px = self.desk.theme.px
        start = QHBoxLayout(self._start)
        start.setContentsMargins(0, 0, 0, 0)
        start.setSpacing(px(8))
        start.addWidget(self.choose)
        start.addWidget(self.paste)
        start.addStretch(1)
        choices = QVBoxLayout(self._choices)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(px(12))
        for field in self._fields.values():
            choices.addWidget(field)
        self._middle = QVBoxLayout()
        for part in (self.about, self._start, self._choices):
            self.column.addWidget(part)
        self.column.addLayout(self._middle)
        back = QHBoxLayout()
        back.addWidget(self.back)
        back.addStretch(1)
        self.column.addWidget(self.preview)
        self.column.addLayout(back)
        for part in (self.area, self.bar):
            self.column.addWidget(part)
        self.area.hide()
