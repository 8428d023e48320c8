"""How is it said in plain sentences what statutes rule, and what they do not say?

Each sentence bears its article. In every language the same sentences come in the same order, so that they stand side
by side.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.record import PositionalValue, replace
from ctj_desktop.domain.records.statutes import (
    CirculationRule,
    DecisionMode,
    DecisionRule,
    DoubleMajority,
    MajorityBase,
    NoticeRule,
    NumberingPeriod,
    PostalRule,
    ProxyRule,
    QuorumBase,
    QuorumRule,
    SittingKind,
    SittingRule,
    SourceText,
    Statutes,
    TieRule,
)
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.errors import N_, N_n, N_p
from ctj_desktop.i18n.errors import article_in
from ctj_desktop.i18n.findings import days_said
from ctj_desktop.i18n.patterns import NBSP
from ctj_desktop.i18n.shares import Than, share_needed, share_said
from ctj_desktop.i18n.translator import Translator

Names = Mapping[UUID, Bilingual]
"""What rules name by id: colleges, and rules of decision."""
SITTING_PARTS: Final = ("quorum", "notice", "proxies", "second_call", "postal", "rule")
QUORUMS: Final[Mapping[QuorumBase, tuple[str, str]]] = {
    QuorumBase.SEATS: N_n(
        "The committee can decide when {share} of all its seats, vacant ones too, is there.",
        "The committee can decide when {share} of all its seats, vacant ones too, are there.",
    ),
    QuorumBase.IN_OFFICE: N_n(
        "The committee can decide when {share} of its members is there.",
        "The committee can decide when {share} of its members are there.",
    ),
    QuorumBase.CONVENED: N_n(
        "The committee can decide when {share} of the members convened is there.",
        "The committee can decide when {share} of the members convened are there.",
    ),
    QuorumBase.NUMBER: N_n(
        "The committee can decide when {numerator} of {denominator} seats is there.",
        "The committee can decide when {numerator} of {denominator} seats are there.",
    ),
}
"""By what a share is of; each for one part of a whole, and for several."""
WHOLE_QUORUMS: Final[Mapping[QuorumBase, str]] = {
    QuorumBase.SEATS: N_("The committee can decide when all its seats are held and there."),
    QuorumBase.IN_OFFICE: N_("The committee can decide when all its members are there."),
    QuorumBase.CONVENED: N_("The committee can decide when all members convened are there."),
    QuorumBase.NUMBER: N_("The committee can decide when all {denominator} seats are there."),
}
WHO_COUNTS: Final[Mapping[str, str]] = {
    "substitutes_count": N_p("who counts", "substitutes"),
    "remote_counts": N_p("who counts", "those who take part from elsewhere"),
    "proxies_count": N_p("who counts", "those represented by proxy"),
    "recused_count": N_p("who counts", "those who stand back for an item"),
}
CIRCULATION: Final = N_n(
    "A decision may be taken in writing when {share} of the members agrees.",
    "A decision may be taken in writing when {share} of the members agree.",
)
MAJORITIES: Final[Mapping[MajorityBase, str]] = {
    MajorityBase.CAST: N_("adopted by {share} of the votes cast; abstentions do not count."),
    MajorityBase.PRESENT: N_("adopted by {share} of those present; an abstention weighs like a no."),
    MajorityBase.MEMBERS: N_("adopted by {share} of all members, present or not."),
    MajorityBase.SEATS: N_("adopted by {share} of all seats, vacant ones too."),
}
UNANIMITIES: Final[Mapping[MajorityBase, str]] = {
    MajorityBase.CAST: N_("adopted when every vote cast is for it; abstentions do not count."),
    MajorityBase.PRESENT: N_("adopted when all who are present vote for it."),
    MajorityBase.MEMBERS: N_("adopted when all members, present or not, vote for it."),
    MajorityBase.SEATS: N_("adopted when all seats, vacant ones too, vote for it."),
}
CONSENSUS: Final = N_("adopted when nobody objects.")
DOUBLE: Final[Mapping[DoubleMajority, str]] = {
    DoubleMajority.SIDE: N_("The same is needed on each side by itself."),
    DoubleMajority.COLLEGE: N_("The same is needed in each college by itself."),
}
TIES: Final[Mapping[TieRule, str]] = {
    TieRule.REJECTED: N_("A tie rejects."),
    TieRule.CHAIR: N_("On a tie the chair has the casting vote."),
    TieRule.CO_CHAIRS_TOGETHER: N_("On a tie both co-chairs together have the casting vote."),
}
PREVAILING: Final[Mapping[SourceText, str]] = {
    SourceText.FR: N_("The French text of these statutes prevails."),
    SourceText.DE: N_("The German text of these statutes prevails."),
    SourceText.BOTH: N_("Both texts of these statutes are equally authentic."),
}
NUMBERED: Final[Mapping[NumberingPeriod, str]] = {
    NumberingPeriod.YEARLY: N_("Meetings and decisions are numbered anew each year."),
    NumberingPeriod.CONTINUOUS: N_("Meetings and decisions are numbered on and on."),
}
PRINTED: Final[Mapping[frozenset[Language], str]] = {
    frozenset({Language.FR}): N_("Papers are in French."),
    frozenset({Language.DE}): N_("Papers are in German."),
}
SITTINGS: Final[Mapping[SittingKind, str]] = {
    SittingKind.ORDINARY: N_("Ordinary meetings – {sentence}"),
    SittingKind.EXTRAORDINARY: N_("Extraordinary meetings – {sentence}"),
    SittingKind.SECOND_CALL: N_("Meetings called a second time – {sentence}"),
}
SILENT_QUORUM: Final = N_("The committee can decide whoever is there.")
SILENT: Final[Mapping[str, str]] = {
    "quorum": N_("No quorum is set: the committee decides whoever is there."),
    "notice": N_("No time of notice is set: no convocation is too late."),
    "proxies": N_("Nothing is said of proxies: nobody votes for somebody else."),
    "second_call": N_("Nothing is said of a second call: it needs the same quorum as the first."),
    "postal": N_("Nothing is said of votes in advance or by post: none is taken."),
    "circulation": N_("Nothing is said of decisions in writing."),
    "prevailing": N_("Nothing is said of which version prevails: papers say nothing of it either."),
    "decisions": N_("No usual rule of decision is set: decisions are taken by consensus."),
}
"""By the part of the statutes, what holds where they do not say it."""


Say = Callable[[Translator, Any, Names], Iterator[str]]


class RuleSaid(PositionalValue):
    """One sentence of a version, and the part of it of which it speaks: a field of its record, or a rule by its number.

    One that is `missing` says what the version does not say, and what holds then.
    """

    part: str
    text: str
    missing: bool = False


def version_said(
    t: Translator,
    version: Statutes,
    rules: Sequence[DecisionRule] = (),
    own: Sequence[SittingRule] = (),
    colleges: Names | None = None,
) -> list[RuleSaid]:
    """Every sentence of a version, with its rules of decision and those for kinds of meeting."""
    names: dict[UUID, Bilingual] = {**(colleges or {}), **{rule.id: rule.name for rule in rules}}
    said = [RuleSaid(part, text) for part, say in PARTS.items() for text in say(t, version, names)]
    for number, rule in enumerate(rules):
        said += [RuleSaid(f"decision.{number}", text) for text in decision_said(t, rule)]
    for number, one in enumerate(own):
        said += [RuleSaid(f"sitting.{number}", text) for text in sitting_said(t, one, names)]
    return said


def silences(t: Translator, version: Statutes, rules: Sequence[DecisionRule] = ()) -> list[RuleSaid]:
    """What a version does not say, and what holds then."""
    missing = [part for part in PARTS if _is_silent(version, part)]
    if not any(rule.default for rule in rules):
        missing.append("decisions")
    return [_silence(t, part) for part in missing]


def part_said(t: Translator, version: Statutes, part: str, colleges: Names) -> list[RuleSaid]:
    """What one part of a version says, or that it says nothing."""
    if _is_silent(version, part):
        return [_silence(t, part)]
    return [RuleSaid(part, text) for text in PARTS[part](t, version, colleges)]


def _is_silent(version: Statutes, part: str) -> bool:
    return part in SILENT and getattr(version, "prevails" if part == "prevailing" else part) is None


def article_of(record: Statutes | DecisionRule | SittingRule, part: str = "") -> str:
    """The article that rules a part of it, or the whole of it; empty where none is named.

    A field that is no rule of its own has its article in a field beside it.
    """
    ruled = getattr(record, part) if part else record
    found: str = getattr(ruled, "article", "") or getattr(record, f"{part}_article", "")
    return found


def decision_said(t: Translator, rule: DecisionRule) -> list[str]:
    """A rule of decision; the first sentence begins with its name."""
    name = rule.name.or_other(t.language) or "–"
    first = t("“{rule}”, the usual rule: {sentence}") if rule.default else t("“{rule}”: {sentence}")
    beginning, *rest = _decision(t, rule)
    return [_with_article(t, one, rule.article) for one in (first.format(rule=name, sentence=beginning), *rest)]


def sitting_said(t: Translator, rule: SittingRule, names: Names) -> list[str]:
    """What holds for one kind of meeting, the sentences of each part together behind its name."""
    own = [
        [said.text for said in sitting_part_said(t, rule, part, names) if not said.missing] for part in SITTING_PARTS
    ]
    return [t(SITTINGS[rule.sitting]).format(sentence=" ".join(said)) for said in own if said]


def sitting_part_said(t: Translator, rule: SittingRule, part: str, names: Names) -> list[RuleSaid]:
    """What one part of such a rule says, or that the version's own holds."""
    if getattr(rule, part) is None:
        return [RuleSaid(part, t("Nothing of its own: what the statutes say for all meetings holds."), missing=True)]
    said = _usual_rule(t, rule, names) if part == "rule" else OF_FIELDS[part](t, rule, names)
    return [RuleSaid(part, text) for text in said]


