"""What was named, and cannot be told?"""

from ctj_desktop.errors import Refused, UserError


class Ambiguous(Refused):
    """“{name}” fits several records: {choices}. Give one of these ids, or COMMITTEE/NUMBER."""

    name: str
    choices: tuple[str, ...]


class NothingNamed(UserError):
    """Nothing here is called “{name}”. Check the number, the code or the name; the search finds words."""

    name: str
