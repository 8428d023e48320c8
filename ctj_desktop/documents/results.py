"""How is it said on paper what was decided, by which count, under which rule?"""

from collections.abc import Iterator

from ctj_desktop.documents.blocks import Pair
from ctj_desktop.documents.inline import both
from ctj_desktop.documents.papers import N_n, Voices, articles, joined
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.statutes import DecisionRule
from ctj_desktop.domain.records.voting import AnyDecision, AnyVote, DecisionResult, VoteCount, VoteMethod
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.words import word, word_within


class DecisionFacts(NamedValue):
    """A decision with its vote, the rule it was taken under, how many stood back, who broke a tie.

    `disputed`: an exchange brought several versions of it, of which this is one.
    """

    decision: AnyDecision
    vote: AnyVote | None = None
    rule: DecisionRule | None = None
    recused: int = 0
    tie_broken_by: str = ""
    disputed: bool = False


SEVERAL_VERSIONS = N_("Several versions stand after an exchange: none is final.")
"""Said wherever one of them is shown (exchange/FORMAT.md 7.5)."""


def decision_heading(decision: AnyDecision, voices: Voices) -> Pair:
    """`Décision n° 2026-05`, `Stellungnahme Nr. 2026-06`; a number that lacks is said to lack."""
    kind = voices.two(lambda t: word(t, decision.decision_kind))
    if decision.number:
        return voices.say(N_("{kind} no. {number}"), kind=kind, number=decision.number)
    return voices.say(N_("{kind} (without number)"), kind=kind)


def result_lines(facts: DecisionFacts, voices: Voices) -> tuple[Pair, ...]:
    """First how it was taken, the essence of it strong; then rule and article. Nothing for no result."""
    first = _first_line(facts, voices)
    if not first:
        return ()
    lines = [joined(first, " · ")]
    if facts.rule is not None:
        lines.append(_rule(facts.rule, voices))
    return tuple(lines)


def _first_line(facts: DecisionFacts, voices: Voices) -> list[Pair]:
    result = facts.decision.result
    parts: list[Pair] = []
    if facts.vote is not None and facts.vote.count is not None and facts.vote.method is not VoteMethod.CONSENSUS:
        parts += [_strong(_counts(facts.vote.count, voices)), *_uncast(facts.vote.count, voices)]
        if result is not None:
            parts.append(both(*voices.two(lambda t: word_within(t, result))))
    elif result is not None:
        parts.append(_strong(both(*voices.two(lambda t: word(t, result)))))
        if result is DecisionResult.CONSENSUS:
            parts = [joined([parts[0], voices.say(N_("without opposition"))], ", ")]
    if parts and facts.recused:
        parts.append(voices.count(N_n("{count} recusal", "{count} recusals"), facts.recused))
    if parts and facts.vote is not None and facts.vote.tie_broken_by:
        message = N_("casting vote of {name}") if facts.tie_broken_by else N_("casting vote (person not communicated)")
        parts.append(voices.say(message, name=facts.tie_broken_by))
    return parts


def _counts(count: VoteCount, voices: Voices) -> Pair:
    return joined(
        [
            voices.count(N_n("{count} yes", "{count} yes"), count.yes),
            voices.count(N_n("{count} no", "{count} no"), count.no),
            voices.count(N_n("{count} abstention", "{count} abstentions"), count.abstentions),
        ],
        ", ",
    )


def _uncast(count: VoteCount, voices: Voices) -> Iterator[Pair]:
    if count.blank:
        yield voices.count(N_n("{count} blank vote", "{count} blank votes"), count.blank)
    if count.invalid:
        yield voices.count(N_n("{count} invalid vote", "{count} invalid votes"), count.invalid)
    if count.not_voted:
        yield voices.count(N_n("{count} did not vote", "{count} did not vote"), count.not_voted)


def _rule(rule: DecisionRule, voices: Voices) -> Pair:
    name = voices.names(rule.name)
    if rule.article:
        return voices.say(N_("{rule} (statutes, {article})"), rule=name, article=articles(rule.article))
    return both(*name)


def _strong(pair: Pair) -> Pair:
    return Pair(pair.fr.strong, pair.de.strong)
