"""Why can something not be done with a strategy?"""

from ctj_desktop.errors import N_, Refused


class OtherAxis(Refused):
    """An action is on the axis of its objective."""

    at_field = "objective"
    message = N_("“{objective}” is no objective of “{axis}”. Choose one of that axis, or the axis of that objective.")
    objective: object
    axis: object


class OtherStrategy(Refused):
    """An action is on an axis of its own strategy."""

    at_field = "axis"
    message = N_("“{axis}” is an axis of another strategy. Choose one of the strategy to which the action belongs.")
    axis: object


class OldOneOpen(Refused):
    """An earlier version ends when the new one begins."""

    at_field = "valid_from"
    message = N_("Say from which day the new version applies: the earlier one ends the day before.")


class StrategyMissing(Refused):
    """An action belongs to a strategy."""

    at_field = "strategy"
    message = N_("Choose the strategy to which the action belongs, or its axis.")


class NothingFollows(Refused):
    """No project and no proposal serves the earlier version alone."""

    message = N_(
        "Nothing serves the version before {strategy} that does not serve the same action of this one already."
    )
    strategy: object
