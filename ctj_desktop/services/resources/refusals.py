"""Why is something about a thematic morning or a resource refused?"""

from ctj_desktop.errors import Refused


class EndsBeforeItBegins(Refused):
    """The morning ends before it begins. Correct one of the two hours."""

    at_field = "ends_at"


class NobodySaid(Refused):
    """Say who takes part: choose a person, or write the name of a guest."""

    at_field = "name"


class TakesPartAlready(Refused):
    """{name} is on the list of this morning already."""

    at_field = "person"
    name: str


class NoExpertise(Refused):
    """Say who knows about it: choose a person, a body, or both."""

    at_field = "person"


class BadLink(Refused):
    """“{link}” cannot be the address of a page. Write it whole, beginning with https:// or mailto:, without a password,
    other recipients or signs that are not seen.
    """

    at_field = "link"
    link: str


class LinkMissing(Refused):
    """This resource is a link: write the address of the page, beginning with https://."""

    at_field = "link"


class CouldBeProgram(Refused):
    """“{name}” is not known to be a document, a table, a picture, a sound or a film, and could be a program: it is not
    kept among the resources. Keep a document instead, for instance a PDF.
    """

    name: str


class NothingToAgreeTo(Refused):
    """“{title}” needs no agreement: it is kept here, or it is not called public. Nothing was changed."""

    title: str


class ChangedSinceRead(Refused):
    """“{title}” was changed meanwhile. Read it again, and agree if it may stand on the site so."""

    title: str
