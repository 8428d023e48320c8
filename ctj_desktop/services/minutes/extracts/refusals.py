"""Why can an extract not be owed, made, changed or taken away so?"""

from ctj_desktop.errors import N_, Refused


class NothingToExtract(Refused):
    """An extract of no decision."""

    at_field = "decisions"
    message = N_("Choose at least one decision for the extract.")


class OneMeetingOnly(Refused):
    """An extract is certified against one set of minutes."""

    at_field = "decisions"
    message = N_(
        "An extract is of the minutes of one meeting. Make one for each meeting, and one for what was decided "
        "outside a meeting."
    )


class OneRecipient(Refused):
    """Nobody, or several."""

    at_field = "organisation"
    message = N_("An extract goes to one body or to one person: name exactly one.")


class NoSuchMinutes(Refused):
    """Minutes are written in two languages."""

    at_field = "language"
    message = N_("Minutes are in French and in German: an extract is in one of these languages.")


class ExtractMade(Refused):
    """What was made says it in its language, over somebody's name."""

    message = N_(
        "This extract was made already: its language and who certifies it stay. Make it anew to have it otherwise."
    )


class ExtractSent(Refused):
    """What left the house stays in the register."""

    message = N_("This extract was sent and stays in the register. Take the day of sending back first if it was not.")


class NotMadeYet(Refused):
    """Nothing can be sent that was not made."""

    message = N_("This extract was not made yet. Make it, or enter the day on which it was delivered by other means.")


class RemarkOfClosed(Refused):
    """A remark travels with the extract, further than a closed item does."""

    at_field = "remark"
    message = N_(
        "This extract is of an item behind closed doors: a remark would be read by the Conference too. Leave it empty."
    )
