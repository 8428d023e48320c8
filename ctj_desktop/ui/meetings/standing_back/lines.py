"""What does each line say of somebody who stands back, may have to, or need not?"""

from typing import Final
from uuid import UUID

from ctj_desktop.domain.deciding.standing_back import RecusalAnswer
from ctj_desktop.domain.ids import AgendaItemId, PersonId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import Roll
from ctj_desktop.domain.records.voting import Recusal, RefusedRecusal
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word
from ctj_desktop.services.meetings.standing_back.proposals import ItemStandingBack
from ctj_desktop.services.meetings.standing_back.reasons import GroundWords, matter, why
from ctj_desktop.services.session.refused_recusals import refusal_id
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column


class PersonAtItem(NamedValue):
    """One person at one item: `asked` while nobody has answered, else what was answered."""

    key: UUID
    item: AgendaItemId
    number: str
    title: Bilingual
    closed: bool
    name: str
    roll: Roll | None = None
    person: PersonId | None = None
    asked: tuple[GroundWords, ...] = ()
    reason: Bilingual = NO_TEXT
    back: Recusal | None = None
    refused: RefusedRecusal | None = None

    def says(self, t: Translator) -> list[str]:
        """Every reason for which it is asked, and what was answered."""
        return [why(t, self.name, words) for words in self.asked] + self.answers(t)

    def answers(self, t: Translator) -> list[str]:
        """What was answered."""
        said = []
        if self.refused is not None:
            said.append(t("Need not stand back: {reason}").format(reason=self.refused.reason))
        if self.back is not None and self.back.reason:
            said.append(self.back.reason.or_other(content_language(t)))
        return said


def lines_of(items: tuple[ItemStandingBack, ...]) -> list[PersonAtItem]:
    """Of each item whom it is asked about first, then who stands back, then who need not."""
    return [line for one in items for line in _of_item(one)]


def _of_item(one: ItemStandingBack) -> list[PersonAtItem]:
    item = one.item

    def line(key: UUID, name: str, **more: object) -> PersonAtItem:
        known = {"item": item.id, "number": one.number, "title": item.title, "closed": item.closed}
        return PersonAtItem(key=key, name=name, **known, **more)  # type: ignore[arg-type]

    asked = [
        line(
            refusal_id(item.id, may.person),
            may.name,
            roll=may.roll,
            person=may.person,
            asked=may.words,
            reason=may.reason,
            refused=may.earlier,
        )
        for may in one.proposed
    ]
    back = [line(does.recusal.id, does.name, roll=does.roll, back=does.recusal) for does in one.back]
    stays = [line(need.refused.id, need.name, person=need.refused.person, refused=need.refused) for need in one.refused]
    return [*asked, *back, *stays]


def _item(line: PersonAtItem, t: Translator) -> Cell:
    return Cell(text=line.number, note=line.title.or_other(content_language(t)), look=Look.MUTED)


def _who(line: PersonAtItem, t: Translator) -> Cell:
    body = line.roll.body.or_other(content_language(t)) if line.roll is not None else ""
    return Cell(text=line.name or body or "–", second=body if line.name else "", look=Look.STRONG)


def _why(line: PersonAtItem, t: Translator) -> Cell:
    said = [matter(t, words) for words in line.asked] + line.answers(t)
    first, *more = said or [t("no reason noted")]
    return Cell(text=first, second=" ".join(more), look=Look.NORMAL if said else Look.UNFILLED)


def _state(line: PersonAtItem, t: Translator) -> Cell:
    if line.asked:
        return Cell(pill=word(t, RecusalAnswer.OPEN), tone="WARNING", pill_icon="warning")
    if line.back is not None:
        return Cell(pill=word(t, RecusalAnswer.RECUSED), tone="NOW", pill_icon="sign-out")
    return Cell(pill=word(t, RecusalAnswer.REFUSED), tone="QUIET", pill_icon="check")


COLUMNS: Final[tuple[Column[PersonAtItem], ...]] = (
    Column(key="item", heading=N_("Item"), cell=_item, width=64),
    Column(key="who", heading=N_("Name"), cell=_who, share=5),
    Column(key="why", heading=N_("Why"), cell=_why, share=5),
    Column(key="state", heading=N_("State"), cell=_state, width=152, natural=True),
)
