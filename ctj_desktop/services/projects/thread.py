"""On which thread does a project hang, from the strategy to the payment, and how far has it come?"""

from datetime import date
from enum import Enum, StrEnum
from uuid import UUID

from ctj_desktop.domain.money import Money
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.projects import Call, Opinion, Project, Stage, StageRole
from ctj_desktop.domain.records.strategy import Action, WorkingProposal
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.naming.doubts import sure_code
from ctj_desktop.services.projects.money_days import DECIDED, FILED, day_of


class Knot(StrEnum):
    """The knots of the thread, from the strategy to the end."""

    ACTION = "action"
    PROPOSAL = "proposal"
    PROJECT = "project"
    OPINION = "opinion"
    FILE = "file"
    GRANT = "grant"
    PAYMENT = "payment"
    END = "end"


class Reached(Enum):
    """Whether a knot lies behind, is where the project is, or lies ahead."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


class ThreadKnot(NamedValue):
    """One knot: `code` and `what` name its record, `amounts` its money; `opens` is the record it leads to.

    `money_on` are the days of that money, where they are others than `on`; `awaited` is what it comes to in the end.
    """

    knot: Knot
    reached: Reached = Reached.AHEAD
    code: str = ""
    what: Bilingual = NO_TEXT
    on: date | None = None
    amounts: tuple[Money, ...] = ()
    money_on: tuple[date, ...] = ()
    awaited: tuple[Money, ...] = ()
    opinion: Opinion | None = None
    opens: UUID | None = None


class Story(NamedValue):
    """What the thread is made of; `moves` are (code of the stage, day) with the newest first.

    `asked_on` and `awarded_on` are the days of that money, the earliest first.
    """

    project: Project
    stage: Stage | None
    actions: tuple[Action, ...]
    proposal: WorkingProposal | None
    opinions: tuple[Opinion, ...]
    planned: tuple[tuple[UUID, date | None], ...]
    moves: tuple[tuple[str, date], ...]
    call: Call | None
    requested: tuple[Money, ...]
    awarded: tuple[Money, ...]
    received: tuple[Money, ...]
    asked_on: tuple[date, ...] = ()
    awarded_on: tuple[date, ...] = ()

    @property
    def on_its_way(self) -> bool:
        """Whether anything lies ahead."""
        return self.stage is None or self.stage.role is StageRole.ACTIVE


def thread_of(story: Story) -> tuple[ThreadKnot, ...]:
    """The knots there are; what lies ahead is shown while the project is on its way, the first of it as where it is."""
    made = (
        _action(story),
        _proposal(story),
        _project(story),
        _opinion(story),
        _file(story),
        _grant(story),
        _payment(story),
        _end(story),
    )
    knots = [knot for knot in made if knot is not None]
    if not story.on_its_way:
        return tuple(knot for knot in knots if knot.reached is Reached.DONE)
    last = max(at for at, knot in enumerate(knots) if knot.reached is Reached.DONE)
    done, ahead = [knot for knot in knots[: last + 1] if knot.reached is Reached.DONE], knots[last + 1 :]
    return (*done, *(replace(knot, reached=Reached.NOW) for knot in ahead[:1]), *ahead[1:])


def _action(story: Story) -> ThreadKnot | None:
    if not story.actions:
        return None
    first = story.actions[0]
    return ThreadKnot(knot=Knot.ACTION, reached=Reached.DONE, code=sure_code(first), what=first.title, opens=first.id)


def _proposal(story: Story) -> ThreadKnot | None:
    if story.proposal is None:
        return None
    return ThreadKnot(knot=Knot.PROPOSAL, reached=Reached.DONE, what=story.proposal.title, opens=story.proposal.id)


def _project(story: Story) -> ThreadKnot:
    begun = story.moves[-1][1] if story.moves else None
    return ThreadKnot(knot=Knot.PROJECT, reached=Reached.DONE, code=story.project.number or "", on=begun)


def _opinion(story: Story) -> ThreadKnot:
    if story.opinions:
        last = story.opinions[-1]
        return ThreadKnot(knot=Knot.OPINION, reached=Reached.DONE, on=last.on, opinion=last, opens=last.decision)
    meeting, day = min(story.planned, key=lambda one: one[1] or date.max, default=(None, None))
    return ThreadKnot(knot=Knot.OPINION, on=day, opens=meeting)


def _file(story: Story) -> ThreadKnot:
    filed = day_of(story.moves, FILED)
    closes = story.call.closes if story.call is not None else None
    reached = Reached.DONE if filed else Reached.AHEAD
    code = story.call.code if story.call is not None else ""
    opens = story.call.id if story.call is not None else None
    return ThreadKnot(
        knot=Knot.FILE,
        reached=reached,
        code=code,
        on=filed or closes,
        amounts=story.requested,
        money_on=_other_days(story.asked_on, filed),
        opens=opens,
    )


def _grant(story: Story) -> ThreadKnot:
    decided = day_of(story.moves, DECIDED) or max(story.awarded_on, default=None)
    done = bool(decided or story.awarded)
    return ThreadKnot(
        knot=Knot.GRANT,
        reached=Reached.DONE if done else Reached.AHEAD,
        on=decided,
        amounts=story.awarded,
        money_on=_other_days(story.awarded_on, decided),
    )


def _other_days(days: tuple[date, ...], of_knot: date | None) -> tuple[date, ...]:
    return days if set(days) - {of_knot} else ()


def _payment(story: Story) -> ThreadKnot:
    """An instalment is no payment in full: while money is to come, that is where the project is."""
    done = bool(story.received) and (_paid_up(story) or not story.on_its_way)
    return ThreadKnot(
        knot=Knot.PAYMENT,
        reached=Reached.DONE if done else Reached.AHEAD,
        amounts=story.received,
        awaited=() if done else story.awarded,
    )


def _paid_up(story: Story) -> bool:
    paid = {one.currency: one.minor_units for one in story.received}
    return all(paid.get(one.currency, 0) >= one.minor_units for one in story.awarded)


def _end(story: Story) -> ThreadKnot | None:
    if story.stage is not None and story.stage.role is not StageRole.ACTIVE:
        when = story.moves[0][1] if story.moves else None
        return ThreadKnot(knot=Knot.END, reached=Reached.DONE, what=story.stage.name, on=when)
    return ThreadKnot(knot=Knot.END, on=story.project.ends) if story.project.ends else None
