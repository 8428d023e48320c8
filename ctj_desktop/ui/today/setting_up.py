"""What is still to be set up before the first meeting? A list that ticks itself, and is put away or taken up again."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.services.workspace.first_steps import FirstStep, StepState
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.today.rows import TodayCard, TodayLine, TodayPart


class StepWords(NamedValue):
    """What a step is called, what it needs, and where it is done; without a place the page does it by a dialog."""

    title: str
    more: str
    icon: str
    place: Place | None = None


STEPS: Final[Mapping[FirstStep, StepWords]] = {
    FirstStep.COMMITTEE: StepWords(
        title=N_("The committee"),
        more=N_("Its name in both languages, its territory, the sides that it tells apart"),
        icon="users-three",
        place=Place(page="committees"),
    ),
    FirstStep.KEYBOARD: StepWords(
        title=N_("Who is at the keyboard"),
        more=N_("You, also if you are no member: every act bears your name"),
        icon="user",
    ),
    FirstStep.SECRETARIATS: StepWords(
        title=N_("The other secretariat"),
        more=N_("Who shares the work on the other side; both stand in the letterhead"),
        icon="envelope-simple",
        place=Place(page="secretariats"),
    ),
    FirstStep.STATUTES: StepWords(
        title=N_("The statutes"),
        more=N_("Quorum, majority, notice: from the paper, or from a pattern"),
        icon="gavel",
        place=Place(page="statutes"),
    ),
    FirstStep.PEOPLE: StepWords(
        title=N_("The people"),
        more=N_("Members, substitutes and guests: import their list, or enter them one by one"),
        icon="identification-card",
        place=Place(page="members", detail="persons"),
    ),
    FirstStep.SEATS: StepWords(
        title=N_("The seats"),
        more=N_("The places of the committee, and who sits on them since when"),
        icon="users",
        place=Place(page="seats"),
    ),
    FirstStep.OFFICES: StepWords(
        title=N_("The offices"),
        more=N_("Who presides or co-presides, and signs"),
        icon="star",
        place=Place(page="offices"),
    ),
    FirstStep.MEETING: StepWords(
        title=N_("The first meeting"),
        more=N_("Day, hour and place; its agenda starts from the standing items"),
        icon="calendar-blank",
    ),
}


class SettingUpCard(TodayCard):
    """Every step, those that are done with a tick; the link puts the list away."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "today.setting_up", "flag-checkered", parent)

    def show_steps(self, t: Translator, steps: Sequence[StepState]) -> None:
        """As the workspace stands now."""
        done = sum(one.done for one in steps)
        note = t("{done} of {count} done").format(done=done, count=len(steps))
        self.say(t("Setting up"), note, t("Put away"))
        self.show_lines([_line(t, one) for one in steps])

    def give_focus(self) -> bool:
        """The first step that is to be done gets the keyboard; False where all are."""
        at = next((at for at, line in enumerate(self.rows.lines) if not line.parts), None)
        return at is not None and self.rows.give_focus(at)


def _line(t: Translator, state: StepState) -> TodayLine:
    """A line is as high done as it was before, so that the next one does not come under the mouse."""
    words = STEPS[state.step]
    done = TodayPart(width=0, pill=t.p("setting up", "done"), tone="OK", icon="check-circle")
    return TodayLine(
        key=state.step,
        title=t(words.title),
        second=t(words.more),
        icon=words.icon,
        parts=(done,) if state.done else (),
        place=words.place,
    )
