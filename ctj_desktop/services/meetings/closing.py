"""How does a closed item keep to the committee what hangs on it, whatever was done in which order?

`shut` brings about what is promised of a closed item (domain/records/closed_items.py), and changes nothing where
it holds already: what hangs on the item becomes its restricted twin, what the item says a passage of its minutes, and
what is left of all that in the log of other scopes is erased. `open_up` is the way back, a deliberate one.
"""

from collections.abc import Sequence
from typing import Any, TypeVar

from ctj_desktop.domain.findings import Finding, Severity
from ctj_desktop.domain.ids import AttachmentId, RestrictedMinuteBlockId
from ctj_desktop.domain.log.changes import OperationLabel, Outcome
from ctj_desktop.domain.marks import escape
from ctj_desktop.domain.outcomes import names_somebody
from ctj_desktop.domain.record import Record, fields, replace
from ctj_desktop.domain.records.closed_items import SAID_INSIDE, closed_with_parents, says_too_much
from ctj_desktop.domain.records.meetings import AgendaItem, AnyItemDocument, Roll
from ctj_desktop.domain.records.minutes import AnyAttachment, AnyBlock, RestrictedMinuteBlock
from ctj_desktop.domain.records.people import Organisation
from ctj_desktop.domain.records.twins import is_restricted, kept_as, seen_of, twin_of
from ctj_desktop.domain.records.voting import AnyDecision, AnyVote, Recusal
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.meetings.closed_words import UnderItem, outside, parts_of, spelled
from ctj_desktop.services.meetings.refusals import (
    ClosedInConflict,
    ClosedOutcome,
    ClosedWithBallots,
    ClosedWithMoves,
    ClosedWithPublished,
)
from ctj_desktop.services.steps.change import with_values
from ctj_desktop.services.steps.homes import is_conference
from ctj_desktop.services.steps.places import in_order, place_at
from ctj_desktop.services.steps.records import name_of_person, titled
from ctj_desktop.storage.log.erasing import erase
from ctj_desktop.storage.log.reclassing import fullest, in_conflict, keep_under, says_something, wipe, wipe_field
from ctj_desktop.storage.log.redaction import still_shown
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.agenda import unapproved_with_closed
from ctj_desktop.storage.store import Store
from ctj_desktop.storage.unit import Unit

R = TypeVar("R", bound=Record)


def close(unit: Unit, item: AgendaItem) -> AgendaItem:
    """A person closes an item, which is saved so, and what stands below it; says what had left already.

    `ClosedOutcome`, `ClosedWithBallots`, `ClosedWithMoves`, `ClosedWithPublished` for what cannot be taken back.
    """
    hanging = UnderItem(unit.store, item)
    _need_closable(unit.store, item, hanging)
    left = outside(unit.store, item, hanging)
    for finding in left.findings():
        unit.tell(finding)
    if says_too_much(item):
        unit.tell(Finding("closed.words_moved", Severity.INFO))
    shut_item = shut(unit, item)
    for finding in left.still_there():
        unit.tell(finding)
    for below in unit.store.all(AgendaItem, parent=item.id, closed=False):
        close(unit, unit.save(replace(below, closed=True), before=below))
    return shut_item


def shut(unit: Unit, item: AgendaItem) -> AgendaItem:
    """Of an item that is closed nothing but its line on the agenda is left where others read; the item."""
    store = unit.store
    _part_votes(unit, item)
    hanging = UnderItem(store, item)
    left = outside(store, item, hanging)
    hanging = _part_files(unit, item, hanging)
    for row in hanging.seen():
        _move_inside(unit, row)
    for row in hanging.apart():
        wipe(unit, row)
    item = _move_outcome(unit, _move_words(unit, item))
    for recusal in hanging.recusals:
        _move_reason(unit, item, recusal)
    for extract in hanging.extracts:
        if extract.remark:
            wipe_field(unit, extract, "remark")
    for other, note in left.notes():
        unit.save(replace(other, note=note), before=other)
    erase(unit, left.changesets)
    return item


def open_up(unit: Unit, item: AgendaItem) -> AgendaItem:
    """What hangs on an item that a person opened again is read by others again, but for what is in the bin."""
    rows = _part_files(unit, item, UnderItem(unit.store, item)).restricted()
    if rows:
        unit.tell(Finding("closed.open_again", Severity.INFO, {"what": spelled(parts_of(rows))}))
    for row in rows:
        seen = seen_of(type(row))
        assert seen is not None
        keep_under(unit, row, seen, gone=False)
        unit.delete_along(row)
    return item


