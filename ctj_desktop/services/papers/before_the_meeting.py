"""Which papers prepare a meeting? How each is made stands beside its entry, as in `all_papers`."""

from typing import TYPE_CHECKING, Final

from ctj_desktop.errors import N_
from ctj_desktop.services.papers.paper import PDF_OR_WORD, Asked, Lead, Moment, Paper, PaperChoice, PaperPlace, Span

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import Document

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


def _plates_of_meeting(asked: Asked) -> "Document":
    from ctj_desktop.documents.name_plates import document
    from ctj_desktop.services.session.plates_paper import meeting_plates

    day, substitutes = asked.options.printed_on, bool(asked.choice("substitutes"))
    paper = meeting_plates(asked.store, asked.meeting, day, asked.choice("format"), substitutes=substitutes)
    return document(paper, *asked.voices, asked.options)


def _plates_of_committee(asked: Asked) -> "Document":
    from ctj_desktop.documents.name_plates import document
    from ctj_desktop.services.session.plates_paper import committee_plates

    body, substitutes = asked.body.committee, bool(asked.choice("substitutes"))
    paper = committee_plates(asked.store, body, asked.day, asked.choice("format"), substitutes=substitutes)
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
            PaperPlace(name="nameplates", moment=Moment.BEFORE, word=N_("Name plates"), make=_plates_of_meeting),
            PaperPlace(
                name="plates_of_committee",
                moment=Moment.COMMITTEE,
                word=N_("Name plates of the committee"),
                span=Span.DAY,
                day_word=N_("Members as of"),
                make=_plates_of_committee,
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
)
