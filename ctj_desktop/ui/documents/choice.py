"""What has a person chosen in the print centre so far? Plain values, without Qt."""

from collections.abc import Sequence
from datetime import date

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.services.papers.print_centre import (
    Offer,
    PaperSubject,
    PrintChoices,
    PrintOrder,
    choices_of_all,
    keep_choices,
    offers,
    order,
    usual,
)
from ctj_desktop.storage.store import Store


class PrintSet:
    """The papers of one meeting or committee, the one that is seen, and how each is printed."""

    def __init__(self, store: Store, today: date) -> None:
        self._store, self._today = store, today
        self.subject: PaperSubject | None = None
        self.offers: tuple[Offer, ...] = ()
        self.name = ""
        self.spans: dict[str, str] = {}
        """Years and days that were asked for, by the name of the paper in the set."""
        self.pages: dict[str, int] = {}
        self.chosen: dict[str, PrintChoices] = {}
        self._drafts: set[str] = set()
        self._changed: dict[tuple[CommitteeId, str], PrintChoices] = {}  # where nothing can be kept in the file

    @property
    def offer(self) -> Offer | None:
        """The paper that is seen."""
        return next((offer for offer in self.offers if offer.name == self.name), None)

    @property
    def detail(self) -> str:
        """How the place of the paper is written."""
        return " ".join(filter(None, (self.name, self.spans.get(self.name, ""))))

    def show(self, subject: PaperSubject | None, name: str = "", argument: str = "") -> bool:
        """The papers of a subject, one of them seen; False where the subject was shown before."""
        another = subject is None or self.subject is None or subject.key != self.subject.key
        if another:
            self.spans, self._drafts = {}, set()
        self.subject, self.pages = subject, {}
        if subject is None:
            self.offers, self.name = (), ""
            return another
        if name:
            self.spans[name] = argument
        self.offers = offers(subject, self._today, self.spans)
        self.chosen = choices_of_all(self._store, subject.committee, self.offers)
        if self._store.read_only:
            kept = {offer.name: self._changed.get((subject.committee, offer.name)) for offer in self.offers}
            self.chosen |= {name: choices for name, choices in kept.items() if choices is not None}
        known = [offer.name for offer in self.offers]
        if name not in known:  # a paper of a meeting that the committee has too
            name = next((offer.name for offer in self.offers if offer.paper == name), name)
        if name in known or self.name not in known or another:
            self.name = name if name in known else next(one for one in known if one in self.usual())
        return another

    def usual(self) -> frozenset[str]:
        """The papers that are most often wanted together."""
        return usual(self.subject, self._today) if self.subject is not None else frozenset()

    def is_draft(self) -> bool:
        """Whether the paper that is seen carries the watermark."""
        return self.name in self._drafts

    def keep(self, choices: PrintChoices, *, draft: bool) -> None:
        """How the paper that is seen is printed from now on; the watermark is for this time only."""
        offer = self.offer
        if offer is None or self.subject is None:
            return
        self._drafts = {*self._drafts, self.name} if draft else self._drafts - {self.name}
        self.chosen[self.name] = self._changed[self.subject.committee, self.name] = choices
        keep_choices(self._store, self.subject.committee, offer, choices)

    def order(self, printed_on: date) -> PrintOrder | None:
        """The paper that is seen, as it is chosen."""
        return next(iter(self.orders([self.name], printed_on)), None)

    def orders(self, names: Sequence[str], printed_on: date) -> list[PrintOrder]:
        """Several, in the order of the set."""
        return [
            order(offer, self.chosen[offer.name], printed_on, draft=offer.name in self._drafts)
            for offer in self.offers
            if offer.name in names
        ]

    def copies(self, names: Sequence[str]) -> list[int]:
        """How often each of these is wanted."""
        return [self.chosen[offer.name].copies for offer in self.offers if offer.name in names]
