"""How is it said on paper what became of an item or of a decision?"""

from ctj_desktop.documents.blocks import Pair
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.papers import Two, Voices, joined, not_shared
from ctj_desktop.domain.outcomes import NamedOutcome
from ctj_desktop.i18n.outcomes import Saying, line_of, sentence_of
from ctj_desktop.i18n.words import word


def outcome_line(named: NamedOutcome, voices: Voices) -> Pair:
    """`Reporté au 12 mars 2027`, as a register lists it."""
    kind = named.outcome.outcome
    return _said(line_of(named), named, voices) or both(*voices.two(lambda t: word(t, kind)))


def outcome_sentence(named: NamedOutcome, voices: Voices) -> Pair:
    """The same as a sentence of the minutes on their item."""
    saying = sentence_of(named)
    said = _said(saying, named, voices)
    assert said is not None, f"no sentence for {named.outcome.outcome}"
    return joined([said, alike(".")], "") if saying.names else said


def _said(saying: Saying, named: NamedOutcome, voices: Voices) -> Pair | None:
    if saying.message is None:
        return None
    day = named.outcome.day
    date: Two = voices.two(lambda t: t.date_long(day)) if day is not None else ("…", "…")
    said = voices.say(saying.message, day=date, number=named.number)
    return joined([said, _whom(named, voices)], " ") if saying.names else said


def _whom(named: NamedOutcome, voices: Voices) -> Pair:
    """A name of a person or a body stands in its own language; what was written is read as any text."""
    if named.outcome.text and named.whom == named.outcome.text:
        return voices.text(named.whom)
    return voices.name(named.whom) or both(*not_shared(voices))
