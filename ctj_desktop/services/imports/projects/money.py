"""Which lines of money and which payments does a row of a list add and change?

A list says what was asked for, awarded, committed and paid of a project as a whole; here it stands line by line. Where
the lines of a currency sum up to what the list says nothing changes, where there is one it is meant, and where several
are there the request to the fund: of what was asked for nobody knows then.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.ids import FinancingLineId, PaymentId
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.projects import FinancingLine, Payment, Project
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import UserError
from ctj_desktop.services.imports.projects.directory import ProjectDirectory
from ctj_desktop.services.imports.projects.rows import SIDE_OF, ProjectSaid
from ctj_desktop.services.imports.refusals import PaidLessThere, SeveralSources
from ctj_desktop.services.steps.change import with_values
from ctj_desktop.services.steps.places import UNPLACED

ON_LINE: Final = ("requested", "awarded", "committed")
"""What a line of money says itself; what was paid are records of their own."""


class MoneyChange(NamedValue):
    """A line or a payment as it shall be and as it is, with the fields that the list says of it."""

    after: FinancingLine | Payment
    before: FinancingLine | None = None
    fields: frozenset[str] = frozenset()


class ProjectMoney:
    """The money of the projects of a list; payments of which it says no day are of `day`."""

    def __init__(self, projects: ProjectDirectory, new_id: Callable[[], UUID], day: date) -> None:
        self._projects, self._new_id, self._day = projects, new_id, day

    def changes(self, project: Project, said: ProjectSaid, label: Bilingual) -> Iterator[MoneyChange | UserError]:
        """Each change, and why an amount is left out; a new line is called `label`."""
        for currency in SIDE_OF:
            facts = {fact: money for fact, money in said.amounts if money.currency is currency}
            if facts:
                yield from self._of_currency(project, currency, facts, said, label)

    def _of_currency(
        self, project: Project, currency: Currency, facts: dict[str, Money], said: ProjectSaid, label: Bilingual
    ) -> Iterator[MoneyChange | UserError]:
        side = SIDE_OF[currency]
        sources = [one for one in self._projects.parts(FinancingLine, project.id) if one.side is side]
        lines = [one for one in sources if currency in _currencies(one) or (one.fund and not _currencies(one))]
        line, given = _meant(lines), dict[str, Any]()
        for fact in [fact for fact in ON_LINE if fact in facts]:
            values = _values(lines, line, fact, facts[fact], said.on(fact))
            if values is None:
                yield SeveralSources(facts[fact])
            given |= values or {}
        owner = line
        if given or not lines:
            start = line or FinancingLine(
                id=FinancingLineId(self._new_id()),
                home=project.home,
                project=project.id,
                side=side,
                label=label,
                position=UNPLACED,
                fund=not any(one.fund for one in sources),
            )
            owner = with_values(start, given)
            yield MoneyChange(after=owner, before=line, fields=frozenset(given))
        if "paid" in facts:
            yield from self._paid(lines, owner, facts["paid"], said)

    def _paid(
        self, lines: list[FinancingLine], owner: FinancingLine | None, amount: Money, said: ProjectSaid
    ) -> Iterator[MoneyChange | UserError]:
        """What is paid beyond what is entered as paid, as one payment."""
        paid = sum(
            one.amount.minor_units
            for line in lines
            for one in self._projects.payments(line.id)
            if one.amount.currency is amount.currency
        )
        if paid > amount.minor_units:
            yield PaidLessThere(amount, Money(paid, amount.currency))
        elif paid < amount.minor_units and owner is None:
            yield SeveralSources(amount)
        elif paid < amount.minor_units and owner is not None:
            yield MoneyChange(
                after=Payment(
                    id=PaymentId(self._new_id()),
                    home=owner.home,
                    line=owner.id,
                    on=said.on("paid") or self._day,
                    amount=Money(amount.minor_units - paid, amount.currency),
                )
            )


def _currencies(line: FinancingLine) -> set[Currency]:
    return {amount.currency for amount in (line.requested, line.awarded, line.committed) if amount is not None}


def _values(
    lines: list[FinancingLine], line: FinancingLine | None, fact: str, amount: Money, on: date | None
) -> dict[str, Any] | None:
    """What the line says then; nothing where the lines say so already, None where nobody knows which is meant."""
    said = [money.minor_units for one in lines if (money := getattr(one, fact)) is not None]
    same = getattr(line, fact, None) == amount or (said and sum(said) == amount.minor_units)
    if len(lines) > 1 and same:
        return {}
    if len(lines) > 1 and (line is None or fact == "requested"):
        return None
    return {fact: amount} | ({f"{fact}_on": on} if on is not None else {})


def _meant(lines: list[FinancingLine]) -> FinancingLine | None:
    """The only one, else the only one that is the request to the fund."""
    funds = [one for one in lines if one.fund]
    return lines[0] if len(lines) == 1 else funds[0] if len(funds) == 1 else None
