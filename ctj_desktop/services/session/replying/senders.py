"""Did an answer come from whom it names? Where its mail names another sender, a person is asked before it counts.

A mail can name any sender it likes: the address is said as *the one that is given*, never as proof.
"""

from datetime import date

from ctj_desktop.domain.ids import PersonId, PersonPrivateId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.circulations import CirculationAnswer
from ctj_desktop.domain.records.meetings import Reply
from ctj_desktop.domain.records.people import Person, PersonFunction, PersonPrivate
from ctj_desktop.files.forms.mails import MailHead
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.elision import named
from ctj_desktop.i18n.words import word_within
from ctj_desktop.storage.open_file import OpenFile


class SentBy(NamedValue):
    """Who sent an answer, and what it takes the place of.

    `mail` is None for a file that came by itself; `own`: its sender is whom the answer names, or the assistant.
    `replaced` is what was answered before, on that day.
    """

    mail: str | None = None
    own: bool = False
    replaced: Reply | CirculationAnswer | None = None
    replaced_on: date | None = None

    @property
    def doubtful(self) -> bool:
        """Whether a person is to be asked: another sender, or an answer replaced by a file without any."""
        return not self.own and (self.mail is not None or self.replaced is not None)


def origin_of(
    store: OpenFile,
    mail: MailHead | None,
    person: PersonId | None,
    email: str = "",
    *,
    replaced: Reply | CirculationAnswer | None = None,
    replaced_on: date | None = None,
) -> SentBy:
    """Compare the sender with the addresses of the person and the assistant, and with the one written to."""
    known = {email.strip().casefold(), *addresses_of(store, person)} - {""}
    own = mail is not None and mail.mail in known
    return SentBy(mail=mail.mail if mail is not None else None, own=own, replaced=replaced, replaced_on=replaced_on)


def addresses_of(store: OpenFile, person: PersonId | None) -> frozenset[str]:
    """Every address that is kept here of a person and of the assistant, without regard to capitals."""
    found = store.get(Person, person) if person is not None else None
    both = [one for one in (person, found.assistant if found is not None else None) if one is not None]
    addresses = [address for one in both for address in _kept_of(store, one)]
    return frozenset(address.strip().casefold() for address in addresses if address.strip())


def answer_words(t: Translator, name: str, answer: Reply | CirculationAnswer | None) -> str:
    """Say whose answer it is, in one line."""
    return t("{name}: {reply}").format(name=name, reply=word_within(t, answer) if answer is not None else "–")


def origin_words(t: Translator, name: str, origin: SentBy) -> list[str]:
    """What is to be known of where an answer comes from; nothing of one that came from whom it names, for the first."""
    said = []
    if origin.mail and not origin.own:
        said.append(
            named(
                t,
                t(
                    "The answer names {name}; by the sender that is given it came from {sender}, which is neither "
                    "their address nor that of their assistant."
                ),
                name=name,
                sender=origin.mail,
            )
        )
    elif origin.mail == "":
        said.append(named(t, t("The answer names {name}; its mail gives no clear sender."), name=name))
    if origin.replaced is not None:
        before = word_within(t, origin.replaced)
        if origin.replaced_on is None:
            said.append(t("It takes the place of what was answered before: {answer}.").format(answer=before))
        else:
            took = t("It takes the place of what was answered on {date}: {answer}.")
            said.append(took.format(date=t.date_short(origin.replaced_on), answer=before))
    return said


def _kept_of(store: OpenFile, person: PersonId) -> list[str]:
    one, private = store.get(Person, person), store.get(PersonPrivate, PersonPrivateId(person))
    work = [one.work_email] if one is not None else []
    beside = [function.work_email for function in store.all(PersonFunction, person=person)]
    return [*work, *beside, *([private.private_email] if private is not None else [])]
