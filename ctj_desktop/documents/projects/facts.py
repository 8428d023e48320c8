"""What do the papers of projects share: who a project is, who takes part, what it costs and asks for?"""

import datetime as dt
from collections.abc import Iterator

from ctj_desktop.documents.blocks import Block, FactTable, Heading, Listing, Pair
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.papers import SEMICOLON, Sender, Voices, joined
from ctj_desktop.domain.funding.envelope import money_of
from ctj_desktop.domain.funding.plan import SubBudget
from ctj_desktop.domain.funding.rates import DatedRate, Sums
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.projects.conditions import ConditionState
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.project_work import Condition, Indicator
from ctj_desktop.domain.records.projects import Opinion, Partner, Project
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.projects.indicators import figure_text
from ctj_desktop.i18n.words import word


class PaperPartner(NamedValue):
    """A partner as a paper names it."""

    partner: Partner
    name: Bilingual
    contact: str = ""


class PaperOpinion(NamedValue):
    """An opinion with the number of its decision and its conditions."""

    opinion: Opinion
    decision: str = ""
    conditions: tuple[tuple[Condition, ConditionState], ...] = ()


class PaperMove(NamedValue):
    """When a project came to a stage, and why."""

    on: dt.date
    stage: Bilingual
    reason: Bilingual = NO_TEXT


class ProjectOnPaper(NamedValue):
    """A project with everything that papers say of it, its references as names; `on` is the day it is shown as of."""

    sender: Sender
    on: dt.date
    project: Project
    stage: Bilingual = NO_TEXT
    route: Bilingual = NO_TEXT
    call: Bilingual = NO_TEXT
    proposal: Bilingual = NO_TEXT
    contact: str = ""
    territories: tuple[Bilingual, ...] = ()
    communes: tuple[Bilingual, ...] = ()
    actions: tuple[tuple[str, Bilingual], ...] = ()
    partners: tuple[PaperPartner, ...] = ()
    budgets: tuple[SubBudget, ...] = ()
    rate: DatedRate | None = None
    indicators: tuple[Indicator, ...] = ()
    opinions: tuple[PaperOpinion, ...] = ()
    conditions: tuple[tuple[Condition, ConditionState], ...] = ()
    moves: tuple[PaperMove, ...] = ()

    @property
    def number(self) -> str:
        """`P-2026-005`, or a dash."""
        return self.project.number or "–"


def money(voices: Voices, amount: Money) -> Pair:
    """In its currency, as each language writes it."""
    return both(*voices.two(lambda t: t.money(amount)))


def sums_said(voices: Voices, sums: Sums) -> tuple[str, str]:
    """What there is in each currency, beside each other, inside a sentence."""
    return voices.two(lambda t: t.join([t.money(part) for part in sums.parts]))


def long_day(voices: Voices, day: dt.date) -> tuple[str, str]:
    """In both languages."""
    return voices.two(lambda t: t.date_long(day))


def names(voices: Voices, found: tuple[Bilingual, ...]) -> Pair | None:
    """Several names in one line."""
    pairs = [pair for one in found if (pair := voices.name(one)) is not None]
    return joined(pairs, ", ") if pairs else None


def identity(paper: ProjectOnPaper, voices: Voices) -> FactTable | None:
    """What it is called and where it belongs, as far as it is known."""
    project = paper.project
    rows = (
        (N_("Funding route"), voices.name(paper.route)),
        (N_("Call for projects"), voices.name(paper.call)),
        (N_("Stage"), voices.name(paper.stage)),
        (N_("Programme objective"), alike(project.programme_objective) if project.programme_objective else None),
        (N_("File number of the fund"), alike(project.funder_reference) if project.funder_reference else None),
        (N_("Period"), period(paper, voices)),
        (N_("Place"), alike(project.place) if project.place else None),
        (N_("Territories"), names(voices, paper.territories)),
        (N_("Communes"), names(voices, paper.communes)),
        (N_("Themes"), alike(", ".join(project.themes)) if project.themes else None),
        (N_("Strategy"), action_names(paper, voices)),
        (N_("Working proposal"), voices.name(paper.proposal)),
        (N_("Contact"), alike(paper.contact) if paper.contact else None),
    )
    known = tuple((voices.say(label), said) for label, said in rows if said is not None)
    return FactTable(rows=known) if known else None


