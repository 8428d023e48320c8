"""What is said of the remarks on minutes: on their paper, and under the item that approves the minutes?"""

from itertools import groupby
from typing import TYPE_CHECKING

from ctj_desktop.domain.differences import as_edited, in_context
from ctj_desktop.domain.ids import RemarkRoundId
from ctj_desktop.domain.marks import escape, without_marks
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.minutes import MinuteBlockKind
from ctj_desktop.domain.records.remarks import AnyRemark, RemarkRuling
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.services.minutes.blocks import NewPassage
from ctj_desktop.services.minutes.remarks.reading import (
    RemarkLine,
    lines_of_all_rounds,
    read_remarks,
    rounds_of,
    shown_number,
)
from ctj_desktop.services.minutes.remarks.settling import proposed_words
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.rounds.synopsis import RemarkFacts, RemarksPaper

CONTENT = (Language.FR, Language.DE)
TAKEN = (RemarkRuling.ACCEPTED, RemarkRuling.OTHERWISE)


def remarks_paper(store: OpenFile, meeting: Meeting, which: RemarkRoundId | None = None) -> "RemarksPaper":
    """The remarks of the last round of a meeting, or of the one that is asked for."""
    from ctj_desktop.documents.rounds.synopsis import ItemRemarks, RemarksPaper

    view = read_remarks(store, meeting.id, which)
    opened = view.opened
    groups = groupby(view.lines, key=lambda line: line.remark.item)
    items = tuple((lines[0], lines) for lines in (list(found) for _, found in groups))
    return RemarksPaper(
        sender=sender(store, meeting.committee, meeting.on),
        meeting=meeting,
        opened_on=opened.opened_on if opened is not None else None,
        until=opened.until if opened is not None else None,
        number=shown_number(store, opened) if opened is not None else "",
        items=tuple(
            ItemRemarks(number=first.item_number, title=first.item_title, remarks=tuple(map(_facts, lines)))
            for first, lines in items
        ),
        silent=view.silent,
    )


def _facts(line: RemarkLine) -> "RemarkFacts":
    from ctj_desktop.documents.rounds.synopsis import RemarkFacts

    remark = line.remark
    before, after = _excerpts(remark)
    return RemarkFacts(
        number=line.number,
        item=line.item_number,
        name=line.name,
        comment=remark.comment,
        circulated=before,
        proposal=after,
        adopted=_adopted(line),
        body=line.body,
        ruling=remark.ruling,
        reason=remark.reason,
        late=line.late,
        closed=is_restricted(remark),
    )


def _adopted(line: RemarkLine) -> Bilingual:
    """The words around what the passage says now, where that is not what went round: how it was accepted."""
    remark, today = line.remark, line.today
    if remark.ruling is not RemarkRuling.OTHERWISE or today is None:
        return NO_TEXT
    sides = (_around(remark.circulated.text(one), today.text(one)) for one in CONTENT)
    return Bilingual.of(*sides)


def _around(before: str, after: str) -> str:
    """What comes into a text, with a few words before and behind it; nothing where nothing does."""
    if before == after:
        return ""
    pieces = in_context(as_edited(without_marks(before), without_marks(after)))
    return "".join(piece.text for piece in pieces if not piece.removed)


def _excerpts(remark: AnyRemark) -> tuple[Bilingual, Bilingual]:
    """The words around what a proposal changes, as they went round and as they are proposed."""
    before, after = dict[Language, str](), dict[Language, str]()
    for language, words in proposed_words(remark).items():
        pieces = in_context(as_edited(without_marks(remark.circulated.text(language)), without_marks(words)))
        before[language] = "".join(piece.text for piece in pieces if not piece.changed)
        after[language] = "".join(piece.text for piece in pieces if not piece.removed)
    one, other = (Bilingual.of(each.get(Language.FR, ""), each.get(Language.DE, "")) for each in (before, after))
    return one, other


