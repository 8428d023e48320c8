"""What does a new workspace hold before anybody has typed a word? Its office, the reference data, a committee."""

from pathlib import Path

from ctj_desktop.domain.ids import HomeId, OfficeId, committee_id
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.records.people import Office, OfficeKind, Side, Territory
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.services.exchange.identity import accept, card_in
from ctj_desktop.services.membership.committees import add_committee, add_secretariat
from ctj_desktop.services.steps.by_fields import by_fields
from ctj_desktop.services.steps.records import need_text
from ctj_desktop.services.workspace.reference import renew
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.store import Store
from ctj_desktop.storage.unit import Unit


def set_up(
    path: Path,
    *,
    office: str,
    side: Side | None,
    committee: Bilingual,
    code: str,
    office_kind: OfficeKind = OfficeKind.SECRETARIAT,
    source_language: Language = Language.FR,
    environment: Environment | None = None,
) -> Store:
    """A new workspace at `path`, open. Without a committee's name there is none yet.

    A code alone names the committee after its cooperation territory, where the reference data knows that code; it
    writes first in the source language. All of it is one operation, at which undo ends.

    Raises WorkspaceExists rather than overwriting; a refusal leaves no file behind.
    """
    name = need_text(Bilingual.of(fr=office, de=office))
    env = environment or Environment.system()
    identity = OfficeId(env.new_id())
    record = Office(id=identity, home=HomeId(identity), name=name, side=side, office_kind=office_kind)
    store = Store.prepare(path, identity, env, None)
    try:
        renew(store)
        with store.write(OperationLabel("workspace.created")) as unit:
            unit.save(record)
            if committee or code:
                _add_committee(unit, committee, code, source_language)
                _add_letterhead(unit, office, side, code)
            unit.name("workspace.created", record, name=office)
    except BaseException:
        store.give_up()
        raise
    return store


def join(path: Path, card_file: Path, *, environment: Environment | None = None) -> Store:
    """A new device of the office whose card this is, open: empty until that office's first bundle comes.

    Its first partner is that office, with everything (profile all); give it this device's own card in return.
    Raises NotACard and WorkspaceExists; a refusal leaves no file behind.
    """
    card = card_in(card_file)
    store = Store.prepare(path, card.office, environment or Environment.system(), None)
    try:
        renew(store)
        accept(store, card, card_file.name, Profile.ALL)
    except BaseException:
        store.give_up()
        raise
    return store


def _add_committee(unit: Unit, name: Bilingual, code: str, language: Language) -> None:
    territory = next(iter(unit.store.all(Territory, code=code)), None)
    own = territory.name if territory else Bilingual.of(code, code)
    where = territory.id if territory else None
    by_fields(unit, add_committee, code=code, name=name or own, territory=where, source_language=language)


def _add_letterhead(unit: Unit, office: str, side: Side | None, code: str) -> None:
    """Its name was just written: it stands in the letterhead of its side without being asked for again."""
    if side is not None:
        by_fields(unit, add_secretariat, committee=committee_id(code), side=side, lines=(office,))
