"""Which acts are refused, why, and what can be done instead?"""

from enum import Enum

from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.errors import N_, Refused, UserError


class NotHere(UserError):
    """This {kind} is no longer here: it was deleted, or it was never shared with this office."""

    kind: str
    record: object


class TextMissing(Refused):
    """A title or name is missing: write it in at least one of the two languages."""


class NothingSaid(Refused):
    """Say it in a few words, or leave it out altogether."""


class EndBeforeStart(Refused):
    """The end ({end}) lies before the start ({start}). Correct one of the two."""

    start: object
    end: object

    def speaks_of(self, field: str) -> bool:
        return field in ("end", "ends", "closes", "closed_at", "valid_to", "in_force_to")


class MoveRefused(Refused):
    """{what} is now: {state}. It cannot become: {wanted}. Possible from here: {possible}."""

    what: str
    state: Enum | str
    wanted: Enum | str
    possible: tuple[Enum | str, ...]

    def __post_init__(self) -> None:
        self.possible = self.possible or ("–",)


class NegativeAmount(Refused):
    """The amount or count cannot be negative. Correct it."""


class TooLarge(Refused):
    """Amounts go up to a million millions. Correct the amount."""

    def speaks_of(self, field: str) -> bool:
        return field in ("amount", "requested", "awarded", "committed")


class KeptElsewhere(Refused):
    """This record is kept by another office, so it is not changed here. Enter one of your own, or ask that office to
    correct it.

    The rules are exchange/FORMAT.md 1.2 and 1.5. Without a name the keeper is not known here.
    """

    keeper: Bilingual = NO_TEXT

    def __post_init__(self) -> None:
        if self.keeper:
            self.message = N_(
                "This record is kept by {keeper}, so it is not changed here. "
                "Enter one of your own, or ask that office to correct it."
            )


class KeptByConference(KeptElsewhere):
    """This record is kept by the Conference, so it is not changed here. Enter one of your own, or ask the Conference to
    correct it.
    """


class OnlyItsHome(KeptElsewhere):
    """The office that keeps this record alone takes it away, merges it or makes it anonymous: ask it to. What is wrong
    in it can be corrected here.

    That is for the home of the record (exchange/FORMAT.md 1.5).
    """

    def __post_init__(self) -> None:
        if self.keeper:
            self.message = N_(
                "{keeper} keeps this record, and alone takes it away, merges it or makes it anonymous: ask it to. "
                "What is wrong in it can be corrected here."
            )


class OnTheLetterheadFirst(KeptElsewhere):
    """This record is kept by another office. It can be corrected here too once your secretariat stands on the
    letterhead of the committee: Members, Committees, Secretariats.

    The rule is exchange/FORMAT.md 1.5.
    """

    def __post_init__(self) -> None:
        if self.keeper:
            self.message = N_(
                "This record is kept by {keeper}. It can be corrected here too once your secretariat stands on the "
                "letterhead of the committee: Members, Committees, Secretariats."
            )


class CodeMissing(Refused):
    """A code is missing: a short word by which this is named, such as 2027-1."""

    at_field = "code"


class CodeTaken(Refused):
    """There is already one with the code “{code}”. Choose another code, or change that one."""

    at_field = "code"
    code: str


class StillUsed(Refused):
    """Still belonging to “{name}”: {uses}. Change or remove these first, then it can go.

    `uses` are kinds, how many of each, and the first by name.
    """

    name: object
    uses: tuple[tuple[str, int, tuple[object, ...]], ...]
