"""Which papers are about a committee: its people, its tasks, its year? How each is made stands beside its entry."""

from typing import TYPE_CHECKING, Final

from ctj_desktop.errors import N_
from ctj_desktop.services.papers.paper import (
    PDF_OR_SHEET,
    PDF_OR_WORD,
    Asked,
    Lead,
    Moment,
    Paper,
    PaperChoice,
    PaperPlace,
    Span,
)

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import Document
    from ctj_desktop.files.cell_table import CellTable


def _roster(asked: Asked) -> "Document":
    from ctj_desktop.documents.membership.roster import Contacts, document
    from ctj_desktop.services.membership.roster_paper import roster_paper

    reached = asked.choice("contacts")
    contacts = Contacts(
        phones=reached in ("all", "phones"),
        mails=reached in ("all", "mails"),
        addresses=bool(asked.choice("addresses")),
    )
    paper = roster_paper(asked.store, asked.body.committee, asked.day, contacts)
    return document(paper, *asked.voices, asked.options)


def _composition(asked: Asked) -> "Document":
    from ctj_desktop.documents.membership.composition import document
    from ctj_desktop.services.directory.composition_paper import composition_paper

    return document(composition_paper(asked.store, asked.body.committee, asked.day), *asked.voices, asked.options)


def _labels(asked: Asked) -> "Document":
    from ctj_desktop.documents.post.address_labels import document
    from ctj_desktop.services.directory.labels_paper import labels_paper

    paper = labels_paper(
        asked.store,
        asked.body.committee,
        asked.day,
        everybody=asked.choice("persons") == "all",
        substitutes=bool(asked.choice("substitutes")),
        label_format=asked.choice("format"),
        start=int(asked.choice("start")),
    )
    return document(paper, *asked.voices, asked.options)


def _tasks(asked: Asked) -> "Document":
    from ctj_desktop.documents.open_tasks import document
    from ctj_desktop.services.minutes.papers.tasks_paper import tasks_paper

    paper = tasks_paper(asked.store, asked.body.committee, asked.day, asked.choice("order"))
    return document(paper, *asked.voices, asked.options)


def _tasks_table(asked: Asked) -> "CellTable":
    from ctj_desktop.services.minutes.papers.tasks_paper import tasks_paper
    from ctj_desktop.services.minutes.papers.tasks_table import tasks_table

    paper = tasks_paper(asked.store, asked.body.committee, asked.day, asked.choice("order"))
    return tasks_table(paper, *asked.voices, asked.options)


def _radar(asked: Asked) -> "Document":
    from ctj_desktop.documents.membership.radar import document
    from ctj_desktop.services.directory.radar_paper import radar_paper

    return document(radar_paper(asked.store, asked.body.committee, asked.day), *asked.voices, asked.options)


def _calendar(asked: Asked) -> "Document":
    from ctj_desktop.documents.planning.calendar import document
    from ctj_desktop.services.meetings.planning.calendar_paper import calendar_paper

    body, on, every = asked.body, asked.options.printed_on, bool(asked.choice("every"))
    paper = calendar_paper(asked.store, body.committee, body.year or on.year, on, every=every)
    return document(paper, *asked.voices, asked.options)


def _attendance_statement(asked: Asked) -> "Document":
    from ctj_desktop.documents.membership.attendance_statement import document
    from ctj_desktop.services.meetings.attending.statement_paper import statement_paper

    body, on = asked.body, asked.options.printed_on
    return document(
        statement_paper(asked.store, body.committee, body.year or on.year, on), *asked.voices, asked.options
    )


def _mandate_letters(asked: Asked) -> "Document":
    from ctj_desktop.services.papers.letter_paper import letters_document

    return letters_document(asked.store, asked.body.committee, asked.day, asked.options)


def _statutes(asked: Asked) -> "Document":
    from ctj_desktop.documents.statutes import document
    from ctj_desktop.services.membership.rules.statutes_paper import statutes_paper

    return document(statutes_paper(asked.store, asked.body.committee, asked.day), *asked.voices, asked.options)


