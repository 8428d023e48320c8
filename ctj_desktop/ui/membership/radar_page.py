"""Which mandates and offices end within a year, which seats have nobody, and how are the seats shared out?"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ctj_desktop.domain.records.committees import Mandate
from ctj_desktop.domain.records.people import Side
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import N_
from ctj_desktop.services.catalogue.line_tables import RADAR, line_table
from ctj_desktop.services.directory.mandate_letters import draft_letters
from ctj_desktop.services.membership.radar import ENDS, Radar, RadarKind, RadarLine, Shares, radar
from ctj_desktop.ui.forms.export_list import MakeTable
from ctj_desktop.ui.forms.figures.figures_page import FiguresPage
from ctj_desktop.ui.forms.figures.laying import STRETCH, Grow, Part, across, scrolled
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.forms.page_head import detail_width
from ctj_desktop.ui.forms.screens.doing import RecordActs
from ctj_desktop.ui.forms.screens.record_table import OPEN, MenuEntry, RecordTable
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.layout_items import emptied
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.membership.letter_dialog import LetterDialog
from ctj_desktop.ui.membership.letters_dialog import LettersDialog
from ctj_desktop.ui.membership.radar_columns import radar_columns, shares_text
from ctj_desktop.ui.membership.radar_picture import RadarPicture
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import RowsModel
from ctj_desktop.ui.widgets.surfaces import Card

PAGE: Final = "radar"
WHICH: Final[Mapping[str, tuple[str, frozenset[RadarKind]]]] = {
    "all": (N_("Everything"), frozenset(RadarKind)),
    "ends": (N_("What ends"), ENDS),
    "vacant": (N_("Vacant seats"), frozenset({RadarKind.VACANT})),
    "no_substitute": (N_("Seats without a substitute"), frozenset({RadarKind.NO_SUBSTITUTE})),
}


SIDES: Final = {Side.FR: N_("French side"), Side.CH: N_("Swiss side")}


class RadarPage(FiguresPage):
    """The months above, the lines below them, the balance beside."""

    section, name, title = "members", PAGE, N_("Radar of mandates")
    trail = ((N_("Members"), "members"),)
    hint = N_("Ctrl+F filter · Enter opens · Ctrl+P paper")
    followed = frozenset({"person", "mandate", "seat", "organisation", "college", "office_held", "committee"})
    paper, lists = "radar", Mandate.kind
    _radar: Radar | None = None

    # the page

    def show_place(self, place: Place) -> None:
        self.views.show_view(PAGE)
        self.read()
        if place.record is not None:
            self._clear_filter()
            self.table.select(place.record)
        elif self.table.current_key() is None and self.model.rows:
            self.table.select(self.model.rows[0].key)
        (self.table if self.model.rows else self.which).setFocus()

    def own_acts(self) -> Mapping[str, Callable[[], object]]:
        return {"write_letter": self.write_letter, "write_letters": self.write_letters}

    def why_not(self, key: str) -> str:
        t = self._desk.t
        if key in ("print", "preview_radar"):
            return "" if self._workspace.the_committee() is not None else t("Choose a committee first.")
        if key in ("export_list", "write_letters"):
            return "" if self.model.rows else t("The list is empty.")
        return t("Choose a line first.") if key == "write_letter" and self.line() is None else ""

    def write_letter(self) -> None:
        """To the body that appoints, about the chosen line."""
        line = self.line()
        if line is None:
            return
        try:
            dialog = LetterDialog(self._desk, self._workspace, line, self)
        except (UserError, StoreError) as error:  # there is nobody to write to
            self._desk.refuse(error)
            return
        dialog.exec()
        dialog.deleteLater()

    def write_letters(self) -> None:
        """To every body that appoints, about all lines that are shown."""
        workspace = self._workspace
        letters = draft_letters(workspace.store, self.model.rows, workspace.today())
        if letters.drafts:
            LettersDialog(self._desk, workspace, letters, self).exec()
        else:
            self._desk.bus.refused.emit(self._desk.t("There is no body to write to about a mandate."))

    def find_here(self) -> None:
        self.month.setFocus()

    def line(self) -> RadarLine | None:
        """The one that is chosen."""
        return self.model.row_at(self.table.currentIndex())

    def retranslate(self) -> None:
        t = self._desk.t
        self.head.say(t("Members"), t("Radar of mandates"))
        self.views.retranslate()
        self.which.offer([(t(words), key) for key, (words, _kinds) in WHICH.items()], self.which.chosen())
        self.letters.say(t("All letters…"), tip=t("Letters to the appointing bodies"))
        self.letter.say(t("Letter…"), name=t("Letter to the appointing body…"), tip=t("Letter to the appointing body…"))
        self.which.setAccessibleName(t("What is shown"))
        self.table.setAccessibleName(t("Radar of mandates"))
        self.card.empty.no_match(
            t("Nothing here"), t("No mandate or office ends, and no seat lacks anybody."), t("Clear the filter")
        )
        if self._radar is not None:
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.balance.setFixedWidth(detail_width(self._desk.theme, self.width()))

    # inside

    def of_paper(self) -> str | None:
        """The day from which the twelve months are counted."""
        return self._workspace.today().isoformat()

    def listed(self) -> Sequence[UUID]:
        return [line.key for line in self.model.rows]

    def as_table(self) -> MakeTable:
        lines = tuple(self.model.rows)
        return lambda t, title, step: line_table(t, title, RADAR, lines, step)

    def build(self) -> None:
        theme, workspace = self._desk.theme, self._workspace
        self.views = self.section_views()
        self.year = Card(theme, "radar.year", parent=self)
        self.picture = RadarPicture(self._desk, self.year)
        self.which = ComboBox(theme, "radar.which", self)
        self.month = ComboBox(theme, "radar.month", self)
        self.count = Label(theme, colour="muted", name="radar.count", parent=self)
        self.letter = Button(theme, "radar.letter", icon="envelope-simple", parent=self)
        self.letters = Button(theme, "radar.letters", ButtonKind.QUIET, icon="files", compact=True, parent=self)
        columns = radar_columns(workspace.today())
        self.model: RowsModel[RadarLine] = RowsModel(self._desk.language, columns, self)
        row = metrics.ROW_TWO_LINES
        self.table = RecordTable(theme, "radar.table", self.model, row=row, headless=False, parent=self)
        self.card = ListCard(theme, "radar.card", self.table, self)
        self.balance = Card(theme, "radar.balance", padded=False, parent=self)
        self._area, self._shares = QScrollArea(self.balance), QWidget()
        self.acts = RecordActs(self._desk, workspace, self)

    def parts(self) -> Sequence[Part]:
        px = self._desk.theme.px
        self.head.add(self.letter)
        self.year.column.addWidget(self.picture)
        self._column = QVBoxLayout(self._shares)
        self._column.setContentsMargins(px(16), px(12), px(16), px(12))
        self._column.setSpacing(px(2))
        scrolled(self.balance, self._area, self._shares)
        filters = across(px(8), self.month, self.which, STRETCH, self.count, self.letters)
        return self.year, filters, Grow(across(px(12), Grow(self.card), self.balance))

    def connect_parts(self) -> None:
        self.picture.chosen.connect(self._month_chosen)
        self.month.activated.connect(lambda _index: self._show_lines())
        self.which.activated.connect(lambda _index: self._show_lines())
        self.letter.clicked.connect(self.write_letter)
        self.letters.clicked.connect(self.write_letters)
        self.table.opened.connect(lambda _key: self._open())
        self.table.menu_asked.connect(self._show_menu)
        self.table.current_changed.connect(lambda _key: self.state_changed.emit())
        self.card.empty.plain.clicked.connect(self._clear_filter)

    def read(self) -> None:
        workspace = self._workspace
        self._radar = radar(workspace.store, workspace.committee, workspace.today())
        self._show()

    def _show(self) -> None:
        shown, t = self._radar, self._desk.t
        assert shown is not None
        counts = {month: len(shown.of_month(month)) for month in shown.months}
        months: list[tuple[str, object]] = [(f"{t.month(month)} ({counts[month]})", month) for month in shown.months]
        self.month.offer([(t("All months"), None), *months], self.month.chosen())
        self.month.setAccessibleName(t("Month"))
        self._show_balance(shown)
        self._show_lines()

    def _show_lines(self) -> None:
        shown, month, t = self._radar, self.month.chosen(), self._desk.t
        assert shown is not None
        _words, kinds = WHICH[str(self.which.chosen())]
        lines = shown.of_month(month) if isinstance(month, date) else shown.lines
        found = [line for line in lines if line.kind in kinds]
        self.picture.show_radar(shown, month)
        self.model.replace(found)
        self.card.show_rows(bool(found))
        for button in (self.letter, self.letters):
            button.setEnabled(bool(found))
        self.card.empty.plain.setVisible(len(found) < len(shown.lines))
        every = t.n("{count} line", "{count} lines", len(shown.lines)).format(count=len(shown.lines))
        part = t("{shown} of {all}").format(shown=len(found), all=every)
        self.count.say(every if len(found) == len(shown.lines) else part)
        self.state_changed.emit()

    def _show_balance(self, shown: Radar) -> None:
        t = self._desk.t
        for widget in emptied(self._column):
            widget.hide()
            widget.deleteLater()
        self._say(t("Who sits there today"), Type.CARD)
        language = content_language(t)
        sides = [(t(SIDES[side]), one) for side, one in shown.balance.sides]
        colleges = [(name.or_other(language) or t("Without college"), one) for name, one in shown.balance.colleges]
        for heading, found in ((t("By side"), sides), (t("By college"), colleges)):
            if found:
                self._column.addSpacing(self._desk.theme.px(10))
                self._say(heading, Type.LABEL, "muted")
            for name, one in found:
                self._say_shares(name, one)
        self._column.addStretch(1)

    def _say_shares(self, name: str, one: Shares) -> None:
        self._say(name, Type.STRONG)
        self._say(shares_text(self._desk.t, one), Type.BODY)

    def _say(self, text: str, kind: Type, colour: str = "text") -> None:
        label = Label(self._desk.theme, kind, colour, wrap=True, parent=self._shares)
        label.say(text)
        self._column.addWidget(label)

    def _month_chosen(self, month: object) -> None:
        self.month.choose(month)
        self._show_lines()

    def _clear_filter(self) -> None:
        self.month.choose(None)
        self.which.choose("all")
        self._show_lines()
        self.table.setFocus()

    def _open(self) -> None:
        """Whoever holds what ends, or the seat that lacks somebody."""
        line = self.line()
        if line is not None:
            self._desk.navigator.go(place_of_line(line))

    def _show_menu(self, _key: UUID, where: QPoint) -> None:
        letter: MenuEntry = (N_("Letter to the appointing body…"), "envelope-simple", self.write_letter, "")
        self.acts.show_menu([(OPEN, "arrow-square-out", self._open, ""), letter], where)


def place_of_line(line: RadarLine) -> Place:
    """Where a line is put right."""
    if line.kind in ENDS or line.seat is None:
        return Place(page="members", record=line.person)
    return Place(page="seats", record=line.seat)