def _silence(t: Translator, part: str) -> RuleSaid:
    return RuleSaid(part, t(SILENT[part]), missing=True)


def _with_article(t: Translator, sentence: str, article: str) -> str:
    """`… (art. 7).`"""
    if not article:
        return sentence
    language = Language.DE if t.language is Language.DE else Language.FR
    return t("{sentence} ({article}).").format(
        sentence=sentence.removesuffix("."), article=article_in(article, language).replace(" ", NBSP)
    )


def _usual_rule(t: Translator, rule: SittingRule, names: Names) -> Iterator[str]:
    name = names[rule.rule].or_other(t.language) if rule.rule is not None and rule.rule in names else "–"
    yield t("Decisions are taken by the rule “{rule}”, unless another one is chosen.").format(rule=name)


def _quorum(t: Translator, rule: QuorumRule, colleges: Names) -> Iterator[str]:
    yield _with_article(t, _who_must_be_there(t, rule), rule.article)
    if rule.minimum_per_side:
        least = t("Among them are at least {count} of each side.").format(count=rule.minimum_per_side)
        yield _with_article(t, least, rule.article)
    if rule.asks_of_sides and rule.each_side:
        yield _with_article(t, t("The same share is asked of each side."), rule.article)
    for one in rule.colleges:
        name = colleges[one.college].or_other(t.language) if one.college in colleges else "–"
        least = t("Among them are at least {count} of “{college}”.").format(count=one.minimum, college=name)
        yield _with_article(t, least, rule.article)
    counted = [t.p("who counts", word) for name, word in WHO_COUNTS.items() if getattr(rule, name)]
    others = [t.p("who counts", word) for name, word in WHO_COUNTS.items() if not getattr(rule, name)]
    if counted:
        yield _with_article(t, t("Counted as present: {who}.").format(who=t.join(counted)), rule.article)
    if others:
        yield _with_article(t, t("Not counted as present: {who}.").format(who=t.join(others)), rule.article)
    if rule.base in (QuorumBase.IN_OFFICE, QuorumBase.CONVENED):
        leave = t("Whoever is on leave is counted among the members.")
        away = t("Whoever is on leave is not counted among the members.")
        yield _with_article(t, leave if rule.leave_counts else away, rule.article)


