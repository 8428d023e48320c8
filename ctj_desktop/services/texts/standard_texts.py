"""How are texts kept that go into minutes and letters again and again?"""

from ctj_desktop.domain.ids import CommitteeId, HomeId
from ctj_desktop.domain.placeholders import is_placeholder, unknown_placeholders
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.standard_texts import StandardText, TextUse
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.steps.homes import need_kept_here
from ctj_desktop.services.steps.records import home_of, need_text, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.services.texts.refusals import BadField, UnknownFields, UnknownInSubject
from ctj_desktop.services.texts.text_blocks import FILLED_IN
from ctj_desktop.storage.unit import Unit


@step
def add_standard_text(unit: Unit, new: StandardText, *, committee: CommitteeId | None = None) -> StandardText:
    """Enters a text to use again, of the committee or of this office; `fields` may stand in it in braces."""
    made = _sound(replace(new, home=_home(unit, committee)))
    unit.name("standard_text.added", made, **titled(made.name))
    return unit.save(made)


@step
def change_standard_text(unit: Unit, after: StandardText, before: StandardText) -> StandardText:
    """Changes a text to use again; what was written with it stays."""
    need_kept_here(unit.store, the(unit.store, StandardText, before.id))
    unit.name("standard_text.changed", before, **titled(after.name))
    return unit.save(_sound(after), before=before)


remove_standard_text = removal(StandardText, "Takes a text to use again away; what was written with it stays.")


def _home(unit: Unit, committee: CommitteeId | None) -> HomeId:
    """The conference keeps no texts for all: its office keeps its own."""
    return unit.store.home() if committee is None else home_of(the(unit.store, Committee, committee).id)


def _sound(text: StandardText) -> StandardText:
    """With each field once; BadField for one that cannot stand in braces, UnknownFields where the text has others.

    What is filled into a block where it is inserted need not be declared.
    """
    need_text(text.name)
    for name in text.fields:
        if not is_placeholder(name):
            raise BadField(name[:60])
    known = (*text.fields, *(FILLED_IN if text.use is TextUse.BLOCK else ()))
    if unknown := unknown_placeholders(need_text(text.text), known):
        raise UnknownFields(unknown, known)
    if text.use is TextUse.LETTER and (unknown := unknown_placeholders(text.name, known)):
        raise UnknownInSubject(unknown, known)
    return replace(text, fields=tuple(dict.fromkeys(text.fields)))