def partners(paper: ProjectOnPaper, voices: Voices) -> Iterator[Block]:
    """The French side first, who leads there before the others."""
    if not paper.partners:
        return
    yield Heading(text=voices.say(N_("Partners")))
    rows = []
    for one in paper.partners:
        side = _word(one.partner.side, voices)
        label = joined([side, voices.say(N_("Lead partner"))], " · ") if one.partner.lead else side
        parts = [pair for pair in (voices.name(one.name), _plain(one.partner.legal_form)) if pair is not None]
        role = voices.text(one.partner.role) if one.partner.role.says_something() else None
        parts += [pair for pair in (role, _plain(one.contact)) if pair is not None]
        rows.append((label, joined(parts, " · ")))
    yield FactTable(rows=tuple(rows))


def indicators(paper: ProjectOnPaper, voices: Voices) -> Iterator[Block]:
    """What is to be reached by numbers, and what was."""
    if not paper.indicators:
        return
    yield Heading(text=voices.say(N_("Indicators")))
    yield FactTable(rows=tuple((voices.text(one.label), _reached(one, voices)) for one in paper.indicators))


def conditions(found: tuple[tuple[Condition, ConditionState], ...], voices: Voices) -> Iterator[Block]:
    """Each with how it stands."""
    if found:
        yield Listing(entries=tuple(_condition(one, state, voices) for one, state in found))


def kind_said(opinion: Opinion, voices: Voices) -> Pair:
    """Favourable; favourable, with reservation; unfavourable."""
    return both(*voices.two(lambda t: word(t, opinion.opinion_kind)))


def period(paper: ProjectOnPaper, voices: Voices) -> Pair | None:
    """From when to when it runs, as far as that is known."""
    return span(paper.project.starts, paper.project.ends, voices)


def span(first: dt.date | None, last: dt.date | None, voices: Voices) -> Pair | None:
    """From one day to another, as far as they are known."""
    if first is not None and last is not None:
        return voices.say(N_("from {start} to {end}"), start=long_day(voices, first), end=long_day(voices, last))
    if first is not None:
        return voices.say(N_("from {start}"), start=long_day(voices, first))
    return voices.say(N_("until {end}"), end=long_day(voices, last)) if last is not None else None


def action_names(paper: ProjectOnPaper, voices: Voices) -> Pair | None:
    """The actions of the strategy that it serves."""
    said = [joined([*([alike(code)] if code else []), voices.text(title)], " ") for code, title in paper.actions]
    return joined(said, SEMICOLON) if said else None


def together(paper: ProjectOnPaper, shown: list[SubBudget], voices: Voices) -> Pair:
    """Both plans at a dated rate, or why they stand apart."""
    rate = paper.rate
    if len(shown) < 2:
        return voices.say(N_("Amounts stand in the currency of the plan; nothing was converted."))
    if rate is None:
        return voices.say(N_("The two plans stand apart: no dated rate is entered."))
    cost = money_of(one.cost for one in shown).into(Currency.CHF, rate)
    assert cost is not None, "there is a rate"
    other = Currency.CHF if rate.base is Currency.EUR else Currency.EUR
    return voices.say(
        N_("Together {amount} at 1 {base} = {factor} {other}, rate of {date}."),
        amount=voices.two(lambda t: t.money(cost)),
        base=rate.base.value,
        factor=voices.two(lambda t: t.number(rate.factor)),
        other=other.value,
        date=long_day(voices, rate.on),
    )


# inside


def _word(what: Side, voices: Voices) -> Pair:
    return both(*voices.two(lambda t: word(t, what)))


def _plain(text: str) -> Pair | None:
    return alike(text) if text else None


def _reached(one: Indicator, voices: Voices) -> Pair:
    def said(t: Translator, unit: str) -> str:
        target, reached = figure_text(t, one.target), figure_text(t, one.reached)
        if target and reached:
            return t("{reached} of {target} {unit}").format(reached=reached, target=target, unit=unit).strip()
        if target:
            return t("{target} {unit} aimed at").format(target=target, unit=unit).replace("  ", " ").strip()
        return f"{reached} {unit}".strip() or "–"

    french, german = voices.names(one.unit)
    pair = both(said(voices.french, french), said(voices.german, german))
    if one.reached_on is None:
        return pair
    return joined([pair, voices.say(N_("as of {date}"), date=long_day(voices, one.reached_on))], ", ")


def _condition(one: Condition, state: ConditionState, voices: Voices) -> Pair:
    said = [voices.text(one.text)]
    if state is ConditionState.MET and one.fulfilled_on is not None:
        said.append(voices.say(N_("fulfilled on {date}"), date=long_day(voices, one.fulfilled_on)))
    elif state is ConditionState.DROPPED and one.dropped_on is not None:
        said.append(voices.say(N_("no longer required since {date}"), date=long_day(voices, one.dropped_on)))
    elif one.due is not None:
        said.append(voices.say(N_("by {date}"), date=long_day(voices, one.due)))
    return joined(said, " – ")
