"""What stands on the board of projects: columns of cards as plain values, checked without Qt."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from ctj_desktop.domain.funding.verdicts import RuleState
from ctj_desktop.domain.ids import PipelineId, StageId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import Stage, StageRole
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.words import capital, word
from ctj_desktop.services.projects.eligibility import Marks
from ctj_desktop.services.projects.lists import Next, ProjectLine, Routes, Standing, totals
from ctj_desktop.ui.frame.amounts import in_each_currency
from ctj_desktop.ui.frame.language import content_language


class Due(NamedValue):
    """The next day of a project in two short lines, with its icon and colour."""

    icon: str = "calendar-blank"
    first: str = ""
    second: str = ""
    colour: str = "text"


class BoardCard:
    """One project on the board. What is only seen or heard is said then: most cards of a board are not in sight."""

    def __init__(self, t: Translator, line: ProjectLine, today: date, marks: Marks | None = None) -> None:
        self._t, self._line, self._today, self._marks = t, line, today, marks
        self.key = line.key
        self.title = line.title.or_other(content_language(t))
        self.money = in_each_currency(t, line.eur, line.chf)
        self.dated = line.next_kind is not None and line.next_on is not None

    @property
    def number(self) -> str:
        """Its number, or that it has none."""
        return self._line.number or self._t("unnumbered")

    @property
    def sides(self) -> tuple[str, ...]:
        """Those on which it has partners."""
        return tuple(side.value.upper() for side in self._line.sides)

    @property
    def eligible(self) -> RuleState | None:
        """What the rules of its call say, all in all; None without a call or rules."""
        return self._marks.of(self.key) if self._marks is not None else None

    @property
    def no_lead(self) -> bool:
        """Whether it has no lead partner yet."""
        return not self._line.lead.or_other(content_language(self._t))

    @property
    def lead(self) -> str:
        """The lead partner, or that it is to be found."""
        return self._line.lead.or_other(content_language(self._t)) or self._t("lead partner to be found")

    @property
    def due(self) -> Due:
        """What comes next."""
        return due_of(self._t, self._line, self._today)

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        lead, due = "" if self.no_lead else self.lead, self.due
        rules = eligible_text(self._t, self.eligible)
        said = (self.number, self.title, ", ".join(self.sides), lead, *self.money, rules, due.first, due.second)
        return " · ".join(filter(None, said))


class BoardColumn(NamedValue):
    """One stage; a folded one shows its name and how many stand there. `ends` can be folded again."""

    key: UUID
    name: str
    count: int
    sums: str
    folded: bool
    ends: bool
    cards: tuple[BoardCard, ...] = ()


def stage_name(t: Translator, stage: Stage | None) -> str:
    """A stage as a heading: the reference writes it in small letters."""
    name = stage.name.or_other(content_language(t)) if stage is not None else t("no route yet")
    return capital(name)


def due_of(t: Translator, line: ProjectLine, today: date) -> Due:
    """What comes next, when, and how many days are left; red when it is past, amber within two weeks."""
    if line.next_kind is None or line.next_on is None:
        return Due(first=t("no date set"), colour="muted")
    left = (line.next_on - today).days
    if left < 0:
        late = t.n("{count} day late", "{count} days late", -left).format(count=t.number(-left))
        first = next_words(t, line.next_kind).format(day=_day(t, line.next_on, today))
        return Due(icon="warning-circle", first=first, second=late, colour="error")
    first = next_words(t, line.next_kind).format(day=_day(t, line.next_on, today))
    icon = {Next.CALL_CLOSES: "hourglass", Next.MEETING: "chats"}.get(line.next_kind, "calendar-blank")
    return Due(icon=icon, first=first, second=countdown(t, left), colour="warning" if left <= 14 else "text")


def next_words(t: Translator, kind: Next) -> str:
    """What happens on the day, with a place for it."""
    return {
        Next.CALL_CLOSES: t("Call closes on {day}"),
        Next.CALL_DECIDES: t("Call decided on {day}"),
        Next.CALL_REPORTS: t("Final report by {day}"),
        Next.STAGE_DUE: t("To go on by {day}"),
        Next.CONDITION_DUE: t("Condition by {day}"),
        Next.INSTALMENT_DUE: t("Instalment due on {day}"),
        Next.MEETING: t("Committee on {day}"),
        Next.STARTS: t("Starts on {day}"),
        Next.ENDS: t("Ends on {day}"),
    }[kind]


def countdown(t: Translator, left: int) -> str:
    """A countdown."""
    if left == 0:
        return t("today")
    return t.n("in {count} day", "in {count} days", left).format(count=t.number(left))


def board_columns(
    t: Translator,
    standing: Standing,
    pipeline: PipelineId,
    lines: Sequence[ProjectLine],
    unfolded: Collection[UUID],
    today: date,
    *,
    counts: Counter[StageId | None] | None = None,
    empty: bool = False,
    marks: Marks | None = None,
) -> list[BoardColumn]:
    """Every stage of a route that holds a project, all of them with `empty`; the ends stay folded until opened.

    `lines` are the projects at the stages that are not folded; `counts` says how many a folded one holds,
    and `marks` what the rules of their calls say of them.
    """
    by_stage: dict[StageId | None, list[ProjectLine]] = defaultdict(list)
    for line in lines:
        by_stage[line.stage].append(line)
    held = counts if counts is not None else standing.counts()
    stages = board_stages(standing, pipeline)
    columns = [_column(t, stage, by_stage[stage.id], held[stage.id], unfolded, today, marks) for stage in stages]
    return [column for column in columns if column.count or empty]


def board_stages(standing: Standing, pipeline: PipelineId) -> list[Stage]:
    """The stages of a route as the board shows them: the way, then its ends."""
    stages = standing.routes.stages.get(pipeline, ())
    return sorted(stages, key=lambda stage: stage.role is not StageRole.ACTIVE)


def _column(
    t: Translator,
    stage: Stage,
    lines: Sequence[ProjectLine],
    held: int,
    unfolded: Collection[UUID],
    today: date,
    marks: Marks | None,
) -> BoardColumn:
    ends = stage.role is not StageRole.ACTIVE
    folded = (ends and stage.id not in unfolded) or (not ends and not lines)
    return BoardColumn(
        key=stage.id,
        name=stage_name(t, stage),
        count=held if folded and ends else len(lines),
        sums=" · ".join(in_each_currency(t, *totals(lines))) or ("" if folded else t("no amount yet")),
        folded=folded,
        ends=ends,
        cards=() if folded else tuple(BoardCard(t, line, today, marks) for line in lines),
    )


def eligible_text(t: Translator, found: RuleState | None) -> str:
    """What the rules of its call say of a project."""
    texts = {
        RuleState.PASSES: t("every rule of the call is kept"),
        RuleState.FAILS: t("a rule of the call is not kept"),
        RuleState.UNKNOWN: t("not every rule of the call is known to be kept"),
    }
    return texts.get(found, "") if found is not None else ""


def _day(t: Translator, day: date, today: date) -> str:
    """Without the year where it is this one's or the next months'."""
    return t.day_month(day) if abs((day - today).days) < 300 else t.date_short(day)


def side_words(t: Translator, side: Side | None) -> str:
    """A side in the filter."""
    if side is None:
        return t("All sides")
    return t("French side") if side is Side.FR else t("Swiss side")


def route_name(t: Translator, routes: Routes, pipeline: PipelineId | None) -> str:
    """A route by its instrument, which everybody knows; with its code where two share it."""
    found = routes.pipeline(pipeline)
    if found is None:
        return t("no route yet")
    alone = sum(one.instrument is found.instrument for one in routes.pipelines) == 1
    return word(t, found.instrument) if alone else found.code
