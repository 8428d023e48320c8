"""What did the plan of a project say on a day, and what is different in another?

A plan is filed whole and by itself: what it says does not change when a body is renamed or a line is taken away.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar
from uuid import UUID

from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Bilingual, Language

TEXTS: Final = ("title", "summary", "description", "objectives", "added_value")
DAYS: Final = ("starts", "ends")
MONEY: Final = ("requested", "awarded")


class PlanText(NamedValue):
    """A text in both languages, without how it was translated."""

    fr: str = ""
    de: str = ""

    @classmethod
    def of(cls, text: Bilingual) -> "PlanText":
        """What a reader reads of it."""
        return cls(fr=text.fr.text, de=text.de.text)

    @property
    def both(self) -> Bilingual:
        """As it is shown."""
        return Bilingual.of(self.fr, self.de)


class PlanPartner(NamedValue):
    """A partner, by the name it had."""

    id: UUID
    name: PlanText
    side: Side
    lead: bool = False


class PlanCost(NamedValue):
    """A cost."""

    id: UUID
    label: PlanText
    side: Side
    amount: Money
    in_kind: bool = False


class PlanSource(NamedValue):
    """A source of money: what was asked for, and what was granted."""

    id: UUID
    label: PlanText
    side: Side
    requested: Money | None = None
    awarded: Money | None = None
    in_kind: bool = False


class Plan(NamedValue):
    """What an agreement speaks of; `layout` tells later programs how it is written."""

    title: PlanText
    summary: PlanText = PlanText()
    description: PlanText = PlanText()
    objectives: PlanText = PlanText()
    added_value: PlanText = PlanText()
    starts: date | None = None
    ends: date | None = None
    partners: tuple[PlanPartner, ...] = ()
    costs: tuple[PlanCost, ...] = ()
    sources: tuple[PlanSource, ...] = ()
    layout: int = 1


class ChangedPart(StrEnum):
    """What of a plan is different."""

    TEXT = "text"
    DAY = "day"
    PARTNER = "partner"
    COST = "cost"
    SOURCE = "source"
    TOTAL = "total"


Said = str | date | Money | bool | None


class PlanChange(NamedValue):
    """One difference: `field` of the plan, a partner or a line (`name` on a `side`), before and after.

    None where it was not there; a partner or line that came or went is one difference of the field `id`.
    """

    part: ChangedPart
    field: str
    before: Said
    after: Said
    language: Language | None = None
    name: PlanText = PlanText()
    side: Side | None = None


def changes(before: Plan, after: Plan) -> tuple[PlanChange, ...]:
    """What is different, texts first, then days, partners, lines and sums."""
    return (
        *_texts(before, after),
        *_days(before, after),
        *_rows(ChangedPart.PARTNER, before.partners, after.partners, ("name", "side", "lead")),
        *_rows(ChangedPart.COST, before.costs, after.costs, ("label", "side", "amount", "in_kind")),
        *_rows(ChangedPart.SOURCE, before.sources, after.sources, ("label", "side", *MONEY, "in_kind")),
        *_totals(before, after),
    )


def totals(plan: Plan) -> dict[tuple[str, Currency], Money]:
    """What it costs and what is asked for in each currency in which there is anything, in kind apart."""
    found: dict[tuple[str, Currency], Money] = {}
    amounts = [("amount", line.amount) for line in plan.costs if not line.in_kind]
    amounts += [("requested", line.requested) for line in plan.sources if line.requested and not line.in_kind]
    for field, amount in amounts:
        key = field, amount.currency
        found[key] = found[key] + amount if key in found else amount
    return found


def _texts(before: Plan, after: Plan) -> Iterator[PlanChange]:
    for field in TEXTS:
        for language in (Language.FR, Language.DE):
            old, new = (getattr(getattr(plan, field), language.value) for plan in (before, after))
            if old != new:
                yield PlanChange(part=ChangedPart.TEXT, field=field, before=old, after=new, language=language)


def _days(before: Plan, after: Plan) -> Iterator[PlanChange]:
    for field in DAYS:
        old, new = getattr(before, field), getattr(after, field)
        if old != new:
            yield PlanChange(part=ChangedPart.DAY, field=field, before=old, after=new)


Row = TypeVar("Row", PlanPartner, PlanCost, PlanSource)


def _rows(
    part: ChangedPart, before: Sequence[Row], after: Sequence[Row], compared: Sequence[str]
) -> Iterator[PlanChange]:
    """In the order in which they stand now, what is gone last."""
    old: dict[UUID, Row] = {row.id: row for row in before}
    new: dict[UUID, Row] = {row.id: row for row in after}
    for key in dict.fromkeys((*new, *old)):
        was, now = old.get(key), new.get(key)
        shown = now or was
        assert shown is not None
        name = shown.name if isinstance(shown, PlanPartner) else shown.label
        if was is None or now is None:
            yield PlanChange(part=part, field="id", before=_worth(was), after=_worth(now), name=name, side=shown.side)
            continue
        for field in compared:
            first, second = getattr(was, field), getattr(now, field)
            if first != second:
                yield PlanChange(
                    part=part, field=field, before=_said(first), after=_said(second), name=name, side=shown.side
                )


def _worth(row: PlanPartner | PlanCost | PlanSource | None) -> Said:
    """What stands for a row that came or went."""
    if row is None:
        return None
    if isinstance(row, PlanCost):
        return row.amount
    return (row.requested or row.awarded or True) if isinstance(row, PlanSource) else True


def _said(value: PlanText | Side | Money | bool | None) -> Said:
    return value.fr or value.de if isinstance(value, PlanText) else value


def _totals(before: Plan, after: Plan) -> Iterator[PlanChange]:
    old, new = totals(before), totals(after)
    for key in sorted({*old, *new}):
        field, currency = key
        nothing = Money(0, currency)
        first, second = old.get(key, nothing), new.get(key, nothing)
        if first != second:
            yield PlanChange(part=ChangedPart.TOTAL, field=field, before=first, after=second)
