"""Which kinds of failure are there, and who can do something about them?"""


class UserError(Exception):
    """The person can act: something they gave cannot be used.

    Data are attributes, the sentence is made where it is shown (i18n/errors.py).
    """


class Refused(UserError):
    """A rule forbids the act; subclasses carry the rule and its source."""


class StoreError(Exception):
    """The environment failed (disk, medium, file); nothing acknowledged is lost."""


def N_(message: str) -> str:  # noqa: N802 (gettext's own name for "translate later")
    """Marks an English source sentence for the catalogues; it is translated where it is shown.

    It lives in this leaf so that every layer, the domain too, can write the sentence of an error beside it.
    """
    return message
