"""What do partners call public, and does a person here agree that it stands on the site? Each entry has its answer."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.records.resources import Resource
from ctj_desktop.errors import N_
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.i18n.words import word
from ctj_desktop.services.resources.consent import (
    Agreement,
    PartnerEntry,
    agree_to_publish,
    partner_entries,
    withdraw_consent,
)
from ctj_desktop.ui.forms.screens.pieces import fill
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.labels import Label

NAME: Final = "dialog.site.partners"
ABOUT: Final = N_(
    "Partners call this public. It stands on your site only where somebody here agrees, with whose it is; what they "
    "change of it is asked again."
)


class PartnerEntries(QWidget):
    """One row for each entry, what waits for an answer first; nothing where partners call nothing public."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, attempt: Callable[[Callable[[], object]], bool], parent: QWidget
    ) -> None:
        """`attempt` does an act, and says in its place why one is refused."""
        super().__init__(parent)
        self.setObjectName(NAME)
        self._desk, self._workspace, self._attempt = desk, workspace, attempt
        self.entries: Sequence[PartnerEntry] = ()
        self.buttons: list[Button] = []
        about = Label(desk.theme, Type.BODY, wrap=True, name=f"{NAME}.about", parent=self)
        about.say(desk.t(ABOUT))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(desk.theme.px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(8))
        column.addWidget(about)
        column.addLayout(self._rows)
        self.read()

    def read(self) -> None:
        """The entries as they are now."""
        self.entries = partner_entries(self._workspace.store)
        self.buttons = []
        fill(self._rows, [self._row(at, entry) for at, entry in enumerate(self.entries)])
        self.setVisible(bool(self.entries))

    @property
    def waiting(self) -> Sequence[PartnerEntry]:
        """What is not on the site."""
        return [entry for entry in self.entries if entry.agreement is not Agreement.AGREED]

    # inside

    def _row(self, at: int, entry: PartnerEntry) -> QWidget:
        t, theme, name = self._desk.t, self._desk.theme, f"{NAME}.{at}"
        title = entry.title.or_other(content_language(t))
        row = QWidget(self)
        texts, line = QVBoxLayout(), QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        for kind, colour, key, said in (
            (Type.STRONG, "text", "title", title),
            (Type.CAPTION, "muted", "whose", self._whose(entry)),
            (Type.CAPTION, "muted" if entry.agreement is Agreement.AGREED else "warning", "state", self._state(entry)),
        ):
            label = Label(theme, kind, colour, wrap=True, name=f"{name}.{key}", parent=row)
            label.say(said)
            texts.addWidget(label)
        line.addLayout(texts, 1)
        line.addWidget(self._answer(name, title, entry, row))
        return row

    def _whose(self, entry: PartnerEntry) -> str:
        """Its keeper, what it is, and where it leads."""
        t, record = self._desk.t, entry.record
        kept = entry.keeper.or_other(t.language) or t("Other office")
        if not isinstance(record, Resource):
            return " · ".join((kept, t("Directory of competences")))
        return " · ".join(filter(None, (kept, word(t, record.resource_kind), record.name or record.link)))

    def _state(self, entry: PartnerEntry) -> str:
        t = self._desk.t
        if entry.agreement is Agreement.NEW:
            return t("Not on the site: nobody here has agreed yet.")
        if entry.agreement is Agreement.AGREED:
            return t("On the site: somebody here agreed to this version.")
        fields = t.join([register_name(t, name) for name in entry.changed])
        return t("No longer on the site: changed since somebody agreed ({fields}).").format(fields=fields)

    def _answer(self, name: str, title: str, entry: PartnerEntry, parent: QWidget) -> Button:
        t = self._desk.t
        button = Button(self._desk.theme, f"{name}.answer", compact=True, parent=parent)
        if entry.agreement is Agreement.AGREED:
            button.say(t("Withdraw"), name=t("Withdraw the agreement to “{title}”").format(title=title))
        else:
            button.say(t("Agree"), name=t("Agree to “{title}”").format(title=title))
        button.usable_unless(self._workspace.why_not_write(t))
        button.clicked.connect(partial(self._do, entry))
        self.buttons.append(button)
        return button

    def _do(self, entry: PartnerEntry, _checked: bool = False) -> None:
        workspace, consent = self._workspace, entry.consent
        if entry.agreement is Agreement.AGREED and consent is not None:
            self._attempt(lambda: workspace.do(withdraw_consent, site_consent=consent.id))
        else:
            self._attempt(lambda: workspace.do(agree_to_publish, record=entry.record.id, read=entry.print))
