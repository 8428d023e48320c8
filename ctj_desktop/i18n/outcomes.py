"""How is it said what became of an item or of a decision: in a line of a register, in a sentence of the minutes?

Whoever is named stands at the end, so that a paper can say there in which language the name is.
"""

from collections.abc import Mapping
from typing import Final

from ctj_desktop.domain.outcomes import NamedOutcome, names_somebody
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import OutcomeKind
from ctj_desktop.errors import N_
from ctj_desktop.i18n.translator import Translator
from ctj_desktop.i18n.words import word

Known = tuple[OutcomeKind, tuple[str, ...]]
"""A kind, and what is known beside it."""
WHOM, DAY, NUMBER = "whom", "day", "number"
MAY: Final[Mapping[OutcomeKind, tuple[str, ...]]] = {
    OutcomeKind.REFERRED: (WHOM, DAY),
    OutcomeKind.POSTPONED: (DAY,),
    OutcomeKind.JOINED: (NUMBER,),
    OutcomeKind.ELECTED: (WHOM,),
}
LINES: Final[Mapping[Known, str]] = {
    (OutcomeKind.REFERRED, (WHOM,)): N_("Referred to:"),
    (OutcomeKind.REFERRED, (DAY,)): N_("Referred, report by {day}"),
    (OutcomeKind.REFERRED, (WHOM, DAY)): N_("Referred, report by {day}, to:"),
    (OutcomeKind.POSTPONED, (DAY,)): N_("Postponed to {day}"),
    (OutcomeKind.JOINED, (NUMBER,)): N_("Joined with item {number}"),
    (OutcomeKind.ELECTED, (WHOM,)): N_("Elected:"),
}
"""Where more is known than the word of the kind."""
SENTENCES: Final[Mapping[Known, str]] = {
    (OutcomeKind.ADOPTED, ()): N_("The item is adopted."),
    (OutcomeKind.AMENDED, ()): N_("The item is adopted as amended."),
    (OutcomeKind.IN_PART, ()): N_("The item is adopted in part."),
    (OutcomeKind.REJECTED, ()): N_("The item is rejected."),
    (OutcomeKind.NOTED, ()): N_("The committee takes note of the item."),
    (OutcomeKind.ADVISED, ()): N_("The committee gives its preliminary opinion on the item."),
    (OutcomeKind.REFERRED, ()): N_("The item is referred for examination."),
    (OutcomeKind.REFERRED, (WHOM,)): N_("The item is referred to:"),
    (OutcomeKind.REFERRED, (DAY,)): N_("The item is referred for examination, with a report by {day}."),
    (OutcomeKind.REFERRED, (WHOM, DAY)): N_("The item is referred for examination, with a report by {day}, to:"),
    (OutcomeKind.POSTPONED, ()): N_("The item is adjourned to a later meeting."),
    (OutcomeKind.POSTPONED, (DAY,)): N_("The item is adjourned to {day}."),
    (OutcomeKind.WITHDRAWN, ()): N_("The item is withdrawn."),
    (OutcomeKind.TAKEN_OFF, ()): N_("The item is taken off the agenda."),
    (OutcomeKind.SETTLED, ()): N_("The item is settled without a vote."),
    (OutcomeKind.JOINED, ()): N_("The item is joined with another one."),
    (OutcomeKind.JOINED, (NUMBER,)): N_("The item is joined with item {number}."),
    (OutcomeKind.ELECTED, ()): N_("The election takes place."),
    (OutcomeKind.ELECTED, (WHOM,)): N_("Elected:"),
}
"""As minutes say it; a test walks every kind with all that it may say."""


class Saying(NamedValue):
    """A message of the catalogue, None for the word of the kind; `names` where whoever is named follows it."""

    message: str | None
    names: bool


def line_of(named: NamedOutcome) -> Saying:
    """As a register lists it."""
    known = _known(named)
    return Saying(message=LINES.get(known), names=WHOM in known[1])


def sentence_of(named: NamedOutcome) -> Saying:
    """As minutes say it of an item."""
    known = _known(named)
    return Saying(message=SENTENCES[known], names=WHOM in known[1])


def outcome_line(t: Translator, named: NamedOutcome) -> str:
    """`Renvoyé à : commission mobilité`, in one language."""
    saying, outcome = line_of(named), named.outcome
    if saying.message is None:
        return word(t, outcome.outcome)
    day = t.date_long(outcome.day) if outcome.day is not None else ""
    said = t(saying.message).format(day=day, number=named.number)
    return f"{said} {named.whom.or_other(t.language) or t('not communicated')}" if saying.names else said


def _known(named: NamedOutcome) -> Known:
    """What is known of what the kind may say; a part that it has not is not said."""
    kind = named.outcome.outcome
    there = {WHOM: names_somebody(named.outcome), DAY: named.outcome.day, NUMBER: named.number}
    return kind, tuple(part for part in MAY.get(kind, ()) if there[part])
