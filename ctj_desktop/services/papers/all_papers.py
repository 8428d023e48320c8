"""Which papers are made? One entry for each, in the order of the set.

A maker reads its facts beside their room and hands them to the document; both are imported when a paper is made.
"""

from functools import cache
from typing import TYPE_CHECKING, Final

from ctj_desktop.errors import N_
from ctj_desktop.services.papers import after_the_meeting as after
from ctj_desktop.services.papers import makers
from ctj_desktop.services.papers.after_the_meeting import ERRATA
from ctj_desktop.services.papers.named.funding_papers import FUNDING_PAPERS
from ctj_desktop.services.papers.named.matinee_papers import MATINEE_PAPERS
from ctj_desktop.services.papers.named.strategy_papers import STRATEGY_PAPERS
from ctj_desktop.services.papers.named.territory_papers import TERRITORY_PAPERS
from ctj_desktop.services.papers.paper import (
    PDF_OR_SHEET,
    PDF_OR_WORD,
    Asked,
    Lead,
    Moment,
    Paper,
    PaperChoice,
    PaperForm,
    PaperPlace,
    Span,
)
from ctj_desktop.services.papers.project_papers import PROJECT_PAPERS
from ctj_desktop.services.papers.reports.entries import REPORT_PAPERS

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import Document
    from ctj_desktop.files.cell_table import CellTable

NO_MEETING: Final = N_("Choose a meeting first.")
PROPOSALS: Final = "proposals"
"""The choice of the agenda that a convocation follows too."""


def _agenda(asked: Asked) -> "Document":
    from ctj_desktop.documents.agenda import document
    from ctj_desktop.services.minutes.papers.meeting_paper import agenda_paper

    paper = agenda_paper(asked.store, asked.meeting, proposals=bool(asked.choice(PROPOSALS)))
    return document(paper, *asked.voices, asked.options)


def _attendance(asked: Asked) -> "Document":
    from ctj_desktop.documents.attendance_sheet import document
    from ctj_desktop.services.session.attendance_paper import attendance_paper

    paper = attendance_paper(asked.store, asked.meeting, asked.options.printed_on)
    return document(paper, *asked.voices, asked.options)


def _convocation(asked: Asked) -> "Document":
    from ctj_desktop.services.papers.convocation_paper import letters_document

    return letters_document(asked.store, asked.meeting, asked.voices, asked.options)


def _reply_form(asked: Asked) -> "Document":
    from ctj_desktop.services.papers.reply_form_paper import forms_document

    return forms_document(asked.store, asked.meeting, asked.voices, asked.options)


def _proof(asked: Asked) -> "Document":
    from ctj_desktop.documents.post.dispatch_proof import document
    from ctj_desktop.services.papers.convocation_paper import proof_paper

    return document(proof_paper(asked.store, asked.meeting), *asked.voices, asked.options)


def _running_sheet(asked: Asked) -> "Document":
    from ctj_desktop.documents.running_sheet import document
    from ctj_desktop.services.minutes.papers.running_sheet_paper import running_sheet

    paper = running_sheet(asked.store, asked.meeting, asked.options.printed_on, asked.voices)
    return document(paper, *asked.voices, asked.options)


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


def _statutes(asked: Asked) -> "Document":
    from ctj_desktop.documents.statutes import document
    from ctj_desktop.services.membership.rules.statutes_paper import statutes_paper

    return document(statutes_paper(asked.store, asked.body.committee, asked.day), *asked.voices, asked.options)


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


