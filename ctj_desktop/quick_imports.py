"""Why do the imports of the window take no longer than they must?

PySide6 puts a function of its own in the place of `__import__`: it reads the source text of every module that is
imported from then on and keeps it in memory, to know which may use `from __feature__ import snake_case`. Nobody here
does. Giving Python its own function back, and the texts that were read until then, saves a tenth of the start and eight
megabytes. And what an import makes stays: looking for garbage among it, over and over, finds none, so it is set apart.
msgspec takes names from `typing_extensions` where that is installed, as it is for SQLAlchemy, and the same from
`typing` where it is not: two thirds of a megabyte for nothing. `hashlib` takes OpenSSL where it can, which is four more
of them; ids and short texts need no faster digests than Python's own, and `large_digests` brings the others once the
window stands. `app` imports this after Qt and before all else, and calls `done` after all else.
"""

import builtins
import gc
import linecache
import sys
from importlib.util import find_spec

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
linecache.clearcache()
gc.disable()
if "typing_extensions" not in sys.modules:
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # so that importing it fails
    import msgspec  # noqa: F401

    del sys.modules["typing_extensions"]
if "hashlib" not in sys.modules and find_spec("_sha1"):  # some systems build Python without digests of its own
    sys.modules["_hashlib"] = None  # type: ignore[assignment]
    import hashlib  # noqa: F401

    del sys.modules["_hashlib"]


def done() -> None:
    """From here on garbage is collected again, among what is made from here on."""
    gc.freeze()
    gc.enable()