class RemarksOnMinutes(NamedValue):
    """What an item that approves minutes has to tell: the minutes, and the remarks of all their rounds."""

    meeting: Meeting
    lines: tuple[RemarkLine, ...] = ()

    @property
    def taken(self) -> tuple[RemarkLine, ...]:
        """Those that changed the minutes."""
        return tuple(line for line in self.lines if line.remark.ruling in TAKEN)

    @property
    def still_open(self) -> int:
        """How many are to be settled."""
        return sum(line.is_open for line in self.lines)


def remarks_at(store: OpenFile, item: AgendaItem) -> RemarksOnMinutes | None:
    """Of the item that approves minutes which went round for remarks; None for any other."""
    meeting = store.get(Meeting, item.approves) if item.approves is not None else None
    if meeting is None or not rounds_of(store, meeting.id):
        return None
    return RemarksOnMinutes(meeting=meeting, lines=tuple(lines_of_all_rounds(store, meeting.id)))


def said_of(t: Translator, line: RemarkLine) -> str:
    """`§ 8, Canton de Vaud : acceptée – motif`; the words that are proposed stand on their paper."""
    number = t("§ {number}") if line.number else t("item {number}")
    place = number.format(number=line.number or line.item_number or "–")
    ruling = line.remark.ruling
    verdict = word_within(t, ruling) if ruling is not None else t("still to settle")
    said = t("{who}, {where}: {verdict}").format(
        who=line.body.or_other(_side(t)) or line.name, where=place, verdict=verdict
    )
    reason = without_marks(line.remark.reason.or_other(_side(t)))
    return f"{said} – {reason}" if reason else said


def proposed_passages(store: OpenFile, item: AgendaItem) -> tuple[NewPassage, ...]:
    """What the minutes of the approving item may say: with how many changes the minutes are approved, and which.

    Nothing where a remark is still open: nobody approves with changes that are not known yet. Remarks on closed items
    are counted, and told only where this one is closed too.
    """
    found = remarks_at(store, item)
    if found is None or found.still_open:
        return ()
    voices = tuple(load_translator(LOCALES[language]) for language in (Language.FR, Language.DE))
    told = [line for line in found.lines if item.closed or not is_restricted(line.remark)]
    head = NewPassage(text=Bilingual.of(*(escape(_head(t, found)) for t in voices)))
    entries = (Bilingual.of(*(escape(_sentence(t, line)) for t in voices)) for line in told)
    return (head, *(NewPassage(text=said, block_kind=MinuteBlockKind.LIST_ENTRY) for said in entries))


def why_none_proposed(t: Translator, store: OpenFile, item: AgendaItem) -> str:
    """Why nothing can be said of the remarks in the minutes of an item; empty where something can."""
    if item.approves is None:
        return t("This item approves no minutes.")
    found = remarks_at(store, item)
    if found is None:
        return t("The minutes that this item approves did not go round for remarks.")
    if not found.still_open:
        return ""
    waits = t.n("{count} remark to settle", "{count} remarks to settle", found.still_open)
    return t("The remarks are not settled yet: {what}.").format(what=waits.format(count=found.still_open))


def _head(t: Translator, found: RemarksOnMinutes) -> str:
    day = t.date_long(found.meeting.on) if found.meeting.on is not None else t("(date to be fixed)")
    taken, refused = len(found.taken), len(found.lines) - len(found.taken)
    if not taken:
        said = t("The minutes of the meeting of {date} are approved without changes.").format(date=day)
    else:
        said = t.n(
            "The minutes of the meeting of {date} are approved with {count} change.",
            "The minutes of the meeting of {date} are approved with {count} changes.",
            taken,
        ).format(date=day, count=t.number(taken))
    if not refused:
        return said
    more = t.n("{count} remark was not taken over.", "{count} remarks were not taken over.", refused)
    return f"{said} {more.format(count=t.number(refused))}"


def _sentence(t: Translator, line: RemarkLine) -> str:
    said = said_of(t, line)
    return said if said.endswith((".", "!", "?", "…")) else f"{said}."


def _side(t: Translator) -> Language:
    return Language.DE if t.language is Language.DE else Language.FR
