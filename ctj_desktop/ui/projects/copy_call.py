"""Asks how a new year's call differs from an earlier one: code, name, days, amounts of rules, rates and shares."""

from typing import Any, Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.funds import CallShare
from ctj_desktop.domain.records.projects import Call, CallRule, ExchangeRate
from ctj_desktop.i18n.words import word
from ctj_desktop.services.catalogue.record_lines import called
from ctj_desktop.services.naming.titles import subject_of
from ctj_desktop.services.projects.call_copies import CopiedRate, CopiedRule, CopiedShare, next_year
from ctj_desktop.ui.forms.entries.choices import add_row
from ctj_desktop.ui.forms.entries.entry import Entry
from ctj_desktop.ui.forms.entries.of_type import EntryMaker
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.forms.screens.making import AskFields, read_asked
from ctj_desktop.ui.forms.screens.rows import Rows
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label

ASKED: Final = (("name",), ("code", "opens", "closes"), ("decides_on", "report_by"), ("source",), ("committee",))
ROOMY: Final = 600
"""Pixels of ordinary text: beside the bar of so many fields a day is still whole."""
AMOUNTS: Final = ("amount_chf", "amount_eur", "rate")


class CopyCall(AskFields):
    """What may be told stands there already; every other rule comes along as it is."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, call: Call, parent: QWidget) -> None:
        t, store = desk.t, workspace.store
        own = store.get(Committee, CommitteeId(call.home))
        super().__init__(
            desk,
            workspace,
            "dialog.copy_call",
            (t("Copy for another year"), t("Copy the call")),
            "copy_call",
            Call,
            ASKED,
            parent,
            given={"based_on": call.id},
            about=t("All rules come along. What is written here stands in the new call."),
            proposed={**next_year(store, {"based_on": call.id}), "committee": own.id if own is not None else None},
        )
        self._beside: list[tuple[Record, list[Entry[Any]]]] = []
        self._amounts = Rows(desk.theme, self)
        self._maker = EntryMaker(desk, workspace, "dialog.copy_call", lambda _kind: None, self._amounts)
        self._offer_amounts(call)
        self.column.addWidget(self._amounts)
        self.widen(ROOMY)

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, call: Call, parent: QWidget) -> UUID | None:
        """The new call, or None."""
        dialog = cls(desk, workspace, call, parent)
        dialog.exec()
        return dialog.made

    def also(self) -> dict[str, object]:
        """What stands in the fields of rules, rates and shares; raises Unreadable at the one that cannot be read."""
        read = [(record, self._read_all(entries)) for record, entries in self._beside]
        return {
            "rules": tuple(CopiedRule(call_rule=one.id, **said) for one, said in read if isinstance(one, CallRule)),
            "rates": tuple(
                CopiedRate(exchange_rate=one.id, **said) for one, said in read if isinstance(one, ExchangeRate)
            ),
            "shares": tuple(CopiedShare(call_share=one.id, **said) for one, said in read if isinstance(one, CallShare)),
        }

    # inside

    def _offer_amounts(self, call: Call) -> None:
        t, store = self.desk.t, self._workspace.store
        for rule in store.all(CallRule, call=call.id, home=call.home, order="rule_kind, id"):
            said = [name for name in AMOUNTS if getattr(rule, name) is not None]
            if said:
                kind = word(t, rule.rule_kind)
                self._offer(rule, kind, said)
        for rate in store.all(ExchangeRate, call=call.id, home=call.home, order="on, id"):
            worth = t("1 {one} in {other}").format(one=rate.from_currency, other=rate.to_currency)
            self._offer(rate, worth, ["rate", "on"])
        for share in store.all(CallShare, call=call.id, home=call.home, order="on, id"):
            funder = called(t, subject_of(store, CallShare.kind, share.id), {call.id})
            self._offer(share, funder, ["amount"])

    def _offer(self, record: Record, title: str, names: list[str]) -> None:
        """Its fields in a row below what they are of; amounts that a rule does not say are not asked."""
        label = Label(self.desk.theme, Type.LABEL, "muted", wrap=True, parent=self._amounts)
        label.say(title)
        self._amounts.add([label])
        within = f"{record.kind}{len(self._beside)}"
        entries = [entry for name in names for entry in self._maker.of(type(record), name, within)]
        for entry in entries:
            entry.stand_by(record)
            entry.retranslate()
            entry.put(entry.read(record))
            entry.connect(lambda: None, entry.field.take_back)
        add_row(self._amounts, entries)
        self._beside.append((record, entries))

    def _read_all(self, entries: list[Entry[Any]]) -> dict[str, Any]:
        said: dict[str, Any] = {}
        for entry in entries:
            try:
                said |= entry.given(read_asked(self.desk, entry, needed=entry.needed))
            except Unreadable:
                entry.field.editor.setFocus()
                raise
        return said