def _who_must_be_there(t: Translator, rule: QuorumRule) -> str:
    if not rule.numerator:
        one = rule.strict and rule.base is not QuorumBase.NUMBER
        return t("The committee can decide as soon as somebody is there.") if one else t(SILENT_QUORUM)
    if rule.numerator == rule.denominator and (rule.numerator, rule.base) != (1, QuorumBase.NUMBER):
        return t(WHOLE_QUORUMS[rule.base]).format(denominator=rule.denominator)
    if rule.base is QuorumBase.NUMBER:
        said = t.n(*QUORUMS[rule.base], rule.numerator)
        return said.format(numerator=rule.numerator, denominator=rule.denominator)
    share = Fraction(rule.numerator, rule.denominator)
    return t.n(*QUORUMS[rule.base], share.numerator).format(share=share_needed(t, share, strict=rule.strict))


def _notice(t: Translator, rule: NoticeRule, _names: Names) -> Iterator[str]:
    said = t("The convocation leaves at least {days} before the meeting.").format(days=days_said(t, rule))
    yield _with_article(t, said, rule.article)
    clear = t("Neither the day of sending nor that of the meeting counts.")
    yield _with_article(t, clear if rule.clear else t("The day of sending counts as the first."), rule.article)
    if rule.working:
        yield _with_article(t, t("Saturdays, Sundays and holidays do not count."), rule.article)


