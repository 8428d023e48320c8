"""How is a project put to the small-projects fund: who asks, for what, at which cost, and what does the file lack?

What is not known stands as missing at its place and is named at the head; a rule that no source confirms is left out.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Final

from ctj_desktop.documents.blocks import (
    Block,
    Document,
    FactTable,
    Heading,
    Listing,
    Notice,
    Pair,
    Paragraph,
    Signatory,
    Signatures,
    SmallNote,
    Title,
)
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.papers import SEMICOLON, PaperOptions, Voices, joined, letterhead, notices, paper_facts
from ctj_desktop.documents.projects.facts import (
    ProjectOnPaper,
    action_names,
    conditions,
    indicators,
    kind_said,
    long_day,
    money,
    names,
    period,
    span,
    together,
)
from ctj_desktop.documents.projects.opinion import PaperVerdict
from ctj_desktop.domain.funding.eligibility import Eligibility
from ctj_desktop.domain.funding.plan import SubBudget
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Address, OrganisationKind, Side
from ctj_desktop.domain.records.project_work import ProjectDocument
from ctj_desktop.domain.records.projects import BudgetLine, Call, FinancingLine, Instrument, Partner
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.postal_address import address_lines
from ctj_desktop.i18n.projects.eligibility import window_text
from ctj_desktop.i18n.telephone import telephone
from ctj_desktop.i18n.words import word

ROUTE, CALL = N_("Funding route"), N_("Call for projects")
PUBLIC: Final = frozenset(
    {
        OrganisationKind.COMMUNE,
        OrganisationKind.INTERCOMMUNALITY,
        OrganisationKind.CANTON,
        OrganisationKind.DEPARTMENT,
        OrganisationKind.REGION,
        OrganisationKind.STATE,
    }
)
"""Bodies of which the kind says the legal form."""
Row = tuple[Pair, Pair]


class PaperBody(NamedValue):
    """A partner with what a fund asks of it: what kind of body it is, where it is, how it is reached."""

    partner: Partner
    name: Bilingual
    body_kind: OrganisationKind | None = None
    address: Address | None = None
    contact: str = ""
    reached: tuple[str, ...] = ()


class PaperEnclosure(NamedValue):
    """A document of the file; `files` is how many are joined to it."""

    document: ProjectDocument
    files: int = 0


class ApplicationPaper(NamedValue):
    """A project with all that an application to the fund says; `found` is what the rules of its call say of it."""

    project: ProjectOnPaper
    instrument: Instrument | None = None
    call: Call | None = None
    bodies: tuple[PaperBody, ...] = ()
    found: Eligibility | None = None
    verdicts: tuple[PaperVerdict, ...] = ()
    enclosures: tuple[PaperEnclosure, ...] = ()

    @property
    def leads(self) -> tuple[PaperBody, ...]:
        """Those who lead, France first."""
        return tuple(one for one in self.bodies if one.partner.lead)


class _File:
    """The paper while it is written: it notes what is missing, in the order of the paper."""

    def __init__(self, paper: ApplicationPaper, voices: Voices) -> None:
        self.paper, self.voices = paper, voices
        self.project, self.record = paper.project, paper.project.project
        self.missing: list[Pair] = []

    def row(self, label: str | Pair, said: Pair | None, *, of: Pair | None = None) -> Row:
        """A line that the fund needs; without what it says it is missing, `of` whom is named at the head."""
        shown = self.voices.say(label) if isinstance(label, str) else label
        return shown, said if said is not None else self.gap(shown if of is None else joined([of, shown], " – "))

    def gap(self, what: Pair) -> Pair:
        """Notes that something is missing."""
        self.missing.append(what)
        return _strong(self.voices.say(N_("missing")))

    def text(self, heading: str, text: Bilingual) -> Iterator[Block]:
        """A part in the words of whoever wrote it."""
        shown = self.voices.say(heading)
        yield Heading(text=shown, level=3)
        yield Paragraph(text=self.voices.text(text) if text.says_something() else self.gap(shown))

    def absent(self, message: str, what: str) -> Paragraph:
        """Says that a whole part is missing."""
        self.missing.append(self.voices.say(what))
        return Paragraph(text=_strong(self.voices.say(message)))


def document(paper: ApplicationPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The file as blocks."""
    shown = paper.project
    voices = Voices(french, german, shown.sender.committee.inclusive)
    file = _File(paper, voices)
    fund, body = tuple(_of_fund(file)), tuple(_body(file))
    title = voices.say(N_("Application to the small-projects fund"))
    return Document(
        facts=paper_facts(shown.sender, title, "DD", options, about=shown.number, identity=str(shown.project.id)),
        blocks=(
            letterhead(shown.sender, voices),
            _title(paper, title, voices, options),
            *notices(options, voices),
            *_of_another_route(paper, voices),
            *fund,
            *_incomplete(file),
            *body,
        ),
    )


