#!/bin/sh
# How does "CTJ Desktop.app" become a disk image? On a Mac, after pyinstaller:
#   resources/desktop/make-dmg.sh "dist/CTJ Desktop.app" dist/ctj-desktop.dmg
# SIGN names a "Developer ID Application" certificate, NOTARY a profile that `xcrun notarytool store-credentials` keeps;
# without them the image is unsigned, and macOS asks whoever opens it (RELEASING.md).
set -eu
app=$1
image=$2
[ -d "$app/Contents/MacOS" ] || { echo "make-dmg.sh: “$app” is no application: run pyinstaller first." >&2; exit 1; }
[ -z "${NOTARY:-}" ] || [ -n "${SIGN:-}" ] || { echo "make-dmg.sh: what is notarised must be signed: set SIGN too." >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ditto "$app" "$work/CTJ Desktop.app"
if [ -n "${SIGN:-}" ]; then
  codesign --deep --force --options runtime --timestamp --sign "$SIGN" "$work/CTJ Desktop.app"
  codesign --verify --deep --strict "$work/CTJ Desktop.app"
fi
ln -s /Applications "$work/Applications"
hdiutil create -ov -volname "CTJ Desktop" -srcfolder "$work" -fs HFS+ -format UDZO "$image"
if [ -n "${SIGN:-}" ]; then
  codesign --timestamp --sign "$SIGN" "$image"
fi
if [ -n "${NOTARY:-}" ]; then
  xcrun notarytool submit "$image" --keychain-profile "$NOTARY" --wait
  xcrun stapler staple "$image"
fi
