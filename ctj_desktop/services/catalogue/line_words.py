"""What does a line say that no field of its record holds: its days, who sits on a seat, what statutes ask for?"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.deciding.by_circulation import CirculationStage
from ctj_desktop.domain.record import NamedValue, Record, fields
from ctj_desktop.domain.records.circulations import Circulation
from ctj_desktop.domain.records.committees import Capacity, College, Mandate, Seat, Substitution, WorkingGroupMember
from ctj_desktop.domain.records.funds import CallResult
from ctj_desktop.domain.records.projects import ExchangeRate, Pipeline, Stage, StageTransition
from ctj_desktop.domain.records.resources import Matinee, MatineeParticipant, Resource
from ctj_desktop.domain.records.statutes import DecisionRule, QuorumBase, QuorumRule, Statutes
from ctj_desktop.domain.records.territories import TerritoryFigure
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.findings import days_said
from ctj_desktop.i18n.shares import share_needed
from ctj_desktop.i18n.words import capital, word, word_within
from ctj_desktop.services.membership.lists import SOON, SeatLine, seats_on
from ctj_desktop.services.minutes.circulations.reading import circulation_sheet
from ctj_desktop.services.naming.doubts import doubts
from ctj_desktop.services.naming.source_addresses import source_publishers
from ctj_desktop.services.resources.consent import Agreement, entries_among
from ctj_desktop.services.resources.matinees import who_came
from ctj_desktop.services.steps.records import name_of_person
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.called import Lasting

PERIOD, HOLDER, UNTIL, VOICE, RULES, MEMBERS = "period", "holder", "until", "voice", "rules", "members"
SEATING, NAMES, ROUTE, WORTH, STAGE = "seating", "names", "route", "worth", "stage"
ATTENDED, TURNOUT, FILED, ON_SITE = "attended", "turnout", "filed", "on_site"
COUNTED, PUBLISHED, DOUBT, CLOSED, NEEDS = "counted", "published", "doubt", "closed", "needed"
PUBLISHER: Final = "publisher"
"""Stand among the names of fields for: the first and the last day; who sits on a seat, who for them, and until when;
whether somebody sits as substitute or with an advisory voice; what statutes say, in one sentence; how many work in a
group; in what a seat differs from one that votes and has a substitute of its own; who works in a group; the funding
route on which a move between stages is; what one unit of a currency is worth; how far a decision by circulation is; a
figure with its year; what was published of a call; what of a record no source confirms; whether somebody came to a
thematic morning; how many came, by side; which file a resource has, or where its link leads; that it stands on the
resource site; since when a funding route takes no project; what a move between stages needs;
who published it."""
OPENS: Final = "opens"
PAIRS: Final = ((OPENS, "closes"), ("start", "end"), ("in_force_from", "in_force_to"), ("valid_from", "valid_to"))
QUORUMS: Final[Mapping[QuorumBase, str]] = {
    QuorumBase.SEATS: N_("quorum: {share} of the seats"),
    QuorumBase.IN_OFFICE: N_("quorum: {share} of the members in office"),
    QuorumBase.CONVENED: N_("quorum: {share} of the members convened"),
    QuorumBase.NUMBER: N_("quorum: {numerator} of {denominator} seats"),
}
WHOLE_QUORUMS: Final[Mapping[QuorumBase, str]] = {
    QuorumBase.SEATS: N_("quorum: all seats"),
    QuorumBase.IN_OFFICE: N_("quorum: all members in office"),
    QuorumBase.CONVENED: N_("quorum: all members convened"),
    QuorumBase.NUMBER: N_("quorum: {numerator} of {denominator} seats"),
}


class Said(NamedValue):
    """Some words, and the colour in which they stand: `warning` for what ends soon, `muted` for what is over."""

    text: str = ""
    colour: str = ""


Words = Mapping[UUID, Said]


def is_said(name: str) -> bool:
    """Whether the name stands for no field, but for words of this page."""
    return name in SAYS


def said(store: OpenFile, t: Translator, today: date, records: Sequence[Any], name: str) -> Words:
    """What some records of one kind say, by id."""
    return SAYS[name](store, t, today, records)


def bounds(record: Record) -> tuple[date | None, date | None]:
    """The half-open period of a record."""
    period = period_of(type(record))
    start = getattr(record, period.start) if period.start else None
    return half_open(period, start, getattr(record, period.end) if period.end else None)


def half_open(period: Lasting, start: date | None, end: date | None) -> tuple[date | None, date | None]:
    """As `bounds`, of what stands in the two fields of a period."""
    return start, end + timedelta(days=1) if end is not None and period.closed else end


@cache
def period_of(cls: type[Record]) -> Lasting:
    """The fields that say since when and until when a record of a type runs; of a window of days both belong to it."""
    names = {part.name for part in fields(cls)}
    for start, end in PAIRS:
        if start in names:
            return Lasting(start=start, end=end if end in names else "", closed=start == OPENS)
    return Lasting()


def runs(record: Record, today: date) -> bool:
    """Whether it has begun and is not over."""
    start, end = bounds(record)
    return (start is None or start <= today) and (end is None or end > today)


def period_text(t: Translator, record: Record) -> str:
    """Since when and until when, as people write the last day; empty for what has no bounds."""
    return period_words(t, *bounds(record))


def period_words(t: Translator, start: date | None, end: date | None) -> str:
    """As `period_text`, of a half-open period."""
    last = end - timedelta(days=1) if end is not None else None
    if start is not None and last is not None:
        return t("{first} – {last}").format(first=t.date_long(start), last=t.date_long(last))
    if start is not None:
        return t("since {day}").format(day=t.date_long(start))
    return t("until {day}").format(day=t.date_long(last)) if last is not None else ""


def _periods(_store: OpenFile, t: Translator, today: date, records: Sequence[Record]) -> Words:
    return {one.id: Said(text=period_text(t, one), colour=_colour(*bounds(one), today)) for one in records}


def _colour(start: date | None, end: date | None, today: date) -> str:
    if end is None or (start is not None and start > today):
        return ""
    return "muted" if end <= today else "warning" if end - today <= SOON else ""


def _holders(store: OpenFile, t: Translator, today: date, seats: Sequence[Seat]) -> Words:
    def who(line: SeatLine) -> Said:
        holder = ", ".join(filter(None, (line.holder_name, line.function.or_other(t.language)))) or t("vacant")
        stand_in = t("Substitute: {name}").format(name=", ".join(line.substitutes)) if line.substitutes else ""
        return Said(text=" · ".join(filter(None, (holder, stand_in))), colour="" if line.holder else "warning")

    return _of_seats(store, today, seats, who)


def _untils(store: OpenFile, t: Translator, today: date, seats: Sequence[Seat]) -> Words:
    def until(line: SeatLine) -> Said:
        if line.until is None:
            return Said(text=t("without end") if line.holder is not None else "", colour="muted")
        return Said(text=t.date_long(line.until - timedelta(days=1)), colour=_colour(None, line.until, today))

    return _of_seats(store, today, seats, until)


def _of_seats(store: OpenFile, today: date, seats: Sequence[Seat], say: Callable[[SeatLine], Said]) -> Words:
    """A seat that is not one on this day says nothing."""
    lines = {line.key: line for line in seats_on(store, today, only={seat.id for seat in seats})}
    return {seat.id: say(lines[seat.id]) if seat.id in lines else Said() for seat in seats}


def _voices(store: OpenFile, t: Translator, _today: date, mandates: Sequence[Mandate]) -> Words:
    def voice(mandate: Mandate) -> str:
        seat = store.get(Seat, mandate.seat)
        advisory = seat is not None and seat.capacity is Capacity.ADVISORY
        return t("substitute") if mandate.substitute else word_within(t, Capacity.ADVISORY) if advisory else ""

    return {mandate.id: Said(text=voice(mandate)) for mandate in mandates}


def _rules(store: OpenFile, t: Translator, _today: date, versions: Sequence[Statutes]) -> Words:
    return {version.id: Said(text=_sentence(store, t, version)) for version in versions}


def _sentence(store: OpenFile, t: Translator, version: Statutes) -> str:
    default = next(iter(store.all(DecisionRule, statutes=version.id, default=True)), None)
    parts = (
        quorum_words(store, t, version.quorum) if version.quorum is not None else t("no quorum"),
        t("{days} of notice").format(days=days_said(t, version.notice)) if version.notice is not None else "",
        default.name.or_other(t.language) if default is not None else t("consensus"),
    )
    return " · ".join(filter(None, parts))


def quorum_words(store: OpenFile, t: Translator, rule: QuorumRule) -> str:
    """`quorum: more than half of the members in office, 3 of each side, 2 of “Communes”`."""
    text, least = _how_many(t, rule), rule.minimum_per_side
    text = t("{quorum}, {count} of each side").format(quorum=text, count=t.number(least)) if least else text
    if rule.asks_of_sides and rule.each_side:
        text = t("{quorum}, on each side too").format(quorum=text)
    for one in rule.colleges:
        college = store.get(College, one.college)
        name = t.quote(college.name.or_other(t.language)) if college is not None else "–"
        text = t("{quorum}, {count} of {college}").format(quorum=text, count=t.number(one.minimum), college=name)
    return text


def _how_many(t: Translator, rule: QuorumRule) -> str:
    share = Fraction(rule.numerator, rule.denominator)
    if not share:
        one = rule.strict and rule.base is not QuorumBase.NUMBER
        return t("quorum: one member") if one else t("no quorum")
    message = t((WHOLE_QUORUMS if share == 1 else QUORUMS)[rule.base])
    said = share_needed(t, share, strict=rule.strict)
    return message.format(share=said, numerator=rule.numerator, denominator=rule.denominator)


def _members(store: OpenFile, t: Translator, today: date, groups: Sequence[Record]) -> Words:
    def many(group: Record) -> str:
        count = sum(runs(one, today) for one in store.all(WorkingGroupMember, group=group.id))
        return t.n("{count} person", "{count} persons", count).format(count=t.number(count))

    return {group.id: Said(text=many(group)) for group in groups}


def _seatings(_store: OpenFile, t: Translator, _today: date, seats: Sequence[Seat]) -> Words:
    def differs(seat: Seat) -> str:
        voice = word_within(t, seat.capacity) if seat.capacity is Capacity.ADVISORY else ""
        stand_in = word_within(t, seat.substitution) if seat.substitution is not Substitution.PERSONAL else ""
        weight = t.n("{count} vote", "{count} votes", seat.weight).format(count=t.number(seat.weight))
        return " · ".join(filter(None, (voice, stand_in, weight if seat.weight > 1 else "")))

    return {seat.id: Said(text=differs(seat)) for seat in seats}


def _names(store: OpenFile, _t: Translator, today: date, groups: Sequence[Record]) -> Words:
    def who(group: Record) -> str:
        members = [one for one in store.all(WorkingGroupMember, group=group.id) if runs(one, today)]
        return ", ".join(sorted(name_of_person(store, one.person) for one in members))

    return {group.id: Said(text=who(group)) for group in groups}


def _routes(store: OpenFile, t: Translator, _today: date, moves: Sequence[StageTransition]) -> Words:
    names = {route.id: route.name.or_other(t.language) for route in store.all(Pipeline)}
    on = {stage.id: names.get(stage.pipeline, "") for stage in store.all(Stage)}
    return {move.id: Said(text=on.get(move.from_stage, "")) for move in moves}


def _worths(_store: OpenFile, t: Translator, _today: date, rates: Sequence[ExchangeRate]) -> Words:
    def worth(rate: ExchangeRate) -> str:
        one, other = rate.from_currency.value, rate.to_currency.value
        return t("1 {one} = {rate} {other}").format(one=one, rate=rate.rate, other=other)

    return {rate.id: Said(text=worth(rate)) for rate in rates}


def _stages(store: OpenFile, t: Translator, today: date, circulations: Sequence[Circulation]) -> Words:
    def how_far(told: Circulation) -> Said:
        stage = circulation_sheet(store, told, today).stage
        running = stage in (CirculationStage.RUNNING, CirculationStage.DUE)
        until = t("answers by {date}").format(date=t.date_short(told.until)) if running and told.until else ""
        return Said(
            text=" · ".join(filter(None, (word(t, stage), until))),
            colour="warning" if stage is CirculationStage.DUE else "" if running else "muted",
        )

    return {told.id: how_far(told) for told in circulations}


def _counted(_store: OpenFile, t: Translator, _today: date, figures: Sequence[TerritoryFigure]) -> Words:
    def counted(one: TerritoryFigure) -> str:
        what = one.label.or_other(t.language) or word(t, one.figure)
        number = t("about {number}").format(number=t.number(one.value)) if one.rounded else t.number(one.value)
        return t("{what}: {number}").format(number=number, what=capital(what))

    def when(one: TerritoryFigure) -> str:
        return str(one.year) if one.year is not None else t("year not said")

    return {one.id: Said(text=f"{counted(one)} · {when(one)}") for one in figures}


def _published(_store: OpenFile, t: Translator, _today: date, results: Sequence[CallResult]) -> Words:
    def said(one: CallResult) -> str:
        amounts = [t.money(amount) for amount in (one.awarded_chf, one.awarded_eur) if amount is not None]
        money = " / ".join(amounts)
        if money and one.at_least:
            money = t("more than {amount}").format(amount=money)
        many = "" if one.projects is None else _many_projects(t, one.projects)
        return " · ".join(filter(None, (many, money, t("the whole year") if one.whole_year else "")))

    return {one.id: Said(text=said(one) or one.note.or_other(t.language)) for one in results}


def _publishers(_store: OpenFile, _t: Translator, _today: date, records: Sequence[Any]) -> Words:
    return {one.id: Said(text=source_publishers(one.source)) for one in records}


def _doubtful(_store: OpenFile, t: Translator, _today: date, records: Sequence[Record]) -> Words:
    said = {one.id: " · ".join(doubts(t, one)) for one in records}
    return {key: Said(text=text, colour="warning" if text else "") for key, text in said.items()}


def _attended(_store: OpenFile, t: Translator, _today: date, listed: Sequence[MatineeParticipant]) -> Words:
    words = {True: t("came"), False: t("did not come"), None: t("expected")}
    colours = {True: "", False: "warning", None: "muted"}
    return {one.id: Said(text=words[one.came], colour=colours[one.came]) for one in listed}


def _turnout(store: OpenFile, t: Translator, _today: date, mornings: Sequence[Matinee]) -> Words:
    def said(one: Matinee) -> str:
        found = who_came(store, one.id)
        if not found.came:
            return t("{count} on the list").format(count=t.number(found.expected)) if found.expected else ""
        sides = ", ".join(f"{side.value.upper()} {t.number(count)}" for side, count in found.by_side)
        came = t("{came} of {all} came").format(came=t.number(found.came), all=t.number(found.expected))
        return f"{came} ({sides})" if sides else came

    return {one.id: Said(text=said(one)) for one in mornings}


def _filed(_store: OpenFile, t: Translator, _today: date, resources: Sequence[Resource]) -> Words:
    def said(one: Resource) -> Said:
        text = one.name or one.link
        return Said(text=text) if text else Said(text=t("without a file"), colour="warning")

    return {one.id: said(one) for one in resources}


def _on_site(store: OpenFile, t: Translator, _today: date, records: Sequence[Any]) -> Words:
    waiting = {entry.record.id for entry in entries_among(store, records) if entry.agreement is not Agreement.AGREED}
    asked = Said(text=t("called public, not agreed here"), colour="warning")
    return {one.id: asked if one.id in waiting else Said(text=t("public") if one.public else "") for one in records}


def _closed(_store: OpenFile, t: Translator, today: date, routes: Sequence[Pipeline]) -> Words:
    def said(route: Pipeline) -> Said:
        if route.closed_on is None:
            return Said()
        day = t.date_short(route.closed_on)
        over = route.closed_on < today
        text = t("takes no project since {date}") if over else t("takes projects until {date}")
        return Said(text=text.format(date=day), colour="muted" if over else "warning")

    return {route.id: said(route) for route in routes}


def _needed(_store: OpenFile, t: Translator, _today: date, moves: Sequence[StageTransition]) -> Words:
    def said(move: StageTransition) -> Said:
        what = t.join([word_within(t, one) for one in move.needs])
        return Said(text=t("needs {what}").format(what=what) if what else "")

    return {move.id: said(move) for move in moves}


def _many_projects(t: Translator, count: int) -> str:
    return t.n("{count} project", "{count} projects", count).format(count=t.number(count))


SAYS: Final[Mapping[str, Callable[[OpenFile, Translator, date, Sequence[Any]], Words]]] = {
    PERIOD: _periods,
    HOLDER: _holders,
    UNTIL: _untils,
    VOICE: _voices,
    RULES: _rules,
    MEMBERS: _members,
    SEATING: _seatings,
    NAMES: _names,
    ROUTE: _routes,
    WORTH: _worths,
    STAGE: _stages,
    COUNTED: _counted,
    PUBLISHED: _published,
    DOUBT: _doubtful,
    ATTENDED: _attended,
    TURNOUT: _turnout,
    FILED: _filed,
    ON_SITE: _on_site,
    CLOSED: _closed,
    NEEDS: _needed,
    PUBLISHER: _publishers,
}
