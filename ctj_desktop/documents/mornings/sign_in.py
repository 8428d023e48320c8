"""How is the list said that everybody signs at a thematic morning: who is expected, side by side, and empty lines?"""

from collections.abc import Iterator

from ctj_desktop.documents.attendance_sheet import EMPTY_ROWS, UNSIGNED
from ctj_desktop.documents.blocks import AttendanceGroup, AttendanceRow, AttendanceTable, Document, Pair
from ctj_desktop.documents.inline import both
from ctj_desktop.documents.mornings.facts import MorningOnPaper, MorningParticipant, morning_facts, morning_title
from ctj_desktop.documents.mornings.programme import called_off
from ctj_desktop.documents.papers import PaperOptions, Voices, letterhead, notices
from ctj_desktop.documents.presence import SIDE_LABELS
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.resources import MatineeRole
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.inclusive import PaperWord
from ctj_desktop.i18n.words import word


def document(paper: MorningOnPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The list as blocks."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    title = voices.say(N_("Attendance sheet"))
    heads = (voices.say(N_("Name and function")), voices.say(N_("Body represented")), voices.say(N_("Signature")))
    groups = (*_groups(paper, voices), _empty(voices))
    return Document(
        facts=morning_facts(paper, title, "LM", options),
        blocks=(
            letterhead(paper.sender, voices),
            morning_title(paper, title, voices),
            *notices(options, voices),
            *called_off(paper, voices),
            AttendanceTable(heads=heads, groups=groups, outlined=True, signed=True),
        ),
    )


def side_label(side: Side | None, voices: Voices) -> Pair:
    """Of the French side, of the Swiss side, or of those of whom no side is known."""
    return voices.say(SIDE_LABELS[side]) if side is not None else voices.say(N_("Without a side"))


def by_side(listed: tuple[MorningParticipant, ...]) -> Iterator[tuple[Side | None, list[MorningParticipant]]]:
    """Those of France, of Switzerland, of neither; who has nobody is left out."""
    for side in (*SIDE_LABELS, None):
        found = [one for one in listed if one.side is side]
        if found:
            yield side, found


def _groups(paper: MorningOnPaper, voices: Voices) -> Iterator[AttendanceGroup]:
    for side, found in by_side(paper.listed):
        yield AttendanceGroup(label=side_label(side, voices), rows=tuple(_row(one, voices) for one in found))


def _row(one: MorningParticipant, voices: Voices) -> AttendanceRow:
    role = both(*voices.two(lambda t: word(t, one.role)))
    return AttendanceRow(
        name=one.name,
        function=voices.name(one.function),
        body=voices.name(one.body),
        state=UNSIGNED,
        details=() if one.role is MatineeRole.PARTICIPANT else (role,),
    )


def _empty(voices: Voices) -> AttendanceGroup:
    names = [voices.of_anybody(PaperWord.GUEST, number=str(place)) for place in range(1, EMPTY_ROWS + 1)]
    rows = tuple(AttendanceRow(name=name, function=None, body=None, state=UNSIGNED) for name in names)
    return AttendanceGroup(label=voices.say(N_("Not announced")), rows=rows)
