"""In which lines does the first page say what waits for somebody in the projects?"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ctj_desktop.domain.planning.calendar import CalendarEntry, EntryKind
from ctj_desktop.i18n import Translator
from ctj_desktop.services.projects.opinions import ConditionDue, OpinionToRecord
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.strategy.waiting_words import waiting_text
from ctj_desktop.ui.today.rows import TodayLine
from ctj_desktop.ui.today.words import in_days

if TYPE_CHECKING:  # read once there is one
    from ctj_desktop.services.strategy.following import Succession


def to_record_lines(t: Translator, found: Sequence[OpinionToRecord]) -> list[TodayLine]:
    """Decisions that gave an opinion; each leads to the dialog that records it."""
    language = content_language(t)
    return [
        TodayLine(
            key=f"record.{one.key}",
            title=t("Opinion to be recorded: decision {number}").format(number=one.decision or "–"),
            second=" ".join(filter(None, (one.number, one.title.or_other(language)))),
            icon="chats",
            tall=True,
            place=Place(page="project", record=one.project, detail=f"opinion:{one.key}"),
        )
        for one in found
    ]


def condition_lines(t: Translator, found: Sequence[ConditionDue], count: int) -> list[TodayLine]:
    """Conditions that are overdue or soon due; the last line counts those that are not shown."""
    language, more = content_language(t), count - len(found)
    beyond = t.n("and {count} more", "and {count} more", more).format(count=t.number(more)) if more > 0 else ""
    lines = []
    for at, one in enumerate(found, start=1):
        colour = "error" if one.left < 0 else "warning"
        when = t("Condition: {days}").format(days=in_days(t, one.left))
        about = " ".join(filter(None, (one.number, one.title.or_other(language))))
        lines.append(
            TodayLine(
                key=f"condition.{one.key}",
                title=one.text.or_other(language),
                second=" · ".join(filter(None, (when, about, beyond if at == len(found) else ""))),
                second_colour=colour,
                icon="seal-check",
                icon_colour=colour,
                place=Place(page="project", record=one.project, detail=f"conditions:{one.key}"),
            )
        )
    return lines


def late_project_lines(t: Translator, found: Sequence[CalendarEntry], today: date, count: int) -> list[TodayLine]:
    """What was due for projects and is not done; the last line counts those that are not shown."""
    language, more, lines = content_language(t), count - len(found), list[TodayLine]()
    beyond = t.n("and {count} more", "and {count} more", more).format(count=t.number(more)) if more > 0 else ""
    for at, one in enumerate(found, start=1):
        stage = one.kind is EntryKind.STAGE_DUE
        said = t("Stage “{stage}”: {days}") if stage else t("Instalment {stage}: {days}")
        about = said.format(stage=one.about.or_other(language), days=in_days(t, (one.on - today).days))
        lines.append(
            TodayLine(
                key=f"due.{one.record}",
                title=" ".join(filter(None, (one.number, one.title.or_other(language)))),
                second=" · ".join(filter(None, (about, beyond if at == len(found) else ""))),
                second_colour="error",
                icon="kanban" if stage else "check",
                icon_colour="error",
                place=Place(page="project", record=one.project, detail="moves" if stage else "budget"),
            )
        )
    return lines


def strategy_lines(t: Translator, found: "Succession | None") -> list[TodayLine]:
    """That a new version of the strategy is here, which leads to its sheet."""
    if found is None:
        return []
    return [
        TodayLine(
            key=f"strategy.{found.strategy.id}",
            title=t("New version of the strategy"),
            second=waiting_text(t, found),
            icon="compass",
            tall=True,
            place=Place(page="strategies", record=found.strategy.id),
        )
    ]
