"""What is a seat of a committee? A body or a name, a side, a voice."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import CommitteeId, OrganisationId, SeatId
from ctj_desktop.domain.records.committees import Capacity, Committee, Seat
from ctj_desktop.domain.records.people import Organisation, Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n.words import word
from ctj_desktop.services.membership.committees import add_seat
from ctj_desktop.services.steps.places import UNPLACED
from ctj_desktop.services.steps.records import home_of
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import Unreadable, choice_of, chosen, line_field, typed
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.fields import Choice, Field, Note


class NewSeat(Frame):
    """Asks for committee, body or name, side and voice."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.seat", t("New seat"), t("Add the seat"), parent)
        self._workspace = workspace
        self.made: SeatId | None = None
        self.committee = self._choice("committee", t("Committee"))
        self.body = self._choice("body", t("Body"))
        self.label_fr = line_field(desk, "dialog.seat.label.fr", t("Name of the seat, French"))
        self.label_de = line_field(desk, "dialog.seat.label.de", t("Name of the seat, German"))
        self.side = self._choice("side", t("Side"))
        self.capacity = self._choice("capacity", t("Voice"))
        self._offer()
        self._arrange()
        self.body.editor.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> SeatId | None:
        """The new seat, or None."""
        dialog = cls(desk, workspace, parent)
        dialog.exec()
        return dialog.made

    def go(self) -> None:
        t, committee = self.desk.t, chosen(self.committee, UUID)
        if committee is None:
            self.body.note(t("There is no committee yet. Set one up first."), Note.ERROR)
            raise Unreadable
        body, label = chosen(self.body, UUID), Bilingual.of(fr=typed(self.label_fr), de=typed(self.label_de))
        if body is None and not label:
            self.label_fr.note(t("Choose a body, or write a name for the seat."), Note.ERROR)
            raise Unreadable
        new = Seat(
            id=SeatId(self._workspace.new_id()),
            home=home_of(CommitteeId(committee)),
            committee=CommitteeId(committee),
            position=UNPLACED,
            side=chosen(self.side, Side) or Side.FR,
            label=label,
            organisation=OrganisationId(body) if body is not None else None,
            capacity=chosen(self.capacity, Capacity) or Capacity.VOTING,
        )
        self.made = self._workspace.do(add_seat, new).id

    def _choice(self, key: str, label: str) -> Field:
        field = Field(self.desk.theme, Choice(self.desk.theme, f"dialog.seat.{key}"))
        field.say(label)
        return field

    def _offer(self) -> None:
        t, store, language = self.desk.t, self._workspace.store, content_language(self.desk.t)
        committees = store.all(Committee)
        names = [(c.short_name.or_other(language) or c.name.or_other(language), c.id) for c in committees]
        choice_of(self.committee).offer(names, self._workspace.committee)
        self.committee.setVisible(len(committees) > 1)
        bodies = sorted(
            ((body.name.or_other(language), body.id) for body in store.all(Organisation)),
            key=lambda pair: t.sort_key(pair[0]),
        )
        options: list[tuple[str, object]] = [("–", None), *bodies]
        choice_of(self.body).offer(options)
        choice_of(self.side).offer([(word(t, side), side) for side in Side])
        choice_of(self.capacity).offer([(word(t, capacity), capacity) for capacity in Capacity])
        choice_of(self.body).activated.connect(lambda _index: self._follow_body())

    def _follow_body(self) -> None:
        """The side of the body is that of its seat, until somebody says otherwise."""
        body = chosen(self.body, UUID)
        found = self._workspace.store.get(Organisation, body) if body is not None else None
        if found is not None and found.side is not None:
            choice_of(self.side).choose(found.side)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.side, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.capacity, 1, Qt.AlignmentFlag.AlignTop)
        for field in (self.committee, self.body, self.label_fr, self.label_de):
            self.column.addWidget(field)
        self.column.addLayout(row)
