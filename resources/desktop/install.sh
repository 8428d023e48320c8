#!/bin/sh
# Puts the program of this folder into the menu of the person who runs it, and lets a double click open its files.
# `./install.sh --remove` takes that back. Nothing outside ~/.local is touched.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=$here/../../../ctj-desktop        # …/ctj-desktop/_internal/resources/desktop
share=${XDG_DATA_HOME:-$HOME/.local/share}
bin=$HOME/.local/bin
entry=$share/applications/ctj-desktop.desktop
kinds=$share/mime/packages/ctj-desktop.xml
icon=$share/icons/hicolor/256x256/apps/ctj-desktop.png

if [ "${1:-}" = --remove ]; then
  rm -f "$entry" "$kinds" "$icon" "$bin/ctj-desktop" "$bin/ctj"
else
  [ -x "$program" ] || { echo "install.sh: $program is not there: run it from the folder of the program." >&2; exit 1; }
  program=$(cd "$(dirname "$program")" && pwd)/ctj-desktop
  mkdir -p "$(dirname "$entry")" "$(dirname "$kinds")" "$(dirname "$icon")" "$bin"
  sed "s|^Exec=ctj-desktop|Exec=\"$program\"|" "$here/ctj-desktop.desktop" > "$entry"
  cp "$here/ctj-desktop.xml" "$kinds"
  cp "$here/../icons/ctj-app.png" "$icon"
  ln -sf "$program" "$bin/ctj-desktop"
  ln -sf "$(dirname "$program")/ctj" "$bin/ctj"
fi
command -v update-mime-database >/dev/null && update-mime-database "$share/mime" || true
command -v update-desktop-database >/dev/null && update-desktop-database "$share/applications" || true