PAPERS: Final = (
    Paper(
        name="agenda",
        layout="alternate",
        as_draft=True,
        forms=PDF_OR_WORD,
        public=True,
        choices=(PaperChoice(name=PROPOSALS, word=N_("With the proposed decisions")),),
        places=(
            PaperPlace(
                name="agenda",
                moment=Moment.BEFORE,
                word=N_("Agenda"),
                make=_agenda,
                usual=True,
                lead=Lead(text=N_("Preview of the &agenda"), missing=NO_MEETING, icon="list-numbers"),
            ),
        ),
    ),
    Paper(
        name="attendance",
        layout="alternate",
        places=(
            PaperPlace(
                name="attendance", moment=Moment.BEFORE, word=N_("Attendance sheet"), make=_attendance, usual=True
            ),
        ),
    ),
    Paper(
        name="nameplates",
        layout="columns",
        choices=(
            PaperChoice(
                name="format",
                word=N_("Format"),
                values=(("a4", N_("A4 sheet, folded")), ("a5", N_("two on a sheet, to cut and fold"))),
            ),
            PaperChoice(name="substitutes", word=N_("With the substitutes")),
        ),
        places=(
            PaperPlace(name="nameplates", moment=Moment.BEFORE, word=N_("Name plates"), make=makers.plates_of_meeting),
            PaperPlace(
                name="plates_of_committee",
                moment=Moment.COMMITTEE,
                word=N_("Name plates of the committee"),
                span=Span.DAY,
                day_word=N_("Members as of"),
                make=makers.plates_of_committee,
            ),
        ),
    ),
    Paper(
        name="convocation",
        layout="fr",
        forms=PDF_OR_WORD,
        languages=False,
        places=(
            PaperPlace(name="convocation", moment=Moment.BEFORE, word=N_("Letters of convocation"), make=_convocation),
        ),
    ),
    Paper(
        name="reply-form",
        layout="alternate",
        places=(PaperPlace(name="reply_form", moment=Moment.BEFORE, word=N_("Reply forms"), make=_reply_form),),
    ),
    Paper(
        name="proof",
        layout="alternate",
        places=(PaperPlace(name="proof", moment=Moment.BEFORE, word=N_("Proof of sending"), make=_proof),),
    ),
    Paper(
        name="running-sheet",
        layout="fr",
        places=(
            PaperPlace(
                name="running_sheet",
                moment=Moment.BEFORE,
                word=N_("Running sheet"),
                make=_running_sheet,
                lead=Lead(text=N_("Preview of the &running sheet"), missing=NO_MEETING, icon="play-circle"),
            ),
        ),
    ),
    Paper(
        name="minutes",
        layout="columns",
        as_draft=True,
        forms=PDF_OR_WORD,
        public=True,
        choices=(PaperChoice(name=ERRATA, word=N_("With the errata")),),
        places=(
            PaperPlace(
                name="minutes",
                moment=Moment.AFTER,
                word=N_("Minutes"),
                make=after.minutes,
                usual=True,
                lead=Lead(text=N_("Preview of the &minutes"), missing=NO_MEETING, icon="article"),
            ),
        ),
    ),
    Paper(
        name="erratum",
        layout="columns",
        as_draft=True,
        forms=PDF_OR_WORD,
        public=True,
        choices=(
            PaperChoice(
                name="which", word=N_("Which errata"), values=(("all", N_("all of them")), ("last", N_("the last one")))
            ),
        ),
        places=(PaperPlace(name="erratum", moment=Moment.AFTER, word=N_("Errata to the minutes"), make=after.errata),),
    ),
    Paper(
        name="circulation-copy",
        layout="columns",
        forms=PDF_OR_WORD,
        public=True,
        places=(
            PaperPlace(
                name="circulation_copy",
                moment=Moment.AFTER,
                word=N_("Minutes for remarks"),
                make=after.circulation_copy,
            ),
        ),
    ),
    Paper(
        name="remark-form",
        layout="columns",
        places=(PaperPlace(name="remark_form", moment=Moment.AFTER, word=N_("Remark forms"), make=after.remark_form),),
    ),
    Paper(
        name="remarks",
        layout="alternate",
        forms=PDF_OR_WORD,
        places=(
            PaperPlace(name="remarks", moment=Moment.AFTER, word=N_("Remarks on the minutes"), make=after.remarks),
        ),
    ),
    Paper(
        name="decisions",
        layout="columns",
        as_draft=True,
        forms=PDF_OR_WORD,
        public=True,
        places=(
            PaperPlace(
                name="decisions",
                moment=Moment.AFTER,
                word=N_("Record of decisions"),
                make=after.decisions,
                usual=True,
                lead=Lead(text=N_("Preview of the &decisions"), missing=NO_MEETING, icon="gavel"),
            ),
            PaperPlace(
                name="year",
                moment=Moment.COMMITTEE,
                word=N_("Decisions {year}"),
                every=N_("All decisions"),
                span=Span.YEAR,
                make=after.decisions_of_committee,
            ),
        ),
    ),
    Paper(
        name="extract",
        layout="columns",
        forms=PDF_OR_WORD,
        choices=(PaperChoice(name="passages", word=N_("With what was minuted of the item")),),
        places=(
            PaperPlace(
                name="extract",
                moment=Moment.AFTER,
                word=N_("Extract of the minutes"),
                span=Span.DECISIONS,
                make=after.extract,
            ),
        ),
    ),
    Paper(
        name="circulation",
        layout="columns",
        as_draft=True,
        forms=PDF_OR_WORD,
        places=(
            PaperPlace(
                name="circulation",
                moment=Moment.COMMITTEE,
                word=N_("Decisions by circulation {year}"),
                every=N_("All decisions by circulation"),
                span=Span.YEAR,
                make=makers.circulations,
            ),
        ),
    ),
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
                    text=N_("Preview of the di&rectory"),
                    missing=N_("Open the members first."),
                    icon="address-book",
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
                make=makers.labels,
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
                make=makers.radar,
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
                    text=N_("Preview of the c&alendar"),
                    missing=N_("Open the calendar first."),
                    icon="calendar-blank",
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
                make=makers.mandate_letters,
            ),
        ),
    ),
    *PROJECT_PAPERS,
    *MATINEE_PAPERS,
    *STRATEGY_PAPERS,
    *TERRITORY_PAPERS,
    *FUNDING_PAPERS,
    *REPORT_PAPERS,
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

PAPER_NAMES: Final = tuple(paper.name for paper in PAPERS)
OTHER_NAMES: Final = tuple(paper.other_name for paper in PAPERS if paper.other_name)


def paper_named(name: str) -> Paper:
    """The entry of that name; `KeyError` for a name that no paper has."""
    return _BY_NAME[name]


def in_form(form: PaperForm) -> tuple[str, ...]:
    """The papers that leave as such a file too."""
    return tuple(paper.name for paper in PAPERS if form in paper.forms)


@cache
def places(*, of_meeting: bool) -> tuple[tuple[Paper, PaperPlace], ...]:
    """The set of a meeting, or of a committee, as it stands there: what is usual before the rest."""
    found = [(paper, place) for paper in PAPERS if (place := paper.place(of_meeting=of_meeting)) is not None]
    moments = list(Moment)
    return tuple(sorted(found, key=lambda one: (moments.index(one[1].moment), not one[1].usual)))


def leads(*, of_meeting: bool) -> tuple[str, ...]:
    """The papers of a meeting, or of a committee, that an act leads to."""
    return tuple(place.name for _paper, place in places(of_meeting=of_meeting) if place.lead is not None)


_BY_NAME: Final = {name: paper for paper in PAPERS for name in (paper.name, paper.other_name) if name}
