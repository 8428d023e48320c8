"""Why can an extract not be owed, made, changed or taken away so?"""

from ctj_desktop.errors import Refused


class NothingToExtract(Refused):
    """Choose at least one decision for the extract."""

    at_field = "decisions"


class OneMeetingOnly(Refused):
    """An extract is of the minutes of one meeting. Make one for each meeting, and one for what was decided outside a
    meeting.
    """

    at_field = "decisions"


class OneRecipient(Refused):
    """An extract goes to one body or to one person: name exactly one."""

    at_field = "organisation"


class NoSuchMinutes(Refused):
    """Minutes are in French and in German: an extract is in one of these languages."""

    at_field = "language"


class ExtractMade(Refused):
    """This extract was made already: its language and who certifies it stay. Make it anew to have it otherwise."""


class ExtractSent(Refused):
    """This extract was sent and stays in the register. Take the day of sending back first if it was not."""


class NotMadeYet(Refused):
    """This extract was not made yet. Make it, or enter the day on which it was delivered by other means."""


class RemarkOfClosed(Refused):
    """This extract is of an item behind closed doors: a remark would be read by the Conference too. Leave it empty."""

    at_field = "remark"
