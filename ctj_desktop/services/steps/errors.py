"""What can be wrong with a line of steps, and what is allowed instead?"""

import json
from typing import Final

from ctj_desktop.errors import N_, Declared, UserError

NOT_JSON: Final = N_("Line {line} cannot be read ({detail}). Every line is one JSON object with “do” and its fields.")
NO_TIME: Final = N_(
    "Line {line}: “at” is missing or is no time with its zone. Write it as 2026-11-03T09:00:00+01:00; "
    "the lines after it keep it."
)
NO_NAME: Final = N_("Line {line}: “as” must be a name of letters and digits that no earlier line uses.")

EXPECTED: Final[dict[str, str]] = {
    "text": N_("Line {line}: in “{step}”, the field “{field}” must be text; “{value}” is not."),
    "character": N_(
        "Line {line}: in “{step}”, the field “{field}” holds a character that is refused, {sign} at place {place} "
        "of “{value}”. Remove it."
    ),
    "length": N_("Line {line}: in “{step}”, the field “{field}” is longer than {allowed} characters. Shorten it."),
    "bilingual": N_('Line {line}: in “{step}”, the field “{field}” must be {{"fr": …, "de": …}}; “{value}” is not.'),
    "date": N_("Line {line}: in “{step}”, the field “{field}” must be a day such as 2027-03-12; “{value}” is not."),
    "time": N_("Line {line}: in “{step}”, the field “{field}” must be a time such as 14:30; “{value}” is not."),
    "number": N_("Line {line}: in “{step}”, the field “{field}” must be a whole number; “{value}” is not."),
    "flag": N_("Line {line}: in “{step}”, the field “{field}” must be true or false; “{value}” is not."),
    "choice": N_("Line {line}: in “{step}”, the field “{field}” cannot be “{value}”. Allowed: {allowed}."),
    "money": N_(
        'Line {line}: in “{step}”, the field “{field}” must be {{"amount": "1234.50", "currency": "CHF"}} '
        "or EUR; “{value}” is not."
    ),
    "object": N_("Line {line}: in “{step}”, the field “{field}” cannot be “{value}”. Its parts: {allowed}."),
    "list": N_("Line {line}: in “{step}”, the field “{field}” must be a list; “{value}” is not."),
    "required": N_("Line {line}: in “{step}”, the field “{field}” cannot be left empty."),
    "reference": N_(
        "Line {line}: in “{step}”, the field “{field}” names “{value}”, which does not exist here. "
        "Give a number, a code, an id, or “$name” of an earlier line."
    ),
    "ambiguous": N_(
        "Line {line}: in “{step}”, the field “{field}” names “{value}”, which fits several: {allowed}. "
        "Give one of these ids, or COMMITTEE/NUMBER."
    ),
}
REPEATED = 60  # characters of a wrong value that the sentence repeats
MOST_SAID = 100  # refused lines that are shown; the others are counted


class BadValue(Declared, ValueError):
    """A value that cannot be read; `kind` is a key of `EXPECTED`. Where line and step are known: `WrongValue`."""

    field: str
    kind: str
    value: object
    allowed: tuple[str, ...] = ()


class BadStep(UserError):
    """A line that cannot be done; nothing of its file was written."""

    message = ""
    line: str  # its number as it is said, never grouped


class UnreadableLine(BadStep):
    """The line is no JSON object, has no time, or names its record wrongly."""

    message: str
    detail: str = ""


class UnknownStep(BadStep):
    """Line {line}: there is no step “{step}”. “ctj steps” lists them all; the nearest are: {allowed}."""

    step: str
    allowed: tuple[str, ...]

    def __post_init__(self) -> None:
        self.step = self.step[:REPEATED]


class UnknownField(BadStep):
    """Line {line}: the step “{step}” has no field “{field}”. It knows: {allowed}."""

    step: str
    field: str
    allowed: tuple[str, ...]

    def __post_init__(self) -> None:
        self.field = self.field[:REPEATED]


class MissingField(BadStep):
    """Line {line}: the step “{step}” needs the field “{field}” ({kind})."""

    step: str
    field: str
    kind: str


class WrongValue(BadStep):
    """A field holds something else than it may."""

    message = ""
    step: str
    problem: BadValue

    def __post_init__(self) -> None:
        problem = self.problem
        self.message, self.field, self.allowed = EXPECTED[problem.kind], problem.field, problem.allowed
        written = problem.value if isinstance(problem.value, str) else json.dumps(problem.value, ensure_ascii=False)
        self.value = written[:REPEATED]
        if problem.kind == "character":
            self.sign, self.place = problem.allowed


class LineRefused(BadStep):
    """Line {line}, step “{step}”:

    `cause` says why and what to do.
    """

    step: str
    cause: UserError


class StepsRefused(UserError):
    """Refused lines: {count}, of which shown: {shown}. Lines not tried because they build on a refused one: {built}.
    Nothing was written.

    `refused` are the first `MOST_SAID` of `count`; `built` lines were not tried, as they build on refused ones.
    """

    refused: tuple[BadStep, ...]
    count: int
    built: int

    @property
    def shown(self) -> int:
        """How many are said."""
        return len(self.refused)
