"""What does the secretariat of an invented committee know and keep: its places, bodies, persons, rules, numbers?"""

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from ctj_desktop.domain.ids import (
    ActionId,
    CommitteeId,
    DecisionId,
    HomeId,
    OrganisationId,
    PersonId,
    PipelineId,
    ProjectId,
    SeatId,
)
from ctj_desktop.domain.numbers import Number, Series
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.committees import Committee, Mandate, OfficeHeld, Seat
from ctj_desktop.domain.records.people import Organisation, Person, Side
from ctj_desktop.domain.records.projects import OpinionKind, Project, Stage
from ctj_desktop.domain.records.statutes import DecisionRule, Statutes
from ctj_sample.diary import Diary
from ctj_sample.words import FilledText, FrDe, said, vocabulary

T = TypeVar("T")
SIDES = (Side.FR, Side.CH)
Answer = Callable[[OpinionKind, DecisionId, date], None]
"""How a project goes on after the committee's opinion, given by a decision on a day."""


class SamplePlan(PositionalValue):
    """Which years of which committee: `years` from `start`, `today` in the last of them.

    The counts are those of one of the 160 committee years that the program must hold (`services.sample.make_sample`).
    """

    start: date
    years: int
    today: date

    def first_day(self, year: int) -> date:
        """Of the invented year 0, 1, …; the one after the last is the end."""
        return date(self.start.year + year, self.start.month, self.start.day)

    @staticmethod
    def up_to(yearly: float, years: int) -> int:
        """How many there are after so many years, where a year has no whole number of them."""
        return int(yearly * years)


class Rules(PositionalValue):
    """A version of the statutes with its two rules."""

    statutes: Statutes
    consensus: DecisionRule
    majority: DecisionRule


class Funding(PositionalValue):
    """The routes of the reference data: stages by route and code, and where each may go."""

    stages: Mapping[tuple[str, str], Stage]
    allowed: Mapping[str, Mapping[str, tuple[str, ...]]]
    pipelines: Mapping[str, PipelineId]


@dataclass(slots=True)
class CommitteeDesk:
    """One committee's file as its secretariat has it on the table."""

    committee: Committee
    short: FrDe
    places: Sequence[str]
    bodies: Mapping[Side, Sequence[Organisation]]
    actions: Sequence[ActionId]
    funding: Funding
    plan: SamplePlan
    diary: Diary
    chance: random.Random
    associations: list[Organisation] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)
    mandates: dict[tuple[SeatId, bool], Mandate] = field(default_factory=dict)
    lasting: list[Mandate] = field(default_factory=list)
    offices: dict[Side, OfficeHeld] = field(default_factory=dict)
    secretaries: dict[Side, PersonId] = field(default_factory=dict)
    rules: list[Rules] = field(default_factory=list)
    persons: dict[PersonId, Person] = field(default_factory=dict)
    contacts: list[PersonId] = field(default_factory=list)
    waiting: list[Project] = field(default_factory=list)
    answers: dict[ProjectId, Answer] = field(default_factory=dict)
    entered: int = 0
    _issued: Counter[tuple[Series, int]] = field(default_factory=Counter)

    @property
    def id(self) -> CommitteeId:
        """Of the committee."""
        return self.committee.id

    @property
    def home(self) -> HomeId:
        """A committee is its own home."""
        return self.committee.home

    def author(self) -> PersonId | None:
        """The Swiss secretariat is mostly at the keyboard."""
        side = Side.CH if self.chance.random() < 0.7 else Side.FR
        return self.secretaries.get(side)

    def number(self, series: Series, day: date) -> str:
        """The next one of that year: nothing is ever numbered elsewhere, so counting is enough."""
        self._issued[series, day.year] += 1
        return str(Number(series, day.year, self._issued[series, day.year]))

    def one(self, some: Sequence[T]) -> T:
        """Any of them."""
        return some[self.chance.randrange(len(some))]

    def any_body(self) -> Organisation:
        """A body that has a seat."""
        return self.one(self.bodies[self.one(SIDES)])

    def said(self, pair: Any, **slots: str | FrDe) -> FilledText:  # a pair of the file
        """The pair with two places of the territory, a body and some figures at hand."""
        place, other = self.chance.sample(self.places, 2)
        figures = (("n", 8, 90), ("m", 110, 90), ("k", 0, 9))
        known: dict[str, str | FrDe] = {name: str(least + self.chance.randrange(span)) for name, least, span in figures}
        body = body_name(self.any_body())
        known |= {"place": place, "other": other, "body": body, "Body": with_article(body)}
        return said(pair, **(known | slots))

    def phrase(self, use: str, **slots: str | FrDe) -> FilledText:
        """Any phrase of that use."""
        return self.said(self.one(vocabulary()[use]), **slots)

    def rules_on(self, day: date) -> Rules:
        """Those in force on the day."""
        return [rules for rules in self.rules if rules.statutes.in_force_from <= day][-1]

    def live(self, day: date) -> list[Mandate]:
        """What still matters to a meeting on or after the day."""
        self.lasting = [mandate for mandate in self.lasting if mandate.end is None or mandate.end >= day]
        return self.lasting

    def officers(self) -> list[OfficeHeld]:
        """The two co-presidents."""
        return list(self.offices.values())

    def owner(self) -> tuple[PersonId | None, OrganisationId | None]:
        """Who does a task: one of the secretariats, or a body."""
        if self.chance.random() < 0.5:
            return self.secretaries[self.one(SIDES)], None
        return None, self.any_body().id


def body_name(body: Organisation) -> FrDe:
    """A body's name in both languages."""
    return body.name.fr.text, body.name.de.text or body.name.fr.text


def with_article(body: FrDe) -> FrDe:
    """“La Commune d’Orbe”, “Die Gemeinde Orbe”: at the start of a sentence; a proper name stays bare."""
    french, german = vocabulary()["articles"]["fr"], vocabulary()["articles"]["de"]
    articles = french.get(body[0].split()[0], ""), german.get(body[1].split()[0], "")
    return f"{articles[0]} {body[0]}".strip(), f"{articles[1]} {_weak(body[1])}".strip()


def _weak(german: str) -> str:
    """After the article: “Der Regionale Naturpark”."""
    return german.replace("Regionaler ", "Regionale ", 1)
