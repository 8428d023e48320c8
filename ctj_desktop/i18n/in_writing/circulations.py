"""How is it said how a decision by circulation stands, who said what, and by which rule?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from ctj_desktop.domain.deciding.by_circulation import AnswerTally, CirculationCourse, CirculationState
from ctj_desktop.domain.records.circulations import Circulation, CirculationAnswer, CirculationVoter
from ctj_desktop.domain.records.statutes import CirculationRule, DecisionRule, Statutes
from ctj_desktop.domain.records.voting import Decision
from ctj_desktop.errors import N_
from ctj_desktop.i18n.statutes import decision_said, part_said
from ctj_desktop.i18n.translator import Translator
from ctj_desktop.i18n.words import word, word_within

STANDS: Final[Mapping[CirculationState, str]] = {
    CirculationState.RUNNING: N_("{yes} of {asked} votes agree, {needed} are needed."),
    CirculationState.REACHED: N_("Adopted: {yes} of {asked} votes agree, {needed} were needed."),
    CirculationState.OUT_OF_REACH: N_(
        "Not adopted: {yes} of {asked} votes agree, {needed} were needed and cannot be reached any more."
    ),
    CirculationState.STOPPED: N_("Stopped: an objection was made, and the statutes let one objection stop it."),
    CirculationState.FAILED: N_(
        "Not adopted: by the last day {yes} of {asked} votes agreed, and {needed} were needed."
    ),
}
NOT_BY_RULE: Final = N_(
    "Not adopted: {yes} of {asked} votes agree, as many as the statutes ask for; the rule chosen besides is not met."
)
"""Where the share is there, and it fails by the rule of decision that was chosen besides."""


def consequences(ruled: CirculationRule | None) -> Iterator[str]:
    """What somebody should know before they answer, or give no answer."""
    yield N_("Whoever does not answer by that day does not agree. A later answer does not count.")
    if ruled is not None and ruled.objection_stops:
        yield N_("One no, or one request to deliberate at a meeting, stops the decision by circulation.")


def course_said(t: Translator, course: CirculationCourse) -> str:
    """How it stands, in one sentence with its figures."""
    failed = course.state in (CirculationState.OUT_OF_REACH, CirculationState.FAILED)
    said = NOT_BY_RULE if failed and not course.lacking else STANDS[course.state]
    return t(said).format(
        yes=t.number(course.whole.yes), asked=t.number(course.whole.asked), needed=t.number(course.needed)
    )


def tally_said(t: Translator, tally: AnswerTally) -> str:
    """`Yes: 7 · No: 1 · No answer: 3`; what nobody said is left out, but yes and no."""
    counts = (
        (word(t, CirculationAnswer.YES), tally.yes, True),
        (word(t, CirculationAnswer.NO), tally.no, True),
        (word(t, CirculationAnswer.ABSTENTION), tally.abstentions, False),
        (word(t, CirculationAnswer.DELIBERATION), tally.deliberations, False),
        (t("No answer"), tally.silent, False),
    )
    label = t("{label}: {text}")
    return " · ".join(
        label.format(label=name, text=t.number(count)) for name, count, always in counts if always or count
    )


def whole_said(t: Translator, tally: AnswerTally, recused: Sequence[str]) -> str:
    """`Yes: 7 · No: 1 · Stands back: Anne Jacot`: of all, and who was not asked as they stand back, by name."""
    parts = [tally_said(t, tally)]
    if recused:
        said = t.n("Stands back: {names}", "Stand back: {names}", len(recused))
        parts.append(said.format(names=t.join(recused)))
    return " · ".join(parts)


def names_of(lines: Iterable[CirculationVoter]) -> tuple[str, ...]:
    """As they are called on their lines."""
    return tuple(line.name or "–" for line in lines)


def answer_said(t: Translator, voter: CirculationVoter, *, late: bool) -> str:
    """`Yes, 12 May 2026, by e-mail`; one that came too late says that it does not count."""
    if voter.recused:
        return t("Stands back")
    if voter.answer is None:
        return t("No answer")
    parts = [word(t, voter.answer)]
    parts += [t.date_short(voter.answered_on)] if voter.answered_on is not None else []
    parts += [word_within(t, voter.answered_by)] if voter.answered_by is not None else []
    said = ", ".join(parts)
    return t("{answer} (not in time: it does not count)").format(answer=said) if late else said


def report_title(t: Translator, told: Circulation) -> str:
    """How the item is called under which the result is reported to a meeting."""
    title = told.title.or_other(t.language)
    return t("Decision by circulation no. {number}: {title}").format(number=told.number or "–", title=title)


def report_said(t: Translator, told: Circulation, course: CirculationCourse | None, decision: Decision | None) -> str:
    """What the minutes tell of it: when it was closed, with which answers, and whether something was decided."""
    day = t.date_long(told.closed_on) if told.closed_on is not None else "–"
    taken = t("The committee took the following decision by circulation, closed on {date} ({counts}).")
    failed = t("The decision proposed by circulation, closed on {date}, was not taken ({counts}).")
    counts = whole_said(t, course.whole, names_of(course.recused)) if course is not None else "–"
    return (taken if decision is not None else failed).format(date=day, counts=counts)


def rules_said(t: Translator, statutes: Statutes | None, rule: DecisionRule | None) -> Iterator[str]:
    """What the statutes ask for, each sentence with its article; then the rule that must be met as well."""
    if statutes is not None:
        yield from (said.text for said in part_said(t, statutes, "circulation", {}))
    if rule is not None:
        yield t("Besides, this rule must be met: {rule}").format(rule=" ".join(decision_said(t, rule)))
