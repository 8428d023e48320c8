"""What do the figures of a vote and the votes entered by name count together?"""

from collections.abc import Callable, Sequence

from ctj_desktop.domain.deciding.by_side import PARTED, beyond, part_given, side_parts, votes_by_side, with_parts
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.statutes import DecisionRule
from ctj_desktop.domain.records.voting import Choice, PartCount, VoteCount, VoteMethod
from ctj_desktop.services.minutes.ballots import BY_NAME, SeatBallot, away_among, with_theirs, without_theirs
from ctj_desktop.services.minutes.item_sheet import VotingRoom
from ctj_desktop.ui.minutes.blocks.vote import VotePanel


class Figures:
    """The fields of the panel, and who voted how.

    In a roll call the fields show what the names count; beside a show of hands those of the away alone are named, and
    the fields hold the hands; otherwise nobody is named.
    """

    def __init__(self, panel: VotePanel, count: Callable[[Sequence[SeatBallot]], VoteCount]) -> None:
        """`count` says what ballots count by the rule that is chosen."""
        self._panel, self._count = panel, count
        self._shown_for = VoteMethod.SHOW_OF_HANDS
        self.ballots: tuple[SeatBallot, ...] = ()
        self._parts: tuple[PartCount, ...] = ()
        self._before: VoteCount | None = None

    def begin(self, whole: VoteCount, ballots: Sequence[SeatBallot]) -> None:
        """Shows a count, by the method that is chosen; by side where it was taken so."""
        self.ballots, self._shown_for, self._before = tuple(ballots), self.method(), None
        self._parts = tuple(part for part in whole.parts if part.side is None)
        self._panel.by_side.setChecked(bool(side_parts(whole)))
        self._panel.sides.count(self.is_by_side())
        begun = whole if self.is_nominal() else without_theirs(whole, self.by_name())
        self._put(begun)
        self._panel.sides.put(side_parts(begun))

    def call(self, ballots: Sequence[SeatBallot]) -> None:
        """The roll was called."""
        self._panel.method.choose(VoteMethod.NOMINAL)
        self._shown_for, self.ballots = VoteMethod.NOMINAL, tuple(ballots)
        self._put(_heads(ballots))

    def follow(self) -> None:
        """Another method may have been chosen."""
        was, self._shown_for = self._shown_for, self.method()
        if was is not self._shown_for and self.ballots:
            away = tuple(away_among(self.ballots))
            if was is VoteMethod.NOMINAL and self.is_by_hands():
                self._put(without_theirs(_heads(self.ballots), _heads(away)))
            self.ballots = away if self.is_by_hands() or self.is_nominal() else ()
            if self.is_nominal():
                self._put(_heads(away))
        self._follow_sides()
        called = bool(self.ballots) and self.is_nominal()
        self._panel.sides.only_read(called)
        for name in BY_NAME:
            self._panel.fields[name].setReadOnly(called or (self.is_by_side() and name in PARTED))

    def _follow_sides(self) -> None:
        """The sides are chosen, counted, or left again: the fields of the whole are their sum, or what stood there."""
        panel, shown = self._panel, not self._panel.sides.all()[0].isHidden()
        panel.by_side.setEnabled(self.method() is not VoteMethod.CONSENSUS)
        panel.sides.count(self.is_by_side())
        if self.is_nominal() and self.ballots:
            panel.sides.put(side_parts(self.by_name()))
            return
        if self.is_by_side():
            self._before = self._before if shown else self._typed()
            self._put(with_parts(self._typed(), panel.sides.typed()))
        elif shown and self._before is not None and not any(map(part_given, panel.sides.typed())):
            self._put(self._before)

    def _typed(self, parts: tuple[PartCount, ...] = ()) -> VoteCount:
        """As it stands in the fields of the whole."""
        counted = {name: field.number() for name, field in self._panel.fields.items()}
        return VoteCount(**counted, parts=parts)

    def typed(self) -> VoteCount:
        """The whole count, with how the sides voted; how colleges did stays with it while their sums are the fields."""
        if self.is_nominal() and self.ballots:
            return self.by_name()
        hands = self._typed(self._panel.sides.typed() if self.is_by_side() else ())
        whole = with_theirs(hands, self.by_name())
        sums = [sum(getattr(part, name) for part in self._parts) for name in PARTED]
        fits = sums == [getattr(whole, name) for name in PARTED]
        return replace(whole, parts=(*self._parts, *whole.parts)) if fits else whole

    def line(self) -> str:
        """As whoever writes minutes types it."""
        whole = self.numbers()
        if not self.is_by_side() or self.is_nominal():
            return f"/v {' '.join(map(str, whole))}"
        first, second = (" ".join(str(getattr(one, name)) for name in PARTED) for one in self._panel.sides.typed())
        uncast = " ".join(map(str, whole[len(PARTED) :]))
        return f"/v FR {first} {uncast} CH {second}"

    def by_name(self) -> VoteCount:
        """What the ballots count."""
        return self._count(self.ballots) if self.ballots else VoteCount()

    def numbers(self) -> tuple[int, ...]:
        """As they stand in the fields."""
        return tuple(field.number() for field in self._panel.fields.values())

    def in_session(self) -> int:
        """How many of them were given by whoever is there."""
        return sum(self.numbers()) - (len(away_among(self.ballots)) if self.is_nominal() else 0)

    def method(self) -> VoteMethod:
        """The one that is chosen."""
        chosen = self._panel.method.chosen()
        return chosen if isinstance(chosen, VoteMethod) else VoteMethod.SHOW_OF_HANDS

    def is_nominal(self) -> bool:
        """Whether names are called."""
        return self.method() is VoteMethod.NOMINAL

    def is_by_side(self) -> bool:
        """Whether the sides are counted; a consensus asks for opposition alone."""
        return self._panel.by_side.isChecked() and self.method() is not VoteMethod.CONSENSUS

    def beyond(self, rule: DecisionRule | None, room: VotingRoom) -> PartCount | None:
        """The first side that is counted with more votes than those of it who are there have."""
        hands = VoteCount(parts=self._panel.sides.typed())
        return beyond(hands, votes_by_side(rule, room.seats())) if self.is_by_side() and not self.is_nominal() else None

    def is_by_hands(self) -> bool:
        """Whether hands are counted."""
        return self.method() is VoteMethod.SHOW_OF_HANDS

    def _put(self, count: VoteCount) -> None:
        for name, field in self._panel.fields.items():
            field.blockSignals(True)
            field.put(getattr(count, name))
            field.blockSignals(False)


def _heads(ballots: Sequence[SeatBallot]) -> VoteCount:
    """How many they are, whatever they weigh."""
    said = [one.choice for one in ballots]
    return VoteCount(
        yes=said.count(Choice.YES),
        no=said.count(Choice.NO),
        abstentions=said.count(Choice.ABSTENTION),
        not_voted=said.count(Choice.NOT_VOTED),
    )
