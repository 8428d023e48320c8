"""Which commands are there? Each module of a group has its own list."""

from typing import Final

from ctj_desktop.cli import (
    conflict_commands,
    exchange_commands,
    import_commands,
    printing_commands,
    protection_commands,
    reading_commands,
    replacing_commands,
    step_commands,
    workspace_commands,
)
from ctj_desktop.cli.usage import Command

COMMANDS: Final[dict[str, Command]] = {
    command.name: command
    for group in (
        workspace_commands,
        step_commands,
        import_commands,
        reading_commands,
        printing_commands,
        conflict_commands,
        exchange_commands,
        replacing_commands,
        protection_commands,
    )
    for command in group.COMMANDS
}
