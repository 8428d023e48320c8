"""How is a list or an answer that others sent taken in from the command line?"""

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from ctj_desktop.cli.call import DONE, FINDINGS, CommandCall, WrongCall, a_committee, a_date, one_of
from ctj_desktop.cli.usage import Command
from ctj_desktop.domain.record import replace
from ctj_desktop.errors import N_
from ctj_desktop.i18n import Translator
from ctj_desktop.services.catalogue import terminal
from ctj_desktop.services.steps.file_output import read_text
from ctj_desktop.storage.store import Store

NO_MAPPING: Final = N_(
    "“{value}” in the file of columns is not understood. Write a JSON object with the title of each column and its "
    "meaning, for instance “family_name”."
)

NO_ROWS: Final = N_("“{value}” names no rows. Write their numbers, for instance 3,7-9.")
NO_SUCH_ROW: Final = N_("The list has no row {value}. Rows are numbered as in the file; --dry-run shows them.")

NO_SUCH_SHEET: Final = N_("No list stands on a sheet “{value}”. The file has lists on: {known}.")

MOST_OF_A_MAPPING: Final = 4 * 1024 * 1024
"""Bytes: a list has sixteen thousand columns at most."""

if TYPE_CHECKING:
    from ctj_desktop.files.tables.reading import SourceFile
    from ctj_desktop.services.imports.verdicts import Answer, ImportPlan, RowVerdict
    from ctj_desktop.services.imports.words import RowWords


def _import(call: CommandCall) -> int:
    from ctj_desktop.files.tables.reading import read_source
    from ctj_desktop.services.imports.columns import known
    from ctj_desktop.services.imports.kinds import ListKind
    from ctj_desktop.services.imports.left import left_lists, left_words
    from ctj_desktop.services.imports.plan import plan
    from ctj_desktop.services.imports.preparing import prepared
    from ctj_desktop.services.imports.verdicts import RowFate
    from ctj_desktop.services.imports.words import RowWords
    from ctj_desktop.services.imports.writing import write

    asked = call.asked
    kinds = tuple(map(str, ListKind))
    unknown = N_("“{value}” is no kind of list. Choose one of: {known}.")
    kind = ListKind(one_of(asked.kind, kinds, unknown)) if asked.kind is not None else None
    given = _mapping(Path(asked.mapping)) if asked.mapping is not None else None
    source = read_source(Path(asked.source), known)
    with _opened(call) as store:
        committee = a_committee(store, asked.committee)
        since = a_date(asked.as_of, "--as-of")
        at = _sheet(source, asked.sheet)
        order = prepared(store, source, at=at, kind=kind, given=given, committee=committee, since=since)
        found = plan(store, replace(order, answers=_answers(call, [row.number for row in order.table.rows])))
        words = RowWords(call.t, store, found)
        if not asked.dry_run:
            write(store, found)
        _say(call, found, words, [left_words(call.t, one) for one in left_lists(store, source, {at})])
    counts = found.counts
    return FINDINGS if counts[RowFate.REFUSED] or counts[RowFate.DUPLICATE] else DONE


def _sheet(source: "SourceFile", name: str | None) -> int:
    """Where the list of that sheet stands in the file, else the first; WrongCall names those that are there."""
    here = [table.sheet.strip().casefold() for table in source.tables]
    if name is None:
        return 0
    if name.strip().casefold() not in here:
        known = ", ".join(table.sheet for table in source.tables if table.sheet)
        raise WrongCall(NO_SUCH_SHEET, value=name[:60], known=known or "–")
    return here.index(name.strip().casefold())


