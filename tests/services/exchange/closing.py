"""Acts on the items of two meetings in any order, each word of them planted once, for the tests of closed items."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time
from itertools import product
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.papers import PaperOptions
from ctj_desktop.domain.ids import AgendaItemId
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.records.committees import Seat
from ctj_desktop.domain.records.meetings import AgendaItem, AnyItemDocument, BusinessOutcome, Meeting, OutcomeKind
from ctj_desktop.domain.records.minutes import AnyAttachment, AnyBlock
from ctj_desktop.domain.records.voting import AnyDecision, AnyTask, AnyVote, VoteCount
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue.bin import restore_record
from ctj_desktop.services.exchange import identity
from ctj_desktop.services.exchange.exporting import export, plan_export
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings.item_documents import fill_document, join_files
from ctj_desktop.services.meetings.late_tasks import take_up_tasks
from ctj_desktop.services.minutes import blocks, decisions, outcomes, tasks, translations, votes
from ctj_desktop.services.papers.all_papers import places
from ctj_desktop.services.papers.paper import Asked
from ctj_desktop.services.session import attendance
from ctj_desktop.storage import blobs as file_contents
from tests.office import TODAY, Office, text
from tests.services.exchange.exchanging import introduce, pass_on
from tests.services.marked import every_byte

VOICES: Final = load_translator("fr_CH"), load_translator("de_CH")
Act = Callable[["Story", int, int], object]
TITLE: Final = frozenset({"title", "presenter"})
"""The line of an item on the agenda, which everybody who receives the agenda reads."""


@dataclass
class Story:
    """A committee with two meetings, of which the first may be in session, and what was ever written under an item."""

    office: Office
    conference: Office
    folder: Path
    words: dict[str, set[UUID]] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    spoken: bool = False
    """Whether the conference took something in already."""

    def begin(self) -> None:
        self.committee = self.office.a_committee(seats=3)
        self.first = self.office.a_meeting(self.committee.id, items=2)
        self.later = self.office.a_meeting(self.committee.id, "2027-05-07", items=1)

    # planting

    def word(self, item: UUID) -> str:
        made = f"Geheimwort{len(self.words):04}x"
        self.words[made] = {item}
        return made

    def pair(self, item: UUID) -> Bilingual:
        return text(self.word(item), self.word(item))

    def file(self, item: UUID) -> Path:
        path = self.folder / f"{self.word(item)}.txt"
        path.write_bytes(self.word(item).encode() * 40)
        return path

    def content(self, sha256: str) -> str:
        return b"".join(file_contents.pieces(self.office.store, sha256)).decode()

    def items(self) -> list[AgendaItem]:
        return self.office.store.all(AgendaItem, order="id")

    def inherit(self, old: UUID, new: UUID) -> None:
        for owners in self.words.values():
            if old in owners:
                owners.add(new)

    # acting

    def act(self, name: str, one: int, other: int) -> None:
        """Does an act if the house lets it."""
        try:
            ACTS[name](self, one, other)
        except (UserError, StoreError) as refused:
            self.done.append(f"{name} refused: {type(refused).__name__}")
        else:
            self.done.append(name)

    def hidden(self) -> list[bytes]:
        """Every word of which nothing but closed items speak, their lines of the agenda apart."""
        kept = self.office.store.all(AgendaItem, order="id", deleted=True)
        open_ones = {item.id for item in kept if not item.closed}
        lines = " ".join(self.line(item.id) for item in kept)
        return [word.encode() for word, owners in self.words.items() if not owners & open_ones and word not in lines]

    def line(self, item: UUID) -> str:
        """What stands on the agenda of an item; of two versions that wait for a person both."""
        heads = self.office.store.rows_door.full_heads(AgendaItem.kind, item)
        return str([heads[name] for name in heads if name.partition(".")[0] in TITLE])

    def leaks(self, *, sealed: bool = False) -> dict[str, list[bytes]]:
        """Which of them stand in the files for those who may not read them, and in what the public reads."""
        words, key = self.hidden(), identity.identity(self.conference.store).sealing
        held: dict[str, bytes] = {"papers": self.public().encode()}
        for profile, plain in product((Profile.CTJ, Profile.PUBLICATION), (True, False) if sealed else (True,)):
            target = self.folder / f"{profile}-{plain}.ctjx"
            target.unlink(missing_ok=True)
            export(self.office.store, plan_export(self.office.store, "Bureau ctj", profile, plain=plain), target)
            held[target.name] = every_byte(target, key, self.folder / "opened")
        found = {name: [word for word in words if word in content] for name, content in held.items()}
        return {name: leaked for name, leaked in found.items() if leaked}

    def public(self) -> str:
        """What the public versions of the papers of both meetings say, of one whose making was undone none."""
        said = []
        options = PaperOptions(printed_on=TODAY, layout=Layout.COLUMNS, public=True)
        for meeting in self.office.store.all(Meeting, order="id"):
            for paper, place in places(of_meeting=True):
                if paper.public:
                    store, about = self.office.store, meeting.id
                    asked = Asked(store=store, about=about, voices=VOICES, options=options, choices=paper.choices)
                    said.append(repr(place.make(asked)))
        return "\n".join(said)


def _nth(rows: list[Any], at: int) -> Any:
    if not rows:
        raise NothingThere
    return rows[at % len(rows)]


class NothingThere(UserError):
    """There is no such record."""


def _fields(step: Any, **fields: Any) -> Act:
    """A change of an item: each field is a pair of words."""

    def done(story: Story, one: int, _other: int) -> None:
        item = _nth(story.items(), one)
        given = {name: story.pair(item.id) for name in fields}
        story.office.do_fields(step, item=item.id, **given)

    return done


def _closed(*, to: bool) -> Act:
    def done(story: Story, one: int, _other: int) -> None:
        story.office.do_fields(agenda.change_agenda_item, item=_nth(story.items(), one).id, closed=to)

    return done


def _add(story: Story, one: int, other: int) -> None:
    meeting = (story.first, story.later)[one % 2]
    new = AgendaItemId(story.office.store.environment.new_id())
    made = story.office.do_fields(
        agenda.add_agenda_item,
        meeting=meeting.id,
        title=story.pair(new),
        note=story.pair(new),
        closed=bool(other % 2),
        parent=_nth([i for i in story.items() if i.meeting == meeting.id and i.parent is None], other).id
        if other % 3 == 0
        else None,
    ).record
    story.inherit(new, made.id)


def _join(story: Story, one: int, other: int) -> None:
    item = _nth(story.items(), one)
    path = story.file(item.id)
    story.office.do(join_files, item=item.id, paths=[path])
    if other % 4 == 0:  # one paper for two items
        second = _nth(story.items(), other)
        for word in (path.stem, path.read_text()[: len(path.stem)]):
            story.words[word].add(second.id)
        story.office.do(join_files, item=second.id, paths=[path])


def _share(story: Story, one: int, other: int) -> None:
    """A paper of an item that names the file of another paper."""
    item, paper = _nth(story.items(), one), _nth([p for p in _documents(story) if p.attachment], other)
    file = story.office.store.get(AnyAttachment, paper.attachment)
    if file is None:  # it went with the paper it belonged to
        raise NothingThere
    story.office.do_fields(
        agenda.add_item_document, item=item.id, title=story.pair(item.id), attachment=paper.attachment
    )
    for word in (file.name.removesuffix(".txt"), *(w for w in story.words if w in story.content(file.sha256))):
        story.words[word].add(item.id)


def _documents(story: Story) -> list[AnyItemDocument]:
    return story.office.store.all(AnyItemDocument, order="id")


def _announce(story: Story, one: int, _other: int) -> None:
    item = _nth(story.items(), one)
    story.office.do_fields(agenda.add_item_document, item=item.id, title=story.pair(item.id), to_follow=True)


def _rename_paper(story: Story, one: int, _other: int) -> None:
    paper = _nth(_documents(story), one)
    story.office.do_fields(agenda.change_item_document, document=paper.id, title=story.pair(paper.item))


def _fill(story: Story, one: int, _other: int) -> None:
    paper = _nth(_documents(story), one)
    story.office.do(fill_document, document=paper.id, path=story.file(paper.item))


def _bin_paper(story: Story, one: int, _other: int) -> None:
    story.office.do(agenda.remove_item_document, document=_nth(_documents(story), one).id)


def _restore(story: Story, one: int, _other: int) -> None:
    gone = sorted(
        {
            row.id
            for cls in (AnyItemDocument, AgendaItem, AnyTask, AnyDecision)
            for row in story.office.store.all(cls, deleted=True)
            if story.office.store.get(cls, row.id) is None
        }
    )
    story.office.do(restore_record, record=_nth(gone, one))


def _write(story: Story, one: int, _other: int) -> None:
    item = _nth(story.items(), one)
    story.office.do_fields(blocks.add_block, item=item.id, text=story.pair(item.id))


def _reword(story: Story, one: int, _other: int) -> None:
    block = _nth([block for block in story.office.store.all(AnyBlock, order="id") if block.ref is None], one)
    story.office.do_fields(blocks.change_block, block=block.id, text=story.pair(block.item))


def _strike(story: Story, one: int, _other: int) -> None:
    story.office.do(blocks.remove_block, block=_nth(story.office.store.all(AnyBlock, order="id"), one).id)


def _decide(story: Story, one: int, _other: int) -> None:
    item = _nth(story.items(), one)
    story.office.do_fields(decisions.record_decision, item=item.id, text=story.pair(item.id))


def _vote(story: Story, one: int, _other: int) -> None:
    decision = _nth(story.office.store.all(AnyDecision, order="id"), one)
    story.office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=1))


def _unvote(story: Story, one: int, _other: int) -> None:
    story.office.do(votes.remove_vote, vote=_nth(story.office.store.all(AnyVote, order="id"), one).id)


def _redecide(story: Story, one: int, _other: int) -> None:
    decision = _nth(story.office.store.all(AnyDecision, order="id"), one)
    story.office.do_fields(decisions.change_decision, decision=decision.id, text=story.pair(decision.item))


def _give(story: Story, one: int, _other: int) -> None:
    item = _nth(story.items(), one)
    story.office.do_fields(
        tasks.add_task,
        item=item.id,
        text=story.pair(item.id),
        owner_text=story.pair(item.id),
        due=date(2027, 3, 1),
    )


def _retask(story: Story, one: int, _other: int) -> None:
    task = _nth(story.office.store.all(AnyTask, order="id"), one)
    story.office.do_fields(tasks.change_task, task=task.id, text=story.pair(task.item))


def _untask(story: Story, one: int, _other: int) -> None:
    story.office.do(tasks.remove_task, task=_nth(story.office.store.all(AnyTask, order="id"), one).id)


def _take_up(story: Story, one: int, other: int) -> None:
    task = _nth(story.office.store.all(AnyTask, order="id"), one)
    story.office.do(take_up_tasks, item=_nth(story.items(), other).id, tasks=(task.id,))


def _recuse(story: Story, one: int, _other: int) -> None:
    item = _nth(story.items(), one)
    seat = _nth(story.office.store.all(Seat, order="id"), one)
    story.office.do(attendance.recuse, item=item.id, seat=seat.id, reason=story.pair(item.id))


def _outcome(story: Story, one: int, _other: int) -> None:
    item = _nth(story.items(), one)
    became = BusinessOutcome(outcome=OutcomeKind.REFERRED, text=story.pair(item.id))
    story.office.do_fields(outcomes.record_outcome, item=item.id, outcome=became)


def _carry(story: Story, one: int, _other: int) -> None:
    item = _nth(story.items(), one)
    made = story.office.do(agenda.carry_over, item=item.id, to=story.later.id).record
    for word, owners in story.words.items():
        if word in str((made.title, made.note, made.proposed_decision, made.presenter)):
            owners.add(made.id)


def _nest(story: Story, one: int, other: int) -> None:
    item = _nth(story.items(), one)
    above = _nth([i for i in story.items() if i.meeting == item.meeting and i.parent is None], other)
    story.office.do_fields(agenda.move_agenda_item, item=item.id, parent=above.id, place=1)


def _raise(story: Story, one: int, _other: int) -> None:
    story.office.do(agenda.outdent_agenda_item, item=_nth(story.items(), one).id)


def _take_off(story: Story, one: int, _other: int) -> None:
    story.office.do(agenda.remove_agenda_item, item=_nth(story.items(), one).id)


def _convene(story: Story, _one: int, _other: int) -> None:
    story.office.convened(story.first)


def _open_session(story: Story, _one: int, _other: int) -> None:
    story.office.opened_again(story.first)


def _arrive(story: Story, one: int, _other: int) -> None:
    seat = _nth(story.office.store.all(Seat, order="id"), one)
    story.office.do(attendance.record_arrival, meeting=story.first.id, seat=seat.id, arrived=time(14, 0))


def _draft(story: Story, one: int, _other: int) -> None:
    item = _nth(story.items(), one)
    story.office.store.save_draft(item.id, "note.fr", story.word(item.id))


def _check(story: Story, one: int, _other: int) -> None:
    story.office.do(translations.check_translation, record=_nth(story.items(), one).id)


def _pass_on(story: Story, _one: int, _other: int) -> None:
    story.spoken = True
    pass_on(story.office, story.conference)


def _answer(story: Story, _one: int, _other: int) -> None:
    pass_on(story.conference, story.office)


def _move(step: Any) -> Act:
    def done(story: Story, one: int, other: int) -> None:
        story.office.do(step, item=_nth(story.items(), one).id, by=1 if other % 2 else -1)

    return done


ACTS: Final[dict[str, Act]] = {
    "close": _closed(to=True),
    "close once more": _closed(to=True),
    "reopen": _closed(to=False),
    "rename": _fields(agenda.change_agenda_item, title=True),
    "note": _fields(agenda.change_agenda_item, note=True),
    "propose": _fields(agenda.change_agenda_item, proposed_decision=True),
    "present": _fields(agenda.change_agenda_item, presenter=True),
    "add": _add,
    "join": _join,
    "share": _share,
    "announce": _announce,
    "rename paper": _rename_paper,
    "fill": _fill,
    "bin paper": _bin_paper,
    "restore": _restore,
    "write": _write,
    "reword": _reword,
    "strike": _strike,
    "decide": _decide,
    "redecide": _redecide,
    "vote": _vote,
    "unvote": _unvote,
    "give": _give,
    "retask": _retask,
    "untask": _untask,
    "take up": _take_up,
    "recuse": _recuse,
    "outcome": _outcome,
    "carry": _carry,
    "nest": _nest,
    "raise": _raise,
    "take off": _take_off,
    "shift": _move(agenda.shift_agenda_item),
    "convene": _convene,
    "open session": _open_session,
    "arrive": _arrive,
    "draft": _draft,
    "check": _check,
    "undo": lambda story, _one, _other: story.office.undo(),
    "redo": lambda story, _one, _other: story.office.redo(),
    "pass on": _pass_on,
    "answer": _answer,
}


def told(one: Office, other: Office, folder: Path) -> Story:
    """Two offices that know each other: a secretariat, and the conference."""
    introduce(one, other, Profile.CTJ)
    folder.mkdir(exist_ok=True)
    story = Story(one, other, folder)
    story.begin()
    return story


__all__ = ["ACTS", "TODAY", "Story", "told"]
