"""How are amendments and pauses said in minutes?"""

from collections.abc import Mapping

from ctj_desktop.documents.blocks import Pair
from ctj_desktop.documents.inline import both
from ctj_desktop.documents.papers import Voices, joined
from ctj_desktop.documents.results import DecisionFacts, result_lines
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import Pause
from ctj_desktop.domain.records.voting import AmendmentResult, AnyAmendment
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.pauses import pause_said


class AmendmentFacts(NamedValue):
    """An amendment with who proposed it; `voted` is how the vote on it went."""

    amendment: AnyAmendment
    by: Bilingual = NO_TEXT
    voted: DecisionFacts | None = None


BECAME: Mapping[AmendmentResult, str] = {
    AmendmentResult.ADOPTED: N_("**The amendment is adopted.**"),
    AmendmentResult.REJECTED: N_("**The amendment is rejected.**"),
    AmendmentResult.WITHDRAWN: N_("**The amendment is withdrawn.**"),
}


def amendment_lines(facts: AmendmentFacts, voices: Voices) -> tuple[Pair, ...]:
    """`Amendement de Camille Exemple : …`, how the vote on it went, and what became of it."""
    by = voices.name(facts.by) if facts.by else None
    head = voices.say(N_("**Amendment:**"))
    if by is not None:
        head = voices.say(N_("**Amendment proposed by {who}:**"), who=(by.fr.text, by.de.text))
    lines = [joined([head, voices.text(facts.amendment.text, marks=True)], " ")]
    if facts.voted is not None:
        lines += result_lines(facts.voted, voices)
    if facts.amendment.result is not None:
        lines.append(voices.say(BECAME[facts.amendment.result]))
    return tuple(lines)


def pause_line(pause: Pause, voices: Voices) -> Pair:
    """`La séance est suspendue de 14 h 10 à 14 h 25.`"""
    return both(*voices.two(lambda t: pause_said(t, pause)))
