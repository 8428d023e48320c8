"""How is one of thousands of records chosen in a field?"""

from ctj_desktop.ui.widgets.picker.field import Picker
from ctj_desktop.ui.widgets.picker.pick_list import MOST_ROWS, Pickable

__all__ = ["MOST_ROWS", "Pickable", "Picker"]