def _title(paper: ApplicationPaper, title: Pair, voices: Voices, options: PaperOptions) -> Title:
    drawn = voices.say(N_("Drawn up on {date}"), date=long_day(voices, options.printed_on))
    call = voices.name(paper.project.call)
    meta = [alike(paper.project.number), *([call] if call is not None else []), drawn]
    return Title(title=title, subtitle=voices.text(paper.project.project.title), meta=joined(meta, " · "))


def _of_another_route(paper: ApplicationPaper, voices: Voices) -> Iterator[Block]:
    route = voices.name(paper.project.route)
    if route is not None and paper.instrument is not Instrument.FPPT:
        text = N_("This project follows another funding route: {route}.")
        yield Notice(text=voices.say(text, route=(route.fr.text, route.de.text)))


def _incomplete(file: _File) -> Iterator[Block]:
    if file.missing:
        yield Notice(text=file.voices.say(N_("The file is not complete. What is missing is said at its place:")))
        yield Listing(entries=tuple(file.missing))


def _body(file: _File) -> Iterator[Block]:
    yield from _applicants(file)
    yield from _project(file)
    yield from _calendar(file)
    yield from _plan(file)
    yield from _indicators(file)
    yield from _rules(file)
    yield from _enclosures(file)
    yield from _opinions(file)
    yield from _signed(file)


def _of_fund(file: _File) -> Iterator[Block]:
    voices, reference = file.voices, file.record.funder_reference
    rows = [
        file.row(ROUTE, voices.name(file.project.route)),
        file.row(CALL, voices.name(file.project.call)),
        *([(voices.say(N_("File number of the fund")), alike(reference))] if reference else []),
    ]
    yield FactTable(rows=tuple(rows))


def _applicants(file: _File) -> Iterator[Block]:
    """Those who lead, whole; the others in a line each."""
    voices, bodies = file.voices, file.paper.bodies
    yield Heading(text=voices.say(N_("Who asks")))
    if not file.paper.leads:
        yield file.absent(N_("No lead partner is named."), N_("Lead partner"))
    for one in file.paper.leads:
        yield Heading(text=_side_said(one, voices), level=3)
        yield FactTable(rows=tuple(_body_rows(file, one)))
    others = [one for one in bodies if not one.partner.lead]
    if others:
        yield Heading(text=voices.say(N_("Other partners")), level=3)
        yield FactTable(rows=tuple((_word(one.partner.side, voices), _in_a_line(one, voices)) for one in others))
    for side in Side:
        if bodies and not any(one.partner.side is side for one in bodies):
            said = _word(side, voices)
            shown = voices.say(N_("Partner on this side: {side}"), side=(said.fr.text, said.de.text))
            yield FactTable(rows=((shown, file.gap(shown)),))


def _body_rows(file: _File, one: PaperBody) -> Iterator[Row]:
    voices, name = file.voices, file.voices.name(one.name)
    yield file.row(N_("Name"), name)
    yield file.row(N_("Kind of body"), _kind(one, voices), of=name)
    if one.partner.legal_form or one.body_kind not in PUBLIC:
        yield file.row(N_("Legal form"), _plain(one.partner.legal_form), of=name)
    yield file.row(N_("Address"), _address(one, voices), of=name)
    yield file.row(N_("Contact"), _plain(one.contact), of=name)
    yield file.row(N_("Telephone, e-mail"), _plain(" · ".join(map(telephone, one.reached))), of=name)
    if one.partner.role.says_something():
        yield voices.say(N_("Role in the project")), voices.text(one.partner.role)


def _in_a_line(one: PaperBody, voices: Voices) -> Pair:
    role = voices.text(one.partner.role) if one.partner.role.says_something() else None
    parts = (voices.name(one.name), _plain(one.partner.legal_form), role, _plain(one.contact))
    return joined([part for part in parts if part is not None], " · ")


def _project(file: _File) -> Iterator[Block]:
    voices, record = file.voices, file.record
    yield Heading(text=voices.say(N_("The project")))
    for heading, text in (
        (N_("Summary"), record.summary),
        (N_("Description"), record.description),
        (N_("Objectives"), record.objectives),
        (N_("Cross-border added value"), record.added_value),
    ):
        yield from file.text(heading, text)
    communes, actions = names(voices, file.project.communes), action_names(file.project, voices)
    yield FactTable(
        rows=(
            file.row(N_("Territories"), names(voices, file.project.territories)),
            file.row(N_("Place"), _plain(record.place)),
            *([(voices.say(N_("Communes")), communes)] if communes is not None else []),
            file.row(N_("Themes"), _plain(", ".join(record.themes))),
            file.row(N_("Strategy"), actions),
        )
    )
    yield Heading(text=voices.say(N_("Criteria of cooperation")), level=3)
    if record.criteria:
        yield Listing(entries=tuple(_word(one, voices) for one in record.criteria))
    else:
        yield Paragraph(text=voices.say(N_("No criterion of cooperation is noted.")))
    if record.criteria_note.says_something():
        yield Paragraph(text=voices.text(record.criteria_note))


