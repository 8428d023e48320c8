"""Why is something about a thematic morning or a resource refused?"""

from ctj_desktop.errors import N_, Refused


class EndsBeforeItBegins(Refused):
    """A morning whose hours are the wrong way round."""

    at_field = "ends_at"
    message = N_("The morning ends before it begins. Correct one of the two hours.")


class NobodySaid(Refused):
    """A participant who is neither a person of the directory nor named."""

    at_field = "name"
    message = N_("Say who takes part: choose a person, or write the name of a guest.")


class TakesPartAlready(Refused):
    """A person who is on the list of the morning."""

    at_field = "person"
    message = N_("{name} is on the list of this morning already.")
    name: str


class NoExpertise(Refused):
    """An entry of the directory that leads to nobody."""

    at_field = "person"
    message = N_("Say who knows about it: choose a person, a body, or both.")


class BadLink(Refused):
    """A link that is no address of a page and no mail address."""

    at_field = "link"
    message = N_(
        "“{link}” cannot be the address of a page. Write it whole, beginning with https:// or mailto:, without a "
        "password, other recipients or signs that are not seen."
    )
    link: str


class LinkMissing(Refused):
    """A resource that is a link, without one."""

    at_field = "link"
    message = N_("This resource is a link: write the address of the page, beginning with https://.")


class CouldBeProgram(Refused):
    """A file that is of no kind known to be a document, or that a system would start."""

    message = N_(
        "“{name}” is not known to be a document, a table, a picture, a sound or a film, and could be a program: it is "
        "not kept among the resources. Keep a document instead, for instance a PDF."
    )
    name: str


class NothingToAgreeTo(Refused):
    """An entry that stands on the site without anybody agreeing, or that nobody calls public."""

    message = N_("“{title}” needs no agreement: it is kept here, or it is not called public. Nothing was changed.")
    title: str


class ChangedSinceRead(Refused):
    """A partner's entry that says something else than what was read."""

    message = N_("“{title}” was changed meanwhile. Read it again, and agree if it may stand on the site so.")
    title: str