def _proxies(t: Translator, rule: ProxyRule, _names: Names) -> Iterator[str]:
    if not rule.per_holder:
        yield _with_article(t, t("Nobody votes for somebody else."), rule.article)
        return
    several = t("A member votes for {count} others at most.").format(count=rule.per_holder)
    yield _with_article(t, several if rule.per_holder > 1 else t("A member votes for one other at most."), rule.article)
    if rule.written:
        yield _with_article(t, t("Each proxy is given in writing."), rule.article)


def _second_call(t: Translator, ruled: Statutes | SittingRule, _names: Names) -> Iterator[str]:
    """Its days are counted as the notice of the version; a rule for a kind of meeting does not know that."""
    rule = ruled.second_call
    if rule is None:
        return
    free = t("A meeting that lacked its quorum may be called a second time, and then decides whoever is there.")
    same = t("A meeting that lacked its quorum may be called a second time, with the same quorum.")
    yield _with_article(t, free if rule.free_of_quorum else same, rule.article)
    if rule.numerator:
        share = Fraction(rule.numerator, rule.denominator)
        some = t.n(
            "It may be called again only where {share} was there.",
            "It may be called again only where {share} were there.",
            share.numerator,
        ).format(share=share_said(t, share, Than.FEWER))
        lacked = t("It may be called again only where somebody was missing.")
        yield _with_article(t, lacked if share == 1 else some, rule.article)
    if rule.days and isinstance(ruled, Statutes):
        counted = replace(ruled.notice or NoticeRule(days=rule.days), days=rule.days)
        said = t("Its convocation leaves at least {days} before it.").format(days=days_said(t, counted))
        yield _with_article(t, said, rule.article)
    elif rule.days:
        said = t.n(
            "Its convocation leaves at least {count} day before it, counted as for any meeting.",
            "Its convocation leaves at least {count} days before it, counted as for any meeting.",
            rule.days,
        ).format(count=rule.days)
        yield _with_article(t, said, rule.article)


