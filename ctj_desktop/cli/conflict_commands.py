"""How are conflicts seen and settled from the command line?"""

from typing import Final
from uuid import UUID

from ctj_desktop.cli.call import DONE, CommandCall
from ctj_desktop.cli.usage import Command
from ctj_desktop.errors import N_
from ctj_desktop.services.catalogue import terminal
from ctj_desktop.services.naming.labels import label_text
from ctj_desktop.storage.open_file import OpenFile


def _conflicts(call: CommandCall) -> int:
    from ctj_desktop.services.exchange.conflict_words import (
        ConflictWords,
        dispute_text,
        meeting_text,
        plain_conflict,
        plain_dispute,
        title_text,
    )
    from ctj_desktop.services.exchange.conflicts import compare, conflicts
    from ctj_desktop.services.exchange.disputes import disputes
    from ctj_desktop.services.exchange.moved_apart import way_said

    with call.reading() as store:
        compared = compare(store, conflicts(store))
        others = disputes(store)
        told = [(plain_dispute(call.t, store, one), dispute_text(call.t, store, one)) for one in others]
        told_ways = [[(way_said(call.t, store, way), way.last.id) for way in one.ways] for one in others]
        words = ConflictWords(call.t, store, compared)
    if call.asked.json:
        call.give([*(plain for plain, _said in told), *(plain_conflict(words, one) for one in compared)])
        return DONE
    for (_plain, sentence), ways in zip(told, told_ways, strict=True):
        call.say(terminal.visible(sentence))
        for said, move in ways:
            call.say(f"    {move}: {terminal.visible(said)}")
    for one in compared:
        conflict = one.conflict
        head = " · ".join(filter(None, (title_text(call.t, conflict), meeting_text(call.t, conflict))))
        call.say(f"{terminal.visible(head)} ({conflict.row} {conflict.register})")
        for place, version in enumerate(one.versions):
            take = "mine" if not place else "theirs" if len(one.versions) == 2 else f"theirs:{place}"
            who = " · ".join(filter(None, (words.office(version), call.t.instant(version.at), version.author_name)))
            call.say(f"    {take}: {terminal.short(words.value(one, version.value)) or '–'} ({terminal.visible(who)})")
        if one.has_before:
            before = call.t("before: {text}").format(text=terminal.short(words.before(one)) or "–")
            call.say(f"    {before}")
    if not compared and not others:
        call.say(call.t("No conflict: everything is settled."))
    return DONE


def _resolve(call: CommandCall) -> int:
    from ctj_desktop.services.exchange.resolving import resolve_conflict

    with call.writing() as workspace:
        record = _record(workspace.store, call.asked.record)
        done = workspace.do(resolve_conflict, record=record, register=call.asked.register, take=call.asked.take)
    label = done.outcome.label
    call.say(terminal.visible(label_text(call.t, label.key, label.args)))
    return DONE


def _record(store: OpenFile, text: str) -> UUID:
    """The id as `ctj conflicts` prints it, also of a record that is hidden until the upgrade; else a number or code."""
    from ctj_desktop.services.naming.lookup import look_up_any
    from ctj_desktop.storage.queries.conflicts import kinds_of_row

    try:
        identity = UUID(text)
    except ValueError:
        return look_up_any(store, text)[1]
    return identity if kinds_of_row(store, identity) else look_up_any(store, text)[1]


COMMANDS: Final = (
    Command(
        "conflicts FILE [--json]",
        N_("Shows what two offices wrote differently: each version, its office, its person and its time."),
        _conflicts,
    ),
    Command(
        "resolve FILE ID REGISTER --take mine|theirs|both|VALUE",
        N_("Settles one conflict; theirs:2 is the second of several others, VALUE anything else."),
        _resolve,
    ),
)
