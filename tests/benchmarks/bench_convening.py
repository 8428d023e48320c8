"""What does it cost to convene 200 recipients: a draft for each, a letter for each, labels, and the log of it?"""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.dispatches import Dispatch
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings.sending.convoking import convoke
from ctj_desktop.services.papers.mailings.convocation_files import produce
from tests.benchmarks.table import Figure
from tests.services.meetings.sending.calling import Calling

READERS: Final = 200


def figures(folder: Path) -> Iterator[Figure]:
    """All of it, beside the longest time in which it could not be stopped; then the one act that writes the log."""
    calling = Calling(folder)
    beat = replace(calling.reader("Siège 2 Personne-2"), channel=DeliveryChannel.BOTH)
    new_id = calling.office.store.environment.new_id
    readers = tuple(replace(beat, name=f"Personne {number}", key=new_id()) for number in range(READERS))
    order = calling.order(readers=readers, each=True, label_format="3x8")
    begin = last = time.perf_counter()
    silence = 0.0

    def step(_done: int, _total: int) -> None:
        nonlocal last, silence
        now = time.perf_counter()
        silence, last = max(silence, now - last), now

    made = produce(calling.office.store, order, folder / "out", load_translator("fr_CH"), step)
    end = time.perf_counter()
    silence = max(silence, end - last)
    assert (made.drafts, made.letters, len(made.dispatches)) == (READERS, READERS, 2 * READERS)
    yield Figure(
        "200 drafts, letters and labels", (end - begin) * 1000, "longest silence", silence * 1000, 1, "≤ 20,000 ms"
    )
    begin = time.perf_counter()
    calling.office.do(convoke, order=order, dispatches=made.dispatches)
    written = (time.perf_counter() - begin) * 1000
    assert calling.office.store.count(Dispatch) == 2 * READERS
    yield Figure("200 recipients noted and convened", written, "longest silence", written, 1, "≤ 1,000 ms")
