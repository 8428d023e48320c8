"""Why do the imports of the window take no longer than they must?

PySide6 puts a function of its own in the place of `__import__`: it reads the source text of every module that is
imported from then on and keeps it in memory, to know which may use `from __feature__ import snake_case`. Nobody here
does. Giving Python its own function back, and the texts that were read until then, saves a tenth of the start and eight
megabytes. And what an import makes stays: looking for garbage among it, over and over, finds none, so it is set apart.
`app` imports this after Qt and before all else, and calls `done` after all else.
"""

import builtins
import gc
import linecache

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
linecache.clearcache()
gc.disable()


def done() -> None:
    """From here on garbage is collected again, among what is made from here on."""
    gc.freeze()
    gc.enable()
