"""How is the paper to be printed: languages, layout, draft, public, day, copies, and what does it lack?"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ctj_desktop.errors import N_, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.papers.all_papers import paper_named
from ctj_desktop.services.papers.paper import PDF_ALONE, PDF_OR_SHEET, PDF_OR_WORD, OfCommittee, OfDecisions, Span
from ctj_desktop.services.papers.print_centre import MOST_COPIES, Offer, Printable, PrintChoices
from ctj_desktop.ui.documents.gap_notes import GapNotes, PlaceOf
from ctj_desktop.ui.documents.own_choices import OwnChoices
from ctj_desktop.ui.documents.paper import PrintedPaper
from ctj_desktop.ui.documents.tiles import Tiles
from ctj_desktop.ui.documents.words import NAMED_WORDS, named_offered, other_word, paper_word
from ctj_desktop.ui.forms.typed_values import read_date
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import ComboBox, Field, LineEdit, Note
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.scrolling import hold, scroll
from ctj_desktop.ui.widgets.surfaces import Card, Hairline
from ctj_desktop.ui.widgets.switch import Switch

BOTH = "both"
ALL_YEARS = 0
LEFT_OUT_SHOWN = 4
SAVING = {
    PDF_ALONE: ("PDF…", N_("Save as PDF…")),
    PDF_OR_WORD: ("PDF, Word…", N_("Save as PDF or for Word…")),
    PDF_OR_SHEET: ("PDF, Excel…", N_("Save as PDF or as a workbook…")),
}
"""What the button says, and what it does, by the forms as which a paper leaves."""


class OptionsCard(Card):
    """What is chosen for one paper; every choice is told at once."""

    changed = Signal()
    copies_changed = Signal()
    about_changed = Signal()
    """Another year, another day, or other decisions."""

    def __init__(self, desk: Desk, today: date, parent: QWidget) -> None:
        super().__init__(desk.theme, "documents.options", padded=False, parent=parent)
        self._desk, self._today = desk, today
        self._offer: Offer | None = None
        self._left_out: tuple[tuple[str, str], ...] = ()
        self.printed_on = today
        self._build()
        self._lay_out()
        self._connect()

    # what is chosen

    def choices(self) -> PrintChoices:
        """As it stands on the card."""
        assert self._offer is not None
        language = self.languages.current()
        layout = self.tiles.current() or paper_named(self._offer.paper).layout if language == BOTH else language
        typed = int(self.copies.text() or 1) if self.copies.hasAcceptableInput() else 1
        public = self.public.isChecked() and self._has_public()
        return PrintChoices(layout=layout, public=public, copies=typed, chosen=self.own.chosen())

    def year(self) -> int | None:
        """The year whose decisions are printed; None for every year."""
        chosen = self.years.chosen()
        return chosen if isinstance(chosen, int) and chosen != ALL_YEARS else None

    def named(self) -> str:
        """The decision or the item that is printed, as `OfDecisions` names it; empty for all."""
        return str(self.decisions.chosen() or "")

    def as_of(self) -> date | None:
        """The day of the paper; None while what is typed is no day."""
        try:
            return read_date(self.day.text(), self._today)
        except UserError:
            return None

    # what is shown

    def show_offer(
        self, offer: Offer, choices: PrintChoices, years: Sequence[int], decisions: Sequence[Printable] = ()
    ) -> None:
        """Another paper, as it was printed last."""
        t, self._offer = self._desk.t, offer
        self.languages.choose(choices.layout if choices.layout in ("fr", "de") else BOTH, silently=True)
        self.tiles.choose(choices.layout)
        self.public.setChecked(choices.public)
        self.copies.setText(str(choices.copies))
        about = offer.about if isinstance(offer.about, OfCommittee) else None
        span = offer.place.span
        self._year_field.setVisible(span is Span.YEAR)
        self._day_field.setVisible(span is Span.DAY)
        self._decisions_field.setVisible(span is not None and span.names)
        if span is not None and span.names:
            about_some = offer.about if isinstance(offer.about, OfDecisions | OfCommittee) else None
            named = " ".join(map(str, about_some.named)) if about_some is not None else ""
            self.decisions.offer(named_offered(t, span, decisions, named), named)
        if span is Span.YEAR and about is not None:
            known = sorted({*years, *([about.year] if about.year else [])}, reverse=True)
            options: list[tuple[str, object]] = [(str(year), year) for year in known]
            self.years.offer([*options, (t("All years"), ALL_YEARS)], about.year or ALL_YEARS)
        if span is Span.DAY and about is not None and about.as_of is not None and not self.day.hasFocus():
            self.day.setText(t.date_short(about.as_of))
            self._day_field.clear_note()
        self.public.setVisible(self._has_public())
        self.draft.setVisible(paper_named(offer.paper).as_draft)
        self.own.show_choices(paper_named(offer.paper).choices, choices.chosen)
        self._show_layouts()
        self.retranslate()

    def show_errata(self, count: int) -> None:
        """How many errata there are to what is printed, where there are any."""
        said = self._desk.t.n(
            "There is {count} erratum to these minutes.", "There are {count} errata to these minutes.", count
        )
        self._errata.say(said.format(count=count) if count else "")
        self._errata.setVisible(bool(count))

    def show_paper(self, paper: PrintedPaper | None, place_of: PlaceOf) -> None:
        """What the paper that was made lacks, and what its public version leaves out."""
        self.gaps.show_gaps(self._desk.t, paper.gaps if paper is not None else None, place_of)
        self._left_out = paper.made.left_out if paper is not None else ()
        self._show_left_out(paper is not None and paper.order.printing.public)

    def retranslate(self) -> None:
        """In the language of the window."""
        t = self._desk.t
        if self._offer is not None:
            self._title.say(paper_word(t, self._offer))
            self._other.say(other_word(t, self._offer))
            if self._offer.place.day_word:
                self._day_field.say(t(self._offer.place.day_word))
        self._languages_title.say(t("Languages"))
        self.languages.offer(
            [(BOTH, t("FR and DE")), ("fr", "FR"), ("de", "DE")], t("Languages"), t("{place} of {count}")
        )
        self._layout_title.say(t("Layout"))
        self.tiles.say([t("Columns"), t("Alternating"), t("Sequential")])
        self._year_field.say(t("Year"))
        span = self._offer.place.span if self._offer is not None else None
        self._decisions_field.say(t(NAMED_WORDS[span]) if span in NAMED_WORDS else "")
        self._printed_field.say(t("Printed on"))
        self._copies_field.say(t("Copies"))
        if not self.printed.hasFocus():
            self.printed.setText(t.date_short(self.printed_on))
        self.draft.say(t("Watermark “draft”"))
        self.public.say(t("Public version"))
        self.print.say(t("Print…"))
        forms = paper_named(self._offer.paper).forms if self._offer is not None else PDF_ALONE
        said = t(SAVING[forms][1])
        self.save.say(SAVING[forms][0], name=said, tip=said)
        self.own.retranslate()
        self.gaps.retranslate(t)
        self._area.setAccessibleName(t("Options"))

    def needed_width(self) -> int:
        """Pixels without which the words of the layouts would be cut in the language of the window."""
        bar = self._area.verticalScrollBar().sizeHint().width()
        widest = max(self.tiles.needed_width(), self.languages.sizeHint().width())
        return widest + 2 * self._desk.theme.px(metrics.CARD_PADDING) + bar + 2

    def minimumSizeHint(self) -> QSize:
        return QSize(self._desk.theme.px(240), self._desk.theme.px(160))

    # inside

    def _build(self) -> None:
        theme = self._desk.theme
        self._area, self._inside = QScrollArea(self), QWidget()
        hold(self._area, self._inside)
        self._title = Label(theme, Type.CARD, elide=True, name="documents.paper", parent=self._inside)
        self._other = Label(theme, Type.BODY, "muted", elide=True, parent=self._inside)
        self._languages_title = Label(theme, Type.LABEL, "muted", parent=self._inside)
        self.languages = Switch(theme, "documents.languages", self._inside)
        self._layout_title = Label(theme, Type.LABEL, "muted", parent=self._inside)
        self.tiles = Tiles(theme, self._inside)
        self.years = ComboBox(theme, "documents.year", self._inside)
        self._year_field = Field(theme, self.years, self._inside)
        self.decisions = ComboBox(theme, "documents.decisions", self._inside)
        self._decisions_field = Field(theme, self.decisions, self._inside)
        self.day = LineEdit(theme, "documents.day", icon="calendar-blank", parent=self._inside)
        self._day_field = Field(theme, self.day, self._inside)
        self.printed = LineEdit(theme, "documents.printed_on", icon="calendar-blank", parent=self._inside)
        self._printed_field = Field(theme, self.printed, self._inside)
        self.copies = LineEdit(theme, "documents.copies", parent=self._inside)
        self.copies.setValidator(QIntValidator(1, MOST_COPIES, self.copies))
        self._copies_field = Field(theme, self.copies, self._inside)
        self.own = OwnChoices(self._desk, self._inside)
        self._errata = Label(
            theme, Type.CAPTION, "warning", wrap=True, name="documents.errata_exist", parent=self._inside
        )
        self.draft = CheckBox(theme, "documents.draft", self._inside)
        self.public = CheckBox(theme, "documents.public", self._inside)
        self._removed = Label(theme, Type.CAPTION, "muted", wrap=True, name="documents.left_out", parent=self._inside)
        self.gaps = GapNotes(theme, self._inside)
        self.print = Button(theme, "documents.print", icon="printer", parent=self)
        self.save = Button(theme, "documents.save", ButtonKind.PRIMARY, icon="file-pdf", parent=self)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        self.languages.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._other)
        numbers = QHBoxLayout()
        numbers.setSpacing(px(12))
        numbers.addWidget(self._printed_field, 3)
        numbers.addWidget(self._copies_field, 1)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        column.addLayout(names)
        column.addWidget(Hairline(self._desk.theme, self._inside))
        for widget in (
            self._year_field,
            self._day_field,
            self._decisions_field,
            self._languages_title,
            self.languages,
            self._layout_title,
            self.tiles,
            self.own,
            self._errata,
        ):
            column.addWidget(widget)
        column.addLayout(numbers)
        column.addWidget(self.draft)
        column.addWidget(self.public)
        column.addWidget(self._removed)
        column.addWidget(self.gaps)
        column.addStretch(1)
        self._removed.setContentsMargins(px(3 + 18 + 8), 0, 0, 0)
        scroll(self._area, self._inside)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(px(16), px(8), px(16), px(14))
        buttons.setSpacing(px(8))
        buttons.addWidget(self.print)
        buttons.addWidget(self.save, 1)
        self.column.setSpacing(0)
        self.column.addWidget(self._area, 1)
        self.column.addLayout(buttons)

    def _connect(self) -> None:
        self.languages.chosen.connect(lambda _key: self._layout_chosen())
        self.tiles.chosen.connect(lambda _key: self.changed.emit())
        self.own.changed.connect(self.changed)
        self.draft.clicked.connect(self.changed)
        self.public.clicked.connect(self.changed)
        self.copies.textEdited.connect(lambda _text: self.copies_changed.emit())
        self.printed.left.connect(self._printed_typed)
        self.printed.returnPressed.connect(self._printed_typed)
        self.years.activated.connect(lambda _index: self.about_changed.emit())
        self.decisions.activated.connect(lambda _index: self.about_changed.emit())
        self.day.left.connect(self._day_typed)
        self.day.returnPressed.connect(self._day_typed)

    def _layout_chosen(self) -> None:
        if self.languages.current() == BOTH and not self.tiles.current() and self._offer is not None:
            self.tiles.choose(paper_named(self._offer.paper).layout)
        self._show_layouts()
        self.changed.emit()

    def _show_layouts(self) -> None:
        speaks = self._offer is not None and paper_named(self._offer.paper).languages
        both = speaks and self.languages.current() == BOTH
        self._languages_title.setVisible(speaks)
        self.languages.setVisible(speaks)
        self._layout_title.setVisible(both)
        self.tiles.setVisible(both)

    def _printed_typed(self) -> None:
        try:
            day = read_date(self.printed.text(), self._today) or self._today
        except UserError as error:
            self._printed_field.note(sentence(self._desk.t, error), Note.ERROR)
            return
        self._printed_field.clear_note()
        self.printed.setText(self._desk.t.date_short(day))
        if day != self.printed_on:
            self.printed_on = day
            self.changed.emit()

    def _day_typed(self) -> None:
        try:
            day = read_date(self.day.text(), self._today)
        except UserError as error:
            self._day_field.note(sentence(self._desk.t, error), Note.ERROR)
            return
        self._day_field.clear_note()
        about = self._offer.about if self._offer is not None else None
        if day is None or (isinstance(about, OfCommittee) and day == about.as_of):
            return
        self.day.setText(self._desk.t.date_short(day))
        self.about_changed.emit()

    def _show_left_out(self, public: bool) -> None:
        t, german = self._desk.t, self._desk.t.language.value == "de"
        self._removed.setVisible(public and self._has_public())
        said = [pair[german] for pair in self._left_out]
        if not said:
            self._removed.say(t("Leaves nothing out."))
            return
        lines = said[:LEFT_OUT_SHOWN]
        more = len(said) - len(lines)
        if more:
            lines.append(t.n("and {count} other", "and {count} others", more).format(count=more))
        self._removed.say(t("Leaves out:") + "\n" + "\n".join(f"– {line}" for line in lines))

    def _has_public(self) -> bool:
        return self._offer is not None and paper_named(self._offer.paper).public
