"""How is it said on paper whether there was a quorum, and who could vote from when to when?"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from ctj_desktop.documents.blocks import Pair
from ctj_desktop.documents.papers import Two, Voices, articles, joined
from ctj_desktop.domain.quorum_and_majority import NoQuorum, Quorum
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import QuorumBase
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.domain.voters import Voters
from ctj_desktop.i18n import N_, N_n
from ctj_desktop.i18n.votes import voters_said

SEATS = (QuorumBase.SEATS, QuorumBase.NUMBER)
"""Bases in which a vacant seat counts."""
PRESENT = (
    N_n("{present} of {base} voting member is present", "{present} of {base} voting members are present"),
    N_n("{present} of {base} voting seat is present", "{present} of {base} voting seats are present"),
)
"""Of members in office or convened, then of seats."""
PRESENT_OR_REPRESENTED = (
    N_n(
        "{present} of {base} voting member is present or represented",
        "{present} of {base} voting members are present or represented",
    ),
    N_n(
        "{present} of {base} voting seat is present or represented",
        "{present} of {base} voting seats are present or represented",
    ),
)
COUNTING = (
    N_n("{present} of {base} voting member counts for it", "{present} of {base} voting members count for it"),
    N_n("{present} of {base} voting seat counts for it", "{present} of {base} voting seats count for it"),
)
"""Where somebody is there whom the rule does not count."""
DECIDED = {
    True: (
        N_("**At {times} the quorum is reached**: {counted}."),
        N_("**From {times} the quorum is reached**: {counted}."),
    ),
    False: (
        N_("**At {times} the quorum is not reached**: {counted}."),
        N_("**From {times} the quorum is not reached**: {counted}."),
    ),
}
"""When something was decided: at a minute, or from one to another."""
NO_DECISION = N_("Without a quorum the committee can take note, but not decide.")


class RoomThen(PositionalValue):
    """Who could vote at an instant, and the quorum as the statutes judge it; `short` are colleges that lack members."""

    voters: Voters
    quorum: Quorum
    short: tuple[Bilingual, ...] = ()


class LaterRoom(PositionalValue):
    """The same from a wall time on, `until` None is to the close; `turned` where the quorum was lost or reached then.

    `again`: it had been reached before.
    """

    at: dt.time
    until: dt.time | None
    room: RoomThen
    turned: bool = False
    again: bool = False


class DecidedIn(PositionalValue):
    """The room in which a decision was taken: at the minute of its vote, or from `at` to `until`, while its item ran.

    Without `at` it was that of the opening, None where nobody had a vote.
    """

    room: RoomThen | None
    at: dt.time | None = None
    until: dt.time | None = None


def opening_sentences(room: RoomThen, sides: tuple[Side, ...], voices: Voices, *, timed: bool = True) -> Pair:
    """Whether the committee can decide, by which count and which article, and who can vote; without a rule that alone.

    Where the count of the quorum says already how many can vote, that is not said twice.
    """
    return joined(_opening(room, sides, voices, timed), " ")


def later_sentences(later: tuple[LaterRoom, ...], sides: tuple[Side, ...], voices: Voices) -> Iterator[Pair]:
    """Each loss and return of the quorum in a paragraph of its own, the other changes between them in one."""
    plain: list[Pair] = []
    for one in later:
        if not one.turned:
            plain.append(_voters_then(one, voices))
            continue
        if plain:
            yield joined(plain, " ")
            plain = []
        said = [_turned(one, sides, voices), *_short(one.room, voices), *_no_decision(one.room, voices)]
        if not _counts_all(one.room):
            said.append(_voters_then(one, voices))
        yield joined(said, " ")
    if plain:
        yield joined(plain, " ")


def decided_sentences(
    taken: Iterable[DecidedIn], sides: tuple[Side, ...], voices: Voices, *, needed: bool
) -> Iterator[Pair]:
    """The quorum and the voters of each room in which something was decided after the opening, in the order of time.

    What was decided in one room is said together, each with its minute; how many are `needed` with the first.
    """
    rooms: list[list[DecidedIn]] = []
    for one in sorted(taken, key=lambda one: one.at or dt.time()):
        last = rooms[-1][-1] if rooms else None
        if one.at is None or one.room is None:
            continue
        if last is not None and (last.room, last.until) == (one.room, None) and one.until is None:
            rooms[-1].append(one)
        else:
            rooms.append([one])
    for place, same in enumerate(rooms):
        yield joined(_decided(same, sides, voices, needed=needed and not place), " ")


def voters_words(voters: Voters, voices: Voices) -> Two:
    """`17 votants dont 1 procuration`."""
    return voices.two(lambda t: voters_said(t, voters))


def _opening(room: RoomThen, sides: tuple[Side, ...], voices: Voices, timed: bool) -> Iterator[Pair]:
    quorum = room.quorum
    if quorum.rule is not None:
        reached, missed = N_("**The quorum is reached**: {counted}."), N_("**The quorum is not reached**: {counted}.")
        yield voices.say(reached if quorum.reached else missed, counted=_counted(room, sides, voices))
        yield _needed(quorum, sides, voices)
        yield from _short(room, voices)
        yield from _no_decision(room, voices)
        if _counts_all(room):
            return
    elif any(finding.code == NoQuorum.SECOND_CALL for finding in quorum.findings):
        yield voices.say(N_("This is a second call, which needs no quorum."))
    said = voters_words(room.voters, voices)
    yield voices.say(N_("At the opening: {voters}.") if timed else N_("{voters}."), voters=said)


def _counts_all(room: RoomThen) -> bool:
    """Whether the count of the quorum is that of the voters, all of them there."""
    return not room.voters.proxies and room.quorum.present == room.voters.count


def _turned(one: LaterRoom, sides: tuple[Side, ...], voices: Voices) -> Pair:
    """From when on the quorum was lost, or reached."""
    message = N_("**From {time} on the quorum is no longer reached**: {counted}.")
    if one.room.quorum.reached:
        message = N_("**From {time} on the quorum is reached**: {counted}.")
        if one.again:
            message = N_("**From {time} on the quorum is reached again**: {counted}.")
    return voices.say(message, time=voices.two(lambda t: t.time(one.at)), counted=_counted(one.room, sides, voices))


def _decided(same: Sequence[DecidedIn], sides: tuple[Side, ...], voices: Voices, *, needed: bool) -> Iterator[Pair]:
    """`À 15 h 40 et 15 h 55, le quorum est atteint : …`, or from when to when, where no vote says its minute."""
    room, until = same[0].room, same[0].until
    assert room is not None, "without anybody who votes nothing is said"
    starts = [one.at for one in same if one.at is not None]
    times = voices.two(
        lambda t: (
            t.time_range(starts[0], until)
            if until is not None
            else t.join(list(dict.fromkeys(t.time(at) for at in starts)))
        )
    )
    quorum, spans = room.quorum, until is not None
    if quorum.rule is not None:
        counted = _counted(room, sides, voices)
        yield voices.say(DECIDED[quorum.reached][spans], times=times, counted=counted)
        if needed:
            yield _needed(quorum, sides, voices)
        yield from _short(room, voices)
        yield from _no_decision(room, voices)
        if _counts_all(room):
            return
    said = N_("From {times}: {voters}.") if spans else N_("At {times}: {voters}.")
    yield voices.say(said, times=times, voters=voters_words(room.voters, voices))


def _no_decision(room: RoomThen, voices: Voices) -> Iterator[Pair]:
    """What a meeting without quorum cannot do, so that nobody reads what follows as decided."""
    if not room.quorum.reached:
        yield voices.say(NO_DECISION)


def _short(room: RoomThen, voices: Voices) -> Iterator[Pair]:
    if room.short:
        names = [voices.names(name) for name in room.short]
        french, german = (", ".join(name[place] for name in names) for place in (0, 1))
        yield voices.say(N_("Not enough members of: {colleges}."), colleges=(french, german))


def _voters_then(one: LaterRoom, voices: Voices) -> Pair:
    """`De 17 h 20 à 17 h 55 : 17 votants dont 1 procuration.`"""
    said, until = voters_words(one.room.voters, voices), one.until
    if until is None:
        return voices.say(N_("From {time} on: {voters}."), time=voices.two(lambda t: t.time(one.at)), voters=said)
    times = voices.two(lambda t: t.time_range(one.at, until))
    return voices.say(N_("From {times}: {voters}."), times=times, voters=said)


def _counted(room: RoomThen, sides: tuple[Side, ...], voices: Voices) -> Two:
    """How many count for it, in words that are true of them: there, or represented, or as the rule counts."""
    quorum = room.quorum
    said = voices.count(_forms(room), quorum.present, present=str(quorum.present), base=str(quorum.base))
    if len(sides) > 1:
        counts = {side.side: str(side.present) for side in quorum.sides}
        message = N_("{counted}, {french} of the French and {swiss} of the Swiss side")
        told: Two = (said.fr.text, said.de.text)
        said = voices.say(message, counted=told, french=counts.get(Side.FR, "0"), swiss=counts.get(Side.CH, "0"))
    return said.fr.text, said.de.text


def _forms(room: RoomThen) -> tuple[str, str]:
    voters, rule = room.voters, room.quorum.rule
    proxies = voters.proxies if rule is not None and rule.proxies_count else 0
    of_seats = rule is not None and rule.base in SEATS
    if room.quorum.present != voters.there + proxies:
        return COUNTING[of_seats]
    return PRESENT_OR_REPRESENTED[of_seats] if proxies else PRESENT[of_seats]


def _needed(quorum: Quorum, sides: tuple[Side, ...], voices: Voices) -> Pair:
    """A minimum of each side is said where the committee has two, or where it is what lacks.

    In all never less is said than what the minima make together.
    """
    rule = quorum.rule
    article = articles(rule.article) if rule and rule.article else None
    fields: dict[str, str | Two] = {"needed": str(quorum.at_least)}
    by_side = len(sides) > 1 or not all(side.reached for side in quorum.sides)
    least = [side.needed for side in quorum.sides]
    if any(least) and len(set(least)) > 1 and by_side:
        return _needed_of_sides(quorum, article, fields, voices)
    if any(least) and by_side:
        fields["minimum"] = str(least[0])
        if article:
            message = N_("At least {needed} are needed, {minimum} of each side (statutes, {article}).")
            return voices.say(message, article=article, **fields)
        return voices.say(N_("At least {needed} are needed, {minimum} of each side."), **fields)
    if article:
        return voices.say(N_("At least {needed} are needed (statutes, {article})."), article=article, **fields)
    return voices.say(N_("At least {needed} are needed."), **fields)


def _needed_of_sides(quorum: Quorum, article: Two | None, fields: dict[str, str | Two], voices: Voices) -> Pair:
    """A share of each side comes to another number on each."""
    least = {side.side: str(side.needed) for side in quorum.sides}
    fields |= {"french": least[Side.FR], "swiss": least[Side.CH]}
    if article:
        message = N_(
            "At least {needed} are needed, {french} of the French and {swiss} of the Swiss side (statutes, {article})."
        )
        return voices.say(message, article=article, **fields)
    return voices.say(
        N_("At least {needed} are needed, {french} of the French and {swiss} of the Swiss side."), **fields
    )
