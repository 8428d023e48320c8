"""Which texts cannot be kept, and why?"""

from ctj_desktop.errors import Refused


class BadField(Refused):
    """“{field}” cannot be a field: write one to 60 characters on one line, without braces."""

    at_field = "fields"
    field: str


class UnknownFields(Refused):
    """The text has something in braces that is none of its fields: {unknown}. Its fields are: {known}."""

    at_field = "text"
    unknown: tuple[str, ...]
    known: tuple[str, ...]

    def __post_init__(self) -> None:
        self.unknown = tuple(name[:60] or "{}" for name in self.unknown)
        self.known = self.known or ("–",)


class UnknownInSubject(UnknownFields):
    """The subject has something in braces that is none of its fields: {unknown}. Its fields are: {known}."""

    at_field = "name"
