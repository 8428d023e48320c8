"""Which texts cannot be kept, and why?"""

from ctj_desktop.errors import N_, Refused


class BadField(Refused):
    """A field that could not stand in braces."""

    at_field = "fields"
    message = N_("“{field}” cannot be a field: write one to 60 characters on one line, without braces.")
    field: str


class UnknownFields(Refused):
    """The text has something in braces that is none of its fields."""

    at_field = "text"
    message = N_("The text has something in braces that is none of its fields: {unknown}. Its fields are: {known}.")
    unknown: tuple[str, ...]
    known: tuple[str, ...]

    def __post_init__(self) -> None:
        self.unknown = tuple(name[:60] or "{}" for name in self.unknown)
        self.known = self.known or ("–",)


class UnknownInSubject(UnknownFields):
    """The name of a letter is its subject, and is filled in as well."""

    at_field = "name"
    message = N_("The subject has something in braces that is none of its fields: {unknown}. Its fields are: {known}.")
