"""What does a workspace hold, and is it sound? Commands that read, also beside a window that has the file."""

import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from ctj_desktop.cli.call import (
    DONE,
    FINDINGS,
    CommandCall,
    WrongCall,
    a_committee,
    a_date,
    a_time,
    one_of,
    typed_moment,
)
from ctj_desktop.cli.usage import Command
from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.errors import N_
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.i18n.kinds import kind_word
from ctj_desktop.i18n.votes import quorum_said, voters_said
from ctj_desktop.i18n.words import word
from ctj_desktop.services.catalogue import terminal
from ctj_desktop.services.naming.lookup import look_up, look_up_any
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.storage.store import Store

if TYPE_CHECKING:
    from ctj_desktop.services.catalogue.lists import ListFilter


def _check(call: CommandCall) -> int:
    from ctj_desktop.services.workspace.checkup import check_all

    with call.reading() as store:
        checked = check_all(store, Workspace(store).today())
    if call.asked.json:
        call.give([_plain_finding(call.t, finding, checked.names) for finding in checked.findings])
    else:
        for finding in checked.findings:
            said = finding_text(call.t, finding, checked.names)
            call.say(call.t("{severity}: {finding}").format(severity=word(call.t, finding.severity), finding=said))
        call.say(call.t("No error found.") if checked.sound else call.t("Errors were found."))
    return DONE if checked.sound else FINDINGS


def _plain_finding(t: Translator, finding: Finding, names: dict[str, str]) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "data": dict(finding.data),
        "source": finding.source,
        "text": finding_text(t, finding, names),
    }


VOTERS: Final = "voters"
"""The list that is asked of a minute of a meeting."""


def _list(call: CommandCall) -> int:
    from ctj_desktop.files.csv_lists import csv_bytes
    from ctj_desktop.services.catalogue.lists import LISTS, OF_A_MEETING, ListFilter, rows_of, takes_day

    kind = one_of(call.asked.kind, tuple(LISTS), N_("There is no list “{value}”. Known are: {known}."))
    day = a_date(call.asked.as_of, "--as-of")
    at = a_time(call.asked.at, "--at")
    _need_fitting(call, kind, OF_A_MEETING)
    with _known(call) as store:
        if day is not None and not takes_day(store, kind):
            message = N_("{option} does not go with the list “{list}”, which speaks of no day. Leave it out.")
            raise WrongCall(message, option="--as-of", list=kind)
        wanted = ListFilter(a_committee(store, call.asked.committee), day, _meeting(call, store), at)
        rows = rows_of(store, kind, wanted)
        told = _told_below(call.t, store, wanted) if kind == VOTERS else []
    if call.asked.json:
        call.give(rows)
    elif call.asked.csv:
        call.give_bytes(csv_bytes(rows, LISTS[kind].columns))
    else:
        call.say(terminal.table(call.t, rows, LISTS[kind].columns, LISTS[kind].words))
        for line in told:
            call.say(line)
    return DONE


def _need_fitting(call: CommandCall, kind: str, of_a_meeting: Collection[str]) -> None:
    """`WrongCall` for a list of a meeting without one, and for a meeting, a time or a day where it says nothing."""
    asked = call.asked
    if kind in of_a_meeting and asked.meeting is None:
        raise WrongCall(N_("The list “{kind}” is about a meeting. Name it with --meeting NUMBER."), kind=kind)
    given = {"--meeting": asked.meeting, "--at": asked.at}
    if kind in of_a_meeting:
        given = {"--as-of": asked.as_of, **({} if kind == VOTERS else {"--at": asked.at})}
    for option, value in given.items():
        if value is not None:
            message = N_("{option} does not go with the list “{kind}”. Leave it out.")
            raise WrongCall(message, option=option, kind=kind)


def _meeting(call: CommandCall, store: Store) -> MeetingId | None:
    asked = call.asked
    if asked.meeting is None:
        return None
    return MeetingId(
        look_up(store, Meeting, f"{asked.committee}/{asked.meeting}" if asked.committee else asked.meeting)
    )


