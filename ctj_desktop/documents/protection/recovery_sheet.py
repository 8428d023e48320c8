"""What does the sheet say that opens a protected workspace without its passphrase?

It is no paper of the print centre: it says the key, and only the act that has the key makes it.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from ctj_desktop.documents.blocks import (
    CodeGroups,
    Document,
    FactTable,
    Letterhead,
    Pair,
    PaperFacts,
    Paragraph,
    Signatory,
    Signatures,
    Title,
)
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.papers import NOON, Voices
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.i18n import N_, Translator

TITLE: Final = N_("Recovery sheet")
LONGEST_NAME: Final = 100
"""Signs of the name of a workspace in the title of the file: a longer title helps nobody."""
HOW: Final = N_("I have the recovery sheet")
"""The act that asks for the groups, as it is called where a workspace is opened."""
EMPTY: Final = both("", "")


class RecoverySheetPaper(NamedValue):
    """Everything the sheet prints: the workspace, the day it was made, groups and mark of the key, whose it is."""

    name: str
    made: dt.date
    groups: tuple[str, ...]
    mark: str
    office: Bilingual = NO_TEXT


def document(paper: RecoverySheetPaper, french: Translator, german: Translator) -> Document:
    """The sheet as blocks; it fills one page. Nothing but its groups and their code says anything of the key."""
    voices = Voices(french, german)
    title = voices.say(TITLE)
    return Document(
        facts=_facts(paper, title),
        blocks=(
            *_letterhead(paper, voices),
            Title(
                title=title,
                subtitle=voices.say(N_("Key of a protected workspace")),
                meta=voices.say(N_("Sheet made on {date}"), date=voices.two(lambda t: t.date_long(paper.made))),
            ),
            FactTable(rows=tuple(_rows(paper, voices))),
            CodeGroups(
                groups=paper.groups,
                last=voices.say(N_("Check group, to be typed like the others")),
                said=voices.say(N_("QR code of all groups, joined by hyphens")),
                below=voices.say(N_("All groups, to be scanned")),
            ),
            *(Paragraph(text=said, kept=True) for said in _said(voices)),
            Signatures(
                place_and_date=None,
                people=(
                    Signatory(name=voices.say(N_("Kept by (name, function)")), function=EMPTY),
                    Signatory(name=voices.say(N_("Place where it is kept, date")), function=EMPTY),
                ),
            ),
        ),
    )


def _facts(paper: RecoverySheetPaper, title: Pair) -> PaperFacts:
    """The file is known by the mark of the key, never by the key."""
    shown = f"{title.fr.text} / {title.de.text}"
    name = paper.name if len(paper.name) <= LONGEST_NAME else f"{paper.name[: LONGEST_NAME - 1]}…"
    return PaperFacts(
        title=f"{shown} · {name}",
        language=Language.FR,
        author=paper.office.or_other(Language.FR) or paper.name,
        identity=f"FS {paper.name} {paper.mark}",
        dated=dt.datetime.combine(paper.made, NOON, dt.UTC),
        reference=f"{shown} · {paper.mark}",
        running_left=title.fr.text,
        running_right=paper.mark,
    )


def _letterhead(paper: RecoverySheetPaper, voices: Voices) -> Iterator[Letterhead]:
    name = voices.name(paper.office)
    if name is not None:
        yield Letterhead(name=name, territory=EMPTY)


def _rows(paper: RecoverySheetPaper, voices: Voices) -> Iterator[tuple[Pair, Pair]]:
    yield voices.say(N_("Workspace")), alike(paper.name)
    mark = alike(paper.mark)
    yield voices.say(N_("Mark of the key")), Pair(mark.fr.strong, mark.de.strong)


def _said(voices: Voices) -> Iterator[Pair]:
    yield voices.say(
        N_(
            "**What it does:** this sheet opens the workspace and each of its backups without the passphrase. Whoever "
            "holds it reads everything."
        )
    )
    yield voices.say(
        N_(
            "**How it is kept:** in a closed envelope, in a safe or at the town hall, not with the computer; never by "
            "e-mail, never as a photograph."
        )
    )
    yield voices.say(
        N_(
            "**How it is used:** open the workspace, choose {act}, and type the groups in their order or scan the code."
        ),
        act=voices.two(lambda t: t.quote(t(HOW))),
    )
    yield voices.say(
        N_(
            "**How long it is valid:** until a new key is made; the program then shows another mark than this sheet. "
            "Copies from before still open with it: keep it as long as there are any."
        )
    )
