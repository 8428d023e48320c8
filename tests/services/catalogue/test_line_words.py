"""Does a line say what is right on this day: who sits, until when, what statutes ask for?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.money import Currency
from ctj_desktop.domain.records.committees import Capacity, Mandate, Seat, Substitution
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import ExchangeRate, Instrument, MoveNeed, Pipeline, StageTransition
from ctj_desktop.domain.records.statutes import NoticeRule, QuorumBase, QuorumRule
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue import line_words
from ctj_desktop.services.catalogue.record_lines import RecordLine, record_lines
from ctj_desktop.services.membership import committees, groups, statutes
from ctj_desktop.services.projects import calls, routes
from tests.office import TODAY, Office, text

FR, DE = load_translator("fr_CH"), load_translator("de_CH")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def seats(office: Office) -> list[RecordLine]:
    return record_lines(
        office.store, FR, Seat.kind, TODAY, among={}, second=("holder",), right=("until",), ordered=True
    )


def test_a_seat_says_who_holds_it_and_until_when(office: Office) -> None:
    committee = office.a_committee(seats=2)
    office.a_seat(committee.id, 3, held=False)
    mandate = office.store.all(Mandate, order="id")[0]
    office.do_fields(committees.end_mandate, mandate=mandate.id, end=date(2027, 4, 1))
    first, second, third = seats(office)
    assert "Siège 1" in first.second
    assert (first.right, first.right_colour) == (FR.date_long(date(2027, 3, 31)), "warning")
    assert (second.right, second.right_colour) == ("sans fin", "muted")
    assert (third.second, third.second_colour, third.right) == ("vacant", "warning", "")


def test_a_row_of_which_nothing_is_said_stands_there_without_words(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.a_committee(seats=2)
    monkeypatch.setitem(line_words.SAYS, "until", lambda *_: {})
    assert [line.right for line in seats(office)] == ["", ""]


def test_a_seat_says_who_sits_there_for_the_holder(office: Office) -> None:
    committee = office.a_committee(seats=2)
    office.a_seat(committee.id, 3, held=False)
    held, _, vacant = office.store.all(Seat, committee=committee.id, order="position")
    for seat, name in ((held, "Cretin"), (vacant, "Jeannin")):
        person = office.a_person(name)
        office.do_fields(committees.appoint, seat=seat.id, person=person.id, start=TODAY, substitute=True)
    first, second, third = seats(office)
    assert first.second.endswith(" · Suppléance\u00a0: Camille Cretin")
    assert "Suppléance" not in second.second
    assert (third.second, third.second_colour) == ("vacant · Suppléance\u00a0: Camille Jeannin", "warning")


def test_a_seat_says_in_what_it_differs_from_an_ordinary_one(office: Office) -> None:
    committee = office.a_committee(seats=2)
    seat = office.store.all(Seat, committee=committee.id, order="position")[1]
    office.do_fields(
        committees.change_seat,
        seat=seat.id,
        capacity=Capacity.ADVISORY,
        substitution=Substitution.POOL,
        weight=2,
    )
    lines = record_lines(office.store, FR, Seat.kind, TODAY, among={}, second=("seating",), right=(), ordered=True)
    assert [line.second for line in lines] == ["", "voix consultative · suppléance commune · 2\u00a0voix"]


def test_a_group_says_who_works_in_it_today(office: Office) -> None:
    committee = office.a_committee(seats=1)
    group = office.do_fields(groups.add_working_group, committee=committee.id, name=text("Eau", "Wasser")).record
    for name, end in (("Cretin", None), ("Jeannin", date(2020, 1, 1)), ("Bole", None)):
        person = office.a_person(name)
        office.do_fields(groups.add_working_group_member, group=group.id, person=person.id, end=end)
    [line] = record_lines(office.store, FR, "working_group", TODAY, among={}, second=("names",), right=())
    assert line.second == "Camille Bole, Camille Cretin"


def test_a_period_is_amber_before_its_end_and_muted_after(office: Office) -> None:
    committee = office.a_committee(seats=3)
    mandates = office.store.all(Mandate, order="id")
    for mandate, end in zip(mandates, ((2027, 2, 24), (2027, 3, 1), (2028, 1, 1)), strict=True):
        office.do_fields(committees.end_mandate, mandate=mandate.id, end=date(*end))
    lines = record_lines(
        office.store,
        FR,
        Mandate.kind,
        TODAY,
        among={"committee": committee.id},
        name=("seat", "voice"),
        second=("period",),
    )
    said = {line.name: (line.runs, line.second_colour) for line in lines}
    assert said == {"Siège 1": (False, "muted"), "Siège 2": (True, "warning"), "Siège 3": (True, "")}


def test_only_an_unusual_voice_is_said(office: Office) -> None:
    committee = office.a_committee()
    seat = office.do_fields(
        committees.add_seat, committee=committee.id, side=Side.CH, label=text("S"), capacity=Capacity.ADVISORY
    ).record
    person = office.a_person()
    for substitute in (False, True):
        office.do_fields(
            committees.appoint, seat=seat.id, person=person.id, start=date(2027, 1, 1), substitute=substitute
        )
    lines = record_lines(office.store, FR, Mandate.kind, TODAY, among={}, name=("voice",))
    assert sorted(line.name for line in lines) == ["suppléance", "voix consultative"]


@pytest.mark.parametrize(
    ("quorum", "notice", "said"),
    [
        (None, None, "sans quorum · consensus"),
        (QuorumRule(numerator=0, strict=False), None, "sans quorum · consensus"),
        (QuorumRule(numerator=0), None, "quorum : un membre · consensus"),
        (
            QuorumRule(base=QuorumBase.SEATS, minimum_per_side=3),
            NoticeRule(days=10, working=True),
            "quorum : plus de la moitié des sièges, 3 par côté · délai de 10 jours ouvrables francs · consensus",
        ),
        (
            QuorumRule(numerator=2, denominator=3, strict=False),
            NoticeRule(days=1, clear=False),
            "quorum : au moins les deux tiers des membres en fonction · délai de 1 jour · consensus",
        ),
        (
            QuorumRule(base=QuorumBase.SEATS, numerator=3, denominator=3, strict=False),
            None,
            "quorum : tous les sièges · consensus",
        ),
    ],
)
def test_statutes_say_what_they_ask_for(
    office: Office, quorum: QuorumRule | None, notice: NoticeRule | None, said: str
) -> None:
    committee = office.a_committee()
    office.do_fields(
        statutes.adopt_statutes,
        committee=committee.id,
        title=text("Statuts"),
        in_force_from=date(2027, 1, 1),
        quorum=quorum,
        notice=notice,
    )
    (line,) = record_lines(office.store, FR, "statutes", TODAY, among={}, second=("rules",), right=("period",))
    assert line.second.replace("\u202f", " ").replace("\u00a0", " ") == said
    assert FR.date_long(date(2027, 1, 1)) in line.right


def test_the_rule_by_default_is_said_in_the_language_of_the_reader(office: Office) -> None:
    committee = office.a_committee()
    version = office.do_fields(
        statutes.adopt_statutes, committee=committee.id, title=text("Statuts"), in_force_from=date(2027, 1, 1)
    ).record
    office.do_fields(
        statutes.add_decision_rule, statutes=version.id, name=text("Majorité simple", "Einfaches Mehr"), default=True
    )
    (line,) = record_lines(office.store, DE, "statutes", TODAY, among={}, second=("rules",))
    assert line.second == "ohne Quorum · Einfaches Mehr"


def test_a_group_says_how_many_work_in_it_today(office: Office) -> None:
    committee = office.a_committee()
    group = office.do_fields(groups.add_working_group, committee=committee.id, name=text("Mobilité")).record
    for name, end in (("Un", None), ("Deux", None), ("Trois", date(2027, 1, 1))):
        person = office.a_person(name)
        office.do_fields(groups.add_working_group_member, group=group.id, person=person.id, end=end)
    (line,) = record_lines(office.store, FR, "working_group", TODAY, among={}, right=("members",))
    assert line.right == "2 personnes"


def test_a_move_says_its_route_and_a_rate_what_one_is_worth(office: Office) -> None:
    for code in ("X", "Y"):
        name = text(f"Filière {code}")
        route = office.do_fields(routes.add_pipeline, code=code, name=name, instrument=Instrument.NPR).record.id
        first, second = (
            office.do_fields(routes.add_stage, pipeline=route, code=one, name=text(one)).record.id for one in "ab"
        )
        office.do_fields(routes.add_stage_transition, from_stage=first, to_stage=second)
    moves = record_lines(office.store, FR, StageTransition.kind, TODAY, among={}, second=("to_stage", "route"))
    assert sorted(line.second for line in moves if line.ours) == ["b · Filière X", "b · Filière Y"]
    given = {"from_currency": Currency.CHF, "to_currency": Currency.EUR, "on": TODAY}
    office.do_fields(calls.add_exchange_rate, rate="1.07", **given)
    rates = record_lines(office.store, DE, ExchangeRate.kind, TODAY, among={}, second=("worth",))
    assert [line.second for line in rates] == ["1 CHF = 1.07 EUR"]


def test_a_route_says_until_when_it_takes_projects_and_a_move_what_it_needs(office: Office) -> None:
    named = {"name": text("Fonds"), "instrument": Instrument.NPR}
    days = {"A": None, "B": date(2026, 12, 31), "C": date(2027, 12, 31)}
    made = {
        code: office.do_fields(routes.add_pipeline, code=code, closed_on=day, **named).record
        for code, day in days.items()
    }
    lines = record_lines(office.store, FR, Pipeline.kind, TODAY, among={}, second=("closed",))
    said = {line.key: line.second for line in lines}
    assert said[made["A"].id] == ""
    assert said[made["B"].id] == "ne prend plus de projet depuis le 31.12.2026"
    assert said[made["C"].id] == "prend des projets jusqu’au 31.12.2027"
    first, second = (
        office.do_fields(routes.add_stage, pipeline=made["A"].id, code=one, name=text(one)).record.id for one in "ab"
    )
    needs = (MoveNeed.PARTNERS, MoveNeed.OPINION, MoveNeed.OPINION)
    office.do_fields(routes.add_stage_transition, from_stage=first, to_stage=second, needs=needs)
    (move,) = record_lines(office.store, FR, StageTransition.kind, TODAY, among={}, second=("needed",))
    assert move.second == "demande l’avis du comité et un partenaire de chaque côté"
