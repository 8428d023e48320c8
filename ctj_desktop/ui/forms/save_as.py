"""How is something saved as a file under a name that the person chooses, in one of several forms?"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.errors import N_, StoreError, UserError
from ctj_desktop.files.names import safe_name
from ctj_desktop.files.stepwise import Step
from ctj_desktop.services.papers.paper import PDF_OR_WORD, PaperForm
from ctj_desktop.services.steps.file_output import write_whole
from ctj_desktop.ui.frame.folders import outgoing_folder, saved_in
from ctj_desktop.ui.frame.jobs import Progress, StripJob
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk

KINDS: Final = {
    PaperForm.PDF: N_("PDF documents (*.pdf)"),
    PaperForm.WORD: N_("Word documents (*.docx)"),
    PaperForm.SHEET: N_("Excel workbook (*.xlsx)"),
}
"""The kinds of file as which papers leave, in the words of the dialog."""


class FileForm(PositionalValue):
    """A kind of file: its words in the dialog, its ending, and what reads and makes it on the worker."""

    words: str
    ending: str
    make: Callable[[Step], bytes]


def paper_forms(make: Callable[[PaperForm], bytes], forms: Sequence[PaperForm] = PDF_OR_WORD) -> list[FileForm]:
    """The kinds of file of a paper, each made when it was chosen."""

    def making(form: PaperForm) -> Callable[[Step], bytes]:
        return lambda _step: make(form)

    return [FileForm(KINDS[form], form.ending, making(form)) for form in forms]


def save_as(
    desk: Desk,
    workspace: OpenWorkspace,
    parent: QWidget,
    words: tuple[str, str],
    forms: Sequence[FileForm],
    saved: Callable[[], str] = str,
) -> bool:
    """Beside the workspace unless they say otherwise; whether a name was chosen.

    Read and written on the worker, with how far it is in the strip, where it can be stopped. `words` are the title of
    the dialog and the name that is proposed, without an ending; the first form is usual. `saved` is what is said
    besides where the file lies.
    """
    t, (title, name) = desk.t, words
    known = {t(form.words): form for form in forms}
    usual = forms[0]
    proposal = str(outgoing_folder(workspace.store) / safe_name(name + usual.ending))
    chosen, said = QFileDialog.getSaveFileName(parent, title, proposal, ";;".join(known))
    if not chosen:
        return False
    path = Path(chosen)
    form = next((one for one in (known.get(said), *forms) if one and _fits(one, path)), None)
    if form is None:
        form = known.get(said, usual)
        path = path.with_name(path.name + form.ending)
    _save(desk, path, form, saved, parent)
    return True


def _save(desk: Desk, path: Path, form: FileForm, saved: Callable[[], str], parent: QWidget) -> None:
    def work(progress: Progress) -> None:
        content = form.make(progress.step)
        progress.step(1, 1)  # what was stopped meanwhile is not written
        write_whole(path, content)

    def done(_written: None) -> None:
        said = saved_in(desk.t, path)
        desk.bus.wrote.emit(" – ".join(filter(None, (said, saved()))), path)

    def failed(error: BaseException) -> None:
        if not isinstance(error, (UserError, StoreError)):
            raise error
        desk.refuse(error)

    def stopped() -> None:
        desk.bus.said.emit(desk.t("Stopped: nothing was written."))

    StripJob(desk.jobs, desk.bus, parent).begin(work, done, failed, stopped)


def _fits(form: FileForm, path: Path) -> bool:
    return path.suffix.lower() == form.ending
