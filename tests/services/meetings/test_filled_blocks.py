"""Is a text to use again filled with what is known of the item, and does the rest stay to be filled in by hand?"""

from datetime import time
from pathlib import Path

from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.standard_texts import TextUse
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.meetings.filled_blocks import filled_block
from ctj_desktop.services.meetings.life import change_meeting
from ctj_desktop.services.texts.standard_texts import add_standard_text
from ctj_desktop.services.texts.text_blocks import FILLED_IN
from tests.office import text
from tests.services.meetings.sending.calling import Calling

FR, DE = Language.FR, Language.DE


def test_every_name_is_filled_in_both_languages_where_something_is_known(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    office, store = calling.office, calling.office.store
    item = store.all(AgendaItem, meeting=calling.key, order="position, id")[0]
    said = " | ".join(f"{{{name}}}" for name in (*FILLED_IN, "délai"))
    given = {"use": TextUse.BLOCK, "name": text("Tout"), "text": text(said, said), "fields": ("délai",)}
    block = office.do_fields(add_standard_text, **given).record
    french, german = (filled_block(store, block, item.id)[one].replace("\u00a0", " ").split(" | ") for one in (FR, DE))
    assert french[1:3] == ["n° 2027-01", "12 mars 2027"]
    assert german[1:3] == ["Nr. 2027-01", "12. März 2027"]
    assert french[5] == "Siège 1 Personne-1 et Siège 2 Personne-2"
    assert french[6] == "PNR du Doubs"
    assert french[7:] == ["1", item.title.fr.text, "{projet}", "{délai}"]
    assert filled_block(store, block, None)[FR] == said
    office.do_fields(change_meeting, meeting=calling.key, start=time(9, 30))
    assert filled_block(store, block, item.id)[DE].replace("\u00a0", " ").split(" | ")[3] == "9.30 Uhr"
