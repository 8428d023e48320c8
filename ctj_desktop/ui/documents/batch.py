"""How do papers leave the print centre: one or several, to a printer, a file, a folder?"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from ctj_desktop.domain.record import replace
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.papers.all_papers import paper_named
from ctj_desktop.services.papers.paper import PaperForm
from ctj_desktop.services.papers.print_centre import PaperLeftOut, Saved, already_there, file_names
from ctj_desktop.ui.documents.paper import PaperPages, PrintedPaper, PrintOrder, make_paper, paper_file, save_papers
from ctj_desktop.ui.documents.printing import AskPrinter, NoPrinter, PaperToPrint, PrintRun, ask_printer
from ctj_desktop.ui.forms.asked_once import Overwrite
from ctj_desktop.ui.forms.save_as import paper_forms, save_as
from ctj_desktop.ui.frame.folders import folder_name, outgoing_folder, saved_in
from ctj_desktop.ui.frame.jobs import Job
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk


class Batch(QObject):
    """Work on papers that are wanted outside; progress and its end stand in the strip."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, page: QWidget, ask: AskPrinter = ask_printer) -> None:
        super().__init__(page)
        self._desk, self._workspace, self._page, self.ask = desk, workspace, page, ask
        self._run: PrintRun | None = None
        self._job: Job | None = None
        self._done = self._total = 0
        self._first = Path()
        desk.bus.stopped.connect(self.cancel)

    def why_busy(self) -> str:
        """Why nothing else can be started now; empty when it can."""
        busy = self._run is not None or self._job is not None
        return self._desk.t("Documents are being printed or saved. Wait for their end, or stop them.") if busy else ""

    def print_one(self, paper: PrintedPaper, copies: int) -> None:
        """The very bytes that are on the screen."""
        [name] = self._names([paper.order])
        self._print([PaperToPrint(name=name, make=lambda: paper, copies=copies)], name, copies)

    def print_all(self, orders: Sequence[PrintOrder], copies: Sequence[int]) -> None:
        """One after the other, each as often as its committee wants it, times the copies of the dialog."""
        store = self._workspace.store
        sheets = [
            PaperToPrint(name=name, make=partial(make_paper, store, order), copies=count)
            for name, order, count in zip(self._names(orders), orders, copies, strict=True)
        ]
        self._print(sheets, self._workspace.store.path.stem, 1)

    def print_list(self, title: str, make: Callable[[], bytes]) -> None:
        """A list as it is shown."""
        why_not = self.why_busy()
        if why_not:
            self._desk.bus.refused.emit(why_not)
            return
        self._print([PaperToPrint(name=title, make=lambda: PaperPages(make()))], title, 1)

    def save_one(self, paper: PrintedPaper) -> None:
        """The same bytes as on the screen, or the same paper for Word, under a name the person chooses."""
        store, order = self._workspace.store, paper.order

        def made(form: PaperForm) -> bytes:
            return paper.pdf if form is PaperForm.PDF else paper_file(store, replace(order, form=form))

        words = (self._desk.t("Save the document"), self._names([order])[0].removesuffix(PaperForm.PDF.ending))
        save_as(self._desk, self._workspace, self._page, words, paper_forms(made, paper_named(order.paper).forms))

    def save_all(self, orders: Sequence[PrintOrder]) -> None:
        """Into a folder, each whole or not at all; files that are there already are named first."""
        t, store = self._desk.t, self._workspace.store
        chosen = QFileDialog.getExistingDirectory(
            self._page, t("Folder for the documents"), str(outgoing_folder(store))
        )
        if not chosen:
            return
        folder = Path(chosen)
        names = self._names(orders)
        replaced = already_there(folder, names)
        if replaced:
            asked = Overwrite(self._desk, folder, list(replaced), self._page)
            if asked.exec() != Overwrite.DialogCode.Accepted:
                return
        self._done, self._total, self._first = 0, len(orders), folder / names[0]
        given = tuple(orders)
        self._job = self._desk.jobs.run(
            self,
            lambda progress: save_papers(store, given, names, folder, replaced, progress.step),
            self._saved,
            self._save_failed,
            self._progressed,
        )

    def cancel(self) -> None:
        """After the page or the document under way."""
        if self._run is not None:
            self._run.cancel()
            self._desk.bus.said.emit(self._desk.t("Printing stopped."))
        if self._job is not None:
            self._job.cancel()
            self._end()
            self._say_saved(self._done)

    # inside

    def _names(self, orders: Sequence[PrintOrder]) -> list[str]:
        return file_names(self._desk.t, self._workspace.store, orders)

    def _print(self, sheets: Sequence[PaperToPrint], title: str, copies: int) -> None:
        try:
            printer = self.ask(self._page, self._desk.t("Print"), title, copies)
        except NoPrinter as error:
            self._desk.refuse(error)
            return
        if printer is None:
            return
        wanted = printer.copyCount()
        counted = [
            PaperToPrint(name=sheet.name, make=sheet.make, copies=wanted if len(sheets) == 1 else wanted * sheet.copies)
            for sheet in sheets
        ]
        run = PrintRun(self._desk.jobs, printer, counted, self)
        run.progressed.connect(self._desk.bus.progressed)
        run.printed.connect(partial(self._printed, printer.outputFileName()))
        run.refused.connect(self._refused)
        run.left_out.connect(self._say_left_out)
        run.failed.connect(self._print_failed)
        run.finished.connect(self._run_over)
        self._run = run
        run.start()

    def _run_over(self) -> None:
        if self._run is not None:
            self._run.deleteLater()
        self._run = None
        self._desk.bus.finished.emit()

    def _printed(self, file: str, count: int) -> None:
        if file:  # the person chose to print into a file
            self._desk.bus.wrote.emit(saved_in(self._desk.t, Path(file)), Path(file))
            return
        text = self._desk.t.n("{count} document printed", "{count} documents printed", count)
        self._desk.bus.said.emit(text.format(count=count))

    def _refused(self) -> None:
        t = self._desk.t
        self._desk.bus.refused.emit(t("The printer does not answer. Check that it is on, then print again."))

    def _print_failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError | StoreError):
            raise error
        self._desk.refuse(error)

    def _progressed(self, done: int, total: int) -> None:
        self._done = done
        self._desk.bus.progressed.emit(done, total)

    def _saved(self, saved: Saved) -> None:
        self._end()
        if not saved.left_out:
            self._say_saved(len(saved.names))
            return
        self._say_left_out(saved.left_out, self._saved_text(len(saved.names)) if saved.names else "")

    def _say_left_out(self, left_out: Sequence[PaperLeftOut], rest: str = "") -> None:
        """Each that is not there by its name, with why; then what became of the others."""
        self._desk.bus.refused.emit(" ".join(filter(None, (*map(self._why, left_out), rest))))

    def _why(self, one: PaperLeftOut) -> str:
        t, why = self._desk.t, sentence(self._desk.t, one.why)
        return why if one.name in why else t("“{name}” could not be made: {reason}").format(name=one.name, reason=why)

    def _save_failed(self, error: BaseException) -> None:
        self._end()
        self._print_failed(error)

    def _end(self) -> None:
        self._job = None
        self._desk.bus.finished.emit()

    def _say_saved(self, done: int) -> None:
        self._desk.bus.wrote.emit(self._saved_text(done), self._first)

    def _saved_text(self, done: int) -> str:
        t, folder, total = self._desk.t, folder_name(self._first), self._total
        if done == total:
            text = t.n("{count} document saved in “{folder}”", "{count} documents saved in “{folder}”", done)
            return text.format(count=done, folder=folder)
        text = t("{done} of {total} documents saved in “{folder}”.")
        return text.format(done=done, total=total, folder=folder)
