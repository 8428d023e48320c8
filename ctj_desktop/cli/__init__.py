"""How do administrators, scheduled jobs and scripts use the program? The same services as the window, no Qt.

A group of commands is one module with its `COMMANDS`, and one line in `cli.commands`.
"""

from ctj_desktop.cli.commands import COMMANDS
from ctj_desktop.cli.program import main

__all__ = ["COMMANDS", "main"]
