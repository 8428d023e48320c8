"""What does the table of the projects of a committee print, and what stands in its workbook?"""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from ctj_desktop.domain.funding.portfolio import MONEY, Fact, GroupFigures, total
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Territory
from ctj_desktop.domain.records.projects import StageRole
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.projects.portfolio import FACTS
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.services.projects.lists import ProjectLine, Standing, project_lines, read_standing
from ctj_desktop.services.projects.portfolio.figures import counted_projects
from ctj_desktop.services.steps.records import the
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.papers import PaperOptions
    from ctj_desktop.documents.projects.portfolio import PortfolioLine, PortfolioPaper
    from ctj_desktop.files.cell_table import CellTable

OPEN, EVERY = "open", "all"
BY_STAGE, BY_NUMBER = "stage", "number"
LAST: Final = 10_000
"""The place of a project that has no stage yet."""


def portfolio_paper(
    store: OpenFile, committee: CommitteeId, day: date, which: str = OPEN, order: str = BY_STAGE
) -> "PortfolioPaper":
    """Those on their way or all, in the order of their stages or of their numbers."""
    from ctj_desktop.documents.projects.portfolio import PortfolioPaper

    standing = read_standing(store, committee)
    roles = tuple(StageRole) if which == EVERY else (StageRole.ACTIVE,)
    found = project_lines(store, standing, standing.among(standing.in_role(*roles)), day)
    found.sort(key=lambda one: (_place(one, standing) if order == BY_STAGE else 0, one.number or "~", one.key))
    return PortfolioPaper(
        sender=sender(store, committee, day),
        on=day,
        lines=tuple(_lines(store, standing, committee, found)),
        every=which == EVERY,
    )


def _place(one: ProjectLine, standing: Standing) -> int:
    """Of its stage on its route; stages of the same place on two routes keep together by what they are called."""
    for stages in standing.routes.stages.values():
        for place, stage in enumerate(stages):
            if stage.id == one.stage:
                return place
    return LAST


def _lines(
    store: OpenFile, standing: Standing, committee: CommitteeId, found: list[ProjectLine]
) -> Iterator["PortfolioLine"]:
    from ctj_desktop.documents.projects.portfolio import PortfolioLine

    money = {one.project: one for one in counted_projects(store, standing, committee)}
    territories: dict[UUID, Bilingual] = {one.id: one.name for one in store.all(Territory)}
    own = the(store, Committee, committee).territory
    for one in found:
        stage = standing.routes.by_id.get(one.stage) if one.stage is not None else None
        route = standing.routes.pipeline(one.pipeline)
        counted = money[one.key]
        where = tuple(territories[key] for key in one.territories if key in territories)
        yield PortfolioLine(
            number=one.number or "–",
            title=one.title,
            stage=stage.name if stage is not None else NO_TEXT,
            route=route.name if route is not None else NO_TEXT,
            lead=one.lead,
            instrument=route.instrument if route is not None else None,
            territories=where,
            elsewhere=where if one.territories != (own,) else (),
            money=total([counted]).money,
            unmarked=counted.unmarked,
        )


def portfolio_table(
    paper: "PortfolioPaper", french: Translator, german: Translator, options: "PaperOptions"
) -> "CellTable":
    """The same lines in the same order, every amount a number in a column of its currency."""
    from ctj_desktop.documents.papers import Voices
    from ctj_desktop.documents.projects.facts import names
    from ctj_desktop.documents.projects.portfolio import PortfolioLine
    from ctj_desktop.services.naming.paper_columns import PaperColumn, money_columns, paper_table

    voices, column = Voices(french, german), PaperColumn[PortfolioLine]
    columns = [
        column(N_("No."), lambda one: one.number),
        column(N_("Project"), lambda one: voices.text(one.title), said=True),
        column(N_("Stage"), lambda one: voices.name(one.stage), said=True),
        column(N_("Funding route"), lambda one: voices.name(one.route), said=True),
        column(N_("Lead partner"), lambda one: voices.name(one.lead), said=True),
        column(N_("Territories"), lambda one: names(voices, one.territories), said=True),
        *(each for fact in MONEY for each in money_columns(FACTS[fact], partial(_sums, fact))),
    ]
    return paper_table(voices.say(N_("Projects of the committee")), columns, paper.lines, voices, options.layout)


def _sums(fact: Fact, one: "PortfolioLine") -> Sums:
    return GroupFigures(money=one.money).of(fact)