def _calendar(file: _File) -> Iterator[Block]:
    voices, call = file.voices, file.paper.call
    yield Heading(text=voices.say(N_("Calendar")))
    rows = [file.row(N_("Period of the project"), period(file.project, voices))]
    window = span(call.opens, call.closes, voices) if call is not None else None
    if window is not None:
        rows.append((voices.say(CALL), window))
    if call is not None and call.decides_on is not None:
        rows.append((voices.say(N_("Decision of the fund")), _day(call.decides_on, voices)))
    if call is not None and call.report_by is not None:
        rows.append((voices.say(N_("Final report by")), _day(call.report_by, voices)))
    yield FactTable(rows=tuple(rows))


def _plan(file: _File) -> Iterator[Block]:
    voices = file.voices
    shown = [one for one in file.project.budgets if not one.empty]
    yield Heading(text=voices.say(N_("Budget and financing")))
    if not shown:
        yield file.absent(N_("No plan is entered."), N_("Budget and financing"))
        return
    for one in shown:
        currency = one.currency.value
        yield Heading(text=voices.say(N_("Costs in {currency}"), currency=currency), level=3)
        yield FactTable(rows=tuple(_costs(file, one)))
        yield Heading(text=voices.say(N_("Financing in {currency}"), currency=currency), level=3)
        yield FactTable(rows=tuple(_sources(file, one)))
    yield Paragraph(text=together(file.project, shown, voices))
    if len(shown) > 1 and file.project.rate is None:
        file.missing.append(voices.say(N_("Exchange rate")))
    yield Heading(text=voices.say(N_("Asked of the fund")), level=3)
    yield FactTable(rows=tuple(_requests(file, shown)))


def _costs(file: _File, one: SubBudget) -> Iterator[Row]:
    voices = file.voices
    for line in one.costs:
        yield _cost_label(line, voices), money(voices, line.amount)
    label = voices.say(N_("Costs"))
    in_currency = voices.say(N_("Costs in {currency}"), currency=one.currency.value)
    yield label, _strong(money(voices, one.cost)) if one.costs else file.gap(in_currency)
    for line in one.in_kind_costs:
        in_kind = voices.say(N_("Contributions in kind"))
        yield joined([in_kind, voices.text(line.label)], " – "), money(voices, line.amount)


def _cost_label(line: BudgetLine, voices: Voices) -> Pair:
    category, said = _word(line.category, voices), voices.text(line.label)
    return said if category.fr.text.casefold() == said.fr.text.casefold() else joined([category, said], " – ")


def _sources(file: _File, one: SubBudget) -> Iterator[Row]:
    voices = file.voices
    for line in one.sources:
        yield file.row(_source_label(line, voices), _asked(line, voices))
    label = voices.say(N_("Financing"))
    in_currency = voices.say(N_("Financing in {currency}"), currency=one.currency.value)
    yield label, _strong(money(voices, one.requested)) if one.sources else file.gap(in_currency)
    for line in one.in_kind_sources:
        in_kind = voices.say(N_("Contributions in kind"))
        yield file.row(joined([in_kind, voices.text(line.label)], " – "), _asked(line, voices))
    yield voices.say(N_("Balance")), _balance(file, one)


def _source_label(line: FinancingLine, voices: Voices) -> Pair:
    said = voices.text(line.label)
    return said if line.origin is None else joined([said, _word(line.origin, voices)], " – ")


def _asked(line: FinancingLine, voices: Voices) -> Pair | None:
    if line.requested is None:
        return None
    amount = money(voices, line.requested)
    return joined([amount, voices.say(N_("asked of the fund"))], ", ") if line.fund else amount


def _balance(file: _File, one: SubBudget) -> Pair:
    voices = file.voices
    said = [*_difference(file, one.missing, voices), *_difference(file, one.in_kind_missing, voices, in_kind=True)]
    return joined(said, SEMICOLON) if said else voices.say(N_("the plan balances"))


UNBALANCED: Final = {
    (False, True): N_("{amount} of the costs are not covered"),
    (False, False): N_("{amount} more than it costs"),
    (True, True): N_("{amount} of the costs in kind are not covered"),
    (True, False): N_("{amount} more in kind than it costs"),
}
"""By whether it is in kind, and whether there is too little."""


