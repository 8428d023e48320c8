"""How does the resource site come into a folder by the window?"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.records.resources import Competence, Resource
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import Translator
from ctj_desktop.services.papers.resource_site import MadeSite, produce_site, site_folder_name
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.forms.working_frame import WorkingFrame
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.folders import outgoing_folder, saved_in
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.resources.agreeing import PartnerEntries
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.labels import Label

NAME = "dialog.site"
FOLLOWED = frozenset({"site_consent", "resource", "competence", "matinee", "person", "organisation"})


def left_out(t: Translator, count: int) -> str:
    """How much of partners is not on the site."""
    said = t.n(
        "{count} public entry of partners is left out: nobody here has agreed to it as it is.",
        "{count} public entries of partners are left out: nobody here has agreed to them as they are.",
        count,
    )
    return said.format(count=t.number(count))


class MakeSite(WorkingFrame):
    """What stands on it and where it goes; it is made beside the window, and can be stopped."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, NAME, t("Make the resource site"), t("Make the site"), parent)
        self._workspace = workspace
        self.folder = outgoing_folder(workspace.store)
        self.where = Label(desk.theme, colour="muted", elide=True, name=f"{NAME}.where", parent=self)
        self.choose = Button(desk.theme, f"{NAME}.folder", icon="folder-open", parent=self)
        self.choose.say(t("Folder…"))
        row = QHBoxLayout()
        row.addWidget(self.where, 1)
        row.addWidget(self.choose)
        self.partners = PartnerEntries(desk, workspace, self._attempt, self)
        self.column.addWidget(self.area)
        self.column.addWidget(self.partners)
        self.column.addLayout(row)
        self.column.addWidget(self.bar)
        self.choose.clicked.connect(self._choose_folder)
        workspace.bus.changed.connect(self._changed)
        self._say_plan()
        self.act.setFocus()

    def go(self) -> None:
        if self.working:
            raise Unreadable
        store, folder, t = self._workspace.store, self.folder, self.desk.t
        self.work(lambda progress: produce_site(store, folder, site_folder_name(t), t, progress.step), self._made)
        raise Unreadable  # the work goes on; the dialog closes when it is done

    # inside

    def _attempt(self, act: Callable[[], object]) -> bool:
        """Whether somebody’s answer was taken; what refuses it stands in the dialog."""
        self.refusal.hide()
        try:
            act()
        except (UserError, StoreError) as error:
            self.partners.read()
            self.refuse(error)
            return False
        return True

    def _changed(self, outcome: Outcome) -> None:
        """The next answer is at hand, or the act where nothing waits for one."""
        if touches(outcome, *FOLLOWED):
            self.partners.read()
            self._say_plan()
            self.fit_to(self.partners)
            (self.partners.buttons[0] if self.partners.waiting else self.act).setFocus()

    def _say_plan(self) -> None:
        t, store, waiting = self.desk.t, self._workspace.store, self.partners.waiting
        away = sum(isinstance(entry.record, Resource) for entry in waiting)
        resources = store.count(Resource, public=True) - away
        people = store.count(Competence, public=True) - (len(waiting) - away)
        named = t.n("{count} entry of the directory", "{count} entries of the directory", people)
        self.say(
            [
                t("A folder with pages in French and German, opened offline by a double click on “index.html”."),
                t("Only what is marked public stands there: {resources}, {people}.").format(
                    resources=t.n("{count} resource", "{count} resources", resources).format(count=t.number(resources)),
                    people=named.format(count=t.number(people)),
                ),
                *([left_out(t, len(waiting))] if waiting else ()),
            ]
        )
        self.where.say(t("Into the folder {folder}").format(folder=self.folder))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.desk.t("Folder for what is made"), str(self.folder))
        if chosen:
            self.folder = Path(chosen)
            self._say_plan()

    def _made(self, made: MadeSite) -> None:
        t, first = self.desk.t, made.folder / "index.html"
        said = saved_in(t, first)
        count = len(made.left_out)
        if count:
            left = t.n(
                "{count} file is left out, and its page says why.",
                "{count} files are left out, and their pages say why.",
                count,
            )
            said = f"{said} · {left.format(count=t.number(count))}"
        if made.waiting:
            said = f"{said} · {left_out(t, len(made.waiting))}"
        self.desk.bus.wrote.emit(said, first)
        self.accept()
