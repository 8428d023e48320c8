"""Did an item come after the day by which items are proposed, or a document after the file was closed, and why?

Who enters the record of an earlier meeting is asked nothing. The reason of an item is a field of it; that of a document
stands beside its title, as whoever reads the agenda reads it there.
"""

from datetime import date

from ctj_desktop.domain.ids import AgendaItemId
from ctj_desktop.domain.records.meetings import AgendaItem, ItemKind, Meeting
from ctj_desktop.domain.texts import Bilingual, Language, other
from ctj_desktop.errors import N_
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.meetings.refusals import LateDocument, LateWithoutReason
from ctj_desktop.services.steps.here import today_in
from ctj_desktop.services.steps.records import source_language, the
from ctj_desktop.storage.open_file import OpenFile


def need_reason(store: OpenFile, meeting: Meeting, item: AgendaItem) -> bool:
    """Whether the item comes late; `LateWithoutReason` where it does and does not say why. A heading is never late."""
    until = meeting.proposals_until
    if until is None or item.item_kind is ItemKind.HEADING or not _is_past(store, meeting, until):
        return False
    if not item.late_reason.says_something():
        raise LateWithoutReason(until)
    return True


def with_reason(store: OpenFile, item: AgendaItemId, title: Bilingual, reason: Bilingual) -> Bilingual:
    """The title of a new document of the item, which says why it comes late; `LateDocument` where it does not."""
    meeting = the(store, Meeting, the(store, AgendaItem, item).meeting)
    closed = meeting.file_closed_on
    if closed is None or not _is_past(store, meeting, closed):
        return title
    if not reason.says_something():
        raise LateDocument(closed)
    sides = (_beside(title, reason, language) for language in (Language.FR, Language.DE))
    return Bilingual.of(*sides, source=source_language(store, meeting.committee))


def _is_past(store: OpenFile, meeting: Meeting, day: date) -> bool:
    today = today_in(store)
    return day < today and (meeting.on is None or meeting.on >= today)


def _beside(title: Bilingual, reason: Bilingual, language: Language) -> str:
    """A reason of one language alone is said to readers of the other only where no title of theirs says it."""
    t, text = load_translator(LOCALES[language]), title.text(language)
    if not text:
        return ""
    said = reason.text(language) or ("" if title.text(other(language)) else reason.text(other(language)))
    message = N_("{title} (added after the file was closed: {reason})")
    if not said:
        message = N_("{title} (added after the file was closed)")
    return t(message).format(title=text, reason=said)
