"""Which reply forms go out about a meeting, and what may be ticked on them?"""

from typing import TYPE_CHECKING

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import N_
from ctj_desktop.i18n import Translator
from ctj_desktop.services.meetings.convocation import Recipient
from ctj_desktop.services.meetings.sending.letters import Asking, asking_of, secretariat_mail
from ctj_desktop.services.meetings.sending.silent import asked
from ctj_desktop.services.membership.roll import what_holds
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.services.session.replying.possible import possible_replies
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import BoundPaper, Document
    from ctj_desktop.documents.papers import PaperOptions

TITLE, NOBODY = N_("Reply forms"), N_("Nobody is asked for an answer.")
Voiced = tuple[Translator, Translator]


class MeetingForms(NamedValue):
    """What all forms of a meeting have in common."""

    meeting: Meeting
    asking: Asking
    voices: Voiced


def form_document(
    store: OpenFile, forms: MeetingForms, reader: Recipient | None, options: "PaperOptions"
) -> "Document":
    """The form of one reader; for several at once, who fill in their names, None."""
    from ctj_desktop.documents.post.reply_form import FormReader, ReplyFormPaper, document

    meeting = forms.meeting
    name, mail = secretariat_mail(store, meeting)
    who = FormReader()
    if reader is not None:
        who = FormReader(name=reader.name, function=reader.function, body=reader.body)
    paper = ReplyFormPaper(
        sender=sender(store, meeting.committee, meeting.on),
        meeting=meeting,
        reader=who,
        answer_by=forms.asking.answer_by,
        back_to=", ".join(filter(None, (name, mail))),
        proxies=what_holds(store, meeting).proxies,
        replies=tuple(one.reply for one in possible_replies(store, meeting, reader, forms.asking.dated)),
    )
    return document(paper, *forms.voices, options)


def bound_form(store: OpenFile, forms: MeetingForms, reader: Recipient, options: "PaperOptions") -> "BoundPaper":
    """The form of one reader, bound with others or behind their letter."""
    from ctj_desktop.documents.blocks import BoundPaper

    made = form_document(store, forms, reader, options)
    language = Language.DE if reader.written_in is Language.DE else Language.FR
    return BoundPaper(name=reader.name, language=language, document=made, layout=options.layout)


def forms_document(store: OpenFile, meeting: Meeting, voices: Voiced, options: "PaperOptions") -> "Document":
    """A form for everybody who is asked for an answer; where nobody is, a page says so."""
    from ctj_desktop.documents.blocks import Document
    from ctj_desktop.documents.post.letter import letters_facts, nobody_to_write_to

    day, office = options.printed_on, sender(store, meeting.committee, meeting.on)
    forms = MeetingForms(meeting=meeting, asking=asking_of(store, meeting, day), voices=voices)
    parts = tuple(bound_form(store, forms, one, options) for one in asked(store, meeting, day))
    if not parts:
        return nobody_to_write_to(office, TITLE, *voices, options, NOBODY)
    return Document(facts=letters_facts(office, TITLE, *voices, options), parts=parts)