def shut_below(unit: Unit, item: AgendaItem) -> None:
    """An item that comes back below a closed one is closed."""
    above = unit.store.get(AgendaItem, item.parent) if item.parent is not None else None
    if above is not None and above.closed and not item.closed:
        shut(unit, unit.save(replace(item, closed=True), before=item))


def shut_all(store: Store) -> list[Outcome]:
    """Before anything leaves: what came under a closed item from another device, by undo or from an earlier version.

    Of approved minutes nothing changes any more, and the conference's own office changes nothing of a committee.
    """
    done = list[Outcome]()
    for meeting in () if is_conference(store) else unapproved_with_closed(store):
        items = store.all(AgendaItem, meeting=meeting, deleted=True)
        below = closed_with_parents(items)
        done += [outcome for item in items if item.id in below and (outcome := _shut_again(store, item)) is not None]
    return done


def taken_with(store: OpenFile, vote: AnyVote) -> list[AnyVote]:
    """The votes on other decisions that were taken together with this one."""
    first = vote.with_vote or vote.id
    found = [*store.all(AnyVote, id=first), *store.all(AnyVote, with_vote=first)]
    return [one for one in found if one.id != vote.id]


def _shut_again(store: Store, item: AgendaItem) -> Outcome | None:
    hanging = UnderItem(store, item)
    if item.closed and not _is_open(store, item, hanging):
        return None
    with store.write(OperationLabel("agenda_item.changed", titled(item.title))) as unit:
        shut(unit, item if item.closed else unit.save(replace(item, closed=True), before=item))
    return unit.outcome


def _is_open(store: OpenFile, item: AgendaItem, hanging: UnderItem) -> bool:
    """Whether something of a closed item is still where others read it, and can be taken away there."""
    left = outside(store, item, hanging)
    return bool(
        says_too_much(fullest(store, item))
        or (item.outcome is not None and names_somebody(item.outcome))
        or any(_moves(store, row) for row in hanging.seen())
        or any(says_something(store, row) for row in hanging.apart())
        or any(recusal.reason for recusal in hanging.recusals)
        or any(extract.remark for extract in hanging.extracts)
        or left.notes()
        or any(still_shown(store, one) is not None for one in left.changesets)
    )


def _need_closable(store: OpenFile, item: AgendaItem, hanging: UnderItem) -> None:
    if item.outcome is not None and names_somebody(item.outcome):
        raise ClosedOutcome
    if any(in_conflict(store, row) for row in (item, *hanging.seen())):
        raise ClosedInConflict
    if hanging.published:
        raise ClosedWithPublished(", ".join(one.number for one in hanging.published))
    if hanging.ballots:
        raise ClosedWithBallots
    if hanging.moved_seen:
        raise ClosedWithMoves(", ".join(dict.fromkeys(one.number or "–" for one in hanging.moved_seen)))


def _moves(store: OpenFile, row: Record) -> bool:
    return says_something(store, row) if _is_gone(store, row) else True


def _is_gone(store: OpenFile, row: Record) -> bool:
    return store.get(type(row), row.id) is None


def _move_inside(unit: Unit, row: Record) -> None:
    """Keep a row under its twin; one that stands there already is completed by what is said here."""
    store, twin, gone = unit.store, twin_of(type(row)), _is_gone(unit.store, row)
    assert twin is not None
    if not _moves(store, row):
        return
    if not (gone and store.get(twin, row.id) is not None):
        if gone and isinstance(row, AnyItemDocument):
            row = replace(row, attachment=None)  # it is found by what it belongs to
        keep_under(unit, _completed(fullest(store, row), store.get(twin, row.id, deleted=True)), twin, gone=gone)
    wipe(unit, row)


def _own_file(unit: Unit, document: AnyItemDocument, file: AnyAttachment) -> None:
    """A document that names a file of another one gets it for its own: the two are not read by the same people."""
    kept = kept_as(AnyAttachment, file, closed=is_restricted(document))
    own = unit.save(replace(kept, id=AttachmentId(unit.new_id()), owner=document.id))
    unit.save(replace(document, attachment=own.id), before=document)


