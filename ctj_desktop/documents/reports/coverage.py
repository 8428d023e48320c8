"""How is it told which actions of the strategy have a project of a committee, and which have none?"""

import datetime as dt
from collections.abc import Iterator

from ctj_desktop.documents.blocks import Block, Heading, Listing, Pair, Paragraph
from ctj_desktop.documents.inline import alike
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.papers import Voices, joined
from ctj_desktop.documents.reports.facts import groups
from ctj_desktop.domain.funding.portfolio import GroupFigures
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import N_, N_n


class ReportAction(NamedValue):
    """An action of the strategy with the projects that serve it; `sure` where a source confirms its title."""

    code: str
    title: Bilingual
    figures: GroupFigures = GroupFigures()
    sure: bool = True


class ReportCoverage(NamedValue):
    """Which actions of a strategy have a project of the committee; `serving` none are `without`."""

    strategy: Bilingual
    actions: tuple[ReportAction, ...] = ()
    without: int = 0


def coverage(found: ReportCoverage | None, on: dt.date, voices: Voices, layout: Layout) -> Iterator[Block]:
    """How many actions have a project, with its money, and which have none."""
    yield Heading(text=voices.say(N_("Coverage of the strategy")))
    if found is None or not found.actions:
        yield Paragraph(text=voices.say(N_("No action of a strategy is known here.")))
        return
    served = [one for one in found.actions if one.figures.projects]
    bare = [one for one in found.actions if not one.figures.projects]
    name = voices.name(found.strategy) or alike("–")
    yield Paragraph(
        text=voices.say(
            N_("{name}: actions with a project of the committee on {date}: {served} of {count}."),
            served=str(len(served)),
            count=str(len(found.actions)),
            name=(name.fr.text, name.de.text),
            date=voices.two(lambda t: t.date_long(on)),
        )
    )
    if served:
        yield from groups(N_("Action"), [(_action(one, voices), one.figures) for one in served], voices, layout)
    if bare:
        yield Heading(text=voices.say(N_("Actions without a project")), level=3)
        yield Listing(entries=tuple(_action(one, voices) for one in bare))
    if found.without:
        count = N_n("{count} project serves no action of it.", "{count} projects serve no action of it.")
        yield Paragraph(text=voices.count(count, found.without))


def _action(one: ReportAction, voices: Voices) -> Pair:
    parts = [alike(one.code)] if one.code else []
    said = joined([*parts, voices.text(one.title)], " ")
    return said if one.sure else joined([said, voices.say(N_("title to confirm"))], " – ")
