"""What is known of a territory: its figures, bodies, committees and their meetings, its projects with their money?

A figure is said with its year and its source, and never as more than it counts. Projects count as in the coverage.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from ctj_desktop.domain.composition import day_within
from ctj_desktop.domain.funding.per_inhabitant import Inhabitants, inhabitants_of
from ctj_desktop.domain.funding.portfolio import Grouping, Portfolio
from ctj_desktop.domain.ids import CommitteeId, MeetingId, TerritoryId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import Meeting, MeetingState
from ctj_desktop.domain.records.people import Organisation, OrganisationKind, Side, Territory
from ctj_desktop.domain.records.resources import Matinee
from ctj_desktop.domain.records.strategy import ThematicTable, WorkingProposal
from ctj_desktop.domain.records.territories import FigureKind, TerritoryFigure
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.projects.lists import Standing
from ctj_desktop.services.projects.portfolio.figures import portfolio
from ctj_desktop.services.steps.homes import own_first
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.meetings import nearest_meetings

NOT_HELD: Final = frozenset({MeetingState.CANCELLED, MeetingState.POSTPONED})


class CommitteeLine(NamedValue):
    """A committee of a territory, its next meeting and its last."""

    committee: Committee
    next: Meeting | None
    last: Meeting | None


class ProposalLine(NamedValue):
    """A working proposal of a territory, with its thematic table."""

    proposal: WorkingProposal
    table: Bilingual


class TerritoryOverview(NamedValue):
    """Everything on the page of a territory; of a committee that is looked at its projects alone."""

    territory: Territory
    figures: tuple[TerritoryFigure, ...]
    inhabitants: Inhabitants | None
    bodies: tuple[Organisation, ...]
    communes: tuple[Organisation, ...]
    committees: tuple[CommitteeLine, ...]
    money: Portfolio
    proposals: tuple[ProposalLine, ...]
    mornings: tuple[Matinee, ...]


def territory_overview(
    store: OpenFile, standing: Standing, territory: TerritoryId, today: date, committee: CommitteeId | None = None
) -> TerritoryOverview:
    """With the projects of a committee, or of all here; `NotHere` where the territory is gone."""
    owner = the(store, Territory, territory)
    figures, bodies = figures_of(store, territory), bodies_of(store, territory, today)
    return TerritoryOverview(
        territory=owner,
        figures=figures,
        inhabitants=inhabitants_of(figures),
        bodies=tuple(one for one in bodies if one.organisation_kind is not OrganisationKind.COMMUNE),
        communes=tuple(one for one in bodies if one.organisation_kind is OrganisationKind.COMMUNE),
        committees=tuple(committees_of(store, territory, today)),
        money=portfolio(store, standing, committee, groupings=(Grouping.STAGE,), territory=territory),
        proposals=tuple(_proposals(store, territory)),
        mornings=tuple(store.all(Matinee, territory=territory, order="-on, id")),
    )


def figures_of(store: OpenFile, territory: TerritoryId) -> tuple[TerritoryFigure, ...]:
    """By what they count, the whole before the sides, one's own before others, the latest first."""
    kinds, sides = list(FigureKind), [None, *Side]
    found = own_first(store, store.all(TerritoryFigure, territory=territory))
    return tuple(sorted(found, key=lambda one: (kinds.index(one.figure), -(one.year or 0), sides.index(one.side))))


def committees_of(store: OpenFile, territory: TerritoryId, today: date) -> Iterator[CommitteeLine]:
    """With what comes next and what was held last; a meeting that was put off is neither."""
    for committee in store.all(Committee, territory=territory, order="code, id"):
        ahead, behind = (nearest_meetings(store, committee.id, today, before=before) for before in (False, True))
        yield CommitteeLine(committee=committee, next=_taking_place(store, ahead), last=_taking_place(store, behind))


def _taking_place(store: OpenFile, meetings: Iterable[MeetingId]) -> Meeting | None:
    found = next((one for one in meetings if meeting_state(store, one) not in NOT_HELD), None)
    return store.get(Meeting, found) if found is not None else None


def bodies_of(store: OpenFile, territory: TerritoryId, today: date) -> list[Organisation]:
    """Communes and others that there are on a day, side by side."""
    found = [one for one in store.all(Organisation, territory=territory) if day_within(one, today)]
    sides = [*Side, None]
    return sorted(found, key=lambda one: (sides.index(one.side), one.name.fr.text or one.name.de.text, one.id))


def _proposals(store: OpenFile, territory: TerritoryId) -> Iterator[ProposalLine]:
    for one in store.all(WorkingProposal, territory=territory, order="position, id"):
        table = store.get(ThematicTable, one.table)
        yield ProposalLine(proposal=one, table=table.title if table is not None else NO_TEXT)
