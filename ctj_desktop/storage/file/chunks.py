"""Is what is kept in chunks still the content that its hash names?"""

import hashlib
from collections.abc import Callable, Iterator

from ctj_desktop.storage.file.connection import Connection

Step = Callable[[], None]
"""Called between pieces of long work; it may raise to stop it."""


def nothing() -> None:
    """For work that nobody watches."""


def altered(
    connection: Connection, table: str, chunks: str, step: Step = nothing, schema: str = "main"
) -> Iterator[bytes]:
    """The hashes of a table whose content is not whole, and those of chunks that belong to none; piece by piece."""
    sizes = dict(connection.run(f"SELECT sha256, size FROM {schema}.{table}").all())
    for sha, size in sizes.items():
        step()
        digest, length, count = hashlib.sha256(), 0, 0
        for n, data in connection.run(f"SELECT n, data FROM {schema}.{chunks} WHERE sha256 = ? ORDER BY n", (sha,)):
            if n != count or not isinstance(data, bytes):
                break
            digest.update(data)
            length, count = length + len(data), count + 1
        if digest.digest() != sha or length != size:
            yield sha
    for sha in connection.run(f"SELECT DISTINCT sha256 FROM {schema}.{chunks}").scalars():
        if sha not in sizes:
            yield sha
