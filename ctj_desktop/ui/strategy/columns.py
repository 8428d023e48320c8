"""What does each cell of the strategy show?"""

from ctj_desktop.i18n import N_, Translator
from ctj_desktop.services.strategy.lists import Level, StrategyLine
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column

LEVELS = {
    Level.STRATEGY: N_("Strategy"),
    Level.AXIS: N_("Strategic axis"),
    Level.OBJECTIVE: N_("Objective"),
    Level.ACTION: N_("Action"),
    Level.TABLE: N_("Thematic table"),
    Level.PROPOSAL: N_("Working proposal"),
}
ICONS = {
    Level.STRATEGY: "compass",
    Level.AXIS: "rows",
    Level.OBJECTIVE: "flag",
    Level.ACTION: "check-fat",
    Level.TABLE: "chats",
    Level.PROPOSAL: "chat-centered-text",
}
STRONG = frozenset({Level.STRATEGY, Level.AXIS, Level.TABLE})


def strategy_columns() -> tuple[Column[StrategyLine], ...]:
    """Code, title by its level, projects."""
    return (
        Column(key="code", heading=N_("Code"), cell=_code, width=104),
        Column(key="title", heading=N_("Title"), cell=_title, share=6),
        Column(key="projects", heading=N_("Projects"), cell=_projects, width=120, right=True, spare=1),
    )


def projects_text(t: Translator, count: int) -> str:
    """How many projects, or that there is none."""
    return t.n("{count} project", "{count} projects", count).format(count=t.number(count)) if count else t("no project")


def _code(line: StrategyLine, t: Translator) -> Cell:
    if line.code:
        return Cell(text=line.code, look=Look.STRONG)
    if line.level is Level.ACTION:
        return Cell(text=t("to confirm"), look=Look.UNFILLED, note=t("The sources do not confirm the code."))
    return Cell()


def _title(line: StrategyLine, t: Translator) -> Cell:
    notes = [t(LEVELS[line.level])]
    if not line.sure:
        notes.append(t("title to confirm"))
    if line.cut:
        notes.append(t("title shortened in the source"))
    return Cell(
        text=line.title.or_other(content_language(t)),
        second=" · ".join(notes),
        look=Look.STRONG if line.level in STRONG else Look.NORMAL,
        icon=ICONS[line.level],
        icon_colour="accent" if line.level in STRONG else "muted",
        indent=line.depth,
    )


def _projects(line: StrategyLine, t: Translator) -> Cell:
    if line.projects is None:
        return Cell()
    look = Look.NORMAL if line.projects else Look.UNFILLED
    return Cell(text=projects_text(t, line.projects), look=look, right=True)
