"""Why can something not be done with a project?"""

from ctj_desktop.errors import N_, Refused


class ReasonMissing(Refused):
    """A project is abandoned or withdrawn with its reason."""

    message = N_("{stage}: a project leaves its route for a reason. Write it in at least one of the two languages.")
    stage: object


class PaidAlready(Refused):
    """What was paid stays with the line it was paid on."""

    message = N_("Money was already paid on this line. Take the payments away first, then the line.")
