"""Which meeting or committee, and which of its papers?"""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, QSize, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ctj_desktop.services.papers.all_papers import paper_named
from ctj_desktop.services.papers.paper import Moment
from ctj_desktop.services.papers.print_centre import Offer, PaperSubject, PrintChoices
from ctj_desktop.ui.documents.row import PaperRow
from ctj_desktop.ui.documents.words import LAYOUT_NAMES, MOMENTS, paper_word, subject_note, subject_word
from ctj_desktop.ui.frame.layout_items import emptied
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.fields import SearchField
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.scrolling import scroll
from ctj_desktop.ui.widgets.search_list import Finder, Hit
from ctj_desktop.ui.widgets.surfaces import Card, Hairline


class SubjectFinder(Finder):
    """The list under the field of the set: it begins where the field begins."""

    def _place(self) -> None:
        page = self.parentWidget()
        assert page is not None
        corner = self._field.mapTo(page, QPoint(0, self._field.height() + 4))
        room = page.rect().bottomRight() - corner
        size = self.sizeHint().boundedTo(QSize(room.x(), room.y()))
        self.setGeometry(corner.x(), corner.y(), size.width(), size.height())


class SetCard(Card):
    """The papers of one meeting or committee; one is seen, several can be ticked."""

    chosen = Signal(str)
    ticked = Signal()
    opened = Signal()

    def __init__(self, desk: Desk, find: Callable[[str], Sequence[Hit]], parent: QWidget) -> None:
        super().__init__(desk.theme, "documents.set", padded=False, parent=parent)
        self._desk = desk
        self._rows: dict[str, PaperRow] = {}
        self._headings: dict[Moment, Label] = {}
        self._current = ""
        theme = desk.theme
        self.title = Label(theme, Type.CARD, elide=True, name="documents.subject", parent=self)
        self.note = Label(theme, Type.BODY, "muted", elide=True, name="documents.subject.note", parent=self)
        self.search = SearchField(theme, "documents.find", parent=self)
        self.finder = SubjectFinder(theme, self.search, find)
        self._inside = QWidget()
        self._list = QVBoxLayout(self._inside)
        self._area = QScrollArea(self)
        self.print_all = Button(theme, "documents.print_all", icon="printer", parent=self)
        self.save_all = Button(theme, "documents.save_all", icon="files", parent=self)
        self._lay_out()

    # what is shown

    def show_subject(self, subject: PaperSubject) -> None:
        """Whose papers these are."""
        t = self._desk.t
        self.title.say(subject_word(t, subject))
        self.note.say(subject_note(t, subject))

    def show_offers(self, offers: Sequence[Offer], ticked: frozenset[str]) -> None:
        """The set, group by group."""
        had = any(row.hasFocus() for row in self._rows.values())
        for widget in emptied(self._list):
            widget.blockSignals(True)  # the keyboard leaves it for the next one, which chooses nothing
            widget.hide()
            widget.deleteLater()
        self._rows, self._headings = {}, {}
        theme, moment = self._desk.theme, None
        for offer in offers:
            if offer.place.moment is not moment:
                moment = offer.place.moment
                heading = Label(theme, Type.LABEL, "muted", parent=self._inside)
                heading.setContentsMargins(theme.px(8), theme.px(8), 0, theme.px(4))
                heading.setFixedHeight(theme.px(8 + 4) + theme.line(Type.LABEL))
                self._headings[moment] = heading
                self._list.addWidget(heading)
            self._rows[offer.name] = self._row(offer, offer.name in ticked)
            self._list.addWidget(self._rows[offer.name])
        self._list.addStretch(1)
        if had and self._current in self._rows:
            self._rows[self._current].setFocus()

    def show_current(self, name: str, *, focus: bool = False) -> None:
        """The paper that is seen."""
        self._current = name
        for key, row in self._rows.items():
            row.make_current(key == name)
        if focus and name in self._rows:
            self._rows[name].setFocus()
        QTimer.singleShot(0, self, self._show_whole)  # rows that were just made stand nowhere yet

    def show_notes(
        self, offers: Sequence[Offer], choices: Mapping[str, PrintChoices], pages: Mapping[str, int]
    ) -> None:
        """Below each name its layout, and how many pages it has where that is known."""
        t = self._desk.t
        for moment, heading in self._headings.items():
            heading.say(t(MOMENTS[moment]))
        for offer in offers:
            count, chosen = pages.get(offer.name, 0), choices[offer.name]
            said = t.n("{count} page", "{count} pages", count).format(count=count) if count else ""
            public = t("public") if chosen.public else ""
            layout = t(LAYOUT_NAMES[chosen.layout]) if paper_named(offer.paper).languages else ""
            note = " · ".join(filter(None, (layout, public, said)))
            self._rows[offer.name].say(paper_word(t, offer), note)
        self._show_count()

    def ticked_names(self) -> tuple[str, ...]:
        """The papers that are wanted together, in their order."""
        return tuple(key for key, row in self._rows.items() if row.isChecked())

    def retranslate(self) -> None:
        """In the language of the window."""
        t = self._desk.t
        self.search.say(t("Other meeting, committee"))
        self.search.setToolTip(t("By number, date, place or committee"))
        self.finder.say_nothing_found(t("Nothing found"), t("{place} of {count}"))
        self._area.setAccessibleName(t("Documents"))
        self._show_count()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._desk.theme.px(200), self._desk.theme.px(280))

    # inside

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        self.column.setContentsMargins(px(8), px(12), px(8), px(12))
        self.column.setSpacing(px(8))
        head = QVBoxLayout()
        head.setContentsMargins(px(8), 0, px(8), 0)
        head.setSpacing(px(2))
        head.addWidget(self.title)
        head.addWidget(self.note)
        head.addSpacing(px(6))
        head.addWidget(self.search)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        scroll(self._area, self._inside)
        self.column.addLayout(head)
        self.column.addWidget(self._area, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(px(8), 0, px(8), 0)
        foot.setSpacing(px(8))
        foot.addWidget(Hairline(self._desk.theme, self))
        foot.addWidget(self.print_all)
        foot.addWidget(self.save_all)
        self.column.addLayout(foot)

    def _row(self, offer: Offer, on: bool) -> PaperRow:
        row = PaperRow(self._desk.theme, offer.name, self._inside)
        row.setChecked(on)
        row.make_current(offer.name == self._current)
        row.shown.connect(self.chosen)
        row.ticked.connect(self._ticked)
        row.stepped.connect(self._step)
        row.opened.connect(self.opened)
        return row

    def _ticked(self) -> None:
        self._show_count()
        self.ticked.emit()

    def _step(self, by: int) -> None:
        names = list(self._rows)
        at = names.index(self._current) + by if self._current in names else 0
        if 0 <= at < len(names):
            row = self._rows[names[at]]
            row.setFocus()
            self._bring_into_sight(row)

    def _show_whole(self) -> None:
        """The paper that is seen is in sight in the list too; nothing moves under the mouse."""
        row = self._rows.get(self._current)
        if row is not None and not self._inside.underMouse():
            self._bring_into_sight(row)

    def _bring_into_sight(self, row: PaperRow) -> None:
        """With a row beside it."""
        self._area.ensureWidgetVisible(row, 0, self._desk.theme.px(metrics.ROW))

    def _show_count(self) -> None:
        t, count = self._desk.t, len(self.ticked_names())
        self.print_all.say(t.n("Print {count} document…", "Print {count} documents…", count).format(count=count))
        self.save_all.say(t.n("Save {count} document…", "Save {count} documents…", count).format(count=count))
        for button in (self.print_all, self.save_all):
            button.setEnabled(count > 0)
