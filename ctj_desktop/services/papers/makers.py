"""How are letters, plates, labels and the records of a year made? Reader and document are imported when asked for."""

from typing import TYPE_CHECKING

from ctj_desktop.services.papers.paper import Asked

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import Document


def circulations(asked: Asked) -> "Document":
    """The records of what was put to the vote by circulation in a year, or ever."""
    from ctj_desktop.services.papers.circulation_paper import records_of_year

    body = asked.body
    return records_of_year(asked.store, body.committee, body.year, asked.voices, asked.options)


def mandate_letters(asked: Asked) -> "Document":
    """Letters to the bodies that appoint."""
    from ctj_desktop.services.papers.letter_paper import letters_document

    return letters_document(asked.store, asked.body.committee, asked.day, asked.options)


def plates_of_meeting(asked: Asked) -> "Document":
    """Of whoever is expected at a meeting."""
    from ctj_desktop.documents.name_plates import document
    from ctj_desktop.services.session.plates_paper import meeting_plates

    day, substitutes = asked.options.printed_on, bool(asked.choice("substitutes"))
    paper = meeting_plates(asked.store, asked.meeting, day, asked.choice("format"), substitutes=substitutes)
    return document(paper, *asked.voices, asked.options)


def plates_of_committee(asked: Asked) -> "Document":
    """Of whoever sits on a committee on a day."""
    from ctj_desktop.documents.name_plates import document
    from ctj_desktop.services.session.plates_paper import committee_plates

    body, substitutes = asked.body.committee, bool(asked.choice("substitutes"))
    paper = committee_plates(asked.store, body, asked.day, asked.choice("format"), substitutes=substitutes)
    return document(paper, *asked.voices, asked.options)


def labels(asked: Asked) -> "Document":
    """With the addresses of a committee."""
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


def radar(asked: Asked) -> "Document":
    """What ends in the twelve months after a day."""
    from ctj_desktop.documents.membership.radar import document
    from ctj_desktop.services.directory.radar_paper import radar_paper

    return document(radar_paper(asked.store, asked.body.committee, asked.day), *asked.voices, asked.options)
