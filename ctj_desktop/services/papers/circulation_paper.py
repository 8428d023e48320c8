"""What is printed about a decision by circulation: the letters, the reply forms, and the record of it?"""

from datetime import date
from typing import TYPE_CHECKING

from ctj_desktop.domain.ids import CirculationId, CommitteeId
from ctj_desktop.domain.records.circulations import Circulation
from ctj_desktop.domain.records.people import Person, Salutation
from ctj_desktop.files.names import safe_name
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.services.meetings.convocation import Recipient
from ctj_desktop.services.membership.rules.in_force import statutes_on
from ctj_desktop.services.membership.senders import CommitteeOn, presiding, sender
from ctj_desktop.services.minutes.circulations.letters import office_mail
from ctj_desktop.services.minutes.circulations.reading import circulation_sheet
from ctj_desktop.services.papers.letter_paper import both_voices
from ctj_desktop.services.papers.paper import PaperForm, written
from ctj_desktop.services.steps.here import is_sample
from ctj_desktop.services.steps.records import person_name, the
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import Document
    from ctj_desktop.documents.circulation_record import CirculationPaper
    from ctj_desktop.documents.papers import PaperOptions

TITLE, NONE = N_("Decisions by circulation"), N_("Nothing was put to the vote by circulation.")
Voiced = tuple[Translator, Translator]


def circulation_paper(store: OpenFile, told: Circulation, day: date) -> "CirculationPaper":
    """The record of one, as it stands on a day."""
    from ctj_desktop.documents.circulation_record import CirculationPaper
    from ctj_desktop.documents.signing import Signer

    sheet = circulation_sheet(store, told, day)
    signing = told.closed_on or day
    people = [
        (held, store.get(Person, held.person))
        for held in presiding(store, CommitteeOn(committee=told.committee, on=signing))
    ]
    return CirculationPaper(
        sender=sender(store, told.committee, signing),
        circulation=told,
        voters=sheet.voters,
        course=sheet.course,
        statutes=sheet.statutes or statutes_on(store, told.committee, day),
        rule=sheet.rule,
        decision=sheet.decision,
        signers=tuple(
            Signer(
                name=person_name(person),
                office=held.office,
                side=held.side,
                salutation=person.salutation if person is not None else Salutation.NEUTRAL,
            )
            for held, person in people
        ),
        reported_at=sheet.meeting_name,
    )


def record_document(store: OpenFile, told: Circulation, voices: Voiced, options: "PaperOptions") -> "Document":
    """The record of one as blocks."""
    from ctj_desktop.documents.circulation_record import document

    return document(circulation_paper(store, told, options.printed_on), *voices, options)


def record_file(store: OpenFile, circulation: CirculationId, day: date, form: PaperForm, layout: str = "") -> bytes:
    """The record of one, in the languages of the committee's papers unless others are chosen; `NotHere`."""
    from ctj_desktop.documents.layout import Layout
    from ctj_desktop.documents.papers import PaperOptions

    told = the(store, Circulation, circulation)
    laid = Layout(layout or usual_layout_of(store, told.committee, day))
    options = PaperOptions(printed_on=day, layout=laid, sample=is_sample(store))
    return written(record_document(store, told, both_voices(), options), laid, form)


def record_name(t: Translator, told: Circulation, form: PaperForm) -> str:
    """`C-2027-01 décision par voie de circulation.pdf`."""
    called = t("decision by circulation")
    return safe_name(" ".join(filter(None, (told.number, called))) + form.ending)


def records_of_year(
    store: OpenFile, committee: CommitteeId, year: int | None, voices: Voiced, options: "PaperOptions"
) -> "Document":
    """The records of all that were opened in a year, or ever, each a paper by itself; a page says where none is."""
    from ctj_desktop.documents.blocks import BoundPaper, Document
    from ctj_desktop.documents.post.letter import letters_facts, nobody_to_write_to

    office = sender(store, committee, options.printed_on)
    found = [
        told
        for told in store.all(Circulation, committee=committee, order="opened_on, number, id")
        if told.opened_on is not None and year in (None, told.opened_on.year)
    ]
    if not found:
        return nobody_to_write_to(office, TITLE, *voices, options, NONE)
    parts = tuple(
        BoundPaper(name="", language=made.facts.language, document=made, layout=options.layout)
        for made in (record_document(store, told, voices, options) for told in found)
    )
    return Document(facts=letters_facts(office, TITLE, *voices, options), parts=parts)


def form_document(store: OpenFile, told: Circulation, reader: Recipient, options: "PaperOptions") -> "Document":
    """The reply form of one voter."""
    from ctj_desktop.documents.post.circulation_form import CirculationFormPaper, document
    from ctj_desktop.documents.post.reply_form import FormReader

    paper = CirculationFormPaper(
        sender=sender(store, told.committee, options.printed_on),
        circulation=told,
        reader=FormReader(name=reader.name, function=reader.function, body=reader.body),
        back_to=", ".join(filter(None, office_mail(store, told, options.printed_on))),
        ruled=circulation_sheet(store, told, options.printed_on).ruled,
    )
    return document(paper, *both_voices(), options)


def usual_layout_of(store: OpenFile, committee: CommitteeId, day: date) -> str:
    """The language of the committee's statutes, where that is one, else both in columns."""
    statutes = statutes_on(store, committee, day)
    languages = set(statutes.languages) if statutes is not None else set()
    return languages.pop().value if len(languages) == 1 else "columns"