def _postal(t: Translator, rule: PostalRule, _names: Names) -> Iterator[str]:
    if rule.in_advance:
        yield _with_article(t, t("Votes given before the meeting count."), rule.article)
    if rule.by_post:
        yield _with_article(t, t("Votes sent by post count."), rule.article)
    if not rule.in_advance and not rule.by_post:
        yield _with_article(t, t("Only whoever is there votes."), rule.article)


def _circulation(t: Translator, rule: CirculationRule, _names: Names) -> Iterator[str]:
    if not rule.allowed:
        yield _with_article(t, t("No decision is taken in writing."), rule.article)
        return
    share = Fraction(rule.numerator, rule.denominator)
    some = t.n(*CIRCULATION, share.numerator).format(share=share_needed(t, share, strict=rule.strict))
    one = t("A decision may be taken in writing as soon as one member agrees.")
    every = t("A decision may be taken in writing when all members agree.")
    yield _with_article(t, one if not share else every if share == 1 else some, rule.article)
    if rule.objection_stops:
        yield _with_article(t, t("One objection stops it."), rule.article)


def _decision(t: Translator, rule: DecisionRule) -> Iterator[str]:
    """The first goes on behind the name of the rule."""
    share = Fraction(rule.numerator, rule.denominator)
    if rule.mode is DecisionMode.CONSENSUS:
        yield t(CONSENSUS)
        return
    if rule.mode is DecisionMode.UNANIMITY or share == 1:
        yield t(UNANIMITIES[rule.base])
    elif not share:
        yield t("adopted as soon as one vote is for it.")
    else:
        yield t(MAJORITIES[rule.base]).format(share=share_needed(t, share, strict=rule.strict))
    if rule.double_majority is not DoubleMajority.NONE:
        yield t(DOUBLE[rule.double_majority])
    if rule.weighted:
        yield t("Each seat has as many votes as it weighs.")
    if rule.mode is DecisionMode.MAJORITY and rule.strict and rule.numerator * 2 == rule.denominator:
        yield t(TIES[rule.tie])


def _of(part: str, say: Callable[[Translator, Any, Names], Iterator[str]]) -> Say:
    """What is said of one field of a version, or of a rule for a kind of meeting, where it is not silent."""

    def said(t: Translator, ruled: Any, names: Names) -> Iterator[str]:
        rule = getattr(ruled, part)
        return say(t, rule, names) if rule is not None else iter(())

    return said


def _papers(t: Translator, version: Statutes, _colleges: Names) -> Iterator[str]:
    said = t(PRINTED.get(frozenset(version.languages), N_("Papers are in French and German.")))
    yield _with_article(t, said, version.languages_article)


def _numbered(t: Translator, version: Statutes, _colleges: Names) -> Iterator[str]:
    yield _with_article(t, t(NUMBERED[version.numbering]), version.numbering_article)


def _prevailing(t: Translator, version: Statutes, _colleges: Names) -> Iterator[str]:
    if version.prevails is not None:
        yield _with_article(t, t(PREVAILING[version.prevails]), version.prevailing_article)


def _names(t: Translator, version: Statutes, _colleges: Names) -> Iterator[str]:
    if version.names_printed:
        yield _with_article(t, t("Minutes name who voted how in a roll call."), version.names_article)


OF_FIELDS: Final[Mapping[str, Say]] = {
    "quorum": _of("quorum", _quorum),
    "notice": _of("notice", _notice),
    "proxies": _of("proxies", _proxies),
    "second_call": _second_call,
    "postal": _of("postal", _postal),
    "circulation": _of("circulation", _circulation),
}
"""What is said of each rule that may be silent."""
PARTS: Final[Mapping[str, Say]] = {
    **OF_FIELDS,
    "languages": _papers,
    "numbering": _numbered,
    "prevailing": _prevailing,
    "names_printed": _names,
}
"""What is said of each field of a version, in the order of its sheet."""
