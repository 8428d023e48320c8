"""What does the paper look like before it is printed? The exact file, its options, and what it still lacks."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout

from ctj_desktop.domain.changes import Outcome
from ctj_desktop.domain.committees import Committee
from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.domain.meetings import Meeting
from ctj_desktop.errors import N_, StoreError, UserError
from ctj_desktop.services.output import write_whole
from ctj_desktop.services.papers import DEFAULT_LAYOUT, OF_MEETING, About, OfCommittee, PaperKind, Printing
from ctj_desktop.ui.desk import Desk, Page
from ctj_desktop.ui.jobs import Job
from ctj_desktop.ui.navigation import Place
from ctj_desktop.ui.paper import Order, Paper, make_paper
from ctj_desktop.ui.printing import AskPrinter, PrintRun, ask_printer
from ctj_desktop.ui.session import Session
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.views.gap_notes import GapNotes
from ctj_desktop.ui.views.page_head import PageHead, page_column
from ctj_desktop.ui.views.paper_view import PaperView
from ctj_desktop.ui.widgets.button import Button, Kind
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.surfaces import Card, Rule
from ctj_desktop.ui.widgets.switch import Switch
from ctj_desktop.ui.widgets.tiles import Tiles
from ctj_desktop.ui.widgets.topline import Crumb

OPTIONS = 292
BOTH = "both"
NAMES: Final = {
    PaperKind.AGENDA: N_("Agenda"),
    PaperKind.MINUTES: N_("Minutes"),
    PaperKind.DECISIONS: N_("Decisions"),
    PaperKind.ROSTER: N_("Directory"),
}


class PreviewPage(Page):
    """A paper of one meeting, or the directory of a committee."""

    section = "meetings"

    def __init__(self, desk: Desk, session: Session, ask: AskPrinter = ask_printer) -> None:
        super().__init__()
        self._desk, self._session, self._ask = desk, session, ask
        self._about: About | None = None
        self._kind = PaperKind.AGENDA
        self._paper: Paper | None = None
        self._making: Job | None = None
        self._run: PrintRun | None = None
        self.setObjectName("page.preview")
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()

    # the page

    def show_place(self, place: Place) -> None:
        assert place.record is not None
        name, _, day = place.detail.partition(" ")
        kind = PaperKind(name or PaperKind.AGENDA)
        about: About = MeetingId(place.record)
        if kind is PaperKind.ROSTER:
            about = OfCommittee(committee=CommitteeId(place.record), as_of=date.fromisoformat(day) if day else None)
        if kind is not self._kind or about != self._about:
            self._choose_layout(DEFAULT_LAYOUT[kind])
        self._about, self._kind = about, kind
        self.section = "members" if kind is PaperKind.ROSTER else "meetings"
        self.retranslate()
        self.kind.choose(kind.value, silently=True)
        self._make()
        self.view.setFocus()

    def crumbs(self) -> list[Crumb]:
        t = self._desk.t
        if isinstance(self._about, OfCommittee):
            return [(t("Members"), Place(page="members")), (self._kind_name(), None)]
        prepare = Place(page="prepare", record=self._about)
        return [(t("Meetings"), Place(page="meetings")), (self._known_by(), prepare), (self._kind_name(), None)]

    def keys(self) -> str:
        return self._desk.t("+ − zoom · 0 page width · Ctrl+P print")

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        own: dict[str, Callable[[], object]] = {"print": self.print_paper, "save_pdf": self.save_pdf}
        if isinstance(self._about, OfCommittee):
            return own
        return own | {
            "preview_agenda": lambda: self._switch(PaperKind.AGENDA.value),
            "preview_minutes": lambda: self._switch(PaperKind.MINUTES.value),
            "preview_decisions": lambda: self._switch(PaperKind.DECISIONS.value),
        }

    def why_not(self, key: str) -> str:
        if key in ("print", "save_pdf") and self._paper is None:
            return self._desk.t("The document is not ready yet.")
        return ""

    def retranslate(self) -> None:
        t = self._desk.t
        known_by = self._known_by()
        meeting = not isinstance(self._about, OfCommittee)
        self.head.say(t("Preview"), t("Meeting {number}").format(number=known_by) if meeting else known_by)
        self._offer_kinds()
        self._title.say(self._kind_name())
        self._languages_title.say(t("Languages"))
        self.languages.offer([(BOTH, t("FR and DE")), ("fr", "FR"), ("de", "DE")], t("Languages"))
        self._layout_title.say(t("Layout"))
        self.tiles.say([t("Columns"), t("Alternating"), t("Sequential")])
        self.draft.say(t("Watermark “draft”"))
        self.public.say(t("Public version"))
        self.print.say(t("Print…"))
        self.save.say(t("Save as PDF…"))
        self._exact.say(t("Exact preview of the file"))
        self.smaller.say("", name=t("Smaller"))
        self.larger.say("", name=t("Larger"))
        self.view.setAccessibleName(t("Pages of the document"))
        self.view.say_waiting(t("The document is being made…"))
        self.gaps.retranslate(t)
        self._show_place_on_page()

    # acts

    def print_paper(self) -> None:
        """The system's dialog, then page after page."""
        if self._paper is None:
            return
        t = self._desk.t
        printer = self._ask(self, t("Print"), self._paper.name)
        if printer is None:
            return
        self._run = PrintRun(self._desk.jobs, printer, self._paper, self)
        self._run.progressed.connect(self._desk.bus.progressed)
        self._run.finished.connect(self._desk.bus.finished)
        self._desk.bus.stopped.connect(self._run.cancel)
        if not self._run.start():
            self._desk.bus.refused.emit(t("The printer does not answer. Check that it is on, then print again."))

    def save_pdf(self) -> None:
        """The same bytes as on the screen."""
        if self._paper is None:
            return
        t = self._desk.t
        proposal = str(self._session.store.path.with_name(self._paper.name))
        chosen, _ = QFileDialog.getSaveFileName(self, t("Save as PDF"), proposal, t("PDF documents (*.pdf)"))
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Whole or not at all; a refusal stands in the strip."""
        if self._paper is None:
            return
        try:
            write_whole(path if path.suffix else path.with_suffix(".pdf"), self._paper.pdf)
        except (UserError, StoreError) as error:
            self._desk.refuse(error)
            return
        self._desk.bus.said.emit(self._desk.t("Saved: {name}").format(name=path.name))

    # inside

    def _build(self) -> None:
        theme = self._desk.theme
        self.head = PageHead(theme, self)
        self.kind = Switch(theme, "preview.kind", self)
        self.options = Card(theme, "preview.options", parent=self)
        self._title = Label(theme, Type.CARD, parent=self.options)
        self._languages_title = Label(theme, Type.LABEL, "muted", parent=self.options)
        self.languages = Switch(theme, "preview.languages", self.options)
        self.languages.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._layout_title = Label(theme, Type.LABEL, "muted", parent=self.options)
        self.tiles = Tiles(theme, self.options)
        self.draft = CheckBox(theme, "preview.draft", self.options)
        self.public = CheckBox(theme, "preview.public", self.options)
        self.gaps = GapNotes(theme, self.options)
        self.print = Button(theme, "preview.print", icon="printer", parent=self.options)
        self.save = Button(theme, "preview.save", Kind.PRIMARY, icon="file-pdf", parent=self.options)
        self._exact = Label(theme, Type.LABEL, "muted", parent=self)
        self._where = Label(theme, Type.CAPTION, "muted", name="preview.where", parent=self)
        glass = "magnifying-glass"
        self.smaller = Button(theme, "preview.smaller", Kind.QUIET, icon=f"{glass}-minus", compact=True, parent=self)
        self.larger = Button(theme, "preview.larger", Kind.QUIET, icon=f"{glass}-plus", compact=True, parent=self)
        self.view = PaperView(theme, "preview.view", self)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        self.head.add(self.kind)
        column = self.options.column
        for widget in (self._title, Rule(self._desk.theme, self.options), self._languages_title, self.languages,
                       self._layout_title, self.tiles, Rule(self._desk.theme, self.options), self.draft,
                       self.public, self.gaps):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.print)
        buttons.addWidget(self.save, 1)
        column.addLayout(buttons)
        self.options.setMinimumWidth(px(OPTIONS))
        self.options.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout()
        line.addWidget(self._exact)
        line.addStretch(1)
        line.addWidget(self._where)
        line.addWidget(self.smaller)
        line.addWidget(self.larger)
        right = QVBoxLayout()
        right.setSpacing(px(4))
        right.addLayout(line)
        right.addWidget(self.view, 1)
        body = QHBoxLayout()
        body.setSpacing(px(12))
        body.addWidget(self.options)
        body.addLayout(right, 1)
        page = page_column(self._desk.theme, self)
        page.addWidget(self.head)
        page.addLayout(body, 1)

    def _connect(self) -> None:
        self.kind.chosen.connect(self._switch)
        self.languages.chosen.connect(self._languages_chosen)
        self.tiles.chosen.connect(lambda _key: self._make())
        for check in (self.draft, self.public):
            check.clicked.connect(self._make)
        self.print.clicked.connect(self.print_paper)
        self.save.clicked.connect(self.save_pdf)
        self.smaller.clicked.connect(self.view.zoom_out)
        self.larger.clicked.connect(self.view.zoom_in)
        self.view.needed.connect(self._draw)
        self.view.moved.connect(self._show_place_on_page)
        self._session.bus.changed.connect(self._changed)

    def _switch(self, kind: str) -> None:
        assert not isinstance(self._about, OfCommittee)
        place = Place(page="preview", record=self._about, detail=str(PaperKind(kind).value))
        self._desk.navigator.replace(place)
        self.show_place(place)
        self.state_changed.emit()

    def _languages_chosen(self, key: str) -> None:
        self._layout_title.setVisible(key == BOTH)
        self.tiles.setVisible(key == BOTH)
        self._make()

    def _offer_kinds(self) -> None:
        """The papers of a meeting; a committee has one, so there is nothing to choose."""
        kinds = [kind for kind in PaperKind if kind in OF_MEETING]
        if isinstance(self._about, OfCommittee):
            kinds = [PaperKind.ROSTER]
        self.kind.setVisible(len(kinds) > 1)
        self.kind.offer([(kind, self._desk.t(NAMES[kind])) for kind in kinds], self._desk.t("Document"))

    def _choose_layout(self, layout: str) -> None:
        self.languages.choose(layout if layout in ("fr", "de") else BOTH, silently=True)
        self.tiles.choose(layout)
        self.tiles.setVisible(self.languages.current() == BOTH)

    def _order(self) -> Order:
        assert self._about is not None
        language = self.languages.current()
        layout = self.tiles.current() or DEFAULT_LAYOUT[self._kind] if language == BOTH else language
        printing = Printing(printed_on=self._session.today(), layout=layout)
        printing = replace(printing, draft=self.draft.isChecked(), public=self.public.isChecked())
        return Order(kind=self._kind, about=self._about, printing=printing)

    def _make(self) -> None:
        if self._making is not None:
            self._making.cancel()
        order, store = self._order(), self._session.store
        self._making = self._desk.jobs.run(lambda _progress: make_paper(store, order), self._made, self._failed)

    def _made(self, paper: Paper) -> None:
        self._paper = paper
        self.view.show_pages(paper.sizes)
        self.gaps.show_gaps(self._desk.t, paper.gaps)
        self._show_place_on_page()
        self.state_changed.emit()

    def _failed(self, error: BaseException) -> None:
        self._paper = None
        self.view.show_pages(())
        if not isinstance(error, UserError | StoreError):
            raise error
        self.view.say_waiting("")
        self._desk.refuse(error)

    def _draw(self, page: int, scale: float) -> None:
        paper = self._paper
        if paper is not None:
            self._desk.jobs.run(
                lambda _progress: (page, scale, paper.picture(page, scale)), self._drawn, self._failed
            )

    def _drawn(self, drawn: tuple[int, float, QImage]) -> None:
        self.view.show_picture(*drawn)

    def _changed(self, outcome: Outcome) -> None:
        if self.isVisible() and outcome.changed:
            self._make()

    def _show_place_on_page(self) -> None:
        t, paper = self._desk.t, self._paper
        pages = len(paper.sizes) if paper is not None else 0
        if not pages:
            self._where.say("")
            return
        self._where.say(
            t("page {page} of {pages} · {zoom}").format(
                page=self.view.current_page() + 1, pages=pages, zoom=t.percent(round(self.view.zoom, 2))
            )
        )

    def _kind_name(self) -> str:
        return self._desk.t(NAMES[self._kind])

    def _known_by(self) -> str:
        """The number of the meeting, the name of the committee."""
        t, store = self._desk.t, self._session.store
        if isinstance(self._about, OfCommittee):
            committee = store.get(Committee, self._about.committee)
            return (committee.short_name or committee.name).or_other(t.language) if committee is not None else ""
        meeting = store.get(Meeting, self._about) if self._about is not None else None
        return (meeting.number if meeting is not None else None) or t("unnumbered meeting")