PAPERS: Final = (
    Paper(
        name="roster",
        layout="alternate",
        public=True,
        choices=(
            PaperChoice(
                name="contacts",
                word=N_("Contacts"),
                values=(
                    ("all", N_("telephone and e-mail")),
                    ("phones", N_("telephone")),
                    ("mails", N_("e-mail")),
                    ("none", N_("neither telephone nor e-mail")),
                ),
            ),
            PaperChoice(name="addresses", word=N_("With the addresses")),
        ),
        places=(
            PaperPlace(
                name="roster",
                moment=Moment.COMMITTEE,
                word=N_("Directory"),
                span=Span.DAY,
                day_word=N_("Members as of"),
                make=_roster,
                usual=True,
                lead=Lead(
                    text=N_("Preview of the di&rectory"), missing=N_("Open the members first."), icon="address-book"
                ),
            ),
        ),
    ),
    Paper(
        name="composition",
        layout="alternate",
        places=(
            PaperPlace(
                name="composition",
                moment=Moment.COMMITTEE,
                word=N_("Composition, as a picture"),
                span=Span.DAY,
                day_word=N_("Members as of"),
                make=_composition,
                lead=Lead(
                    text=N_("Preview of the &composition"),
                    missing=N_("Open the committees or the documents first."),
                    icon="users-three",
                ),
            ),
        ),
    ),
    Paper(
        name="labels",
        layout="fr",
        languages=False,
        choices=(
            PaperChoice(
                name="format",
                word=N_("Format"),
                values=(("3x8", "3 × 8, 70 × 37 mm"), ("3x7", "3 × 7, 63,5 × 38,1 mm")),
            ),
            PaperChoice(name="start", word=N_("Begin with label"), most=24),
            PaperChoice(
                name="persons",
                word=N_("For whom"),
                values=(("post", N_("those who receive papers by post")), ("all", N_("everybody"))),
            ),
            PaperChoice(name="substitutes", word=N_("With the substitutes")),
        ),
        places=(
            PaperPlace(
                name="labels",
                moment=Moment.COMMITTEE,
                word=N_("Address labels"),
                span=Span.DAY,
                day_word=N_("Members as of"),
                make=_labels,
            ),
        ),
    ),
    Paper(
        name="tasks",
        other_name="follow-up",
        layout="alternate",
        forms=PDF_OR_SHEET,
        public=True,
        choices=(
            PaperChoice(
                name="order",
                word=N_("In groups"),
                values=(("due", N_("by date")), ("owner", N_("by who does it"))),
            ),
        ),
        places=(
            PaperPlace(
                name="tasks",
                moment=Moment.COMMITTEE,
                word=N_("List of open tasks"),
                span=Span.DAY,
                day_word=N_("Open tasks as of"),
                of_today=True,
                make=_tasks,
                table=_tasks_table,
                lead=Lead(
                    text=N_("Preview of the list of open &tasks"),
                    missing=N_("Open the documents or the tasks first."),
                    icon="check-square",
                ),
            ),
        ),
    ),
    Paper(
        name="radar",
        layout="alternate",
        places=(
            PaperPlace(
                name="radar",
                moment=Moment.COMMITTEE,
                word=N_("Radar of mandates"),
                span=Span.DAY,
                day_word=N_("The twelve months after"),
                of_today=True,
                make=_radar,
                lead=Lead(
                    text=N_("Preview of the radar of &mandates"),
                    missing=N_("Open the radar of mandates first."),
                    icon="calendar-check",
                ),
            ),
        ),
    ),
    Paper(
        name="calendar",
        layout="alternate",
        as_draft=True,
        choices=(PaperChoice(name="every", word=N_("The meetings of all committees")),),
        places=(
            PaperPlace(
                name="calendar",
                moment=Moment.COMMITTEE,
                word=N_("Calendar {year}"),
                every=N_("Calendar of this year"),
                span=Span.YEAR,
                make=_calendar,
                lead=Lead(
                    text=N_("Preview of the c&alendar"), missing=N_("Open the calendar first."), icon="calendar-blank"
                ),
            ),
        ),
    ),
    Paper(
        name="attendance-statement",
        layout="alternate",
        places=(
            PaperPlace(
                name="attendance_statement",
                moment=Moment.COMMITTEE,
                word=N_("Attendance {year}"),
                every=N_("Attendance of this year"),
                span=Span.YEAR,
                make=_attendance_statement,
                lead=Lead(
                    text=N_("Preview of the attendance state&ment"),
                    missing=N_("Open the attendance of the year first."),
                    icon="users",
                ),
            ),
        ),
    ),
    Paper(
        name="mandate-letter",
        layout="fr",
        forms=PDF_OR_WORD,
        languages=False,
        places=(
            PaperPlace(
                name="mandate_letters",
                moment=Moment.COMMITTEE,
                word=N_("Letters to the appointing bodies"),
                span=Span.DAY,
                day_word=N_("The twelve months after"),
                of_today=True,
                make=_mandate_letters,
            ),
        ),
    ),
)
STATUTES: Final = (
    Paper(
        name="statutes",
        layout="columns",
        as_draft=True,
        places=(
            PaperPlace(
                name="statutes",
                moment=Moment.COMMITTEE,
                word=N_("Statutes in plain sentences"),
                span=Span.DAY,
                day_word=N_("Statutes as of"),
                of_today=True,
                make=_statutes,
                lead=Lead(
                    text=N_("Preview of the stat&utes"),
                    missing=N_("Open the statutes or the documents first."),
                    icon="gavel",
                ),
            ),
        ),
    ),
)
"""They close the set."""
