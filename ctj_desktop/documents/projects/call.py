"""What do papers say of a call: who it is, its fund, its projects with what was found of them?"""

import datetime as dt
from collections.abc import Iterator, Mapping

from ctj_desktop.documents.blocks import Pair, Title
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.papers import Sender, Voices, joined
from ctj_desktop.documents.projects.facts import long_day, money, names
from ctj_desktop.domain.funding.eligibility import Eligibility
from ctj_desktop.domain.funding.envelope import CallWindowState, FundFigures
from ctj_desktop.domain.funding.rates import DatedRate, Sums
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.funds import CallResult, CallShare
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import Call
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.projects.eligibility import all_in_all_text


class PaperFunder(NamedValue):
    """What a funder puts in."""

    share: CallShare
    name: Bilingual


class PaperResult(NamedValue):
    """What was published, and by whom."""

    result: CallResult
    publisher: str = ""


class PaperCallYear(NamedValue):
    """A call of the same route with what came of it here, and what was published of it."""

    call: Call
    figures: FundFigures
    results: tuple[PaperResult, ...] = ()


class PaperCallProject(NamedValue):
    """A project of a call with its place in the ranking of the committee, where it has one.

    `call` is its code, `found` what its rules say of the project; `asks` is false where no line of the plan is marked
    as asked of the fund.
    """

    call: str
    number: str
    title: Bilingual
    stage: Bilingual = NO_TEXT
    leads: tuple[Bilingual, ...] = ()
    figures: FundFigures = FundFigures()
    asks: bool = True
    found: Eligibility | None = None
    place: int | None = None
    points: int | None = None
    note: Bilingual = NO_TEXT


class CallOnPaper(NamedValue):
    """A call with the projects of a committee as they stand on a day; `left` is None where no funder is known.

    `said` is then what its rules say that there is to give, as far as they do.
    """

    sender: Sender
    on: dt.date
    call: Call
    window: CallWindowState
    route: Bilingual = NO_TEXT
    rate: DatedRate | None = None
    funders: tuple[PaperFunder, ...] = ()
    fund: Sums = Sums()
    left: Sums | None = None
    figures: FundFigures = FundFigures()
    sides: Mapping[Side, FundFigures] = {}
    territories: tuple[tuple[Bilingual, FundFigures], ...] = ()
    projects: tuple[PaperCallProject, ...] = ()
    years: tuple[PaperCallYear, ...] = ()
    said: Money | None = None
    left_of_said: Money | None = None


def call_title(title: Pair, paper: CallOnPaper, voices: Voices) -> Title:
    """The paper, the call, its code and the day."""
    name = voices.text(paper.call.name) if paper.call.name.says_something() else alike(paper.call.code)
    as_of = voices.say(N_("as of {date}"), date=long_day(voices, paper.on))
    return Title(title=title, subtitle=name, meta=joined([alike(paper.call.code), as_of], " · "))


def said_by_rules(paper: CallOnPaper, voices: Voices) -> Iterator[tuple[Pair, Pair]]:
    """What there is to give by the rules of the call, and what is left of it, where nobody said who gives it."""
    amounts = ((N_("Fund by the rules of the call"), paper.said), (N_("Left of it"), paper.left_of_said))
    for label, amount in amounts:
        if amount is not None:
            yield voices.say(label), money(voices, amount)


def project_facts(one: PaperCallProject, voices: Voices) -> Pair:
    """`P-2026-005 · déposé · Commune de Jougne`."""
    facts = (alike(one.number), voices.name(one.stage), names(voices, one.leads), *_silent(one, voices))
    return joined([pair for pair in facts if pair is not None], " · ")


def _silent(one: PaperCallProject, voices: Voices) -> Iterator[Pair]:
    if not one.asks:
        yield voices.say(N_("asks nothing of the fund yet"))


def rules_said(one: PaperCallProject, voices: Voices) -> Pair | None:
    """How many rules are kept, are not, and are not known; None where it answers none."""
    found = one.found
    return both(*voices.two(lambda t: all_in_all_text(t, found))) if found is not None else None
