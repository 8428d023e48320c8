"""How is everything printed: which meeting, which papers, in which languages, and what do they look like?"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.records.minutes import AnyAttachment
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.services.papers.all_papers import leads
from ctj_desktop.services.papers.paper import Span
from ctj_desktop.services.papers.print_centre import (
    EVERY_YEAR,
    PaperSubject,
    errata_to,
    find_subjects,
    first_subject,
    for_word,
    printable_years,
    printables,
    subject,
)
from ctj_desktop.services.papers.sources import Source
from ctj_desktop.ui.documents.batch import Batch
from ctj_desktop.ui.documents.choice import PrintSet
from ctj_desktop.ui.documents.options import OptionsCard
from ctj_desktop.ui.documents.pane import PaperPane
from ctj_desktop.ui.documents.paper import PrintedPaper, find_line
from ctj_desktop.ui.documents.places import place_of_gap
from ctj_desktop.ui.documents.set_of_papers import SetCard
from ctj_desktop.ui.documents.words import paper_word, subject_note, subject_word
from ctj_desktop.ui.forms.page_head import PageHead, page_column
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.widgets.scrolling import PageStack
from ctj_desktop.ui.widgets.search_list import Hit
from ctj_desktop.ui.widgets.surfaces import Card, EmptyState
from ctj_desktop.ui.widgets.switch import Switch

if TYPE_CHECKING:  # read when files are looked at, or a paper is made
    from ctj_desktop.documents.gaps import Untranslated
    from ctj_desktop.ui.documents.attached import AttachedList

CENTRE, ATTACHED = "centre", "attached"
SET, OPTIONS, WIDE = 224, 292, 900
"""Widths of the cards beside the paper, and of a page that has room for both of them."""
SWITCHED = frozenset({*leads(of_meeting=True), *leads(of_meeting=False)})
"""Papers that an act of their own leads to."""
PAPERS, CHOICES = "papers", "choices"
FOUND = 9


class DocumentsPage(Page):
    """The print centre, and the files that are attached to items."""

    section = "documents"

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self.now = PrintSet(workspace.store, workspace.today())
        self._page_name = "documents"
        self._attached: AttachedList | None = None  # made when it is looked at
        self.setObjectName("page.documents")
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()

    # the page

    def show_place(self, place: Place) -> None:
        self._page_name = place.page
        name, _, argument = place.detail.partition(" ")
        if place.record is not None and self._is_file(place.record):
            name = ATTACHED
        self._show_mode(ATTACHED if name == ATTACHED else CENTRE)
        if name == ATTACHED:
            self.attached.show_file(place.record)
            self.attached.table.setFocus()
            return
        self._show_subject(self._subject_of(place.record), name, argument)
        if place.detail:
            self.pane.view.setFocus()
        else:
            self.set.show_current(self.now.name, focus=True)

    def crumbs(self) -> list[Crumb]:
        t = self._desk.t
        documents: Crumb = (t("Documents"), Place(page="documents"))
        if self._mode() == ATTACHED:
            return [documents, (t("Attached"), None)]
        subject, offer = self.now.subject, self.now.offer
        if subject is None or offer is None:
            return [(t("Documents"), None)]
        where: Crumb = (subject.number or t("unnumbered meeting"), Place(page="prepare", record=subject.meeting))
        if subject.meeting is None:
            where = (subject_word(t, subject), Place(page="members", detail="composition"))
        return [documents, where, (paper_word(t, offer), None)]

    def keys(self) -> str:
        t = self._desk.t
        if self._mode() == ATTACHED:
            return t("Ctrl+F filter · Enter open a copy")
        return t("Space tick · ↑↓ line · Enter its record · + − zoom")

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        if self._mode() == ATTACHED:
            return self.attached.handlers()
        own: dict[str, Callable[[], object]] = {
            "print": self.print_paper,
            "save_pdf": self.save_pdf,
            "print_all": self.print_all,
            "save_all": self.save_all,
            "save_all_word": self.save_all_word,
        }
        known = [offer.name for offer in self.now.offers if offer.name in SWITCHED]
        return own | {f"preview_{name}": partial(self._switch, name) for name in known}

    def why_not(self, key: str) -> str:
        t = self._desk.t
        if key in ("open_file", "save_file"):
            return self.attached.why_not()
        if key in ("print", "save_pdf"):
            return t("The document is not ready yet.") if self._ready() is None else self._busy(key)
        if key in ("print_all", "save_all", "save_all_word"):
            return self.batch.why_busy() if self.set.ticked_names() else t("Tick the documents first.")
        return ""

    def find_here(self) -> None:
        self.part.choose(PAPERS)
        field = self.attached.search if self._mode() == ATTACHED else self.set.search
        field.setFocus()
        field.selectAll()

    def retranslate(self) -> None:
        t = self._desk.t
        self.head.say(t("Documents"), t("Print centre") if self._mode() == CENTRE else t("Attached to the items"))
        self.mode.offer([(CENTRE, t("Print centre")), (ATTACHED, t("Attached"))], t("View"), t("{place} of {count}"))
        for part in (self.set, self.options, self.pane, self._attached):
            if part is not None:
                part.retranslate()
        self.part.offer([(PAPERS, t("Papers")), (CHOICES, t("Options"))], t("View"), t("{place} of {count}"))
        self.empty.nothing_yet(
            t("No document yet"),
            t("Agenda, minutes and decisions come from a meeting, the directory from a committee."),
            t("Prepare the first meeting"),
            "files",
        )
        if self.now.subject is not None:
            self.set.show_subject(self.now.subject)
            self._show_set()
        self._show_options()
        self._share_room()

    @property
    def attached(self) -> "AttachedList":
        """The list of files."""
        if self._attached is None:
            from ctj_desktop.ui.documents.attached import AttachedList

            self._attached = AttachedList(self._desk, self._workspace, self)
            self._attached.retranslate()
            self._attached.state_changed.connect(self.state_changed)
            self._stack.addWidget(self._attached)
        return self._attached

    # acts

    def print_paper(self) -> None:
        """What is on the screen: the system's dialog, then page after page."""
        paper = self._ready()
        if paper is not None:
            self.batch.print_one(paper, self.now.chosen[self.now.name].copies)

    def save_pdf(self) -> None:
        """The same bytes as on the screen."""
        paper = self._ready()
        if paper is not None:
            self.batch.save_one(paper)

    def print_all(self) -> None:
        """Every paper that is ticked."""
        names = self.set.ticked_names()
        self.batch.print_all(self.now.orders(names, self.options.printed_on), self.now.copies(names))

    def save_all(self) -> None:
        """Every paper that is ticked, into a folder."""
        self.batch.save_all(self.now.orders(self.set.ticked_names(), self.options.printed_on))

    def save_all_word(self) -> None:
        """The same, those that have such a form for Word."""
        orders = self.now.orders(self.set.ticked_names(), self.options.printed_on)
        self.batch.save_all([for_word(one) for one in orders])

    # inside

    def _build(self) -> None:
        desk, workspace = self._desk, self._workspace
        self.head = PageHead(desk.theme, self)
        self.mode = Switch(desk.theme, "documents.mode", self)
        self.part = Switch(desk.theme, "documents.part", self)
        self.set = SetCard(desk, self._find, self)
        self.options = OptionsCard(desk, workspace.today(), self)
        self.pane = PaperPane(desk, workspace, self)
        self.batch = Batch(desk, workspace, self)
        self._centre = QWidget(self)
        self._empty_card = Card(desk.theme, "documents.empty", parent=self)
        self.empty = EmptyState(desk.theme, "documents.empty.state", self._empty_card)
        self._stack = PageStack(self)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        self.head.add(self.mode)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(px(12))
        self._cards.addWidget(self.part)
        self._cards.addWidget(self.set)
        self._cards.addWidget(self.options)
        body = QHBoxLayout(self._centre)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(12))
        body.addLayout(self._cards)
        body.addWidget(self.pane, 1)
        self._empty_card.column.addWidget(self.empty)
        for widget in (self._centre, self._empty_card):
            self._stack.addWidget(widget)
        column: QVBoxLayout = page_column(self._desk.theme, self)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.mode.chosen.connect(self._mode_chosen)
        self.part.chosen.connect(lambda _part: self._share_room())
        self.set.chosen.connect(self._paper_chosen)
        self.set.ticked.connect(self.state_changed)
        self.set.opened.connect(self.pane.view.setFocus)
        self.set.print_all.clicked.connect(self.print_all)
        self.set.save_all.clicked.connect(self.save_all)
        self.options.changed.connect(self._choices_changed)
        self.options.copies_changed.connect(self._keep)
        self.options.about_changed.connect(self._about_changed)
        self.options.gaps.asked.connect(self._desk.navigator.go)
        self.options.print.clicked.connect(self.print_paper)
        self.options.save.clicked.connect(self.save_pdf)
        self.pane.made.connect(self._paper_made)
        self.pane.view.opened.connect(self._open_line)
        self.empty.primary.clicked.connect(lambda: self._desk.actions["new_meeting"].trigger())
        self._workspace.bus.changed.connect(self._changed)
        self._workspace.committee_changed.connect(self._committee_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Both cards beside the paper; where that leaves no room for it, one at a time."""
        px = self._desk.theme.px
        wide = self.width() >= px(WIDE)
        ways = QBoxLayout.Direction
        self._cards.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        options = max(px(OPTIONS), self.options.needed_width())
        self.options.setFixedWidth(options)
        self.set.setFixedWidth(px(SET) if wide else options)
        self.part.setFixedWidth(options)
        self.part.setVisible(not wide)
        self.set.setVisible(wide or self.part.current() == PAPERS)
        self.options.setVisible(wide or self.part.current() == CHOICES)

    def _mode(self) -> str:
        return self.mode.current()

    def _show_mode(self, mode: str) -> None:
        self.mode.choose(mode, silently=True)
        shown = self._centre if self.now.subject is not None else self._empty_card
        self._stack.setCurrentWidget(self.attached if mode == ATTACHED else shown)
        t = self._desk.t
        self.head.say(t("Documents"), t("Print centre") if mode == CENTRE else t("Attached to the items"))

    def _mode_chosen(self, mode: str) -> None:
        detail = ATTACHED if mode == ATTACHED else ""
        subject = self.now.subject
        place = Place(page=self._page_name, record=subject.key if subject else None, detail=detail)
        self._desk.navigator.replace(place)
        self.show_place(place)
        self.mode.setFocus()
        self.state_changed.emit()

    def _find(self, typed: str) -> Sequence[Hit]:
        t, workspace = self._desk.t, self._workspace
        found = find_subjects(workspace.store, workspace.committee, typed, workspace.today(), limit=FOUND)
        return [
            Hit(
                text=" · ".join((subject_word(t, one), one.committee_name.or_other(t.language)))
                if one.meeting
                else subject_word(t, one),
                side_note=t.date_short(one.on) if one.on else subject_note(t, one) if one.meeting is None else "",
                icon="calendar-blank" if one.meeting else "users-three",
                act=partial(self._go_to, one.key),
            )
            for one in found
        ]

    def _is_file(self, record: UUID) -> bool:
        store = self._workspace.store
        return store.get(AnyAttachment, record) is not None

    def _go_to(self, key: UUID) -> None:
        self._desk.navigator.go(Place(page=self._page_name, record=key))

    def _subject_of(self, record: UUID | None) -> PaperSubject | None:
        """What is asked for; else what was shown, if it is still there; else the next meeting."""
        store, workspace = self._workspace.store, self._workspace
        if record is not None:
            return subject(store, record)
        if self.now.subject is not None and workspace.committee in (None, self.now.subject.committee):
            with suppress(UserError):  # it was taken back
                return subject(store, self.now.subject.key)
        return first_subject(store, workspace.committee, workspace.today())

    def _show_subject(self, found: PaperSubject | None, name: str, argument: str = "") -> None:
        another = self.now.show(found, name, argument)
        self._show_mode(CENTRE)
        if found is None:
            self.pane.stop()
        else:
            self.set.show_subject(found)
            self.set.show_offers(self.now.offers, self.now.usual() if another else frozenset(self.set.ticked_names()))
            self._show_paper()
        self.state_changed.emit()

    def _show_paper(self) -> None:
        self._show_set()
        self._show_options()
        self._make()

    def _show_set(self) -> None:
        self.set.show_current(self.now.name)
        self.set.show_notes(self.now.offers, self.now.chosen, self.now.pages)

    def _show_options(self) -> None:
        now, store = self.now, self._workspace.store
        if now.offer is not None and now.subject is not None:
            known = printable_years(store, now.subject.committee, self._workspace.today())
            self.options.draft.setChecked(now.is_draft())
            self.options.show_offer(now.offer, now.chosen[now.name], known, printables(store, now.offer))
            self.options.show_errata(errata_to(store, now.offer))

    def _switch(self, name: str) -> None:
        self.set.show_current(name)
        self._paper_chosen(name)

    def _paper_chosen(self, name: str) -> None:
        now = self.now
        if name == now.name or now.subject is None:
            return
        now.name = name
        self._desk.navigator.replace(Place(page=self._page_name, record=now.subject.key, detail=now.detail))
        self._show_paper()
        self.state_changed.emit()

    def _choices_changed(self) -> None:
        self.now.pages.pop(self.now.name, None)
        self._keep()
        self._show_set()
        self._make()

    def _keep(self) -> None:
        self.now.keep(self.options.choices(), draft=self.options.draft.isChecked())

    def _about_changed(self) -> None:
        offer = self.now.offer
        if offer is None:
            return
        if offer.place.span is Span.YEAR:
            argument = str(self.options.year() or EVERY_YEAR)
        elif offer.place.span is not None and offer.place.span.names:
            argument = self.options.named()
        else:
            day = self.options.as_of()
            argument = day.isoformat() if day else self._argument()
        self._show_subject(self.now.subject, self.now.name, argument)

    def _make(self) -> None:
        wanted = self.now.order(self.options.printed_on)
        if wanted is not None:
            self.pane.make(wanted)
            self._show_ready()

    def _ready(self) -> PrintedPaper | None:
        """The paper, once it is the one that is asked for."""
        wanted = self.now.order(self.options.printed_on)
        return self.pane.paper if wanted is not None and self.pane.is_current(wanted) else None

    def _paper_made(self) -> None:
        paper = self._ready()
        if paper is not None:
            self.now.pages[self.now.name] = len(paper.sizes)
            self._show_set()
        self.options.show_paper(paper, self._place_of)
        self._show_ready()
        self.state_changed.emit()

    def _place_of(self, gap: "Untranslated") -> Place | None:
        paper = self.pane.paper
        return place_of_gap(paper.sources.get(gap.text), gap.language) if paper is not None else None

    def _open_line(self, line: str) -> None:
        """From a line of the paper to its record."""
        offer, store = self.now.offer, self._workspace.store
        if offer is not None:
            about = offer.about
            self._desk.jobs.run(
                self, lambda _progress: find_line(store, about, line), self._line_found, self._line_failed
            )

    def _line_found(self, found: Source | None) -> None:
        place = place_of_gap(found)
        if place is None:
            self._desk.bus.said.emit(self._desk.t("This line stands in no single record."))
        else:
            self._desk.navigator.go(place)

    def _line_failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError | StoreError):
            raise error
        self._desk.refuse(error)

    def _show_ready(self) -> None:
        ready = self._ready() is not None
        for button in (self.options.print, self.options.save):
            button.setEnabled(ready)

    def _busy(self, key: str) -> str:
        return self.batch.why_busy() if key == "print" else ""

    def _changed(self, outcome: Outcome) -> None:
        if not outcome.changed or not self.isVisible() or self._mode() == ATTACHED:
            return
        self._show_subject(self._subject_of(None), self.now.name, self._argument())

    def _committee_changed(self) -> None:
        if self.isVisible() and self._mode() == CENTRE:
            self._show_subject(self._subject_of(None), self.now.name)

    def _argument(self) -> str:
        return self.now.detail.partition(" ")[2]
