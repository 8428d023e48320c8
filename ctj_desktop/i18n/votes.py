"""How is it said in one sentence how a vote went, and by which rule?

A sentence says what the count says: unanimity does not hide abstentions, a tie says so, and a motion that most were
for and that was rejected says what it lacked.
"""

from collections.abc import Mapping
from typing import Final

from ctj_desktop.domain.findings import Severity
from ctj_desktop.domain.quorum_and_majority import Quorum, Verdict
from ctj_desktop.domain.records.statutes import DecisionMode, DecisionRule, TieRule
from ctj_desktop.domain.records.voting import DecisionResult, VoteCount
from ctj_desktop.domain.texts import Language
from ctj_desktop.domain.voters import AwayVotes, StandingOfVoters, Voters, standing
from ctj_desktop.errors import N_
from ctj_desktop.i18n.errors import article_in
from ctj_desktop.i18n.findings import finding_text, sourced
from ctj_desktop.i18n.translator import Translator
from ctj_desktop.i18n.words import word_within

ADOPTED: Final[Mapping[StandingOfVoters, str]] = {
    StandingOfVoters.UNANIMOUS: N_("Adopted unanimously ({votes})."),
    StandingOfVoters.OF_THOSE_CAST: N_("Adopted unanimously by the votes cast ({counts})."),
    StandingOfVoters.MORE: N_("Adopted by {votes}."),
    StandingOfVoters.TIE: N_("Adopted on a tie ({counts})."),
    StandingOfVoters.FEWER: N_("Adopted ({counts})."),
}
REJECTED: Final[Mapping[StandingOfVoters, str]] = {
    StandingOfVoters.UNANIMOUS: N_("Rejected unanimously ({votes})."),
    StandingOfVoters.OF_THOSE_CAST: N_("Rejected unanimously by the votes cast ({counts})."),
    StandingOfVoters.MORE: N_("Rejected by {votes}."),
    StandingOfVoters.TIE: N_("Rejected on a tie ({counts})."),
    StandingOfVoters.FEWER: N_("Rejected ({counts})."),
}
WITH_ABSTENTIONS: Final[Mapping[str, str]] = {
    ADOPTED[StandingOfVoters.MORE]: N_("Adopted by {votes} with {abstentions}."),
    REJECTED[StandingOfVoters.MORE]: N_("Rejected by {votes} with {abstentions}."),
}
LACKING: Final[Mapping[DecisionMode, str]] = {
    DecisionMode.CONSENSUS: N_("Rejected: there is no consensus ({counts})."),
    DecisionMode.MAJORITY: N_("Rejected: the required majority is not reached ({counts})."),
    DecisionMode.UNANIMITY: N_("Rejected: unanimity is not reached ({counts})."),
}
"""Of a motion that more were for than against."""
ADOPTED_WITHIN: Final[Mapping[StandingOfVoters, str]] = {
    StandingOfVoters.OF_THOSE_CAST: N_("unanimously by the votes cast"),
    StandingOfVoters.TIE: N_("on a tie"),
    StandingOfVoters.FEWER: N_("adopted"),
}
REJECTED_WITHIN: Final[Mapping[StandingOfVoters, str]] = {
    StandingOfVoters.UNANIMOUS: N_("rejected unanimously"),
    StandingOfVoters.OF_THOSE_CAST: N_("rejected unanimously by the votes cast"),
    StandingOfVoters.MORE: N_("rejected by majority"),
    StandingOfVoters.TIE: N_("rejected on a tie"),
    StandingOfVoters.FEWER: N_("rejected"),
}
LACKING_WITHIN: Final[Mapping[DecisionMode, str]] = {
    DecisionMode.CONSENSUS: N_("rejected, there is no consensus"),
    DecisionMode.MAJORITY: N_("rejected, the required majority is not reached"),
    DecisionMode.UNANIMITY: N_("rejected, unanimity is not reached"),
}


