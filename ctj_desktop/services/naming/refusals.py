"""What was named, and cannot be told?"""

from ctj_desktop.errors import N_, Refused, UserError


class Ambiguous(Refused):
    """A number or name fits several records: the person says which."""

    message = N_("“{name}” fits several records: {choices}. Give one of these ids, or COMMITTEE/NUMBER.")
    name: str
    choices: tuple[str, ...]


class NothingNamed(UserError):
    """Nothing has this number, code, name or id."""

    message = N_("Nothing here is called “{name}”. Check the number, the code or the name; the search finds words.")
    name: str
