"""How does an invented committee come about, and who sits in it over the years?

Persons are named by function and seat. French seats are filled anew every six years, Swiss ones every five; two
holders a year leave before their time.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from ctj_desktop.domain.ids import (
    CollegeId,
    DecisionRuleId,
    MandateId,
    NumberingRightId,
    OfficeHeldId,
    OrganisationId,
    PersonId,
    RoleId,
    SeatId,
    SecretariatId,
    StatutesId,
    link_id,
)
from ctj_desktop.domain.positions import spread
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import (
    Capacity,
    College,
    EndReason,
    Mandate,
    NumberingRight,
    OfficeHeld,
    OfficeOfCommittee,
    Role,
    RoleKind,
    Seat,
    Secretariat,
    Substitution,
)
from ctj_desktop.domain.records.people import Address, DeliveryChannel, Organisation, OrganisationKind, Person, Side
from ctj_desktop.domain.records.statutes import (
    CirculationRule,
    DecisionMode,
    DecisionRule,
    MajorityBase,
    NoticeRule,
    ProxyRule,
    QuorumRule,
    SecondCallRule,
    SourceText,
    Statutes,
    TieRule,
)
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.services.steps.records import titled
from ctj_desktop.storage.unit import Unit
from ctj_sample.diary import PlannedAct, moment, workday_before, working_day
from ctj_sample.secretariat import SIDES, CommitteeDesk, Rules, body_name
from ctj_sample.words import said, vocabulary

TERMS: Final = {Side.FR: (2002, 6), Side.CH: (2001, 5)}  # a year of elections, and the years between two
TURN: Final = 7  # month of the first sitting after elections
PERSONS_A_YEAR: Final = 31.25
ROOM: Final = 24  # persons: two elections may fall into the last year
REVISIONS: Final = (0, 8, 15)  # years after which the statutes are new
LEAD_TIME: Final = timedelta(days=18)  # a mandate is entered before it starts
DIGITS: Final = {Side.FR: 5, Side.CH: 4}  # of a postcode
INVENTED_CODES: Final = {Side.FR: "25000", Side.CH: "2000"}
BY_POST: Final = 5  # one of so many persons receives papers by post
ADVISORY: Final = 1  # seats of each side without a vote


def found(desk: CommitteeDesk) -> None:
    """Plan the first days of the committee and all its renewals."""
    day = working_day(desk.plan.first_day(0))
    desk.diary.plan(moment(day, 8), desk.author, lambda unit: _set_up(desk, unit))
    desk.diary.plan(moment(day, 8, 20), desk.author, lambda unit: _fill_seats(desk, unit, day))
    desk.diary.plan(moment(day, 8, 40), desk.author, lambda unit: _offices(desk, unit, day))
    for place, after in enumerate(REVISIONS):
        if after < desk.plan.years:
            start = desk.plan.first_day(after)
            desk.diary.plan(moment(start, 9), desk.author, _adoption(desk, place, start))
    for side in SIDES:
        for renewal in _renewals(desk, side):
            at = moment(workday_before(renewal - LEAD_TIME), 10)
            desk.diary.plan(at, desk.author, _renewal(desk, side, renewal))


def year_of_members(desk: CommitteeDesk, year: int) -> None:
    """Plan who leaves early in that year, and the persons the secretariat gets to know."""
    start = desk.plan.first_day(year)
    for _ in range(2):
        day = start + timedelta(days=desk.chance.randrange(20, 330))
        desk.diary.plan(moment(workday_before(day), 11), desk.author, _departure(desk, day))
    for month in range(12):
        target = desk.plan.up_to(PERSONS_A_YEAR, year) + round(PERSONS_A_YEAR * (month + 1) / 12) - ROOM
        at = moment(start + timedelta(days=15 + month * 29), 16)
        desk.diary.plan(at, desk.author, _correspondents(desk, target))
    if year == desk.plan.years - 1:
        at = moment(desk.plan.today - timedelta(days=2), 16)
        desk.diary.plan(at, desk.author, _correspondents(desk, desk.plan.up_to(PERSONS_A_YEAR, year + 1)))


def add_contact(desk: CommitteeDesk, unit: Unit, body: Organisation, what: str) -> Person:
    """Somebody of a body who is written to about a project or a matter."""
    _, *function = desk.one(vocabulary()["functions"]["contact"])
    return _add_person(desk, unit, what, function, body, body.side or Side.FR)


def _set_up(desk: CommitteeDesk, unit: Unit) -> None:
    """The committee, its numbering right, its secretariats, colleges and seats."""
    unit.name("committee.added", desk.committee, **titled(desk.committee.name))
    unit.save_own(desk.committee)
    right = NumberingRightId(link_id("numbering_right", desk.id))
    unit.save_own(NumberingRight(id=right, home=desk.home, committee=desk.id, replica=unit.store.replica))
    start = desk.plan.first_day(0)
    for side in SIDES:
        _add_secretariat(desk, unit, side, start)
    colleges = _add_colleges(desk, unit)
    bodies = [
        (side, body)
        for pair in zip(*(desk.bodies[side] for side in SIDES), strict=True)
        for side, body in zip(SIDES, pair, strict=True)
    ]
    for position, (side, body) in zip(spread(len(bodies), desk.chance.randrange), bodies, strict=True):
        advisory = body in desk.bodies[side][-ADVISORY:]
        desk.seats.append(_add_seat(desk, unit, side, body, colleges[_college(body)], position, advisory))
    for pair in vocabulary()["bodies"]:
        desk.associations.append(_add_association(desk, unit, pair))


def _add_secretariat(desk: CommitteeDesk, unit: Unit, side: Side, start: date) -> None:
    body = desk.bodies[side][0]
    mail = f"secretariat-{side}@{desk.committee.code.lower()}.example"
    unit.save_own(
        Secretariat(
            id=SecretariatId(unit.new_id()),
            home=desk.home,
            committee=desk.id,
            side=side,
            organisation=body.id,
            lines=(body_name(body)[0], "1 place de l’Exemple", desk.places[SIDES.index(side)], mail),
            start=start,
        )
    )


def _add_colleges(desk: CommitteeDesk, unit: Unit) -> list[CollegeId]:
    pairs = vocabulary()["colleges"]
    positions = spread(len(pairs), desk.chance.randrange)
    return [
        unit.save_own(
            College(id=CollegeId(unit.new_id()), home=desk.home, committee=desk.id, name=said(pair).both, position=key)
        ).id
        for pair, key in zip(pairs, positions, strict=True)
    ]


def _college(body: Organisation) -> int:
    local = (OrganisationKind.COMMUNE, OrganisationKind.INTERCOMMUNALITY)
    wide = (OrganisationKind.DEPARTMENT, OrganisationKind.REGION, OrganisationKind.CANTON)
    return 0 if body.organisation_kind in local else 1 if body.organisation_kind in wide else 2


def _add_seat(
    desk: CommitteeDesk, unit: Unit, side: Side, body: Organisation, college: CollegeId, position: str, advisory: bool
) -> Seat:
    return unit.save_own(
        Seat(
            id=SeatId(unit.new_id()),
            home=desk.home,
            committee=desk.id,
            college=college,
            organisation=body.id,
            side=side,
            capacity=Capacity.ADVISORY if advisory else Capacity.VOTING,
            substitution=Substitution.NONE if advisory else Substitution.PERSONAL,
            position=position,
            start=desk.plan.first_day(0),
        )
    )


def _add_association(desk: CommitteeDesk, unit: Unit, pair: list[str]) -> Organisation:
    place = len(desk.associations) % len(desk.places)
    side = SIDES[place % 2]
    return unit.save_own(
        Organisation(
            id=OrganisationId(unit.new_id()),
            home=unit.store.home(),
            side=side,
            name=desk.said(pair, place=desk.places[place]).both,
            organisation_kind=OrganisationKind.ASSOCIATION,
            territory=desk.committee.territory,
            email=f"contact-{len(desk.associations)}@{desk.committee.code.lower()}.example",
        )
    )


# persons and mandates


def _add_person(
    desk: CommitteeDesk, unit: Unit, name: str, function: list[str], body: Organisation, side: Side
) -> Person:
    desk.entered += 1
    german = side is Side.CH and desk.chance.random() < 0.2
    postcode, place = _place(desk, side)
    person = unit.save_own(
        Person(
            id=PersonId(unit.new_id()),
            home=unit.store.home(),
            family_name=name,
            function=Bilingual.of(*function),
            organisation=body.id,
            side=side,
            language=Language.DE if german else Language.FR,
            work_email=f"personne-{desk.entered}@{desk.committee.code.lower()}.example",
            work_address=Address(
                street="rue de l’Exemple",
                number=str(1 + desk.entered % 80),
                postcode=postcode,
                place=place,
                country=side,
            ),
            channel=DeliveryChannel.POST if desk.entered % BY_POST == 0 else DeliveryChannel.MAIL,
        )
    )
    desk.persons[person.id] = person
    return person


def _place(desk: CommitteeDesk, side: Side) -> tuple[str, str]:
    """Postcode and place on that side of the border; places of an invented territory lie on both."""
    codes = vocabulary()["postcodes"]
    here = [place for place in desk.places if len(codes.get(place, "")) == DIGITS[side]] or desk.places
    place = here[desk.entered % len(here)]
    return codes.get(place, INVENTED_CODES[side]), place


def _fill_seats(desk: CommitteeDesk, unit: Unit, day: date) -> None:
    unit.name("mandate.added", name=desk.short[0])
    for seat in desk.seats:
        start = max(turn for turn in _turns(seat.side) if turn <= day)
        for substitute in (False, True):
            if substitute is False or seat.substitution is not Substitution.NONE:
                _seat_somebody(desk, unit, seat, substitute, start)


def _seat_somebody(desk: CommitteeDesk, unit: Unit, seat: Seat, substitute: bool, start: date) -> Mandate:
    """A new person on the seat until the next elections."""
    body = _body(desk, seat)
    office, *function = desk.one(vocabulary()["functions"]["substitute" if substitute else _kind(body)])
    person = _add_person(desk, unit, f"{office} {body_name(body)[0]} {start.year}", function, body, seat.side)
    return _appoint(desk, unit, seat, person.id, substitute, start)


def _kind(body: Organisation) -> str:
    """Which functions the body has."""
    kind = f"commune_{body.side}" if body.organisation_kind is OrganisationKind.COMMUNE else str(body.organisation_kind)
    return kind if kind in vocabulary()["functions"] else "other"


def _appoint(desk: CommitteeDesk, unit: Unit, seat: Seat, person: PersonId, substitute: bool, start: date) -> Mandate:
    mandate = unit.save_own(
        Mandate(
            id=MandateId(unit.new_id()),
            home=desk.home,
            committee=desk.id,
            seat=seat.id,
            person=person,
            substitute=substitute,
            on_behalf_of=seat.organisation,
            start=start,
            end=min(turn for turn in _turns(seat.side) if turn > start),
        )
    )
    desk.mandates[seat.id, substitute] = mandate
    desk.lasting.append(mandate)
    return mandate


def _renewal(desk: CommitteeDesk, side: Side, day: date) -> PlannedAct:
    def act(unit: Unit) -> None:
        """Four in ten stay; the others are new."""
        unit.name("mandate.added", name=desk.short[0])
        for seat in desk.seats:
            for substitute in (False, True):
                held = desk.mandates.get((seat.id, substitute))
                if seat.side is not side or held is None:
                    continue
                if held.end == day and desk.chance.random() < 0.4:
                    _appoint(desk, unit, seat, held.person, substitute, day)
                else:
                    _seat_somebody(desk, unit, seat, substitute, day)
        desk.diary.plan(moment(working_day(day), 9), desk.author, lambda later: _change_chair(desk, later, side, day))

    return act


def _departure(desk: CommitteeDesk, day: date) -> PlannedAct:
    def act(unit: Unit) -> None:
        """A holder leaves; the successor sits from the same day, or the seat is empty until the next elections."""
        seat = desk.one(desk.seats[2:])
        held = desk.mandates[seat.id, False]
        if held.start >= day or (held.end is not None and held.end <= day + 2 * LEAD_TIME):
            return
        person = desk.persons[held.person]
        unit.name("mandate.changed", name=person.family_name)
        reason = desk.one((EndReason.RESIGNATION, EndReason.LEFT_FUNCTION, EndReason.REPLACED))
        ended = unit.save_own(replace(held, end=day, end_reason=reason), before=held)
        desk.lasting = [ended if mandate.id == held.id else mandate for mandate in desk.lasting]
        desk.mandates[seat.id, False] = ended
        if desk.chance.random() < 0.8:
            _seat_somebody(desk, unit, seat, False, day)

    return act


def _correspondents(desk: CommitteeDesk, target: int) -> PlannedAct:
    def act(unit: Unit) -> None:
        """People of associations and bodies who write to the secretariat."""
        unit.name("import", name="correspondants.csv")
        while desk.entered < target:
            body = desk.one(desk.associations)
            person = add_contact(desk, unit, body, f"Correspondance {desk.short[0]} {desk.entered + 1}")
            desk.contacts.append(person.id)

    return act


def _offices(desk: CommitteeDesk, unit: Unit, day: date) -> None:
    """The two secretaries and the two co-presidents, with their roles."""
    unit.name("office_held.added", name=desk.short[0])
    for side in SIDES:
        body = desk.bodies[side][0]
        _, *function = vocabulary()["functions"]["secretary"][0]
        name = f"Secrétariat {'France' if side is Side.FR else 'Suisse'} {desk.short[0]}"
        person = _add_person(desk, unit, name, function, body, side)
        desk.secretaries[side] = person.id
        _hold(desk, unit, person.id, OfficeOfCommittee.SECRETARY, side, day)
        kind = RoleKind.SECRETARY if side is Side.CH else RoleKind.CO_SECRETARY
        unit.save_own(
            Role(id=RoleId(unit.new_id()), home=desk.home, committee=desk.id, person=person.id, role=kind, start=day)
        )
        desk.offices[side] = _hold(desk, unit, _chair(desk, side), OfficeOfCommittee.CO_PRESIDENT, side, day)


def _chair(desk: CommitteeDesk, side: Side) -> PersonId:
    seat = next(seat for seat in desk.seats if seat.side is side)
    return desk.mandates[seat.id, False].person


def _hold(
    desk: CommitteeDesk, unit: Unit, person: PersonId, office: OfficeOfCommittee, side: Side, start: date
) -> OfficeHeld:
    return unit.save_own(
        OfficeHeld(
            id=OfficeHeldId(unit.new_id()),
            home=desk.home,
            committee=desk.id,
            person=person,
            office=office,
            side=side,
            start=start,
        )
    )


def _change_chair(desk: CommitteeDesk, unit: Unit, side: Side, day: date) -> None:
    held, person = desk.offices[side], _chair(desk, side)
    if held.person == person:
        return
    unit.name("office_held.changed", name=desk.persons[person].family_name)
    unit.save_own(replace(held, end=day), before=held)
    desk.offices[side] = _hold(desk, unit, person, OfficeOfCommittee.CO_PRESIDENT, side, day)


def _body(desk: CommitteeDesk, seat: Seat) -> Organisation:
    return next(body for body in desk.bodies[seat.side] if body.id == seat.organisation)


def _turns(side: Side) -> Iterator[date]:
    first, term = TERMS[side]
    return (date(year, TURN, 1) for year in range(first, 2040, term))


def _renewals(desk: CommitteeDesk, side: Side) -> list[date]:
    return [turn for turn in _turns(side) if desk.plan.first_day(0) + LEAD_TIME * 2 < turn <= desk.plan.today]


# statutes


def _adoption(desk: CommitteeDesk, place: int, start: date) -> PlannedAct:
    def act(unit: Unit) -> None:
        """A version of the statutes with its two rules; the one before ends on that day."""
        title = said(vocabulary()["statutes"][place]).both
        unit.name("statutes.added", **titled(title))
        if desk.rules:
            last = desk.rules[-1]
            unit.save_own(replace(last.statutes, in_force_to=start), before=last.statutes)
        desk.rules.append(_version(desk, unit, title, place, start))

    return act


def _version(desk: CommitteeDesk, unit: Unit, title: Bilingual, place: int, start: date) -> Rules:
    statutes = unit.save_own(
        Statutes(
            id=StatutesId(unit.new_id()),
            home=desk.home,
            committee=desk.id,
            title=title,
            in_force_from=start,
            quorum=QuorumRule(minimum_per_side=2 + min(place, 1), article="art. 7"),
            notice=NoticeRule(days=8 + 2 * min(place, 1), article="art. 6"),
            proxies=ProxyRule(per_holder=1, article="art. 10"),
            second_call=SecondCallRule(days=5, article="art. 11"),
            circulation=CirculationRule(numerator=2, denominator=3, article="art. 13"),
            prevailing=SourceText.BOTH,
            invented=True,
        )
    )
    consensus = unit.save_own(
        DecisionRule(
            id=DecisionRuleId(unit.new_id()),
            home=desk.home,
            statutes=statutes.id,
            name=said(vocabulary()["consensus"]).both,
            article="art. 8",
            default=True,
        )
    )
    majority = unit.save_own(
        DecisionRule(
            id=DecisionRuleId(unit.new_id()),
            home=desk.home,
            statutes=statutes.id,
            name=said(vocabulary()["majority"]).both,
            mode=DecisionMode.MAJORITY,
            base=MajorityBase.CAST,
            tie=TieRule.CO_CHAIRS_TOGETHER,
            article="art. 9",
        )
    )
    return Rules(statutes, consensus, majority)