def _reply(call: CommandCall) -> int:
    """What is answered to a convocation or by circulation, entered where it belongs; why it is none, refused.

    What may have come from somebody else is listed and left out, unless `--accept` names its number.
    """
    from ctj_desktop.services.imports.returned_files import AnswerTo, answered_in
    from ctj_desktop.services.minutes.circulations.returned import enter_vote, vote_words, votes_in
    from ctj_desktop.services.session.reply_entry import enter_reply
    from ctj_desktop.services.session.replying.incoming import replies_in
    from ctj_desktop.services.session.replying.senders import answer_words, origin_words
    from ctj_desktop.services.session.replying.words import notes_of
    from ctj_desktop.services.steps.came_back import read_back
    from ctj_desktop.services.workspace.workspace import Workspace

    t, came, found = call.t, read_back(Path(call.asked.source)), list[_Answered]()
    answered = answered_in(came)
    with _opened(call) as store:
        workspace = Workspace(store)
        today, voted = workspace.today(), AnswerTo.CIRCULATION in answered
        for vote in votes_in(store, came, today) if voted else ():
            said = answer_words(t, vote.before.name, vote.after.answer)
            why = origin_words(t, vote.before.name, vote.origin) if vote.origin.doubtful else []
            found.append(_Answered(said, why, [vote_words(t, vote)], partial(workspace.do, enter_vote, vote=vote)))
        for one in () if voted and AnswerTo.CONVOCATION not in answered else replies_in(store, came, today):
            said = answer_words(t, one.name, one.entry.reply)
            why = origin_words(t, one.name, one.origin) if one.origin.doubtful else []
            done = [said, *notes_of(t, one)]
            found.append(_Answered(said, why, done, partial(workspace.do, enter_reply, entry=one.entry)))
        accepted = _row_numbers(call.asked.accept, range(1, len(found) + 1))
        left = [(at, answer) for at, answer in enumerate(found, start=1) if answer.why and at not in accepted]
        for taken in (answer for answer in found if all(answer is not waiting for _, waiting in left)):
            if not call.asked.dry_run:
                taken.enter()
            for line in taken.done:
                call.say(terminal.visible(line))
    for at, waiting in left:
        reason = " ".join((waiting.said, *waiting.why))
        call.say(terminal.visible(t("{number}. Left out: {reason}").format(number=at, reason=reason)))
    if left:
        call.say(t("Ask whoever is named; --accept with these numbers takes in what they confirm."))
    if call.asked.dry_run:
        call.say(t("Nothing was written: a trial run."))
    return FINDINGS if left else DONE


class _Answered(NamedTuple):
    """An answer in a line, why it is doubtful, what is told once it is entered, and how it is."""

    said: str
    why: Sequence[str]
    done: Sequence[str]
    enter: Callable[[], object]


@contextmanager
def _opened(call: CommandCall) -> Iterator[Store]:
    """For a trial run beside a window that holds the workspace."""
    if call.asked.dry_run:
        with call.reading() as store:
            yield store
    else:
        with call.writing() as workspace:
            yield workspace.store


def _kinds(_t: Translator) -> dict[str, str]:
    from ctj_desktop.services.imports.kinds import ListKind

    return {"kinds": ", ".join(ListKind)}


def _answers(call: CommandCall, rows: Collection[int]) -> dict[int, "Answer"]:
    """What is said of rows that may be duplicates: of some by their numbers, else of all; the others wait."""
    from ctj_desktop.services.imports.verdicts import Answer

    asked = call.asked
    found = dict.fromkeys(rows, Answer.JOIN) if asked.accept_duplicates else {}
    for text, answer in ((asked.join, Answer.JOIN), (asked.apart, Answer.APART)):
        found |= dict.fromkeys(_row_numbers(text, rows), answer)
    return found


def _row_numbers(text: str | None, rows: Collection[int]) -> list[int]:
    """Of `3,7-9`; `WrongCall` for anything else, and for a row that the list has not."""
    numbers: list[int] = []
    for part in text.split(",") if text is not None else ():
        first, dash, last = part.strip().partition("-")
        if not (first.isdecimal() and (last.isdecimal() or not dash)):
            raise WrongCall(NO_ROWS, value=part[:20])
        named = [row for row in rows if int(first) <= row <= int(last or first)]
        if not named:
            raise WrongCall(NO_SUCH_ROW, value=part[:20])
        numbers += named
    return numbers


