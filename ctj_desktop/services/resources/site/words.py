"""By which words of its text is a file found on the resource site?"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from ctj_desktop.domain.records.resources import Resource
from ctj_desktop.services.meetings.attached_texts import read_text
from ctj_desktop.services.resources.site.markup import searched
from ctj_desktop.storage.index_upkeep import Content, WordUse, words_used
from ctj_desktop.storage.open_file import OpenFile

MOST_WORDS: Final = 600
"""Of one file: those that it uses most. 500 files then take three megabytes, which a browser reads at once."""
SHORTEST: Final = 3
"""Signs; what is shorter stands in every text."""


def words_of_files(store: OpenFile, resources: Iterable[Resource], go_on: Callable[[], None]) -> Mapping[str, str]:
    """By the hash of each file the words that its text uses most, at most `MOST_WORDS`, in the order of the text.

    The index answers; a file that it has not looked at yet is read here. What `go_on` raises ends it.
    """
    files = {one.sha256: Content(sha256=one.sha256, name=one.name, size=one.size) for one in resources}
    known = words_used(store, files)
    return {
        sha256: _most_used(known[sha256] if sha256 in known else _read(store, file, go_on))
        for sha256, file in files.items()
    }


def _read(store: OpenFile, file: Content, go_on: Callable[[], None]) -> Iterator[WordUse]:
    words = searched(read_text(store, file, go_on).text).split()
    first: dict[str, int] = {}
    for place, word in enumerate(words):
        first.setdefault(word, place)
    for word, times in Counter(words).items():
        yield WordUse(word, times, first[word])


def _most_used(words: Iterable[WordUse]) -> str:
    long = (one for one in words if len(one.word) >= SHORTEST)
    kept = sorted(long, key=lambda one: (-one.times, one.first))[:MOST_WORDS]
    return searched(" ".join(one.word for one in sorted(kept, key=lambda one: one.first)))
