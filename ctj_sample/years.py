"""How are twenty years of eight committees written, in the order in which they happened and in little memory?

In the counts of a large sample a *logged change* is one row of one operation, a line of a payload.
"""

import random
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from ctj_desktop.domain.ids import HomeId, OrganisationId, TerritoryId, committee_id
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Organisation, OrganisationKind, Side, Territory
from ctj_desktop.domain.records.projects import Pipeline, Stage, StageTransition
from ctj_desktop.domain.records.strategy import Action
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.workspace.reference import record_of_entry, reference_id
from ctj_desktop.storage.store import Store
from ctj_desktop.storage.unit import Unit
from ctj_sample.committee import found, year_of_members
from ctj_sample.diary import Diary, DiaryEntry, Hours, moment
from ctj_sample.meetings import Sitting, year_of_meetings
from ctj_sample.projects import year_of_projects
from ctj_sample.secretariat import SIDES, CommitteeDesk, Funding, SamplePlan
from ctj_sample.session import hold
from ctj_sample.words import said, vocabulary

BATCH: Final = 20_000  # logged changes that are committed together
SEATS: Final = 8  # of each side
TOLD: Final = 500  # operations between two reports of progress
PLANNED_AHEAD: Final = timedelta(days=90)  # of a year
SampleProgress = Callable[[float], None]  # from 0 to 1


class Size(PositionalValue):
    """How much is to be invented: the four territories of the reference data come first."""

    years: int
    territories: int
    today: date

    @property
    def plan(self) -> SamplePlan:
        """The years lie before today."""
        return SamplePlan(self.today.replace(year=self.today.year - self.years), self.years, self.today)


def write_years(store: Store, hours: Hours, size: Size, seed: int, progress: SampleProgress | None = None) -> None:
    """Write the years into a new store whose reference data is there; `progress` hears how far it is."""
    diary = Diary(moment(size.today, 0))
    funding, actions = _funding(store), [action.id for action in store.all(Action, order="position, id")]
    for place in range(size.territories):
        line = _line(store, place)
        desk = CommitteeDesk(
            committee=_committee(line, _territory(store, line)),
            short=tuple(line["short"]),
            places=line["places"],
            bodies={side: _bodies(store, line, side) for side in SIDES},
            actions=actions,
            funding=funding,
            plan=size.plan,
            diary=diary,
            chance=random.Random(f"{seed}/{line['code']}"),
        )
        found(desk)
        _plan_year(desk, 0, None)
    _write(store, hours, diary, size, progress)


def _plan_year(desk: CommitteeDesk, year: int, last: Sitting | None) -> None:
    """A year is planned when the one before nears its end, so that no more than two lie in memory."""
    year_of_members(desk, year)
    year_of_projects(desk, year)
    last = year_of_meetings(desk, year, last, hold)
    if year + 1 < desk.plan.years:
        at = moment(desk.plan.first_day(year + 1) - PLANNED_AHEAD, 0)
        desk.diary.plan(at, desk.author, lambda _: _plan_year(desk, year + 1, last))


def _write(store: Store, hours: Hours, diary: Diary, size: Size, progress: SampleProgress | None) -> None:
    """One operation per entry of the diary, committed in batches."""
    entries = diary.entries()
    start, whole = moment(size.plan.start, 0), moment(size.today, 0) - moment(size.plan.start, 0)
    last: datetime | None = start
    while last is not None:
        with store.bulk():
            last = _some(store, hours, entries, lambda at: progress and progress((at - start) / whole))


def _some(
    store: Store, hours: Hours, entries: Iterator[DiaryEntry], tell: Callable[[datetime], object]
) -> datetime | None:
    """Write a batch; the time of its last entry, None once nothing is left."""
    written = 0
    for number, entry in enumerate(entries):
        hours.reach(entry.at)
        with store.write(OperationLabel("change"), at=entry.at, author=entry.author()) as unit:
            entry.act(unit)
        if number % TOLD == 0:
            tell(entry.at)
        written += len(unit.outcome.changed)
        if written >= BATCH:
            return entry.at
    return None


# what the reference data gives, and what is made beside it


def _line(store: Store, place: int) -> Mapping[str, Any]:
    """What is known of a committee: of the file for the four real territories, else made up and said so."""
    known: list[Mapping[str, Any]] = vocabulary()["committees"]
    if place < len(known):
        return known[place]
    n = str(place + 1)
    name = said(vocabulary()["example_territory"], n=n)
    code, places = f"EX-{n}", [f"{where} {n}" for where in vocabulary()["example_places"]]
    territory = {"kind": "territory", "key": code, "code": code, "name": {"fr": name.fr, "de": name.de}}
    with store.write(OperationLabel("territory.added", {"title_fr": name.fr, "title_de": name.de})) as unit:
        unit.save_own(record_of_entry({**territory, "source": "Exemple / Beispiel"}))
        local = {side: [_example_body(unit, side, where, code) for where in places] for side in SIDES}
    common = ["departement-doubs", "region-bfc", "canton-ne", "canton-vd"]
    return {
        "code": code,
        "territory": code,
        "short": (name.fr, name.de),
        "common": common,
        "places": places,
        "local": local,
    }


def _example_body(unit: Unit, side: Side, where: str, territory: str) -> Organisation:
    return unit.save_own(
        Organisation(
            id=OrganisationId(unit.new_id()),
            home=unit.store.home(),
            name=said(vocabulary()["example_body"][side], place=where).both,
            organisation_kind=OrganisationKind.COMMUNE,
            side=side,
            territory=TerritoryId(reference_id(Territory.kind, territory)),
            source="Exemple / Beispiel",
        )
    )


def _territory(store: Store, line: Mapping[str, Any]) -> TerritoryId:
    return store.all(Territory, code=line["territory"])[0].id


def _committee(line: Mapping[str, Any], territory: TerritoryId) -> Committee:
    identity = committee_id(line["code"])
    return Committee(
        id=identity,
        home=HomeId(identity),
        code=line["code"],
        name=said(vocabulary()["committee_name"]).both,
        short_name=said(line["short"]).both,
        territory=territory,
    )


def _bodies(store: Store, line: Mapping[str, Any], side: Side) -> list[Organisation]:
    """Eight of a side: the one that keeps the secretariat, others of the territory, department, region or cantons."""
    territory = _territory(store, line)
    common = [body for key in line["common"] if (body := _reference_body(store, key)).side is side]
    lead = [body for key in line.get("lead", ()) if (body := _reference_body(store, key)).side is side]
    local = line["local"][side] if "local" in line else store.all(Organisation, territory=territory, side=side)
    others = [body for body in local if body not in lead]
    return [*lead, *others][: SEATS - len(common)] + common


def _reference_body(store: Store, key: str) -> Organisation:
    return the(store, Organisation, reference_id(Organisation.kind, key))


def _funding(store: Store) -> Funding:
    codes = {pipeline.id: pipeline.code for pipeline in store.all(Pipeline)}
    stages = {stage.id: stage for stage in store.all(Stage)}
    allowed: dict[str, dict[str, tuple[str, ...]]] = {code: {} for code in codes.values()}
    for move in store.all(StageTransition):
        here, there = stages[move.from_stage], stages[move.to_stage]
        routes = allowed[codes[here.pipeline]]
        routes[here.code] = (*routes.get(here.code, ()), there.code)
    by_code = {(codes[stage.pipeline], stage.code): stage for stage in stages.values()}
    return Funding(by_code, allowed, {code: pipeline for pipeline, code in codes.items()})
