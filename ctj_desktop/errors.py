"""Which kinds of failure are there, and who can do something about them?"""


class UserError(Exception):
    """The person can act: something they gave cannot be used. Data are attributes, the sentence is made where shown."""


class Refused(UserError):
    """A rule forbids the act; subclasses carry the rule and its source."""


class StoreError(Exception):
    """The environment failed (disk, medium, file); nothing acknowledged is lost."""
