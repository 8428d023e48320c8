"""What do the papers of a thematic morning share: what it is, who is on its list, what it left?"""

import datetime as dt
from collections.abc import Iterator

from ctj_desktop.documents.blocks import Block, FactTable, Heading, Pair, PaperFacts, Paragraph, Title
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.papers import PaperOptions, Sender, Voices, joined, paper_facts
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.resources import Matinee, MatineeRole, Resource
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_


class MorningParticipant(NamedValue):
    """Somebody on the list of a morning; whether they `came` is None until somebody noted it."""

    name: str
    function: Bilingual = NO_TEXT
    body: Bilingual = NO_TEXT
    side: Side | None = None
    role: MatineeRole = MatineeRole.PARTICIPANT
    came: bool | None = None


class MorningOnPaper(NamedValue):
    """A thematic morning with everything that papers say of it, its references as names."""

    sender: Sender
    matinee: Matinee
    territory: Bilingual = NO_TEXT
    host: Bilingual = NO_TEXT
    listed: tuple[MorningParticipant, ...] = ()
    left: tuple[Resource, ...] = ()


def morning_facts(paper: MorningOnPaper, title: Pair, code: str, options: PaperOptions) -> PaperFacts:
    """Known by its day, where it has one; its `title` is short enough to stand above every page."""
    day = paper.matinee.on
    about = day.isoformat() if day is not None else ""
    return paper_facts(paper.sender, title, code, options, about=about, identity=str(paper.matinee.id))


def morning_title(paper: MorningOnPaper, title: Pair, voices: Voices, meta: tuple[Pair, ...] = ()) -> Title:
    """What the paper is, which morning, when and where."""
    parts = (*meta, *_when_and_where(paper.matinee, voices))
    return Title(title=title, subtitle=voices.text(paper.matinee.title), meta=joined(parts, " · ") if parts else None)


def identity(paper: MorningOnPaper, voices: Voices) -> Iterator[Block]:
    """Theme, territory and host, as far as they are known."""
    morning = paper.matinee
    theme = voices.text(morning.theme) if morning.theme.says_something() else None
    rows = (
        (N_("Theme"), theme),
        (N_("Territory"), voices.name(paper.territory)),
        (N_("Host"), voices.name(paper.host)),
    )
    known = tuple((voices.say(label), said) for label, said in rows if said is not None)
    if known:
        yield FactTable(rows=known)


def passage(heading: str, text: Bilingual, voices: Voices) -> Iterator[Block]:
    """A text under its heading, each paragraph beside its translation where both have as many; nothing of none."""
    if not text.says_something():
        return
    yield Heading(text=voices.say(heading))
    french, german = ([line for line in side.split("\n") if line.strip()] for side in (text.fr.text, text.de.text))
    if len(french) != len(german) and french and german:
        yield Paragraph(text=voices.text(text))
        return
    for at in range(max(len(french), len(german))):
        yield Paragraph(text=voices.text(Bilingual.of(*(side[at] if side else "" for side in (french, german)))))


def who(one: MorningParticipant, voices: Voices) -> Pair:
    """`Camille Exemple, hydrologue, Commune de Jougne`."""
    parts = [alike(one.name), voices.name(one.function), voices.name(one.body)]
    return joined([part for part in parts if part is not None], ", ")


def _when_and_where(morning: Matinee, voices: Voices) -> Iterator[Pair]:
    day, begins, ends = morning.on, morning.begins_at, morning.ends_at
    if day is None:
        yield voices.say(N_("(date to be fixed)"))
    else:
        yield both(*voices.two(lambda t: t.date_full(day)))
    if begins is not None:
        yield both(*_hours(begins, ends, voices))
    if morning.place:
        yield alike(morning.place)


def _hours(begins: dt.time, ends: dt.time | None, voices: Voices) -> tuple[str, str]:
    return voices.two(lambda t: t.time_range(begins, ends) if ends is not None else t.time(begins))
