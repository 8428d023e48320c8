"""How do the drafts of letters become papers, and what are their files called?"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import N_
from ctj_desktop.files.names import safe_name
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.services.directory.mandate_letters import LetterDraft, draft_letters
from ctj_desktop.services.meetings.convocation import Recipient
from ctj_desktop.services.meetings.sending.letters import MeetingLetter
from ctj_desktop.services.membership.radar import radar
from ctj_desktop.services.membership.senders import LetterSubject, sender
from ctj_desktop.services.papers.paper import PaperForm, written
from ctj_desktop.services.steps.here import is_sample
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import BoundPaper, Document
    from ctj_desktop.documents.layout import Layout
    from ctj_desktop.documents.papers import PaperOptions

TITLE = N_("Letters to the appointing bodies")


def bound_letter(
    store: OpenFile,
    subject: LetterSubject,
    reader: Recipient,
    letter: MeetingLetter,
    options: "PaperOptions",
    *,
    dated: date,
    identity: str,
    enclosed: Iterable[str] = (),
) -> "BoundPaper":
    """The letter to one reader, in their language and for the envelope of their country."""
    from ctj_desktop.documents.blocks import BoundPaper
    from ctj_desktop.documents.post.letter import LetterPaper, document

    paper = LetterPaper(
        sender=sender(store, subject.committee, subject.on),
        language=letter.language,
        dated=dated,
        address=reader.address or (reader.name,),
        country=reader.country,
        subject=letter.subject,
        text=letter.text,
        signers=letter.signers,
        identity=identity,
        facts=letter.facts,
        facts_at=letter.facts_at,
        enclosed=tuple(enclosed),
    )
    return BoundPaper(
        name=reader.name,
        language=letter.language,
        document=document(paper, *both_voices(), replace(options, layout=layout_of(letter.language))),
        addressed=bool(reader.address),
    )


def layout_of(language: Language) -> "Layout":
    """A letter is in one language alone."""
    from ctj_desktop.documents.layout import Layout

    return Layout.DE if language is Language.DE else Layout.FR


def both_voices() -> tuple[Translator, Translator]:
    """French and German."""
    return load_translator("fr_CH"), load_translator("de_CH")


def letter_file(store: OpenFile, draft: LetterDraft, on: date, form: PaperForm = PaperForm.PDF) -> bytes:
    """The letter in the language of its reader."""
    from ctj_desktop.documents.layout import Layout

    return written(_letter(store, draft, on), Layout(draft.language), form)


def letters_file(store: OpenFile, drafts: Sequence[LetterDraft], on: date, form: PaperForm = PaperForm.PDF) -> bytes:
    """All of them in one file to print; each letter has its own head and page numbers."""
    from ctj_desktop.documents.layout import Layout
    from ctj_desktop.documents.papers import PaperOptions

    options = PaperOptions(printed_on=on, layout=Layout(drafts[0].language), sample=is_sample(store))
    return written(_bound(store, drafts, drafts[0].committee, options), options.layout, form)


def letters_document(store: OpenFile, committee: CommitteeId, day: date, options: "PaperOptions") -> "Document":
    """The letters about all that the radar of a committee shows on a day; where there are none, a page says so."""
    from ctj_desktop.documents.post.letter import nobody_to_write_to

    drafts = draft_letters(store, radar(store, committee, day).lines, day).drafts
    if not drafts:
        return nobody_to_write_to(sender(store, committee, day), TITLE, *both_voices(), options)
    return _bound(store, drafts, committee, options)


def with_wording(draft: LetterDraft, subject: str, text: str) -> LetterDraft:
    """The draft as somebody changed it for this one time."""
    return replace(draft, subject=subject, text=text)


def letter_name(t: Translator, draft: LetterDraft, on: date, ending: str) -> str:
    """`2027-02-24 lettre Commune de Morteau.pdf`."""
    return safe_name(" ".join(filter(None, (on.isoformat(), t("letter"), *draft.address[:1]))) + ending)


def letter_names(t: Translator, drafts: Sequence[LetterDraft], on: date, ending: str) -> list[str]:
    """As `letter_name`; bodies of one name are told apart by a number."""
    names: list[str] = []
    for draft in drafts:
        name, number = letter_name(t, draft, on, ending), 1
        while name in names:
            number += 1
            name = letter_name(t, draft, on, f" {number}{ending}")
        names.append(name)
    return names


def _letter(store: OpenFile, draft: LetterDraft, on: date) -> "Document":
    from ctj_desktop.documents.layout import Layout
    from ctj_desktop.documents.papers import PaperOptions
    from ctj_desktop.documents.post.letter import LetterPaper, document

    paper = LetterPaper(
        sender=sender(store, draft.committee, on),
        language=draft.language,
        dated=on,
        address=draft.address,
        country=draft.country,
        subject=draft.subject,
        text=draft.text,
        signers=draft.signers,
        identity=f"{draft.committee} {draft.letter} {' '.join(draft.address)}",
    )
    options = PaperOptions(printed_on=on, layout=Layout(draft.language), sample=is_sample(store))
    return document(paper, *both_voices(), options)


def _bound(
    store: OpenFile, drafts: Sequence[LetterDraft], committee: CommitteeId, options: "PaperOptions"
) -> "Document":
    from ctj_desktop.documents.blocks import BoundPaper, Document
    from ctj_desktop.documents.post.letter import letters_facts

    on = options.printed_on
    parts = tuple(
        BoundPaper(
            name=draft.address[0],
            language=Language.DE if draft.language is Language.DE else Language.FR,
            document=_letter(store, draft, on),
            addressed=draft.addressed,
        )
        for draft in drafts
    )
    return Document(facts=letters_facts(sender(store, committee, on), TITLE, *both_voices(), options), parts=parts)
