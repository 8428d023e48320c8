"""What can be found from the search line: acts by their words, records, the last places; which group stands first?"""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from ctj_desktop.domain.hit_order import MANY_HITS, Fit, fit_scattered, words_begin
from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.domain.record import replace
from ctj_desktop.errors import N_, StoreError
from ctj_desktop.i18n.kinds import kind_word
from ctj_desktop.i18n.words import capital
from ctj_desktop.services.naming.search import FoundRecord, records_of, search_records
from ctj_desktop.services.session.under_way import is_in_session
from ctj_desktop.ui.frame.keys import key_text
from ctj_desktop.ui.frame.language import INTERFACE_LOCALES
from ctj_desktop.ui.frame.mnemonics import without_mnemonic
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.record_pages import WHERE, icon_of, place_of
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.search_list import Hit
from ctj_desktop.ui.window import pages
from ctj_desktop.ui.window.all_acts import ACTS, PAGE_ACTS
from ctj_desktop.ui.window.leads import OF_COMMITTEE
from ctj_desktop.ui.workspace.recents import Recents

COMMANDS, RECORDS, COMMANDS_BESIDE = 12, 20, 5
MORE_RECORDS = 200
"""So many at a time are shown beyond the first."""
OF_PAGE = 6
FEWEST_LETTERS, AFTER_ALL = 2, 10_000
OTHER_WORDS: Mapping[str, str] = {
    "settings": N_("backup, passphrase, language, appearance, text size, contrast"),
    "convene": N_("convocation, invitation"),
    "key_list": N_("help"),
    "about": N_("help, version, licence"),
    "report_problem": N_("error, crash, support, help"),
    "replies": N_("proxies, excuses, substitutes"),
    "attendance": N_("proxies, excuses, substitutes"),
    "move_stage": N_("grant, agreement, refusal"),
    "export_list": N_("Excel, table, CSV"),
    "import_list": N_("Excel, CSV, address book, list of members"),
    "replace_computer": N_("new computer, new device, other computer, take over the numbers"),
    "take_earlier_file": N_("old computer, lost computer, found again, earlier workspace"),
    "write_transfer": N_("new computer, new device, move to another computer"),
    "take_transfer": N_("new computer, new device, move from another computer"),
    "show_statutes": N_("quorum, notice period, majority"),
    "go_registers": N_("decisions by circulation, opinions of bodies, extracts"),
}
"""What some acts are looked for by, besides their name."""