def _part_files(unit: Unit, item: AgendaItem, hanging: UnderItem) -> UnderItem:
    """No document of the item names a file of another item any more, and none of another item a file of this one."""
    own = {file.id for file in hanging.files}
    for document in hanging.documents:
        file = unit.store.get(AnyAttachment, document.attachment) if document.attachment is not None else None
        if file is not None and file.id not in own:
            _own_file(unit, document, file)
    for file in hanging.files:
        for document in unit.store.all(AnyItemDocument, attachment=file.id):
            if document.item != item.id:
                _own_file(unit, document, file)
    return UnderItem(unit.store, item)


def _completed(row: R, held: Record | None) -> R:
    """What a row says, and where it says nothing what its twin says."""
    if held is None:
        return row
    values: dict[str, Any] = {one.name: getattr(row, one.name) or getattr(held, one.name) for one in fields(row)}
    return type(row)(**values)


def _move_words(unit: Unit, item: AgendaItem) -> AgendaItem:
    """What the item says of its subject comes first in its minutes."""
    said = fullest(unit.store, item)
    for name in reversed(says_too_much(said)):
        text = getattr(said, name)
        _passage(unit, item, Bilingual.of(escape(text.fr.text), escape(text.de.text)), at=0)
        wipe_field(unit, item, name)
    return with_values(item, dict.fromkeys(SAID_INSIDE, NO_TEXT))


def _move_outcome(unit: Unit, item: AgendaItem) -> AgendaItem:
    """To whom it went, as another device wrote it meanwhile, is said in the minutes alone."""
    if item.outcome is None or not names_somebody(item.outcome):
        return item
    said = item.outcome
    body = unit.store.get(Organisation, said.body) if said.body is not None else None
    named = [
        name_of_person(unit.store, said.person),
        body.name.fr.text or body.name.de.text if body is not None else "",
    ]
    sides = (", ".join(filter(None, (text, *named))) for text in (said.text.fr.text, said.text.de.text))
    _passage(unit, item, Bilingual.of(*map(escape, sides)), at=None)
    bare = replace(said, body=None, person=None, text=NO_TEXT)
    return unit.save(replace(item, outcome=bare), before=item)


def _move_reason(unit: Unit, item: AgendaItem, recusal: Recusal) -> None:
    """Why somebody stands back is said in the minutes."""
    if not recusal.reason:
        return
    if not _is_gone(unit.store, recusal):
        roll = unit.store.get(Roll, recusal.roll)
        name = (roll.holder_name or roll.substitute_name) if roll is not None else ""
        sides = (f"{name}: {said}" if said else "" for said in (recusal.reason.fr.text, recusal.reason.de.text))
        _passage(unit, item, Bilingual.of(*map(escape, sides)), at=None)
    wipe_field(unit, recusal, "reason")


def _passage(unit: Unit, item: AgendaItem, text: Bilingual, *, at: int | None) -> None:
    row = in_order(unit.store.all(AnyBlock, item=item.id))
    unit.save(
        RestrictedMinuteBlock(
            id=RestrictedMinuteBlockId(unit.new_id()),
            home=item.home,
            item=item.id,
            position=place_at(unit, row, len(row) if at is None else at),
            text=text,
        )
    )


def _part_votes(unit: Unit, item: AgendaItem) -> None:
    """What was voted on under a closed item is said under no other item, and the other way round.

    Each decision keeps its vote; those of the other items stay together, and so do those of this one.
    """
    own = {one.id: one for one in unit.store.all(AnyDecision, item=item.id)}
    for vote in [vote for key in own for vote in unit.store.all(AnyVote, decision=key)]:
        group = [vote, *taken_with(unit.store, vote)]
        apart = [one for one in group if one.decision not in own]
        if apart:
            _join(unit, [one for one in group if one not in apart])
            _join(unit, apart)
            decisions = [unit.store.get(AnyDecision, one.decision) for one in apart]
            numbers = sorted(one.number or "–" for one in decisions if one is not None)
            unit.tell(Finding("closed.vote_parted", Severity.INFO, {"numbers": ", ".join(numbers)}))


def _join(unit: Unit, votes: Sequence[AnyVote]) -> None:
    """One of them is named by the others."""
    for vote in votes:
        first = votes[0].id if vote is not votes[0] else None
        if vote.with_vote != first:
            unit.save(replace(vote, with_vote=first), before=vote)
