"""How is it said in one sentence how a vote went, and by which rule?"""

from ctj_desktop.domain.quorum_and_majority import Verdict
from ctj_desktop.domain.records.statutes import DecisionRule
from ctj_desktop.domain.records.voting import DecisionResult, VoteCount
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import N_
from ctj_desktop.i18n.findings import article_in
from ctj_desktop.i18n.translator import Translator

ADOPTED: dict[DecisionResult, str] = {
    DecisionResult.UNANIMOUS: N_("Adopted unanimously ({votes})."),
    DecisionResult.MAJORITY: N_("Adopted by {votes}."),
    DecisionResult.REJECTED: N_("Rejected by {votes}."),
}
WITH_ABSTENTIONS: dict[DecisionResult, str] = {
    DecisionResult.UNANIMOUS: N_("Adopted unanimously ({votes})."),
    DecisionResult.MAJORITY: N_("Adopted by {votes} with {abstentions}."),
    DecisionResult.REJECTED: N_("Rejected by {votes} with {abstentions}."),
}


def vote_sentence(t: Translator, count: VoteCount | None, result: DecisionResult | None) -> str:
    """`Adopté par 7 voix et 1 abstention.` Uncast votes stand behind it; a result that lacks is said to lack."""
    if result is DecisionResult.CONSENSUS:
        return t("Adopted by consensus, without opposition.")
    if count is None or result is None:
        return t("The result is still open.")
    abstentions = t.n("{count} abstention", "{count} abstentions", count.abstentions).format(count=count.abstentions)
    message = (WITH_ABSTENTIONS if count.abstentions else ADOPTED)[result]
    said = t(message).format(votes=_votes(t, count, result), abstentions=abstentions)
    uncast = _uncast(t, count)
    return f"{said[:-1]} ({', '.join(uncast)})." if uncast else said


def verdict_word(t: Translator, *, adopted: bool, rule: DecisionRule | None) -> str:
    """The outcome, the rule of the statutes and its article: `Adopté · majorité des voix exprimées, art. 9`."""
    outcome = t("Adopted") if adopted else t("Rejected")
    if rule is None:
        return f"{outcome} · {t('consensus, the statutes are silent')}"
    language = Language.DE if t.language is Language.DE else Language.FR
    named = ", ".join(filter(None, (rule.name.or_other(language), article_in(rule.article, language))))
    return f"{outcome} · {named}"


def open_word(t: Translator, verdict: Verdict) -> str:
    """What a verdict waits for."""
    return t("Tie: the casting vote is missing") if verdict.tie else t("Votes not counted yet")


def _votes(t: Translator, count: VoteCount, result: DecisionResult) -> str:
    yes = t.n("{count} vote for", "{count} votes for", count.yes).format(count=count.yes)
    no = t.n("{count} vote against", "{count} votes against", count.no).format(count=count.no)
    if result is DecisionResult.REJECTED:
        return t("{votes} to {others}").format(votes=no, others=yes) if count.no else yes
    return t("{votes} to {others}").format(votes=yes, others=no) if count.no else yes


def _uncast(t: Translator, count: VoteCount) -> list[str]:
    parts = []
    if count.blank:
        parts.append(t.n("{count} blank vote", "{count} blank votes", count.blank).format(count=count.blank))
    if count.invalid:
        parts.append(t.n("{count} invalid vote", "{count} invalid votes", count.invalid).format(count=count.invalid))
    if count.not_voted:
        said = t.n("{count} did not vote", "{count} did not vote", count.not_voted)
        parts.append(said.format(count=count.not_voted))
    return parts
