"""What goes round with minutes: the numbered copy, and a form for remarks, on paper or as a workbook?"""

from typing import TYPE_CHECKING, TypeAlias

from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import N_
from ctj_desktop.files.remark_forms.form import FormPassage, FormReference, RemarkForm
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.meetings.convocation import Recipient
from ctj_desktop.services.meetings.sending.letters import secretariat_mail
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.services.minutes.papers.meeting_paper import minutes_paper
from ctj_desktop.services.minutes.remarks.rounds import NumberedPassage, passages_now
from ctj_desktop.services.minutes.remarks.sending import (
    Round,
    is_as_sent,
    is_asked,
    passages_for,
    reads_all,
    round_sent,
    running_round,
    silent_in,
)
from ctj_desktop.services.steps.states import name_of
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import BoundPaper, Document
    from ctj_desktop.documents.papers import PaperOptions
    from ctj_desktop.documents.rounds.circulation_copy import CirculationCopy
    from ctj_desktop.documents.rounds.remark_form import RemarkFormPaper

TITLE: str = N_("Remark forms")
Voiced: TypeAlias = tuple[Translator, Translator]


def circulation_copy(store: OpenFile, meeting: Meeting, going: Round | None = None) -> "CirculationCopy":
    """The minutes as they go round; else as they went round in the round that runs, while they say the same."""
    from ctj_desktop.documents.rounds.circulation_copy import CirculationCopy

    opened = running_round(store, meeting) if going is None else None
    if opened is not None and is_as_sent(store, opened):
        going = round_sent(store, opened)
    passages = going.passages if going is not None else passages_now(store, meeting)
    return CirculationCopy(
        minutes=minutes_paper(store, meeting),
        numbers={one.block.id: one.number for one in passages},
        until=going.until if going is not None else None,
        back_to=back_to(store, meeting) if going is not None else "",
    )


def back_to(store: OpenFile, meeting: Meeting) -> str:
    """Who receives the remarks."""
    return ", ".join(filter(None, secretariat_mail(store, meeting)))


def form_file(store: OpenFile, meeting: Meeting, going: Round, reader: Recipient | None, sample: Recipient) -> bytes:
    """The workbook of one reader; for several at once, who write their names, None. `sample` is one of them."""
    from ctj_desktop.files.remark_forms.writing import form_bytes

    language = Language.DE if sample.written_in is Language.DE else Language.FR
    t = load_translator(LOCALES[language])
    number = name_of(meeting)
    title = t("Remarks on the minutes of meeting {number}").format(number=number)
    if meeting.on is not None:
        title = t("Remarks on the minutes of meeting {number} of {date}").format(
            number=number, date=t.date_long(meeting.on)
        )
    return form_bytes(
        RemarkForm(
            reference=FormReference(
                meeting=meeting.id,
                round=going.key,
                text_sha256=going.sha256,
                language=language,
                reader=(reader.person or reader.guest or reader.organisation) if reader is not None else None,
            ),
            title=title,
            name=reader.name if reader is not None else "",
            until=going.until,
            back_to=back_to(store, meeting),
            passages=_form_passages(passages_for(going.passages, whole=reads_all(sample)), language),
        )
    )


def _form_passages(passages: tuple[NumberedPassage, ...], language: Language) -> tuple[FormPassage, ...]:
    """Each below the title of its item."""
    found: list[FormPassage] = []
    above = None
    for one in passages:
        if above != one.item.id:
            above = one.item.id
            found.append(FormPassage(number=None, text=f"{one.item_number} {one.item.title.or_other(language)}"))
        found.append(FormPassage(number=one.number, text=without_marks(one.text.or_other(language))))
    return tuple(found)


def paper_form(store: OpenFile, meeting: Meeting, going: Round | None, reader: Recipient | None) -> "RemarkFormPaper":
    """The form to write on, of one reader or of anybody."""
    from ctj_desktop.documents.rounds.remark_form import RemarkFormPaper, RemarkReader

    return RemarkFormPaper(
        sender=sender(store, meeting.committee, meeting.on),
        meeting=meeting,
        reader=RemarkReader(name=reader.name, function=reader.function) if reader is not None else RemarkReader(),
        until=going.until if going is not None else None,
        back_to=back_to(store, meeting),
    )


def bound_form(
    store: OpenFile, meeting: Meeting, going: Round, reader: Recipient, voices: Voiced, options: "PaperOptions"
) -> "BoundPaper":
    """The form of one reader, bound with others or behind their letter."""
    from ctj_desktop.documents.blocks import BoundPaper
    from ctj_desktop.documents.rounds.remark_form import document

    made = document(paper_form(store, meeting, going, reader), *voices, options)
    language = Language.DE if reader.written_in is Language.DE else Language.FR
    return BoundPaper(name=reader.name, language=language, document=made, layout=options.layout)


def forms_document(store: OpenFile, meeting: Meeting, voices: Voiced, options: "PaperOptions") -> "Document":
    """A form for everybody who was asked and is silent; before anybody was asked one to be filled in by anybody."""
    from ctj_desktop.documents.blocks import Document
    from ctj_desktop.documents.post.letter import letters_facts
    from ctj_desktop.documents.rounds.remark_form import document

    opened = running_round(store, meeting)
    going = round_sent(store, opened) if opened is not None else None
    readers = silent_in(store, opened, options.printed_on) if opened is not None else []
    if going is None or not readers:
        return document(paper_form(store, meeting, going, None), *voices, options)
    parts = tuple(bound_form(store, meeting, going, one, voices, options) for one in readers if is_asked(one))
    office = sender(store, meeting.committee, meeting.on)
    return Document(facts=letters_facts(office, TITLE, *voices, options), parts=parts)