def _told_below(t: Translator, store: Store, wanted: "ListFilter") -> list[str]:
    """How many could vote when, and the quorum; who stood back could not."""
    from ctj_desktop.services.minutes.voters_then import voters_then

    assert wanted.meeting is not None, "asked of a meeting"
    then = voters_then(store, wanted.meeting, wanted.at)
    lines = [
        t("At {time}: {voters}.").format(time=t.time(then.at), voters=voters_said(t, then.count)),
        quorum_said(t, then.quorum),
    ]
    if then.recused:
        lines.append(t("Stood back: {names}.").format(names=t.join(then.recused)))
    return [terminal.visible(line) for line in lines]


@contextmanager
def _known(call: CommandCall) -> Iterator[Store]:
    """The workspace as it is, or as it was known at a moment."""
    from ctj_desktop.storage.log.known_at import as_known_at

    moment = None if call.asked.known_at is None else typed_moment(call.asked.known_at)
    with call.reading() as store:
        if moment is None:
            yield store
        else:
            with as_known_at(store, moment) as then:
                yield then


def _show(call: CommandCall) -> int:
    from ctj_desktop.services.catalogue.record_sheet import sheet_of

    day = a_date(call.asked.as_of, "--as-of")
    with call.reading() as store:
        found = sheet_of(store, call.asked.record, day or Workspace(store).today())
    if call.asked.json:
        call.give(found)
    else:
        call.say(terminal.sheet(call.t, found))
    return DONE


FIRST, EVERY = 50, 1_000_000
"""So many hits are listed unless all are asked for."""


def _search(call: CommandCall) -> int:
    words = " ".join(call.asked.words)
    with call.reading() as store:
        count = store.count_found(words, most=EVERY)
        hits = store.search(words, limit=count if call.asked.all else FIRST)
    if count > len(hits):
        more = count - len(hits)
        said = call.t.n("{count} more; --all lists it.", "{count} more; --all lists them.", more)
        sys.stderr.write(said.format(count=more) + "\n")
    if call.asked.json:
        call.give([{"kind": h.kind, "id": str(h.id), "title": {"fr": h.title, "de": h.german}} for h in hits])
        return DONE
    for hit in hits:
        title = (hit.german if call.t.language == "de" else hit.title) or hit.title or hit.german
        call.say(f"{kind_word(call.t, hit.kind)}: {terminal.short(title)} ({hit.id})")
    if not hits:
        call.say(call.t("Nothing found."))
    return DONE


def _history(call: CommandCall) -> int:
    from ctj_desktop.services.naming.chronicle import happened, plain_entry, sentence_of

    with call.reading() as store:
        record = None if call.asked.record is None else look_up_any(store, call.asked.record)[1]
        entries = happened(store, record)
    if call.asked.json:
        call.give([plain_entry(call.t, entry) for entry in entries])
        return DONE
    for entry in entries:
        call.say(terminal.visible(sentence_of(call.t, entry)))
    return DONE


COMMANDS: Final = (
    Command(
        "check FILE [--json]", N_("Looks for damage and for what needs a hand; 1 where an error is found."), _check
    ),
    Command(
        "list FILE KIND [--committee CODE] [--as-of DATE] [--known-at TIME] [--meeting NUMBER] [--at HH:MM] "
        "[--json|--csv]",
        N_(
            "Lists the records of a kind: meetings, persons, decisions and others. “voters” with --meeting and --at "
            "says who could vote in that minute, for whom by proxy, and the quorum; without --at at the opening. "
            "“recusals” with --meeting says who stands back for its items, who may have to and why."
        ),
        _list,
    ),
    Command("show FILE ID|NUMBER [--as-of DATE] [--json]", N_("Shows one record."), _show),
    Command("search FILE WORDS… [--all] [--json]", N_("Finds words everywhere; accents do not matter."), _search),
    Command("history FILE [ID] [--json]", N_("Shows what was done, of the workspace or of one record."), _history),
)