def vote_sentence(
    t: Translator,
    count: VoteCount | None,
    result: DecisionResult | None,
    rule: DecisionRule | None = None,
    *,
    casting: str | None = None,
) -> str:
    """`Adopté par 7 voix et 1 abstention.` Uncast votes stand behind it; a result that lacks is said to lack.

    `casting` is whose casting vote decided, empty where the name is not known here.
    """
    if result is DecisionResult.CONSENSUS:
        if count is None or not count.no:
            return t("Adopted by consensus, without opposition.")
        counts = [*counts_said(t, count, abstained=count.abstentions > 0), *uncast_said(t, count)]
        return t("Adopted by consensus ({counts}).").format(counts=", ".join(counts))
    if count is None or result is None:
        return t("The result is still open.")
    stood = _stood(count, result)
    mode = _lacking(count, result, stood, rule)
    message = LACKING[mode] if mode else (ADOPTED if result is not DecisionResult.REJECTED else REJECTED)[stood]
    abstentions = t.n("{count} abstention", "{count} abstentions", count.abstentions).format(count=count.abstentions)
    message = WITH_ABSTENTIONS.get(message, message) if count.abstentions else message
    counts = [*counts_said(t, count, abstained=count.abstentions > 0), *uncast_said(t, count)]
    given = {
        "votes": _votes(t, count, result),
        "counts": ", ".join(filter(None, (*counts, casting_said(t, count, result, rule, casting)))),
        "abstentions": abstentions,
    }
    said = t(message).format(**given)
    uncast = uncast_said(t, count) if "{counts}" not in message else []
    return f"{said[:-1]} ({', '.join(uncast)})." if uncast else said


def annulled_sentence(t: Translator, count: VoteCount | None) -> str:
    """`Vote annulé et répété (4 pour, 4 contre).`"""
    if count is None:
        return t("Annulled, and the vote repeated.")
    counts = [*counts_said(t, count, abstained=count.abstentions > 0), *uncast_said(t, count)]
    return t("Annulled, and the vote repeated ({counts}).").format(counts=", ".join(counts))


def result_within(t: Translator, count: VoteCount, result: DecisionResult, rule: DecisionRule | None) -> str:
    """How it was taken, behind a count that stands already: `à la majorité`, `rejeté à égalité des voix`."""
    if result is DecisionResult.CONSENSUS:
        return word_within(t, result)
    stood = _stood(count, result)
    mode = _lacking(count, result, stood, rule)
    if mode is not None:
        return t(LACKING_WITHIN[mode])
    if result is DecisionResult.REJECTED:
        return t(REJECTED_WITHIN[stood])
    plain = {StandingOfVoters.UNANIMOUS: DecisionResult.UNANIMOUS, StandingOfVoters.MORE: DecisionResult.MAJORITY}.get(
        stood
    )
    return word_within(t, plain) if plain is not None else t(ADOPTED_WITHIN[stood])


def counts_said(t: Translator, count: VoteCount, *, abstained: bool = True) -> list[str]:
    """`12 pour`, `4 contre`, `1 abstention`."""
    parts = [
        t.n("{count} for", "{count} for", count.yes).format(count=count.yes),
        t.n("{count} against", "{count} against", count.no).format(count=count.no),
    ]
    if abstained:
        said = t.n("{count} abstention", "{count} abstentions", count.abstentions)
        parts.append(said.format(count=count.abstentions))
    return parts


def uncast_said(t: Translator, count: VoteCount) -> list[str]:
    """Blank and invalid papers, and who did not vote."""
    parts = []
    if count.blank:
        parts.append(t.n("{count} blank vote", "{count} blank votes", count.blank).format(count=count.blank))
    if count.invalid:
        parts.append(t.n("{count} invalid vote", "{count} invalid votes", count.invalid).format(count=count.invalid))
    if count.not_voted:
        said = t.n("{count} did not vote", "{count} did not vote", count.not_voted)
        parts.append(said.format(count=count.not_voted))
    return parts


def away_said(t: Translator, away: AwayVotes) -> list[str]:
    """`1 vote donné à l’avance`, `2 votes par correspondance`."""
    parts = []
    if away.in_advance:
        said = t.n("{count} vote given in advance", "{count} votes given in advance", away.in_advance)
        parts.append(said.format(count=away.in_advance))
    if away.by_post:
        said = t.n("{count} vote by post", "{count} votes by post", away.by_post)
        parts.append(said.format(count=away.by_post))
    return parts


