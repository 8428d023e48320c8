"""What stands in the tables of a call: its money in each currency, and its projects in their order?"""

from collections.abc import Callable, Iterator, Sequence
from uuid import UUID, uuid5

from ctj_desktop.domain.funding.envelope import FundFigures
from ctj_desktop.domain.funding.portfolio import NOTED, Fact, sums_of
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Side
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.projects.calls import result_text
from ctj_desktop.i18n.projects.portfolio import FACTS
from ctj_desktop.i18n.words import word
from ctj_desktop.services.projects.call_overview import CallOverview, CallProject
from ctj_desktop.ui.frame.amounts import figure, whole
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.projects.board.cards import stage_name
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column

ROOM = UUID("5a3b0e4e-6c54-4d53-9a39-f2f3f1f0a5c1")
"""In which the rows of figures have their ids, by what they say."""


class FigureRow(NamedValue):
    """A sum in each currency, and together where there is a rate; `projects` are those it comes from.

    `place` is the record that it stands for, where it is one.
    """

    name: str
    sums: Sums | None
    second: str = ""
    together: Money | None = None
    strong: bool = False
    projects: tuple[UUID, ...] = ()
    place: Place | None = None

    @property
    def key(self) -> UUID:
        """Of what it says."""
        return uuid5(ROOM, f"{self.name}\n{self.second}")


def _name(row: FigureRow, _t: Translator) -> Cell:
    return Cell(text=row.name, second=row.second, note=row.second, look=Look.STRONG if row.strong else Look.NORMAL)


def _amount(currency: Currency) -> Callable[[FigureRow, Translator], Cell]:
    def cell(row: FigureRow, t: Translator) -> Cell:
        if row.sums is None:
            return Cell(text="–", look=Look.MUTED, right=True)
        money = row.sums.of(currency)
        if row.place is not None and not money.minor_units:
            return Cell(text="–", look=Look.MUTED, right=True)  # a share is in one currency
        look = Look.STRONG if row.strong else Look.NORMAL
        colour = "error" if money.minor_units < 0 else ""
        return Cell(text=figure(t, money), right=True, look=look, colour=colour)

    return cell


def _together(row: FigureRow, t: Translator) -> Cell:
    if row.together is None:
        return Cell(text="–", look=Look.MUTED, right=True)
    return Cell(text=whole(t, row.together), right=True, look=Look.STRONG if row.strong else Look.NORMAL)


FIGURES: tuple[Column[FigureRow], ...] = (
    Column(key="name", heading=N_("What"), cell=_name, share=3),
    Column(key="eur", heading=N_("EUR"), cell=_amount(Currency.EUR), natural=True, right=True),
    Column(key="chf", heading=N_("CHF"), cell=_amount(Currency.CHF), natural=True, right=True),
    Column(key="together", heading=N_("Together"), cell=_together, natural=True, right=True, spare=1),
)


def envelope_rows(t: Translator, shown: CallOverview) -> list[FigureRow]:
    """The fund, what is asked, granted, committed and paid, and what is left of each."""
    rows = [_row(shown, t("Fund of the call"), shown.fund, strong=True)] if shown.funders else []
    if shown.said is not None:
        rows.append(FigureRow(name=t("Fund of the call"), sums=None, together=shown.said, strong=True))
    for fact in NOTED:
        asked = tuple(one.key for one in shown.projects if sums_of(one.figures, fact) != Sums())
        rows.append(_row(shown, t(FACTS[fact]), sums_of(shown.figures, fact), projects=asked))
    rows.append(_row(shown, t(FACTS[Fact.LEFT]), shown.figures.unpaid))
    if shown.left is not None:
        rows.append(_row(shown, t("Left of the fund"), shown.left, strong=True))
    if shown.said is not None:
        rows.append(FigureRow(name=t("Left of the fund"), sums=None, together=shown.left_of_said, strong=True))
    return rows


def funder_rows(t: Translator, shown: CallOverview) -> list[FigureRow]:
    """Who gives how much, then what each side asks for and receives."""
    language = content_language(t)
    rows = [
        FigureRow(
            name=line.name.or_other(language) or "–",
            second=" · ".join(
                filter(None, (word(t, line.share.side), t.date_short(line.share.on) if line.share.on else ""))
            ),
            sums=Sums(*_parts(line.share.amount)),
            place=Place(page="call_shares", record=line.key),
        )
        for line in shown.funders
    ]
    for side in Side:
        if side in shown.sides:
            rows += _facts(t, shown, word(t, side), shown.sides[side], _projects_with(shown, shown.sides[side]))
    return rows


