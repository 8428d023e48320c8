"""How is something saved as a file under a name that the person chooses, in one of several forms?"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.files.names import safe_name
from ctj_desktop.services.steps.file_output import write_whole
from ctj_desktop.ui.frame.folders import saved_in
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk

Make = Callable[[], bytes]


class FileForm(PositionalValue):
    """A kind of file: its words in the dialog, its ending, and what reads now and is written on the worker."""

    words: str
    ending: str
    read: Callable[[], Make]


def save_as(
    desk: Desk, workspace: OpenWorkspace, parent: QWidget, words: tuple[str, str], forms: Sequence[FileForm]
) -> None:
    """Beside the workspace unless they say otherwise; written on the worker.

    `words` are the title of the dialog and the name that is proposed, without an ending; the first form is usual.
    """
    t, (title, name) = desk.t, words
    known = {t(form.words): form for form in forms}
    usual = forms[0]
    proposal = str(workspace.store.path.with_name(safe_name(name + usual.ending)))
    chosen, said = QFileDialog.getSaveFileName(parent, title, proposal, ";;".join(known))
    if not chosen:
        return
    path = Path(chosen)
    form = next((one for one in (known.get(said), *forms) if one and _fits(one, path)), None)
    if form is None:
        form = known.get(said, usual)
        path = path.with_name(path.name + form.ending)
    make = form.read()

    def done(_written: None) -> None:
        desk.bus.wrote.emit(saved_in(desk.t, path), path)

    def failed(error: BaseException) -> None:
        if not isinstance(error, (UserError, StoreError)):
            raise error
        desk.refuse(error)

    desk.jobs.run(parent, lambda _progress: write_whole(path, make()), done, failed)


def _fits(form: FileForm, path: Path) -> bool:
    return path.suffix.lower() == form.ending
