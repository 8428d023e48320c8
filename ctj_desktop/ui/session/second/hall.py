"""What does the room see on a second screen: the item, what is proposed, what was decided, the quorum, the clock?"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from ctj_desktop.domain.records.meetings import Meeting, MeetingState
from ctj_desktop.domain.records.voting import DecisionResult
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.errors import N_, StoreError, UserError
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.i18n.meetings import number_said
from ctj_desktop.i18n.votes import vote_sentence
from ctj_desktop.i18n.words import word
from ctj_desktop.services.minutes.shown_item import ShownDecision, ShownItem, shown_item
from ctj_desktop.services.session.screen import SessionView
from ctj_desktop.ui.session.second.body import SecondBody
from ctj_desktop.ui.session.second.in_languages import InLanguages
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label, StatePill, Tone
from ctj_desktop.ui.widgets.surfaces import Card
from ctj_desktop.ui.widgets.switch import Switch

LANGUAGES: Final = "hall.languages"
"""In which languages the room reads, remembered for this workspace."""
BOTH: Final = "both"
SHOWN: Final[Mapping[str, tuple[Language, ...]]] = {
    BOTH: (Language.FR, Language.DE),
    Language.FR.value: (Language.FR,),
    Language.DE.value: (Language.DE,),
}
CLOSED: Final = N_("Closed item")


class HallBody(SecondBody):
    """Twice as large as the rest; nothing of a closed item, no note, no name of who is missing."""

    name, factor, for_the_room = "hall", 2.0, True

    def build(self) -> None:
        theme, px = self._desk.theme, self._desk.theme.px
        self._french, self._german = load_translator("fr_CH"), load_translator("de_CH")
        self.number = Label(theme, Type.PAGE, "accent", name="hall.number", parent=self._inside)
        self.item_title = InLanguages(theme, Type.PAGE, "hall.title", self._inside)
        self.following = InLanguages(theme, Type.BODY, "hall.next", self._inside)
        self.card = Card(theme, "hall.card", parent=self._inside)
        self.heading = Label(theme, Type.LABEL, "accent", wrap=True, name="hall.heading", parent=self.card)
        self.text = InLanguages(theme, Type.BODY, "hall.text", self.card)
        self.state = StatePill(theme, parent=self.card)
        self.state.setObjectName("hall.state")
        self.result = InLanguages(theme, Type.STRONG, "hall.result", self.card)
        top, head = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(px(12))
        top.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.item_title, 1)
        head.addWidget(self.heading, 1)
        head.addWidget(self.state)
        self.card.column.addLayout(head)
        self.card.column.addWidget(self.result)  # first: a long text may run below the screen
        self.card.column.addWidget(self.text)
        self.column.addLayout(top)
        self.column.addWidget(self.card)
        self.column.addWidget(self.following)
        self.column.addStretch(1)
        self.languages = Switch(theme, "hall.languages", self.bar)
        self.add_to_bar(self.languages)
        self.languages.offer([(BOTH, "FR + DE"), ("fr", "FR"), ("de", "DE")], "", "{place}/{count}")
        self.languages.choose(self._workspace.store.setting(LANGUAGES) or BOTH, silently=True)
        self.languages.chosen.connect(self._languages_chosen)
        self._view: SessionView | None = None

    def title(self) -> str:
        return self._desk.t("Large view")

    def retranslate(self) -> None:
        super().retranslate()
        t = self._desk.t
        options = [(BOTH, t("Both languages")), ("fr", t("French")), ("de", t("German"))]
        self.languages.offer(options, t("Languages of the room"), t("{place} of {count}"))

    def show_view(self, view: SessionView) -> None:
        super().show_view(view)
        if self._view is None and self._workspace.store.setting(LANGUAGES) is None:
            self.languages.choose(_usual(view), silently=True)
        self._view = view
        current = view.current
        item = shown_item(self._workspace.store, current.item) if current is not None else None
        self.number.say(current.number if current is not None else "")
        self.number.setVisible(current is not None)
        self.item_title.show_text(self._title(view, item), self._shown())
        self._show_card(item or ShownItem())
        self.following.show_text(self._next(view), self._shown())

    # inside

    def _title(self, view: SessionView, item: ShownItem | None) -> Bilingual:
        if item is None:
            return view.meeting.title if view.in_session and view.meeting.title else self._say_state(view)
        return self._both(CLOSED) if item.closed else item.title

    def _say_state(self, view: SessionView) -> Bilingual:
        """Which meeting it is that is awaited; of any other what became of it."""
        if view.state is MeetingState.CONVENED:
            return Bilingual.of(*(_awaited(voice, view.meeting) for voice in self._voices()))
        return Bilingual.of(*(word(voice, view.state) for voice in self._voices()))

    def _next(self, view: SessionView) -> Bilingual:
        """What comes first or next, while nothing runs; of a closed item nothing but that."""
        if view.current is not None or view.next is None or not view.in_session:
            return NO_TEXT
        item = shown_item(self._workspace.store, view.next.item)
        title = self._both(CLOSED) if item.closed else item.title
        number = view.next.number
        return Bilingual.of(
            *(
                voice("Next: {number} {title}").format(number=number, title=title.or_other(voice.language))
                for voice in self._voices()
            )
        )

    def _show_card(self, item: ShownItem) -> None:
        decided = item.decision
        self.card.setVisible(bool(decided or item.proposed))
        self.state.setVisible(decided is not None)
        if decided is None:
            self.heading.say(self._in_one_line(self._both(N_("Proposed decision"))))
            self.text.show_text(item.proposed, self._shown())
            self.result.show_text(NO_TEXT, ())
            return
        self.heading.say(self._in_one_line(self._numbered(decided)))
        self.text.show_text(decided.text, self._shown())
        self.result.show_text(self._how(decided), self._shown())
        t, adopted = self._desk.t, decided.result is not DecisionResult.REJECTED
        open_still = decided.is_open or decided.result is None
        self.state.say(
            t("open") if open_still else t("adopted") if adopted else t("rejected"),
            Tone.QUIET if open_still else Tone.OK if adopted else Tone.ERROR,
        )

    def _numbered(self, decided: ShownDecision) -> Bilingual:
        return Bilingual.of(
            *(voice("Decision {number}").format(number=decided.number).strip() for voice in self._voices())
        )

    def _how(self, decided: ShownDecision) -> Bilingual:
        """How the vote went; nothing while nobody has voted."""
        if decided.is_open:
            return NO_TEXT
        return Bilingual.of(
            *(vote_sentence(voice, decided.count, decided.result, decided.rule) for voice in self._voices())
        )

    def _in_one_line(self, text: Bilingual) -> str:
        return " · ".join(text.text(language) for language in self._shown())

    def _both(self, message: str) -> Bilingual:
        return Bilingual.of(*(voice(message) for voice in self._voices()))

    def _voices(self) -> tuple[Translator, Translator]:
        return self._french, self._german

    def _shown(self) -> Sequence[Language]:
        return SHOWN[self.languages.current()]

    def _languages_chosen(self, key: str) -> None:
        with suppress(UserError, StoreError):  # only a convenience: a file that is only read can be shown all the same
            self._workspace.store.keep_setting(LANGUAGES, key)
        if self._view is not None:
            self.show_view(self._view)


def _awaited(voice: Translator, meeting: Meeting) -> str:
    name = voice("Meeting {number}").format(number=number_said(voice, meeting))
    day = voice.date_full(meeting.on) if meeting.on else ""
    return " · ".join(filter(None, (name, day, voice.clock(meeting.start) if meeting.start else "")))


def _usual(view: SessionView) -> str:
    """As the statutes have the papers of the committee: in one language, else in both."""
    languages = view.holds.version.languages if view.holds.version is not None else ()
    return languages[0].value if len(languages) == 1 else BOTH