def casting_said(
    t: Translator, count: VoteCount | None, result: DecisionResult | None, rule: DecisionRule | None, name: str | None
) -> str:
    """Whose casting vote decided; without a record of it, as the rule says who has it, where it adopted a tie."""
    if name is not None:
        return t("casting vote of {name}").format(name=name) if name else t("casting vote (person not communicated)")
    tied = count is not None and count.yes == count.no > 0
    if tied and result in (DecisionResult.MAJORITY, DecisionResult.UNANIMOUS) and rule is not None and _casts(rule):
        return word_within(t, rule.tie)
    return ""


def voters_said(t: Translator, voters: Voters) -> str:
    """`17 votants dont 1 procuration`."""
    if not voters.count:
        return t("no voter")
    said = t.n("{count} voter", "{count} voters", voters.count).format(count=voters.count)
    if not voters.proxies:
        return said
    forms = t.n("{voters}, {count} of them by proxy", "{voters}, {count} of them by proxy", voters.proxies)
    return forms.format(voters=said, count=voters.proxies)


def quorum_said(t: Translator, quorum: Quorum) -> str:
    """`Quorum atteint : 9 sur 12, il en faut 7 (art. 7)`; without a rule why none is asked for."""
    rule = quorum.rule
    if rule is None:
        return " ".join(finding_text(t, finding) for finding in quorum.findings)
    missing = [finding_text(t, finding) for finding in quorum.findings if finding.severity is Severity.ERROR]
    if missing:
        return " ".join(missing)
    said = t("Quorum reached: {present} of {base}, {needed} needed.")
    said = said.format(present=quorum.present, base=quorum.base, needed=quorum.at_least)
    if not rule.article:
        return said
    return sourced(t, said, article_in(rule.article, t.language))


def verdict_word(
    t: Translator, *, adopted: bool, rule: DecisionRule | None, result: DecisionResult | None = None
) -> str:
    """The outcome, the rule of the statutes and its article: `Adopté · majorité des voix exprimées, art. 9`.

    Without a rule by consensus, unless another `result` is recorded.
    """
    outcome = t("Adopted") if adopted else t("Rejected")
    if rule is None:
        if result not in (None, DecisionResult.CONSENSUS):
            return outcome
        return f"{outcome} · {t('by consensus') if adopted else t('no consensus')}"
    language = Language.DE if t.language is Language.DE else Language.FR
    named = ", ".join(filter(None, (rule.name.or_other(language), article_in(rule.article, language))))
    return f"{outcome} · {named}"


def open_word(t: Translator, verdict: Verdict) -> str:
    """What a verdict waits for."""
    if any(finding.code == "vote.parts_missing" for finding in verdict.findings):
        return t("A majority of each part is asked for: take the vote by name")
    return t("Tie: the casting vote is missing") if verdict.tie else t("Votes not counted yet")


def _casts(rule: DecisionRule) -> bool:
    half = rule.strict and rule.numerator * 2 == rule.denominator
    return rule.mode is DecisionMode.MAJORITY and half and rule.tie is not TieRule.REJECTED


def _stood(count: VoteCount, result: DecisionResult) -> StandingOfVoters:
    """Of a majority on record unanimity is not made: who recorded it knew who else had a vote."""
    stood = standing(count, adopted=result is not DecisionResult.REJECTED)
    unanimous = stood in (StandingOfVoters.UNANIMOUS, StandingOfVoters.OF_THOSE_CAST)
    return StandingOfVoters.MORE if unanimous and result is DecisionResult.MAJORITY else stood


def _lacking(
    count: VoteCount, result: DecisionResult, stood: StandingOfVoters, rule: DecisionRule | None
) -> DecisionMode | None:
    """By which rule a motion was rejected that fewer were against, or too many for a consensus."""
    if result is not DecisionResult.REJECTED or rule is None:
        return None
    opposed = rule.mode is DecisionMode.CONSENSUS and count.yes > 0
    return rule.mode if stood is StandingOfVoters.FEWER or opposed else None


def _votes(t: Translator, count: VoteCount, result: DecisionResult) -> str:
    yes = t.n("{count} vote for", "{count} votes for", count.yes).format(count=count.yes)
    no = t.n("{count} vote against", "{count} votes against", count.no).format(count=count.no)
    carried, others = (no, yes) if result is DecisionResult.REJECTED else (yes, no)
    against = count.yes if result is DecisionResult.REJECTED else count.no
    return t("{votes} to {others}").format(votes=carried, others=others) if against else carried
