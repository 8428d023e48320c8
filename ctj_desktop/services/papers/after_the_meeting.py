"""Which papers come of a meeting that was held: its minutes with their errata, its decisions, an extract of them?

How each is made stands beside its entry, as in `all_papers`.
"""

from typing import TYPE_CHECKING, Final

from ctj_desktop.errors import N_
from ctj_desktop.services.papers.before_the_meeting import NO_MEETING
from ctj_desktop.services.papers.paper import PDF_OR_WORD, Asked, Lead, Moment, Paper, PaperChoice, PaperPlace, Span

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import Document

ERRATA: Final = "errata"
"""The choice of the minutes that binds their errata behind them."""


def _minutes(asked: Asked) -> "Document":
    from ctj_desktop.documents.minutes import document
    from ctj_desktop.services.minutes.papers.meeting_paper import minutes_paper

    made = document(minutes_paper(asked.store, asked.meeting), *asked.voices, asked.options)
    return _with_errata(made, asked) if asked.choice(ERRATA) else made


def _with_errata(approved: "Document", asked: Asked) -> "Document":
    """The minutes as they were approved and, behind them, each erratum as a paper of its own."""
    from ctj_desktop.documents.approved.erratum import behind
    from ctj_desktop.services.minutes.papers.erratum_paper import errata_paper

    return behind(approved, errata_paper(asked.store, asked.meeting), *asked.voices, asked.options)


def _errata(asked: Asked) -> "Document":
    from ctj_desktop.documents.approved.erratum import document
    from ctj_desktop.services.minutes.papers.erratum_paper import errata_paper

    paper = errata_paper(asked.store, asked.meeting, last=asked.choice("which") == "last")
    return document(paper, *asked.voices, asked.options)


def _decisions(asked: Asked) -> "Document":
    from ctj_desktop.documents.decisions import document
    from ctj_desktop.services.minutes.papers.decision_paper import meeting_decisions

    return document(meeting_decisions(asked.store, asked.meeting), *asked.voices, asked.options)


def _extract(asked: Asked) -> "Document":
    from ctj_desktop.documents.post.extract import document
    from ctj_desktop.services.minutes.papers.extract_paper import meeting_extract

    passages = bool(asked.choice("passages"))
    paper = meeting_extract(asked.store, asked.meeting, asked.named, asked.options.printed_on, passages=passages)
    return document(paper, *asked.voices, asked.options)


def _decisions_of_committee(asked: Asked) -> "Document":
    from ctj_desktop.documents.decisions import document
    from ctj_desktop.services.minutes.papers.decision_paper import committee_decisions

    body, day = asked.body, asked.options.printed_on
    return document(committee_decisions(asked.store, body.committee, body.year, day), *asked.voices, asked.options)


def _circulation_copy(asked: Asked) -> "Document":
    from ctj_desktop.documents.rounds.circulation_copy import document
    from ctj_desktop.services.papers.round_paper import circulation_copy

    return document(circulation_copy(asked.store, asked.meeting), *asked.voices, asked.options)


def _remark_form(asked: Asked) -> "Document":
    from ctj_desktop.services.papers.round_paper import forms_document

    return forms_document(asked.store, asked.meeting, asked.voices, asked.options)


def _remarks(asked: Asked) -> "Document":
    from ctj_desktop.documents.rounds.synopsis import document
    from ctj_desktop.services.minutes.remarks.synopsis import remarks_paper

    return document(remarks_paper(asked.store, asked.meeting), *asked.voices, asked.options)


def _circulations(asked: Asked) -> "Document":
    from ctj_desktop.services.papers.circulation_paper import records_of_year

    body = asked.body
    return records_of_year(asked.store, body.committee, body.year, asked.voices, asked.options)


PAPERS: Final = (
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
                make=_minutes,
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
        places=(PaperPlace(name="erratum", moment=Moment.AFTER, word=N_("Errata to the minutes"), make=_errata),),
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
                make=_circulation_copy,
            ),
        ),
    ),
    Paper(
        name="remark-form",
        layout="columns",
        places=(PaperPlace(name="remark_form", moment=Moment.AFTER, word=N_("Remark forms"), make=_remark_form),),
    ),
    Paper(
        name="remarks",
        layout="alternate",
        forms=PDF_OR_WORD,
        places=(PaperPlace(name="remarks", moment=Moment.AFTER, word=N_("Remarks on the minutes"), make=_remarks),),
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
                make=_decisions,
                usual=True,
                lead=Lead(text=N_("Preview of the &decisions"), missing=NO_MEETING, icon="gavel"),
            ),
            PaperPlace(
                name="year",
                moment=Moment.COMMITTEE,
                word=N_("Decisions {year}"),
                every=N_("All decisions"),
                span=Span.YEAR,
                make=_decisions_of_committee,
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
                make=_extract,
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
                make=_circulations,
            ),
        ),
    ),
)
