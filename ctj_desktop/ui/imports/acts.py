"""Which acts does taking in a list offer?"""

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.act import Act, of_workspace

ACTS: tuple[Act, ...] = (of_workspace("import_list", N_("&Import a list…"), "download-simple", menu="import"),)
