"""How do papers come of a meeting that was held: its minutes with their errata, its decisions, an extract of them?

As in `all_papers`: a maker reads its facts beside their room, and both are imported when a paper is made.
"""

from typing import TYPE_CHECKING, Final

from ctj_desktop.services.papers.paper import Asked

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import Document

ERRATA: Final = "errata"
"""The choice of the minutes that binds their errata behind them."""


def minutes(asked: Asked) -> "Document":
    """The minutes, with their errata behind them where they are wished."""
    from ctj_desktop.documents.minutes import document
    from ctj_desktop.services.minutes.papers.meeting_paper import minutes_paper

    made = document(minutes_paper(asked.store, asked.meeting), *asked.voices, asked.options)
    return _with_errata(made, asked) if asked.choice(ERRATA) else made


def _with_errata(approved: "Document", asked: Asked) -> "Document":
    """The minutes as they were approved and, behind them, each erratum as a paper of its own."""
    from ctj_desktop.documents.approved.erratum import behind
    from ctj_desktop.services.minutes.papers.erratum_paper import errata_paper

    return behind(approved, errata_paper(asked.store, asked.meeting), *asked.voices, asked.options)


def errata(asked: Asked) -> "Document":
    """The errata to the minutes, or the last of them."""
    from ctj_desktop.documents.approved.erratum import document
    from ctj_desktop.services.minutes.papers.erratum_paper import errata_paper

    paper = errata_paper(asked.store, asked.meeting, last=asked.choice("which") == "last")
    return document(paper, *asked.voices, asked.options)


def decisions(asked: Asked) -> "Document":
    """The decisions of one meeting."""
    from ctj_desktop.documents.decisions import document
    from ctj_desktop.services.minutes.papers.decision_paper import meeting_decisions

    return document(meeting_decisions(asked.store, asked.meeting), *asked.voices, asked.options)


def extract(asked: Asked) -> "Document":
    """An extract of the minutes."""
    from ctj_desktop.documents.post.extract import document
    from ctj_desktop.services.minutes.papers.extract_paper import meeting_extract

    passages = bool(asked.choice("passages"))
    paper = meeting_extract(asked.store, asked.meeting, asked.named, asked.options.printed_on, passages=passages)
    return document(paper, *asked.voices, asked.options)


def decisions_of_committee(asked: Asked) -> "Document":
    """The decisions of a committee, of a year or all."""
    from ctj_desktop.documents.decisions import document
    from ctj_desktop.services.minutes.papers.decision_paper import committee_decisions

    body, day = asked.body, asked.options.printed_on
    return document(committee_decisions(asked.store, body.committee, body.year, day), *asked.voices, asked.options)


def circulation_copy(asked: Asked) -> "Document":
    """The minutes that go round, with numbered passages."""
    from ctj_desktop.documents.rounds.circulation_copy import document
    from ctj_desktop.services.papers.round_paper import circulation_copy

    return document(circulation_copy(asked.store, asked.meeting), *asked.voices, asked.options)


def remark_form(asked: Asked) -> "Document":
    """The form on which remarks come back, for each reader."""
    from ctj_desktop.services.papers.round_paper import forms_document

    return forms_document(asked.store, asked.meeting, asked.voices, asked.options)


def remarks(asked: Asked) -> "Document":
    """What was remarked on minutes that went round, and what became of it."""
    from ctj_desktop.documents.rounds.synopsis import document
    from ctj_desktop.services.minutes.remarks.synopsis import remarks_paper

    return document(remarks_paper(asked.store, asked.meeting), *asked.voices, asked.options)