def _mapping(path: Path) -> dict[str, str]:
    """Titles and meanings; `WrongCall` for anything else."""
    text = read_text(path, MOST_OF_A_MAPPING)
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        read = None
    if not isinstance(read, dict) or not all(isinstance(value, str) for value in read.values()):
        raise WrongCall(NO_MAPPING, value=text.strip()[:20])
    return read


def _say(call: CommandCall, found: "ImportPlan", words: "RowWords", left: Sequence[str]) -> None:
    from ctj_desktop.services.imports.words import counted, fate_word, left_out, part_words, parts_counted, remarked

    t = call.t
    if call.asked.json:
        call.give(_plain(found, words))
        return
    for row in found.verdicts:
        call.say(terminal.visible(f"{row.number} {fate_word(t, row.verdict)} {row.name}".rstrip()))
        if row.part is not None:
            call.say(terminal.visible(f"    {part_words(t, row.part)}"))
        for line in words.details(row):
            call.say(terminal.visible(f"    {line}"))
    if without := left_out(t, found):
        call.say(without)
    if left:
        more = t.n("Another list in the file is left: {lists}", "Other lists in the file are left: {lists}", len(left))
        call.say(terminal.visible(more.format(lists=" · ".join(left))))
    if parts := parts_counted(t, found):
        call.say(parts)
    call.say(" · ".join(filter(None, (counted(t, found.counts), remarked(t, found.remarked)))))
    if call.asked.dry_run:
        call.say(t("Nothing was written: a trial run."))


def _plain(found: "ImportPlan", words: "RowWords") -> dict[str, object]:
    """As JSON."""
    order = found.order
    return {
        "kind": order.kind,
        "columns": dict(zip(order.table.headings, order.columns, strict=True)),
        "rows": [_row(row, words) for row in found.verdicts],
        "left_out": list(order.table.left_out),
        "counts": dict(found.counts),
    }


def _row(row: "RowVerdict", words: "RowWords") -> dict[str, object]:
    return {
        "row": row.number,
        "verdict": row.verdict,
        "name": row.name,
        "duplicate_of": row.twin or None,
        "further_function_with": row.further or None,
        "part": row.part.kind if row.part is not None else None,
        "substitute_of": row.part.of or None if row.part is not None else None,
        "joined_with": list(row.joined),
        "added": list(row.added),
        "changed": [{"field": one.register, "before": one.before, "after": one.after} for one in row.touched],
        "details": words.details(row),
    }


COMMANDS: Final = (
    Command(
        "import FILE SOURCE [--sheet NAME] [--kind KIND] [--mapping FILE] [--committee CODE] [--as-of DATE] "
        "[--accept-duplicates] [--join ROWS] [--apart ROWS] [--dry-run] [--json]",
        N_(
            "Takes in a list of others ({kinds}) from XLSX, ODS, CSV or vCard, of several the one on --sheet, else the "
            "first; what else the file holds is named. Rows that are refused, or may be duplicates, are listed and "
            "left out; --accept-duplicates joins these, --join and --apart say it of rows by their numbers (3,7-9). "
            "--as-of: the day of mandates, stages and payments of which the list says none."
        ),
        _import,
        names=_kinds,
    ),
    Command(
        "reply FILE SOURCE [--dry-run] [--accept ROWS]",
        N_(
            "Enters what is answered to a convocation, or by circulation: a reply form (.xlsx, .ods), the answer of a "
            "calendar (.ics), or the mail (.eml) that holds it. What may have come from somebody else is listed and "
            "left out (exit 1); --accept takes it in by its numbers."
        ),
        _reply,
    ),
)
"""Of lists and answers that others send."""
