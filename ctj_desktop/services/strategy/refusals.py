"""Why can something not be done with a strategy?"""

from ctj_desktop.errors import Refused


class OtherAxis(Refused):
    """“{objective}” is no objective of “{axis}”. Choose one of that axis, or the axis of that objective."""

    at_field = "objective"
    objective: object
    axis: object


class OtherStrategy(Refused):
    """“{axis}” is an axis of another strategy. Choose one of the strategy to which the action belongs."""

    at_field = "axis"
    axis: object


class OldOneOpen(Refused):
    """Say from which day the new version applies: the earlier one ends the day before."""

    at_field = "valid_from"


class StrategyMissing(Refused):
    """Choose the strategy to which the action belongs, or its axis."""

    at_field = "strategy"


class NothingFollows(Refused):
    """Nothing serves the version before {strategy} that does not serve the same action of this one already."""

    strategy: object
