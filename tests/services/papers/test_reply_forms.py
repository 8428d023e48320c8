"""Is on the reply form of each reader what they can answer?"""

from pathlib import Path

from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.papers import PaperOptions
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.papers.reply_form_paper import MeetingForms, form_document
from tests.office import TODAY
from tests.services.meetings.sending.calling import Calling

VOICES = load_translator("fr_CH"), load_translator("de_CH")
SENDS = "Ma suppléance vient"


def test_whose_seat_has_no_substitute_is_not_offered_one(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    store, options = calling.office.store, PaperOptions(printed_on=TODAY, layout=Layout.FR)
    forms = MeetingForms(meeting=calling.meeting, asking=calling.order().asking, voices=VOICES)
    readers = [calling.reader(name) for name in ("Siège 1 Personne-1", "Siège 2 Personne-2", "Experte")]
    offered = [SENDS in repr(form_document(store, forms, reader, options)) for reader in readers]
    assert offered == [True, False, False]
    assert SENDS in repr(form_document(store, forms, None, options)), "it is not known who fills it in"
