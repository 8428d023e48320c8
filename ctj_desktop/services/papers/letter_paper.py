"""How does the draft of a letter become a paper, and what is its file called?"""

from datetime import date

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.texts import Language
from ctj_desktop.files.names import safe_name
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.services.directory.mandate_letters import LetterDraft
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.services.steps.here import is_sample
from ctj_desktop.storage.open_file import OpenFile


def letter_pdf(store: OpenFile, draft: LetterDraft, on: date) -> bytes:
    """The tagged PDF in the language of its reader."""
    from ctj_desktop.documents.layout import Layout
    from ctj_desktop.documents.papers import PaperOptions
    from ctj_desktop.documents.post.letter import LetterPaper, document
    from ctj_desktop.documents.writers.pdf import write_pdf

    layout = Layout.DE if draft.language is Language.DE else Layout.FR
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
    options = PaperOptions(printed_on=on, layout=layout, sample=is_sample(store))
    return write_pdf(document(paper, load_translator("fr_CH"), load_translator("de_CH"), options), layout)


def with_wording(draft: LetterDraft, subject: str, text: str) -> LetterDraft:
    """The draft as somebody changed it for this one time."""
    return replace(draft, subject=subject, text=text)


def letter_name(t: Translator, draft: LetterDraft, on: date, ending: str) -> str:
    """`2027-02-24 lettre Commune de Morteau.pdf`."""
    return safe_name(" ".join(filter(None, (on.isoformat(), t("letter"), *draft.address[:1]))) + ending)
