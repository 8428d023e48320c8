"""What does each cell of the registers show?"""

from datetime import date

from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.records.statutes import DecisionMode, DecisionRule
from ctj_desktop.domain.records.voting import DecisionResult, ExecutionState, TaskState
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.errors import article_in
from ctj_desktop.i18n.outcomes import outcome_line
from ctj_desktop.i18n.votes import result_within, vote_sentence
from ctj_desktop.i18n.words import word, word_within
from ctj_desktop.services.minutes.lists import DecisionLine
from ctj_desktop.services.minutes.task_lists import TaskLine
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column

STATE_ICONS = {
    TaskState.OPEN: ("circle-dashed", "muted"),
    TaskState.IN_PROGRESS: ("hourglass", "accent"),
    TaskState.DONE: ("check-circle", "ok"),
    TaskState.VOID: ("prohibit", "muted"),
}
EXECUTION_ICONS = {
    ExecutionState.TO_DO: ("circle-dashed", "muted"),
    ExecutionState.UNDER_WAY: ("hourglass", "accent"),
    ExecutionState.DONE: ("check-circle", "ok"),
    ExecutionState.DROPPED: ("prohibit", "muted"),
}


def decision_columns() -> tuple[Column[DecisionLine], ...]:
    """Number and day, text and kind, how far it is carried out, how it was taken."""
    return (
        Column(key="number", heading=N_("Number"), cell=_decision_number, natural=True, sort="number"),
        Column(key="text", heading=N_("Decision"), cell=_decision_text, share=3),
        Column(key="execution", heading=N_("Carrying out"), cell=_execution, share=2, spare=2),
        Column(key="result", heading=N_("Result"), cell=_result, natural=True, sort="result", spare=1),
    )


def task_columns() -> tuple[Column[TaskLine], ...]:
    """State and number, text and origin, owner, due date."""
    return (
        Column(key="number", heading=N_("Number"), cell=_task_number, natural=True, sort="number"),
        Column(key="text", heading=N_("Task"), cell=_task_text, share=3),
        Column(key="owner", heading=N_("Owner"), cell=_owner, share=2, spare=1),
        Column(key="due", heading=N_("Due"), cell=_due, natural=True, sort="due"),
    )


def rule_text(t: Translator, rule: DecisionRule) -> str:
    """The rule by its name, what the majority is taken of, and its article."""
    parts = [rule.name.or_other(content_language(t)) or word(t, rule.mode)]
    if rule.mode is DecisionMode.MAJORITY:
        parts.append(word_within(t, rule.base))
    if rule.article:
        parts.append(article_in(rule.article, t.language))
    return " · ".join(parts)


def days_text(t: Translator, days: int) -> str:
    """How far a day lies ahead or behind: the sign of lateness is its icon and colour."""
    if days == 0:
        return t("today")
    if days < 0:
        return t.n("{count} day late", "{count} days late", -days).format(count=t.number(-days))
    return t.n("in {count} day", "in {count} days", days).format(count=t.number(days))


def day_text(t: Translator, day: date | None) -> str:
    """A date in figures; a word where there is none."""
    return t.date_short(day) if day is not None else t("no date")


def _decision_number(line: DecisionLine, t: Translator) -> Cell:
    return Cell(
        text=line.number or t("unnumbered"),
        second=day_text(t, line.on),
        look=Look.STRONG if line.number else Look.UNFILLED,
        icon="lock-simple" if line.closed else "",
        icon_colour="muted",
        note=t("Taken under a closed item") if line.closed else "",
    )


def _decision_text(line: DecisionLine, t: Translator) -> Cell:
    meeting = t("meeting {number}").format(number=line.meeting) if line.meeting else ""
    if line.circulation is not None:
        meeting = t("by circulation {number}").format(number=line.circulation).strip()
    project = t("project {number}").format(number=line.project) if line.project else ""
    became = outcome_line(t, line.outcome) if line.outcome is not None else ""
    second = " · ".join(filter(None, (line.committee, word(t, line.decision_kind), became, meeting, project)))
    return Cell(text=one_line(line.text.or_other(content_language(t))), second=second)


def _result(line: DecisionLine, t: Translator) -> Cell:
    if line.result is None:
        return Cell(text=t("not recorded"), look=Look.UNFILLED)
    votes = line.votes
    second = f"{votes.yes} – {votes.no} – {votes.abstentions}" if votes else ""
    note = vote_sentence(t, votes, line.result) if votes else ""
    if line.result is DecisionResult.REJECTED:
        return Cell(text=word(t, line.result), second=second, note=note, icon="x-circle", icon_colour="text")
    tied = votes is not None and votes.yes == votes.no > 0 and line.result is DecisionResult.MAJORITY
    said = result_within(t, votes, line.result, None) if votes is not None and tied else word(t, line.result)
    return Cell(text=said[:1].upper() + said[1:], second=second, note=note)


def _execution(line: DecisionLine, t: Translator) -> Cell:
    """The state, and who does it; what is late says so in words."""
    if line.execution is None:
        return Cell()
    owner, late = line.owner.or_other(content_language(t)), line.days is not None and line.days < 0
    icon, colour = EXECUTION_ICONS[line.execution]
    if late and line.days is not None:
        second = " · ".join(filter(None, (days_text(t, line.days), owner)))
        return Cell(text=word(t, line.execution), second=second, icon="warning-circle", icon_colour="error")
    due = t.date_short(line.due) if line.due is not None and line.days is not None else ""
    second = " · ".join(filter(None, (due, owner)))
    return Cell(text=word(t, line.execution), second=second, icon=icon, icon_colour=colour)


def _task_number(line: TaskLine, t: Translator) -> Cell:
    icon, colour = STATE_ICONS[line.state]
    look = Look.STRONG if line.number else Look.UNFILLED
    return Cell(
        text=line.number or t("unnumbered"), second=word(t, line.state), look=look, icon=icon, icon_colour=colour
    )


def _task_text(line: TaskLine, t: Translator) -> Cell:
    origin = t("meeting {number}").format(number=line.meeting) if line.meeting else t("of the committee")
    closed = t("behind closed doors") if line.closed else ""
    second = " · ".join(filter(None, (line.committee, origin, closed)))
    return Cell(text=one_line(line.text.or_other(content_language(t))), second=second)


def _owner(line: TaskLine, t: Translator) -> Cell:
    owner = line.owner.or_other(content_language(t))
    return Cell(text=owner) if owner else Cell(text=t("nobody named"), look=Look.UNFILLED)


def _due(line: TaskLine, t: Translator) -> Cell:
    if line.due is None:
        return Cell(text=t("no date"), look=Look.UNFILLED)
    day = t.date_short(line.due)
    if line.days is None:
        return Cell(text=day, look=Look.MUTED)
    if line.days < 0:
        return Cell(
            text=days_text(t, line.days),
            second=day,
            icon="warning-circle",
            icon_colour="error",
            colour="error",
            look=Look.STRONG,
        )
    return Cell(text=day, second=days_text(t, line.days))


def one_line(text: str) -> str:
    """A text of the minutes in one line of a list."""
    return " ".join(without_marks(text).split())
