"""What does the paper print on which a person reads everything that is held about them?"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from ctj_desktop.domain.record import Record, fields
from ctj_desktop.domain.records.people import Office
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.i18n.kinds import kind_word
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.i18n.words import capital
from ctj_desktop.services.membership.privacy.person_data import PersonData, called
from ctj_desktop.services.naming.chronicle import sentence_of
from ctj_desktop.services.naming.field_values import ValueWords
from ctj_desktop.services.steps.here import is_sample
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.storage.store import Store

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.person_data import DataGroup, DataRow, PersonDataPaper

UNSAID: Final = frozenset({"id", "home", "position", "person"})
Two = tuple[str, str]


def data_pdf(store: Store, data: PersonData, printed_on: date) -> bytes:
    """The tagged PDF in both languages."""
    from ctj_desktop.documents.layout import Layout
    from ctj_desktop.documents.person_data import document
    from ctj_desktop.documents.writers.pdf import write_pdf

    french, german = load_translator("fr_CH"), load_translator("de_CH")
    return write_pdf(document(data_paper(store, data, printed_on, french, german), french, german), Layout.ALTERNATE)


def data_paper(
    store: Store, data: PersonData, printed_on: date, french: Translator, german: Translator
) -> "PersonDataPaper":
    """Everything that the paper prints."""
    from ctj_desktop.documents.person_data import DataRow, PersonDataPaper

    voices = _Voices(store, french, german, data)
    office = store.get(Office, store.office_id)
    return PersonDataPaper(
        office=(office.name.or_other(french.language), office.name.or_other(german.language)) if office else ("", ""),
        name=person_name(data.person),
        key=str(data.person.id),
        printed_on=printed_on,
        groups=tuple(_groups(data, voices)),
        mentions=tuple(
            DataRow(
                voices.called(one.kind, one.id),
                _alike(one.excerpt) if one.excerpt else voices.say(lambda t: t("in the text of the file")),
                _alike("") if one.whole else voices.say(lambda t: t("family name alone")),
            )
            for one in data.mentions
        ),
        history=tuple(voices.say(lambda t, entry=entry: sentence_of(t, entry)) for entry in data.history),  # type: ignore[misc]
        sample=is_sample(store),
    )


class _Voices:
    """Says names and values in both languages; what they refer to is looked up at once."""

    def __init__(self, store: Store, french: Translator, german: Translator, data: PersonData) -> None:
        self._store, self._both = store, (french, german)
        every = [(record.kind, record.id) for record in data.records]
        mentioned = [(one.kind, one.id) for one in data.mentions]
        self._names = called(store, self._both, [*every, *mentioned])
        own = (data.person, *((data.private,) if data.private is not None else ()))
        values = list(_values(store, (*own, *data.records)))
        self._words = tuple(ValueWords.of(t, store, values) for t in self._both)

    def say(self, what: Callable[[Translator], str]) -> Two:
        return what(self._both[0]), what(self._both[1])

    def called(self, kind: str, row: Any) -> Two:
        fr, de = self._names[kind, row]
        return fr, de

    def fields(self, record: Record) -> Iterator[tuple[Two, Two]]:
        """Name and value of each field that says something."""
        for part in fields(record):
            value = getattr(record, part.name)
            if part.name in UNSAID or value in (None, "", ()):
                continue
            fr, de = (words.of_field(record.kind, part.name, value) for words in self._words)
            if fr or de:
                yield self.say(lambda t, name=part.name: register_name(t, name)), (fr, de)  # type: ignore[misc]


def _groups(data: PersonData, voices: _Voices) -> Iterator["DataGroup"]:
    from ctj_desktop.documents.person_data import DataGroup, DataRow

    own = (data.person, data.private) if data.private is not None else (data.person,)
    for record in own:
        rows = tuple(DataRow(name, value) for name, value in voices.fields(record))
        yield DataGroup(title=voices.say(lambda t, kind=record.kind: capital(kind_word(t, kind))), rows=rows)  # type: ignore[misc]
    for kind, records in groupby(data.records, key=lambda one: one.kind):
        rows = tuple(_record_row(record, data, voices) for record in records)
        yield DataGroup(title=voices.say(lambda t, kind=kind: capital(kind_word(t, kind))), rows=rows)  # type: ignore[misc]


def _record_row(record: Record, data: PersonData, voices: _Voices) -> "DataRow":
    from ctj_desktop.documents.person_data import DataRow

    said = list(voices.fields(record))
    fr, de = (
        " · ".join(f"{name[at]} : {value[at]}" if at == 0 else f"{name[at]}: {value[at]}" for name, value in said)
        for at in (0, 1)
    )
    gone = voices.say(lambda t: t("in the bin")) if record.id in data.gone else _alike("")
    return DataRow(voices.called(record.kind, record.id), (fr, de), gone)


def _values(store: Store, records: Iterable[Record]) -> Iterator[tuple[str, str, Any]]:
    for record in records:
        for register in store.schema.shapes[record.kind].registers:
            yield record.kind, register.name, register.to_json(register.value(record))


def _alike(text: str) -> Two:
    return text, text
