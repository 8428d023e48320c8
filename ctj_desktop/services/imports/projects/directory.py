"""Which projects, routes, calls and bodies are here, and what would be after the rows so far?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar
from uuid import UUID

from ctj_desktop.domain.ids import FinancingLineId, OrganisationId, PipelineId, ProjectId
from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.record import Record, RecordKey
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Organisation, Territory
from ctj_desktop.domain.records.projects import (
    Call,
    FinancingLine,
    Partner,
    Payment,
    Pipeline,
    Project,
    ProjectMove,
    Stage,
)
from ctj_desktop.files.stepwise import Step
from ctj_desktop.services.imports.body_names import BodyNames, texts_of
from ctj_desktop.services.imports.cells import plain
from ctj_desktop.services.naming.same_records import kept_ones
from ctj_desktop.services.numbers.issue import issued
from ctj_desktop.services.steps.chains import Moved, end_of_chain
from ctj_desktop.services.steps.homes import home_rank
from ctj_desktop.services.steps.places import in_order
from ctj_desktop.storage.open_file import OpenFile

R = TypeVar("R", bound=Record)
N = TypeVar("N", Call, Pipeline, Stage, Territory)
ORDER: Final[tuple[type[Record], ...]] = (Project, ProjectMove, Partner, FinancingLine, Payment)
SHORT: Final = 5
"""Characters with which nothing is said of a name."""


class ProjectDirectory:
    """Read once, changed in memory alone."""

    def __init__(self, store: OpenFile, committee: Committee, step: Step) -> None:
        self.numbers = set(issued(store, Series.PROJECT, committee.id))
        """Every number that was ever given."""
        self._rows: dict[RecordKey, Record] = {}
        self._before: dict[RecordKey, Record | None] = {}
        self._numbered: dict[str, ProjectId] = {}
        self._titles: dict[str, dict[ProjectId, None]] = defaultdict(dict)
        self._referred: dict[str, dict[ProjectId, None]] = defaultdict(dict)
        self._parts: dict[ProjectId, dict[RecordKey, None]] = defaultdict(dict)
        self._payments: dict[FinancingLineId, dict[RecordKey, None]] = defaultdict(dict)
        for cls in ORDER:
            for row in store.all(cls):
                if row.home == committee.home:
                    self._add(row)
            step(0, 0)
        rank = home_rank(store)
        self.pipelines = sorted(store.all(Pipeline), key=lambda one: rank(one.home))
        self.calls = sorted(store.all(Call), key=lambda one: rank(one.home))
        self.territories = sorted(store.all(Territory), key=lambda one: rank(one.home))
        self._stages = {one.id: one for one in in_order(store.all(Stage))}
        self._bodies = BodyNames()
        self._organisations = {one.id: one for one in store.all(Organisation)}
        self._shown = kept_ones(store, Organisation.kind)
        for body in sorted(self._organisations.values(), key=lambda one: (rank(one.home), one.id)):
            self._bodies.add(body, self.shown(body.id))
        step(0, 0)

    # writing

    def put(self, row: Record) -> None:
        """As it shall be."""
        self._before.setdefault((row.kind, row.id), self._rows.get((row.kind, row.id)))
        self._add(row)

    def changes(self) -> Iterator[tuple[Record, Record | None]]:
        """Every row that was put, as it shall be and as it was, in the order of the kinds that need each other."""
        place = {cls.kind: at for at, cls in enumerate(ORDER)}
        for key in sorted(self._before, key=lambda one: place[one[0]]):
            after, before = self._rows[key], self._before[key]
            if after != before:
                yield after, before

    def _add(self, row: Record) -> None:
        self._rows[row.kind, row.id] = row
        if isinstance(row, Project):
            for title in texts_of(row.title):
                self._titles[plain(title)][row.id] = None
            if row.number is not None:
                self._numbered[row.number] = row.id
                self.numbers.add(row.number)
            if plain(row.funder_reference):
                self._referred[plain(row.funder_reference)][row.id] = None
        elif isinstance(row, Payment):
            self._payments[row.line][row.kind, row.id] = None
        elif isinstance(row, ProjectMove | Partner | FinancingLine):
            self._parts[row.project][row.kind, row.id] = None

    # reading

    def numbered(self, number: str) -> Project | None:
        """The project of that number."""
        key = self._numbered.get(number)
        return self._as(Project, key) if key is not None else None

    def referred(self, reference: str) -> list[Project]:
        """The projects to which a fund gave that file number."""
        return [self._as(Project, key) for key in self._referred.get(plain(reference), ())]

    def titled(self, *titles: str) -> list[Project]:
        """Projects of one of these titles, in any language."""
        found = dict.fromkeys(key for title in titles if title for key in self._titles.get(plain(title), ()))
        return [self._as(Project, key) for key in found]

    def parts(self, cls: type[R], project: ProjectId) -> list[R]:
        """What belongs to a project."""
        return [self._as(cls, key) for kind, key in self._parts.get(project, ()) if kind == cls.kind]

    def payments(self, line: FinancingLineId) -> list[Payment]:
        """What was paid on a line of money."""
        return [self._as(Payment, key) for _kind, key in self._payments.get(line, ())]

    def stage(self, project: ProjectId) -> Stage | None:
        """Where a project stands."""
        moves = [Moved(one.id, one.on, one.from_stage, one.to_stage) for one in self.parts(ProjectMove, project)]
        here = end_of_chain(moves, None)
        return self._stages.get(here) if here is not None else None

    def territory_named(self, text: str) -> Territory | None:
        """The one of that code or name, else the only one with these words in its name."""
        said = f" {plain(text)} "
        names = {one.id: [f" {plain(name)} " for name in texts_of(one.name)] for one in self.territories}
        within = [one for one in self.territories if len(said) > SHORT and any(said in name for name in names[one.id])]
        return named(self.territories, text) or (within[0] if len(within) == 1 else None)

    def body_named(self, name: str) -> Organisation | None:
        """The body of that name; a commune with and without what it is, where one alone fits."""
        found = self._bodies.named(name)
        return self._organisations[found] if found is not None else None

    def body(self, key: OrganisationId) -> Organisation | None:
        """The body of a partner."""
        return self._organisations.get(key)

    def shown(self, key: OrganisationId | None) -> OrganisationId | None:
        """Of a body that is there under several records the one that stands for all."""
        return OrganisationId(self._shown.get(key, key)) if key is not None else None

    def stages(self, pipeline: PipelineId) -> list[Stage]:
        """The stages of a route; at the first one a project enters."""
        return [one for one in self._stages.values() if one.pipeline == pipeline]

    def _as(self, cls: type[R], key: UUID) -> R:
        found = self._rows[cls.kind, key]
        assert isinstance(found, cls)
        return found


def named(rows: Iterable[N], text: str) -> N | None:
    """The one of that code or name, in any language."""
    said = plain(text)
    for one in rows:
        if said in map(plain, (one.code, one.name.fr.text, one.name.de.text)):
            return one
    return None
