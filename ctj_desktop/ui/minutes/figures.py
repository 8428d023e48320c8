"""What do the figures of a vote and the votes entered by name count together?"""

from collections.abc import Callable, Sequence
from typing import Final

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.voting import Choice, PartCount, VoteCount, VoteMethod
from ctj_desktop.services.minutes.ballots import BY_NAME, SeatBallot, away_among, with_theirs, without_theirs
from ctj_desktop.ui.minutes.blocks.vote import VotePanel

PARTED: Final = ("yes", "no", "abstentions")
"""What is counted by side."""


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

    def begin(self, whole: VoteCount, ballots: Sequence[SeatBallot]) -> None:
        """Shows a count, by the method that is chosen."""
        self.ballots, self._shown_for, self._parts = tuple(ballots), self.method(), whole.parts
        self._put(whole if self.is_nominal() else without_theirs(whole, self.by_name()))

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
        for name in BY_NAME:
            self._panel.fields[name].setReadOnly(bool(self.ballots) and self.is_nominal())

    def typed(self) -> VoteCount:
        """The whole count; how the sides voted stays with it while their sums are those of the fields."""
        if self.is_nominal() and self.ballots:
            return self.by_name()
        counted = {name: field.number() for name, field in self._panel.fields.items()}
        whole = with_theirs(VoteCount(**counted), self.by_name())  # type: ignore[arg-type]
        sums = [sum(getattr(part, name) for part in self._parts) for name in PARTED]
        return replace(whole, parts=self._parts) if sums == [getattr(whole, name) for name in PARTED] else whole

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