def territory_rows(t: Translator, shown: CallOverview) -> list[FigureRow]:
    """Of each territory what is asked and granted; a project of two counts in both."""
    language, rows = content_language(t), list[FigureRow]()
    for line in shown.territories:
        rows += _facts(t, shown, line.name.or_other(language) or t("without a territory"), line.figures, ())
    return rows


def year_rows(t: Translator, shown: CallOverview) -> list[FigureRow]:
    """The calls of the route: what was granted here, and below it what was published."""
    language = content_language(t)
    return [
        FigureRow(
            name=year.call.name.or_other(language) or year.call.code,
            second=" · ".join(result_text(t, one, whole) for one in year.results),
            sums=year.figures.awarded if year.figures != FundFigures() else None,
            together=year.figures.awarded.into(Currency.CHF, shown.rate) if year.call.id == shown.call.id else None,
            strong=year.call.id == shown.call.id,
            place=Place(page="call", record=year.call.id),
        )
        for year in shown.years
    ]


def _facts(
    t: Translator, shown: CallOverview, name: str, figures: FundFigures, projects: Sequence[UUID]
) -> Iterator[FigureRow]:
    for fact in NOTED:
        sums = sums_of(figures, fact)
        if sums != Sums() or fact is Fact.REQUESTED:
            yield _row(shown, name, sums, second=t(FACTS[fact]), projects=tuple(projects))


def _projects_with(shown: CallOverview, _figures: FundFigures) -> tuple[UUID, ...]:
    return tuple(one.key for one in shown.projects if one.asks)


def _row(
    shown: CallOverview,
    name: str,
    sums: Sums,
    *,
    second: str = "",
    strong: bool = False,
    projects: tuple[UUID, ...] = (),
) -> FigureRow:
    together = sums.into(Currency.CHF, shown.rate) if shown.rate is not None else None
    return FigureRow(name=name, second=second, sums=sums, together=together, strong=strong, projects=projects)


def _parts(money: Money) -> tuple[int, int]:
    return (money.minor_units, 0) if money.currency is Currency.EUR else (0, money.minor_units)


def _place(row: CallProject, t: Translator) -> Cell:
    if row.place is None:
        return Cell(text="–", look=Look.MUTED, right=True)
    return Cell(text=t.number(row.place), look=Look.STRONG, right=True)


def _project(row: CallProject, t: Translator) -> Cell:
    title = " ".join(filter(None, (row.number, row.title.or_other(content_language(t)))))
    said = "" if row.asks else t("asks nothing of the fund yet")
    note = row.note.or_other(content_language(t)).replace("\n", " ")
    return Cell(text=title, second=" · ".join(filter(None, (stage_name(t, row.stage), said, note))))


def _money(fact: str) -> Callable[[CallProject, Translator], Cell]:
    def cell(row: CallProject, t: Translator) -> Cell:
        parts = getattr(row.figures, fact).parts
        lines = [whole(t, one) for one in parts]
        if not lines:
            return Cell(text="–", look=Look.MUTED, right=True)
        return Cell(text=lines[0], second=" ".join(lines[1:]), right=True)

    return cell


def _points(row: CallProject, t: Translator) -> Cell:
    return Cell(text=t.number(row.points) if row.points is not None else "", right=True)


PROJECTS: tuple[Column[CallProject], ...] = (
    Column(key="place", heading=N_("Rank"), cell=_place, natural=True, right=True),
    Column(key="project", heading=N_("Project"), cell=_project, share=3),
    Column(key="points", heading=N_("Points"), cell=_points, natural=True, right=True, spare=1),
    Column(key="requested", heading=N_("Requested"), cell=_money("requested"), natural=True, right=True),
    Column(key="awarded", heading=N_("Awarded"), cell=_money("awarded"), natural=True, right=True, spare=2),
    Column(key="paid", heading=N_("Paid"), cell=_money("paid"), natural=True, right=True, spare=3),
)