def _difference(file: _File, missing: Money, voices: Voices, *, in_kind: bool = False) -> Iterator[Pair]:
    if not missing.minor_units:
        return
    amount = voices.two(lambda t: t.money(Money(abs(missing.minor_units), missing.currency)))
    said = voices.say(UNBALANCED[in_kind, missing.minor_units > 0], amount=amount)
    file.missing.append(joined([voices.say(N_("Balance")), said], " – "))
    yield said


def _requests(file: _File, shown: Sequence[SubBudget]) -> Iterator[Row]:
    """What the fund is asked for in each currency, and what share of the costs that is."""
    voices, found = file.voices, False
    for one in shown:
        if not any(line.fund and line.requested is not None for line in one.sources):
            continue
        found, parts = True, [_strong(money(voices, one.of_fund))]
        if one.cost.minor_units:
            parts.append(_share(one, voices))
        yield alike(one.currency.value), joined(parts, ", ")
    if not found:
        yield file.row(N_("Request to the fund"), None)


def _share(one: SubBudget, voices: Voices) -> Pair:
    part = one.of_fund.amount / one.cost.amount
    return voices.say(N_("{share} of the costs in this currency"), share=voices.two(lambda t: t.percent(part, 1)))


def _indicators(file: _File) -> Iterator[Block]:
    if file.project.indicators:
        yield from indicators(file.project, file.voices)
        return
    yield Heading(text=file.voices.say(N_("Indicators")))
    yield Paragraph(text=file.voices.say(N_("No indicator is noted.")))


def _rules(file: _File) -> Iterator[Block]:
    """What the confirmed rules of the call say of the project."""
    voices, kept = file.voices, [one for one in file.paper.verdicts if one.confirmed]
    if not kept:
        return
    yield Heading(text=voices.say(N_("Rules of the call")))
    found, said = (
        file.paper.found,
        [joined([voices.text(one.rule), both(one.french, one.german)], " – ") for one in kept],
    )
    if found is not None:
        yield SmallNote(text=voices.say(N_("As found on {date}."), date=long_day(voices, found.on)))
        said.insert(0, both(*voices.two(lambda t: window_text(t, found))))
    yield Listing(entries=tuple(said))


def _enclosures(file: _File) -> Iterator[Block]:
    voices, found = file.voices, file.paper.enclosures
    yield Heading(text=voices.say(N_("Enclosures")))
    if not found:
        yield file.absent(N_("No document is noted."), N_("Enclosures"))
        return
    rows = []
    for one in found:
        title = voices.text(one.document.title)
        parts = [title, *([_day(one.document.on, voices)] if one.document.on is not None else [])]
        if not one.files:
            called = (title.fr.text, title.de.text)
            parts.append(file.gap(voices.say(N_("File of the enclosure {title}"), title=called)))
        rows.append((_word(one.document.document_kind, voices), joined(parts, " · ")))
    yield FactTable(rows=tuple(rows))


def _opinions(file: _File) -> Iterator[Block]:
    voices = file.voices
    yield Heading(text=voices.say(N_("Opinion of the committee")))
    if not file.project.opinions:
        yield Paragraph(text=voices.say(N_("No opinion of the committee is recorded.")))
        return
    for one in file.project.opinions:
        parts = [kind_said(one.opinion, voices)]
        parts += [_day(one.opinion.on, voices)] if one.opinion.on is not None else []
        parts += [voices.say(N_("decision {number}"), number=one.decision)] if one.decision else []
        yield Paragraph(text=joined(parts, " · "))
        yield from conditions(one.conditions, voices)


def _signed(file: _File) -> Iterator[Block]:
    voices, leads = file.voices, file.paper.leads
    if leads:
        yield Signatures(
            place_and_date=voices.say(N_("Place and date:")),
            people=tuple(
                Signatory(name=voices.name(one.name) or alike("–"), function=_side_said(one, voices)) for one in leads
            ),
        )


def _side_said(one: PaperBody, voices: Voices) -> Pair:
    return joined([voices.say(N_("Lead partner")), _word(one.partner.side, voices)], " · ")


def _word(what: Enum, voices: Voices) -> Pair:
    return both(*voices.two(lambda t: word(t, what)))


def _kind(one: PaperBody, voices: Voices) -> Pair | None:
    if one.body_kind is None or one.body_kind is OrganisationKind.OTHER:
        return None
    return _word(one.body_kind, voices)


def _address(one: PaperBody, voices: Voices) -> Pair | None:
    address = one.address
    said = voices.two(lambda t: ", ".join(address_lines((), address, t.language, None))) if address else ("", "")
    return both(*said) if all(said) else None


def _day(day: dt.date, voices: Voices) -> Pair:
    return both(*long_day(voices, day))


def _plain(text: str) -> Pair | None:
    return alike(text) if text else None


def _strong(pair: Pair) -> Pair:
    return Pair(pair.fr.strong, pair.de.strong)
