"""How does a call stand: its window, its fund, what its projects ask and receive, and in which order are they put?"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from ctj_desktop.domain.funding.envelope import (
    CallWindowState,
    FundFigures,
    FundLine,
    by_project,
    by_side,
    by_territory,
    days_on,
    figures_of,
    left_of,
    money_of,
    shares_on,
)
from ctj_desktop.domain.funding.rates import DatedRate, Sums, rate_on
from ctj_desktop.domain.ids import CallId, CallRankId, CommitteeId, ProjectId
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.funds import CallResult, CallShare
from ctj_desktop.domain.records.people import Organisation, Side, Territory
from ctj_desktop.domain.records.projects import Call, CallRule, ExchangeRate, RuleKind, Stage
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, shown_text
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import project_stage
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.funding.envelope import call_projects, fund_lines, fund_sums
from ctj_desktop.storage.queries.projects import row_id


class FunderLine(NamedValue):
    """What a funder puts in."""

    share: CallShare
    name: Bilingual

    @property
    def key(self) -> UUID:
        """The id."""
        return self.share.id


class CallProject(NamedValue):
    """A project of a call: its place among the others, its stage, and its figures.

    `asks` is false where no line of its plan is marked as asked of the fund: it counts in no sum.
    """

    key: UUID
    committee: CommitteeId
    number: str
    title: Bilingual
    stage: Stage | None
    figures: FundFigures
    asks: bool
    rank: CallRankId | None = None
    place: int | None = None
    points: int | None = None
    note: Bilingual = NO_TEXT

    @property
    def project(self) -> ProjectId:
        """The id, typed."""
        return ProjectId(self.key)


class TerritoryLine(NamedValue):
    """What is asked and given in one territory; one without a name is none."""

    key: UUID
    name: Bilingual
    figures: FundFigures


class CallYear(NamedValue):
    """A call of the same route, with what came of it here, and what was published of it."""

    call: Call
    figures: FundFigures
    results: tuple[CallResult, ...]

    @property
    def key(self) -> UUID:
        """The id."""
        return self.call.id


class CallOverview(NamedValue):
    """Everything on the page of one call."""

    call: Call
    window: CallWindowState
    rate: DatedRate | None
    funders: tuple[FunderLine, ...]
    figures: FundFigures
    sides: Mapping[Side, FundFigures]
    territories: tuple[TerritoryLine, ...]
    projects: tuple[CallProject, ...]
    years: tuple[CallYear, ...]
    said: Money | None = None
    """What the rules say that there is to give in all, where nobody said who gives it."""

    @property
    def fund(self) -> Sums:
        """What there is to give."""
        return money_of(line.share.amount for line in self.funders)

    @property
    def left(self) -> Sums | None:
        """What is not granted yet; None where nobody said what there is to give."""
        return left_of(self.fund, self.figures.awarded) if self.funders else None

    @property
    def left_of_said(self) -> Money | None:
        """Of what the rules say, in the currency in which they do; None where that needs a rate."""
        granted = self.figures.awarded.into(self.said.currency, self.rate) if self.said is not None else None
        if self.said is None or granted is None:
            return None
        return Money(self.said.minor_units - granted.minor_units, self.said.currency)

    @property
    def silent(self) -> int:
        """How many projects do not say what they ask of the fund."""
        return sum(not one.asks for one in self.projects)


def call_overview(store: OpenFile, call: CallId, today: date, committee: CommitteeId | None = None) -> CallOverview:
    """The call with the projects of a committee, or of all here; `NotHere` where it is gone."""
    owner = the(store, Call, call)
    family = sorted(store.all(Call, pipeline=owner.pipeline, order="code, id"), key=_when)
    funders = tuple(_funders(store, call, today))
    ours = [_line(row) for row in fund_lines(store, [call], committee)]
    return CallOverview(
        call=owner,
        window=days_on(owner.opens, owner.closes, today),
        rate=rate_on(None, store.all(ExchangeRate, call=call), today),
        funders=funders,
        figures=figures_of(ours),
        sides=by_side(ours),
        territories=tuple(_territories(store, ours)),
        projects=tuple(_projects(store, call, ours, committee)),
        years=tuple(_years(store, family, committee)),
        said=_said(store, call) if not funders else None,
    )


def _when(call: Call) -> date:
    """By which the calls of a route follow one another; of some only the last day is known."""
    return call.opens or call.closes or date.min


def _said(store: OpenFile, call: CallId) -> Money | None:
    """In francs, in which all is put together, where the rule says them."""
    rules = store.all(CallRule, call=call, rule_kind=RuleKind.ENVELOPE, confirmed=True, order="id")
    amounts = (rule.amount_chf or rule.amount_eur for rule in rules)
    return next((one for one in amounts if one is not None), None)


def _line(row: Any) -> FundLine:  # a row of a query
    return FundLine(
        project=row_id(row.project),
        side=Side(row.side),
        territories=tuple(UUID(value) for value in json.loads(row.territories or "[]")),
        figures=FundFigures(
            requested=_sums(row.requested, row.requested_currency),
            awarded=_sums(row.awarded, row.awarded_currency),
            committed=_sums(row.committed, row.committed_currency),
            paid=Sums(row.paid_eur, row.paid_chf),
        ),
    )


def _sums(minor: int | None, currency: str | None) -> Sums:
    return money_of([Money(minor, Currency(currency))]) if minor is not None and currency else Sums()


def _funders(store: OpenFile, call: CallId, today: date) -> Iterator[FunderLine]:
    for share in shares_on(store.all(CallShare, call=call), today):
        body = store.get(Organisation, share.funder) if share.funder is not None else None
        name = (body.short_name or body.name) if body is not None else Bilingual.of(share.name, share.name)
        yield FunderLine(share=share, name=name)


def _territories(store: OpenFile, lines: Sequence[FundLine]) -> Iterator[TerritoryLine]:
    found = by_territory(lines)
    known: dict[UUID | None, Territory] = {
        one.id: one for one in store.some(Territory, [key for key in found if key is not None])
    }
    for key in sorted(found, key=lambda one: (one is None, known[one].code if one in known else "")):
        name = known[key].name if key in known else NO_TEXT
        yield TerritoryLine(key=key or UUID(int=0), name=name, figures=found[key])


def _projects(
    store: OpenFile, call: CallId, lines: Sequence[FundLine], committee: CommitteeId | None
) -> Iterator[CallProject]:
    """Those that have a place in their committee first, in its order; then the others by their numbers."""
    figures = by_project(lines)
    rows = sorted(call_projects(store, [call], committee), key=_rank_order)
    places = Counter[bytes]()
    for row in rows:
        places[row.committee] += 1
        stage = project_stage(store, ProjectId(row_id(row.id)))
        key = row_id(row.id)
        yield CallProject(
            key=key,
            committee=CommitteeId(row_id(row.committee)),
            number=row.number or "",
            title=shown_text(row.title_fr, row.title_de),
            stage=store.get(Stage, stage) if stage is not None else None,
            figures=figures.get(key, FundFigures()),
            asks=key in figures,
            rank=CallRankId(row_id(row.rank)) if row.rank else None,
            place=places[row.committee] if row.rank else None,
            points=row.points,
            note=shown_text(row.note_fr, row.note_de),
        )


def _rank_order(row: Any) -> tuple[bool, bytes, str, bytes, str]:  # a row of a query
    """As `order_key` of the ranks, which stand before what has none."""
    of = row.committee if row.rank else b""
    return row.rank is None, of, row.position or "", row.rank or b"", row.number or ""


def _years(store: OpenFile, calls: Sequence[Call], committee: CommitteeId | None) -> Iterator[CallYear]:
    results: dict[UUID, list[CallResult]] = {}
    for one in store.all(CallResult, order="on, id"):
        results.setdefault(one.call, []).append(one)
    rows = fund_sums(store, [call.id for call in calls], committee)
    sums = {row_id(row.call): _figures(row) for row in rows}
    for call in calls:
        figures, told = sums.get(call.id, FundFigures()), tuple(results.get(call.id, ()))
        if figures != FundFigures() or told:
            yield CallYear(call=call, figures=figures, results=told)


def _figures(row: Any) -> FundFigures:  # a row of a query
    return FundFigures(
        requested=Sums(row.requested_eur, row.requested_chf),
        awarded=Sums(row.awarded_eur, row.awarded_chf),
        committed=Sums(row.committed_eur, row.committed_chf),
        paid=Sums(row.paid_eur, row.paid_chf),
    )