class Palette:
    """Finds for one window; `records_first` holds for searching everywhere."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, recents: Recents) -> None:
        self._desk, self._workspace, self._recents = desk, workspace, recents
        self.records_first = False
        self._typed, self._wanted = "", RECORDS

    def search(self, typed: str) -> Sequence[Hit]:
        """Commands and records, whichever group holds the best fit first; the last places where nothing is typed."""
        if typed != self._typed:
            self._typed, self._wanted = typed, RECORDS
        if not typed:
            return [*self._recent(), *self._moment()]
        commands = self._commands(typed)
        records, more = self._records(typed) if len(typed) >= FEWEST_LETTERS else ([], 0)
        if not records:
            return [hit for _, hit in commands[:COMMANDS]]
        first = [hit for _, hit in commands[:COMMANDS_BESIDE]]
        behind = [hit for _, hit in records]
        if more:
            behind = [replace(behind[0], count=self._of(len(behind), more)), *behind[1:], self._more(more)]
        better = not commands or records[0][0] < commands[0][0]
        return [*behind, *first] if self.records_first or better else [*first, *behind]

    # nothing typed

    def _recent(self) -> list[Hit]:
        """Each record once, where it was open last: a meeting has a page for every mode, and one name."""
        t = self._desk.t
        places = [place for place in self._recents.places() if place != self._desk.navigator.place]
        places = [place for place in places if pages.is_known(place.page)]
        try:
            known = records_of(self._workspace.store, t, [place.record for place in places if place.record])
        except StoreError:
            return []
        last: dict[UUID, Place] = {}
        for place in places:
            if place.record is not None and place.record in known:
                last.setdefault(place.record, place)
        return [self._record_hit(known[key], place, t("Last opened")) for key, place in last.items()]

    def _moment(self) -> list[Hit]:
        """What can be done with the page that is open, then the sections."""
        usable = [act.spec.key for act in ACTS if self._desk.actions[act.spec.key].isEnabled()]
        of_page = [key for key in usable if key in PAGE_ACTS and key not in OF_COMMITTEE]
        others = [key for key in usable if key.startswith(("new_", "go_")) and key not in PAGE_ACTS]
        return [self._command_hit(key) for key in (*of_page[:OF_PAGE], *others)]

    # something typed

    def _commands(self, typed: str) -> list[tuple[Fit, Hit]]:
        fold = self._desk.t.sort_key
        wanted = fold(typed).strip()
        found: list[tuple[Fit, bool, int, Hit]] = []
        for at, act in enumerate(ACTS):
            key = act.spec.key
            how = fit_scattered(wanted, fold(self._plain(key)))
            if how is None and key in OTHER_WORDS and words_begin(wanted, fold(self._desk.t(OTHER_WORDS[key]))):
                how = Fit.WORDS
            if how is not None and key not in ("search", "search_all"):
                hit = self._command_hit(key)
                found.append((how, bool(hit.why_not), at, hit))
        for at, (name, committee) in enumerate(self._committees()):
            text = self._desk.t("Look at {committee}").format(committee=name)
            how = fit_scattered(wanted, fold(text))
            if how is not None and committee != self._workspace.committee:
                found.append((how, False, len(ACTS) + at, self._committee_hit(text, committee)))
        for at, (locale, name) in enumerate(INTERFACE_LOCALES):
            how = fit_scattered(wanted, fold(name))
            if how is None and words_begin(wanted, fold(self._desk.t("Language"))):
                how = Fit.WORDS
            if how is not None and locale != self._desk.t.locale:
                found.append((how, False, AFTER_ALL + at, self._language_hit(name, locale)))
        found.sort(key=lambda entry: entry[:3])
        return [(how, hit) for how, _, _, hit in found]

    def _records(self, typed: str) -> tuple[list[tuple[Fit, Hit]], int]:
        """Those that are shown, and how many there are besides; beyond `MANY_HITS` no more than that and one."""
        store = self._workspace.store
        try:
            found = search_records(store, self._desk.t, typed, tuple(WHERE), self._wanted)
            full = len(found) == self._wanted
            count = store.count_found(typed, tuple(WHERE), most=self._wanted + MANY_HITS) if full else 0
        except StoreError:
            return [], 0
        hits: list[tuple[Fit, Hit]] = []
        for one in found:
            place = place_of(one)
            if place is not None:
                place = self._where_it_sits(place)
                hits.append((one.fit, self._record_hit(one, place, self._desk.t("Records"))))
        return hits, max(0, count - len(found))

    def _of(self, shown: int, more: int) -> str:
        t = self._desk.t
        text = t("{shown} of more than {all}") if more > MANY_HITS else t("{shown} of {all}")
        return text.format(shown=t.number(shown), all=t.number(shown + min(more, MANY_HITS)))

    def _more(self, count: int) -> Hit:
        """The way to the records that are not shown yet."""
        t = self._desk.t
        text = t.n("{count} more record…", "{count} more records…", count)
        if count > MANY_HITS:
            text, count = t("More than {count} more records…"), MANY_HITS
        return Hit(
            text=text.format(count=t.number(count)),
            side_note="",
            icon="caret-down",
            act=self._show_more,
            group=t("Records"),
            stays=True,
        )

    def _show_more(self) -> None:
        self._wanted += MORE_RECORDS

    def _where_it_sits(self, place: Place) -> Place:
        """A meeting in session is wanted where it is held."""
        if place.page == "prepare" and place.record and is_in_session(self._workspace.store, MeetingId(place.record)):
            return replace(place, page="hold", detail=place.detail.rpartition(":")[2])
        return place

    def _record_hit(self, found: FoundRecord, place: Place, group: str) -> Hit:
        return Hit(
            text=found.text,
            note=found.context,
            side_note=capital(kind_word(self._desk.t, found.kind)),
            icon=icon_of(found.kind),
            act=_go(self._desk, place),
            group=group,
        )

    def _command_hit(self, key: str) -> Hit:
        action, t = self._desk.actions[key], self._desk.t
        why_not = "" if action.isEnabled() else action.statusTip()
        return Hit(
            text=self._plain(key),
            side_note=key_text(t, action.shortcut()),
            icon=next(act.spec.icon for act in ACTS if act.spec.key == key) or "caret-right",
            act=action.trigger if not why_not else _say(self._desk, why_not),
            group=t("Commands"),
            why_not=why_not,
        )

    def _committees(self) -> list[tuple[str, CommitteeId | None]]:
        from ctj_desktop.domain.records.committees import Committee

        t = self._desk.t
        found: list[tuple[str, CommitteeId | None]] = [
            (one.short_name.or_other(t.language) or one.name.or_other(t.language), one.id)
            for one in self._workspace.store.all(Committee)
        ]
        return [(t("All committees"), None), *found] if len(found) > 1 else []

    def _committee_hit(self, text: str, committee: CommitteeId | None) -> Hit:
        workspace = self._workspace
        return Hit(
            text=text,
            side_note=self._desk.t("Committee"),
            icon="users-three",
            act=lambda: workspace.look_at(committee),
            group=self._desk.t("Commands"),
        )

    def _language_hit(self, name: str, locale: str) -> Hit:
        """Whoever meets a window in a language of others types the name of their own."""
        language, t = self._desk.language, self._desk.t
        return Hit(
            text=name,
            side_note=t("Language"),
            icon="translate",
            act=lambda: language.switch(locale),
            group=t("Commands"),
        )

    def _plain(self, key: str) -> str:
        return without_mnemonic(self._desk.actions[key].text()).rstrip("…")


def _go(desk: Desk, place: Place) -> Callable[[], None]:
    return lambda: desk.navigator.go(place)


def _say(desk: Desk, sentence: str) -> Callable[[], None]:
    return lambda: desk.bus.refused.emit(sentence)
