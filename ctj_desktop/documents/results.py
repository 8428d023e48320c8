"""How is it said on paper what was decided, when, by whose votes, by which count, under which rule?"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from enum import Enum

from ctj_desktop.documents.blocks import Pair
from ctj_desktop.documents.inline import both
from ctj_desktop.documents.outcomes import outcome_line
from ctj_desktop.documents.papers import Two, Voices, articles, joined
from ctj_desktop.documents.who_could_vote import voters_words
from ctj_desktop.domain.deciding.by_circulation import AnswerTally
from ctj_desktop.domain.outcomes import NamedOutcome, adds_to_decision, contradicts
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import DecisionMode, DecisionRule
from ctj_desktop.domain.records.voting import AnyDecision, AnyVote, Choice, DecisionResult, VoteCount, VoteMethod
from ctj_desktop.domain.voters import AwayVotes, CouldVote
from ctj_desktop.i18n import N_, N_n, Translator
from ctj_desktop.i18n.in_writing.circulations import whole_said
from ctj_desktop.i18n.votes import away_said, casting_said, counts_said, result_within, uncast_said
from ctj_desktop.i18n.words import word, word_within


class TakenVote(NamedValue):
    """A vote with who could give theirs, None where it does not say so; one that was repeated is `annulled`.

    `away` are votes in its count of whoever was not there.
    """

    vote: AnyVote
    could: CouldVote | None = None
    annulled: bool = False
    away: AwayVotes = AwayVotes()


class TakenInWriting(NamedValue):
    """That a decision was taken by circulation: its number, when it was closed, what was answered in time, who stood
    back."""

    number: str
    closed_on: dt.date | None
    tally: AnswerTally
    recused: tuple[str, ...] = ()


class NamesFor(NamedValue):
    """Who voted one way in a roll call, in the order of the roll."""

    choice: Choice
    names: tuple[str, ...]


class DecisionFacts(NamedValue):
    """A decision with its votes in the order of time, the rule it was taken under, who stood back and who broke a tie.

    `usage`: the rule is a custom of the committee and stands in no statutes. `disputed`: an exchange brought several
    versions of it, of which this is one. `together` are the numbers of decisions on which the same vote was taken,
    `names` who voted how in a roll call, where minutes say it; `roll_call`: they call it so, as those that were
    approved earlier do not. `by_side`: they say how each side voted. `by_kind`: it goes on being called by its kind
    though it was rejected, as in the minutes that were approved so. `amended` is how many amendments to it were
    adopted.
    """

    decision: AnyDecision
    votes: tuple[TakenVote, ...] = ()
    rule: DecisionRule | None = None
    usage: bool = False
    recused: int = 0
    tie_broken_by: str = ""
    disputed: bool = False
    outcome: NamedOutcome | None = None
    in_writing: TakenInWriting | None = None
    together: tuple[str, ...] = ()
    names: tuple[NamesFor, ...] = ()
    roll_call: bool = False
    by_side: bool = False
    by_kind: bool = False
    amended: int = 0

    @property
    def taken(self) -> TakenVote | None:
        """The one that counts."""
        return next((one for one in self.votes if not one.annulled), None)

    @property
    def vote(self) -> AnyVote | None:
        """Its record."""
        return self.taken.vote if self.taken is not None else None


SEVERAL_VERSIONS = N_("Several versions stand after an exchange: none is final.")
"""Said wherever one of them is shown (exchange/FORMAT.md 7.5)."""
REJECTED_PROPOSAL = N_("Rejected proposal no. {number}")


def heading_of(facts: DecisionFacts, voices: Voices) -> Pair:
    """Whatever was decided is called what it is, `Décision n° 2026-05`, `Proposition rejetée n° 2026-06`."""
    return decision_heading(facts.decision, voices, by_kind=facts.by_kind)


def decision_heading(decision: AnyDecision, voices: Voices, *, by_kind: bool = False) -> Pair:
    """`Décision n° 2026-05`, `Stellungnahme Nr. 2026-06`; a number that lacks is said to lack.

    Under what was rejected stands what was proposed: it is no decision, unless it is called `by_kind` all the same.
    """
    if decision.result is DecisionResult.REJECTED and not by_kind:
        if decision.number:
            return voices.say(REJECTED_PROPOSAL, number=decision.number)
        return voices.say(N_("Rejected proposal (without number)"))
    kind = voices.two(lambda t: word(t, decision.decision_kind))
    if decision.number:
        return voices.say(N_("{kind} no. {number}"), kind=kind, number=decision.number)
    return voices.say(N_("{kind} (without number)"), kind=kind)


def result_lines(facts: DecisionFacts, voices: Voices) -> tuple[Pair, ...]:
    """Each vote in its line, the essence of it strong; then rule and article; then what became of it, if it says more.

    Nothing for no vote and no result.
    """
    lines: list[Pair] = []
    decided = _decided(facts, voices)
    if facts.amended and decided:
        lines.append(voices.count(AMENDED, facts.amended))
    for one in facts.votes:
        if one.annulled:
            lines.append(_annulled(one, voices))
        elif one is facts.taken:
            lines += decided
    if facts.taken is None:
        lines += decided
    if facts.in_writing is not None:
        lines.append(_in_writing(facts.in_writing, voices))
    lines += _of_the_vote(facts, voices) if decided else ()
    if decided and facts.rule is not None and not _is_consensus(facts):
        lines.append(_rule(facts.rule, facts, voices))
    if facts.outcome is not None and _is_said(facts.outcome, facts):
        lines.append(_strong(outcome_line(facts.outcome, voices)))
    return tuple(lines)


AMENDED = N_n(
    "The text is put to the vote with the amendment that was adopted.",
    "The text is put to the vote with the {count} amendments that were adopted.",
)
OF_SIDE = {Side.FR: N_("French side"), Side.CH: N_("Swiss side")}


def _of_the_vote(facts: DecisionFacts, voices: Voices) -> Iterator[Pair]:
    """How each side voted, who voted how, and on what else the same vote was taken."""
    count = facts.vote.count if facts.vote is not None else None
    sides = [(part, part.side) for part in count.parts if part.side is not None] if count and facts.by_side else []
    for part, side in sides:
        counts = _counts(VoteCount(yes=part.yes, no=part.no, abstentions=part.abstentions), voices)
        side_name, text = voices.say(OF_SIDE[side]), (counts.fr.text, counts.de.text)
        yield voices.say(N_("{label}: {text}"), label=(side_name.fr.text, side_name.de.text), text=text)
    if facts.roll_call:
        yield voices.say(N_("The vote is taken by roll call."))
    for told in facts.names:
        label, text = _word(told.choice, voices), _joined(told.names, voices)
        yield voices.say(N_("{label}: {text}"), label=label, text=text)
    if facts.together:
        numbers = _joined(facts.together, voices)
        forms = N_n("One vote together with decision no. {numbers}.", "One vote together with decisions no. {numbers}.")
        yield voices.count(forms, len(facts.together), numbers=numbers)


def _word(one: Enum, voices: Voices) -> Two:
    return voices.two(lambda t: word(t, one))


def _joined(names: Sequence[str], voices: Voices) -> Two:
    return voices.two(lambda t: t.join(names))


def _in_writing(told: TakenInWriting, voices: Voices) -> Pair:
    counts, day = voices.two(lambda t: whole_said(t, told.tally, told.recused)), told.closed_on
    if day is None:
        return voices.say(N_("By circulation no. {number}: {counts}"), number=told.number or "–", counts=counts)
    said = N_("By circulation no. {number}, closed on {date}: {counts}")
    date = voices.two(lambda t: t.date_long(day))
    return voices.say(said, number=told.number or "–", date=date, counts=counts)


def _is_said(named: NamedOutcome, facts: DecisionFacts) -> bool:
    """Once, and nothing that the result contradicts."""
    counted = facts.vote is not None and facts.vote.count is not None
    against = contradicts(named.outcome, facts.decision.result, counted=counted)
    return not against and adds_to_decision(named, facts.decision)


def _decided(facts: DecisionFacts, voices: Voices) -> list[Pair]:
    """`À 17 h 30, 17 votants dont 1 procuration : 12 pour, 4 contre, 1 abstention · à la majorité`."""
    result, vote, taken, rule = facts.decision.result, facts.vote, facts.taken, facts.rule
    count = vote.count if vote is not None and _is_counted(vote) else None
    when = _when(taken, voices) if taken is not None else None
    parts: list[Pair] = []
    if count is not None:
        parts = [_strong(_counts(count, voices)), *_each(voices, lambda t: uncast_said(t, count))]
        parts += _away(taken.away, voices) if taken is not None and not _tells_voters(taken) else []
        if result is not None:
            said = both(*voices.two(lambda t: result_within(t, count, result, rule)))
            parts.append(_with_source(said, facts, voices) if _is_consensus(facts) else said)
    elif result is not None:
        say = word_within if when is not None else word
        parts = [_strong(both(*voices.two(lambda t: say(t, result))))]
        if result is DecisionResult.CONSENSUS:
            parts = [joined([parts[0], voices.say(N_("without opposition"))], ", ")]
        parts = [_with_source(parts[0], facts, voices)] if _is_consensus(facts) else parts
    if not parts:
        return []
    parts[0] = joined([when, parts[0]], " ") if when is not None else parts[0]
    if facts.recused:
        parts.append(voices.count(N_n("{count} recusal", "{count} recusals"), facts.recused))
    name = facts.tie_broken_by if vote is not None and vote.tie_broken_by else None
    casting = voices.two(lambda t: casting_said(t, count, result, rule, name))
    return [joined([*parts, *([both(*casting)] if casting[0] else [])], " · ")]


def _annulled(one: TakenVote, voices: Voices) -> Pair:
    count, when = one.vote.count, _when(one, voices)
    said = both(*voices.two(lambda t: word_within(t, DecisionResult.CONSENSUS)))
    if count is not None and _is_counted(one.vote):
        said = _counts(count, voices)
    parts = [joined([when, said], " ") if when is not None else said]
    parts += [] if _tells_voters(one) else _away(one.away, voices)
    return joined([*parts, voices.say(N_("annulled, and the vote repeated"))], " · ")


def _is_counted(vote: AnyVote) -> bool:
    """Consensus asks for opposition alone: a count is said where there was any."""
    return vote.count is not None and (vote.method is not VoteMethod.CONSENSUS or vote.count.no > 0)


def _is_consensus(facts: DecisionFacts) -> bool:
    """Decided by a rule that is consensus: the result says it, and is not followed by its name."""
    rule = facts.rule
    return (
        facts.decision.result is DecisionResult.CONSENSUS and rule is not None and rule.mode is DecisionMode.CONSENSUS
    )


def _tells_voters(one: TakenVote) -> bool:
    """Whether the voters stand before the count."""
    return one.vote.at is not None and one.could is not None


def _when(one: TakenVote, voices: Voices) -> Pair | None:
    """`À 17 h 30, 17 votants dont 1 procuration :`, nothing for a vote that kept no minute."""
    at, could = one.vote.at, one.could
    if at is None:
        return None
    time = voices.two(lambda t: t.time(at))
    if could is None:
        return voices.say(N_("At {time}:"), time=time)
    return voices.say(N_("At {time}, {voters}:"), time=time, voters=_could_vote(could, one.away, voices))


def _could_vote(could: CouldVote, away: AwayVotes, voices: Voices) -> Two:
    said = voters_words(could.voters, voices)
    parts = [both(*said)]
    if could.weight is not None:
        forms = N_n("{voters} with {count} vote", "{voters} with {count} votes")
        parts = [voices.count(forms, could.weight, voters=said)]
    parts += _away(away, voices)
    whole = joined(parts, ", ")
    return whole.fr.text, whole.de.text


def _away(away: AwayVotes, voices: Voices) -> list[Pair]:
    """`1 vote donné à l’avance`, `2 votes par correspondance`."""
    return _each(voices, lambda t: away_said(t, away))


def _counts(count: VoteCount, voices: Voices) -> Pair:
    return joined(_each(voices, lambda t: counts_said(t, count)), ", ")


def _each(voices: Voices, say: Callable[[Translator], list[str]]) -> list[Pair]:
    return [both(*one) for one in zip(say(voices.french), say(voices.german), strict=True)]


def _with_source(said: Pair, facts: DecisionFacts, voices: Voices) -> Pair:
    rule = facts.rule
    if facts.usage:
        return joined([said, voices.say(N_("(custom of the committee)"))], " ")
    if rule is not None and rule.article:
        return joined([said, voices.say(N_("(statutes, {article})"), article=articles(rule.article))], " ")
    return said


def _rule(rule: DecisionRule, facts: DecisionFacts, voices: Voices) -> Pair:
    return _with_source(both(*voices.names(rule.name)), facts, voices)


def _strong(pair: Pair) -> Pair:
    return Pair(pair.fr.strong, pair.de.strong)
