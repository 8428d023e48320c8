"""What does the window say of a file that turned out damaged? Above every page, as long as it is open."""

from PySide6.QtWidgets import QWidget

from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.surfaces import Banner


class DamageBanner(Banner):
    """Hidden as long as nothing is damaged; its button leads to the backups."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk.theme, "workspace.damaged", "x-circle", tone="error", wrap=True, parent=parent)
        self._desk, self._workspace = desk, workspace
        workspace.damage_told.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """What is known by now."""
        t, store = self._desk.t, self._workspace.store
        if store.damage:
            from ctj_desktop.services.workspace.damage import damage_text  # a sound file has no need of it

            text = damage_text(t, store.path.name, self._workspace.damage)
            self.say(text, button=t("See the backups"))
        self.setVisible(bool(store.damage))
