"""Is this person made anonymous for good? What goes, what stands there instead, and what stays is said before."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.records.people import Person
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.errors import day_or_text
from ctj_desktop.services.catalogue.record_lines import called
from ctj_desktop.services.membership.privacy.anonymising import Staying, anonymise_person, what_stays
from ctj_desktop.services.membership.privacy.person_data import NamedIn
from ctj_desktop.services.naming.search import record_of
from ctj_desktop.services.naming.titles import subject_of
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.services.workspace.backups import backup_times
from ctj_desktop.ui.forms.dialog_frame import WIDE, Frame
from ctj_desktop.ui.forms.screens.pieces import Relation
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.record_pages import icon_of, place_of
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label

MOST: Final = 6
"""Texts, and backups, that are named; the others are counted."""


class Anonymise(Frame):
    """The one question; Escape leaves everything as it is."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, person: Person, staying: Staying, parent: QWidget) -> None:
        t = desk.t
        title = t("Make {person} anonymous").format(person=person_name(person))
        super().__init__(desk, "dialog.anonymise", title, t("Make anonymous for good"), parent)
        self._workspace, self._person = workspace, PersonId(person.id)
        self._said = 0
        self._tell(self._sentences(staying))
        if staying.reasons:
            self._tell([(Type.BODY, self._reasons(len(staying.reasons)))])
        self._list("reason", staying.reasons)
        if staying.mentions:
            self._tell([(Type.BODY, self._mentions(len(staying.mentions)))])
        self._list("text", staying.mentions)
        self.widen(WIDE)
        self.cancel.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, person: Person, parent: QWidget) -> None:
        """Says in the strip why it cannot be done, or asks."""
        try:
            staying = what_stays(workspace.store, PersonId(person.id), workspace.today())
        except (UserError, StoreError) as error:
            desk.refuse(error)
            return
        cls(desk, workspace, person, staying, parent).exec()

    def go(self) -> None:
        workspace = self._workspace
        workspace.do(anonymise_person, person=self._person, on=workspace.today())
        workspace.unfinished.clear()

    # inside

    def _tell(self, sentences: Iterable[tuple[Type, str]]) -> None:
        for kind, text in sentences:
            name = f"dialog.anonymise.said.{self._said}"
            label = Label(self.desk.theme, kind, wrap=True, name=name, parent=self)
            label.say(text)
            self.column.addWidget(label)
            self._said += 1

    def _list(self, name: str, found: Sequence[NamedIn]) -> None:
        for at, one in enumerate(found[:MOST]):
            self.column.addWidget(self._way(f"dialog.anonymise.{name}.{at}", one))

    def _sentences(self, staying: Staying) -> Iterator[tuple[Type, str]]:
        t = self.desk.t
        yield (
            Type.BODY,
            t(
                "Name, function, contact, private data, further functions, declared interests, reasons of excuses and "
                "recusals that were refused go: from the records, the history, drafts and the search here, and with "
                "the next exchange from the records and the history of every office that takes in a file of this one."
            ),
        )
        yield Type.BODY, t("Mandates, offices, roles, working groups, tasks, presences and votes stay, and say:")
        yield Type.STRONG, t.quote(staying.line)
        yield Type.BODY, t("Form of address, language of correspondence and side of the border stay as well.")
        yield Type.BODY, t("This cannot be undone.")
        if staying.others:
            said = t("Another record of the same person stays as it is: {names}. Make it anonymous by itself.")
            yield Type.BODY, said.format(names=t.join(staying.others))
        if staying.approved:
            said = t("Approved minutes stay as they are and name the person: {meetings}.")
            yield Type.BODY, said.format(meetings=t.join([day_or_text(t, one) for one in staying.approved]))
        if staying.headers:
            said = t("Lines of the history by an earlier version keep the name: {lines}.")
            yield Type.BODY, said.format(lines=t.join(staying.headers))
        yield Type.BODY, t("What left before stays as it is: printed papers, lists, files sent, copies of this file.")
        yield from self._backups()

    def _reasons(self, count: int) -> str:
        t = self.desk.t
        said = t.n(
            "{count} reason of a change of state names the person, or somebody of that name, and stays: what is "
            "written once is never changed.",
            "{count} reasons of changes of state name the person, or somebody of that name, and stay: what is written "
            "once is never changed.",
            count,
        )
        return said.format(count=t.number(count))

    def _mentions(self, count: int) -> str:
        t = self.desk.t
        said = t.n(
            "{count} text names the person, or somebody of that name, and stays. Look whether it should, and "
            "correct it first:",
            "{count} texts name the person, or somebody of that name, and stay. Look whether they should, and "
            "correct them first:",
            count,
        )
        return said.format(count=t.number(count))

    def _backups(self) -> Iterator[tuple[Type, str]]:
        t, times = self.desk.t, backup_times(self._workspace.store)
        if not times:
            return
        named = [t.instant(at) for at in times[:MOST]]
        more = len(times) - len(named)
        if more > 0:
            named.append(t.n("{count} more", "{count} more", more).format(count=t.number(more)))
        said = t(
            "Backups that are there already keep everything; later ones hold what is said here to stay: {backups}."
        )
        yield Type.BODY, said.format(backups=t.join(named))

    def _way(self, name: str, one: NamedIn) -> Relation:
        t, store = self.desk.t, self._workspace.store
        way = Relation(self.desk, name, icon_of(one.kind), self)
        way.say(called(t, subject_of(store, one.kind, one.id)), one.excerpt)
        found = record_of(store, t, one.id)
        place = place_of(found) if found is not None else None
        way.chip.setEnabled(place is not None)
        way.chip.clicked.connect(lambda: self._leave_for(place))
        return way

    def _leave_for(self, place: Place | None) -> None:
        self.reject()
        if place is not None:
            self.desk.navigator.go(place)
