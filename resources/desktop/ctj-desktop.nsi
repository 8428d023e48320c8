; How does the folder of the program become an installer for Windows? On any system, with NSIS 3:
;   makensis -DVERSION=0.1.0 -DFOLDER=dist/ctj-desktop -DOUT=dist/ctj-desktop-setup.exe resources/desktop/ctj-desktop.nsi
; With -DQUICK it is larger and made in seconds, to be tried.
; For the person alone: no administrator is asked for. Unsigned unless -DSIGN=command is given, which gets the file.
; setup.exe /S installs without a word; it ends with 2 where the program is open, 3 where a newer one is installed.
Unicode true
Target amd64-unicode
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WordFunc.nsh
!insertmacro VersionCompare

!define NAME "CTJ Desktop"
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\CTJDesktop"
!define PATHS "Software\Microsoft\Windows\CurrentVersion\App Paths\ctj-desktop.exe"
!define CLASSES "Software\Classes"
!define ICON "$INSTDIR\_internal\resources\icons\ctj-app.ico"

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${ENTRY}" "InstallLocation"
RequestExecutionLevel user
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
!endif
AllowSkipFiles off
ManifestDPIAware true
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "EUPL-1.2"
!ifdef SIGN
  !finalize '${SIGN} "%1"'
  !uninstfinalize '${SIGN} "%1"'
!endif

!define MUI_ICON "../icons/ctj-app.ico"
!define MUI_UNICON "../icons/ctj-app.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "installer.bmp"
!define MUI_WELCOMEPAGE_TEXT "$(Welcome)"
!define MUI_FINISHPAGE_TEXT "$(Installed)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\ctj-desktop.exe"
!define MUI_FINISHPAGE_SHOWREADME
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!define MUI_FINISHPAGE_SHOWREADME_TEXT "$(DesktopIcon)"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION DesktopIcon
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "English"

; The words of NSIS itself are those of Germany where they say more than a button.
LangString Welcome ${LANG_FRENCH} "Le secrétariat d’un comité de pilotage territorial, en français et en allemand.$\r$\n$\r$\nCTJ Desktop est installé pour vous, sans droits d’administrateur. Vos espaces de travail, vos clés et vos réglages restent où ils sont."
LangString Welcome ${LANG_GERMAN} "Das Sekretariat eines territorialen Steuerungsausschusses, auf Deutsch und Französisch.$\r$\n$\r$\nCTJ Desktop wird für Sie installiert, ohne Administratorrechte. Ihre Arbeitsbereiche, Schlüssel und Einstellungen bleiben, wo sie sind."
LangString Welcome ${LANG_ENGLISH} "The secretariat of a territorial steering committee, in French and German.$\r$\n$\r$\nCTJ Desktop is installed for you, without administrator rights. Your workspaces, keys and settings stay where they are."
LangString Installed ${LANG_FRENCH} "CTJ Desktop est installé. Un double clic sur un espace de travail l’ouvre."
LangString Installed ${LANG_GERMAN} "CTJ Desktop ist installiert. Ein Doppelklick auf einen Arbeitsbereich öffnet ihn."
LangString Installed ${LANG_ENGLISH} "CTJ Desktop is installed. A double click on a workspace opens it."
LangString DesktopIcon ${LANG_FRENCH} "Placer une icône sur le bureau"
LangString DesktopIcon ${LANG_GERMAN} "Ein Symbol auf den Desktop legen"
LangString DesktopIcon ${LANG_ENGLISH} "Put an icon on the desktop"
LangString Workspace ${LANG_FRENCH} "Espace de travail CTJ"
LangString Workspace ${LANG_GERMAN} "CTJ-Arbeitsbereich"
LangString Workspace ${LANG_ENGLISH} "CTJ workspace"
LangString Exchange ${LANG_FRENCH} "Fichier d’échange CTJ"
LangString Exchange ${LANG_GERMAN} "CTJ-Austauschdatei"
LangString Exchange ${LANG_ENGLISH} "CTJ exchange file"
LangString Card ${LANG_FRENCH} "Carte de visite CTJ"
LangString Card ${LANG_GERMAN} "CTJ-Visitenkarte"
LangString Card ${LANG_ENGLISH} "CTJ card of an office"
LangString IsOpen ${LANG_FRENCH} "${NAME} est ouvert. Fermez-le, puis réessayez : ce qui a été saisi est enregistré."
LangString IsOpen ${LANG_GERMAN} "${NAME} ist geöffnet. Schliessen Sie das Programm und versuchen Sie es erneut: Was eingegeben wurde, ist gespeichert."
LangString IsOpen ${LANG_ENGLISH} "${NAME} is open. Close it and try again: what was typed is saved."
LangString IsNewer ${LANG_FRENCH} "Une version plus récente est installée. Une version plus ancienne ne peut pas ouvrir les fichiers de la plus récente : rien n’est changé."
LangString IsNewer ${LANG_GERMAN} "Eine neuere Version ist installiert. Eine ältere kann die Dateien der neueren nicht öffnen: Es wird nichts geändert."
LangString IsNewer ${LANG_ENGLISH} "A newer version is installed. An older one cannot open its files: nothing is changed."
LangString NotWhole ${LANG_FRENCH} "L’installation n’est pas terminée : les fichiers n’ont pas pu être écrits. Libérez de la place sur le disque, puis recommencez. La version déjà installée et vos données sont intactes."
LangString NotWhole ${LANG_GERMAN} "Die Installation ist nicht abgeschlossen: Die Dateien konnten nicht geschrieben werden. Schaffen Sie Platz auf dem Datenträger und beginnen Sie neu. Die bereits installierte Version und Ihre Daten sind unverändert."
LangString NotWhole ${LANG_ENGLISH} "The installation is not complete: its files could not be written. Make room on the disk, then start again. The installed version and your data are as they were."
LangString DataStays ${LANG_FRENCH} "Le programme est retiré. Vos espaces de travail, vos clés et vos réglages restent où ils sont."
LangString DataStays ${LANG_GERMAN} "Das Programm ist entfernt. Ihre Arbeitsbereiche, Schlüssel und Einstellungen bleiben, wo sie sind."
LangString DataStays ${LANG_ENGLISH} "The program is removed. Your workspaces, keys and settings stay where they are."

; A program that runs cannot be written to.
!macro WaitUntilClosed UN
  Function ${UN}WaitUntilClosed
    again:
      IfFileExists "$INSTDIR\ctj-desktop.exe" 0 closed
      ClearErrors
      FileOpen $0 "$INSTDIR\ctj-desktop.exe" a
      IfErrors open
      FileClose $0
      FileOpen $0 "$INSTDIR\ctj.exe" a
      IfErrors open
      FileClose $0
      Goto closed
    open:
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IsOpen)" /SD IDCANCEL IDRETRY again
      SetErrorLevel 2
      Quit
    closed:
  FunctionEnd
!macroend
!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

Function .onInit
  ReadRegStr $0 HKCU "${ENTRY}" "DisplayVersion"
  StrCmp $0 "" known
  ${VersionCompare} "$0" "${VERSION}" $1
  StrCmp $1 "1" 0 known
    MessageBox MB_OK|MB_ICONSTOP "$(IsNewer)" /SD IDOK
    SetErrorLevel 3
    Quit
  known:
FunctionEnd

Function .onInstFailed
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\next"
  RMDir "$INSTDIR\before"
  RMDir "$INSTDIR"
  MessageBox MB_OK|MB_ICONSTOP "$(NotWhole)" /SD IDOK
FunctionEnd

Function DesktopIcon
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\ctj-desktop.exe"
FunctionEnd

!macro Kind EXTENSION CLASS WORDS
  WriteRegStr HKCU "${CLASSES}\.${EXTENSION}" "" "${CLASS}"
  WriteRegStr HKCU "${CLASSES}\.${EXTENSION}\OpenWithProgids" "${CLASS}" ""
  WriteRegStr HKCU "${CLASSES}\${CLASS}" "" "${WORDS}"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\DefaultIcon" "" "${ICON}"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\shell\open\command" "" '"$INSTDIR\ctj-desktop.exe" "%1"'
!macroend

!macro NoKind EXTENSION CLASS
  DeleteRegValue HKCU "${CLASSES}\.${EXTENSION}\OpenWithProgids" "${CLASS}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.${EXTENSION}\OpenWithProgids"
  ReadRegStr $0 HKCU "${CLASSES}\.${EXTENSION}" ""
  StrCmp $0 "${CLASS}" 0 +2
    DeleteRegValue HKCU "${CLASSES}\.${EXTENSION}" ""
  DeleteRegKey /ifempty HKCU "${CLASSES}\.${EXTENSION}"
  DeleteRegKey HKCU "${CLASSES}\${CLASS}"
!macroend

; The new in the place of the old; where a scanner holds either, all of the old comes back.
!macro Exchange PART
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\${PART}"
    Rename "$INSTDIR\${PART}" "$INSTDIR\before\${PART}"
  ${EndIf}
  Rename "$INSTDIR\next\${PART}" "$INSTDIR\${PART}"
  ${If} ${Errors}
    !insertmacro TakeBack "_internal"
    !insertmacro TakeBack "ctj-desktop.exe"
    !insertmacro TakeBack "ctj.exe"
    Abort
  ${EndIf}
!macroend

!macro TakeBack PART
  ${If} ${FileExists} "$INSTDIR\before\${PART}"
    RMDir /r "$INSTDIR\${PART}"
    Delete "$INSTDIR\${PART}"
    Rename "$INSTDIR\before\${PART}" "$INSTDIR\${PART}"
  ${EndIf}
!macroend

; Beside the old program until all of it is there: an installation that breaks off has changed nothing.
Section "" PROGRAM
  Call WaitUntilClosed
  Call NeedRoom
  RMDir /r "$INSTDIR\next"
  SetOutPath "$INSTDIR\next"
  File /r "${FOLDER}/*"
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\before"
  CreateDirectory "$INSTDIR\before"
  !insertmacro Exchange "_internal"
  !insertmacro Exchange "ctj-desktop.exe"
  !insertmacro Exchange "ctj.exe"
  RMDir "$INSTDIR\next"
  RMDir /r "$INSTDIR\before"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\ctj-desktop.exe"
  !insertmacro Kind "ctj" "CTJDesktop.Workspace" "$(Workspace)"
  !insertmacro Kind "ctjx" "CTJDesktop.Exchange" "$(Exchange)"
  !insertmacro Kind "ctjcard" "CTJDesktop.Card" "$(Card)"
  WriteRegStr HKCU "${PATHS}" "" "$INSTDIR\ctj-desktop.exe"
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegStr HKCU "${ENTRY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${ENTRY}" "DisplayIcon" "$INSTDIR\ctj-desktop.exe"
  WriteRegStr HKCU "${ENTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${ENTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${ENTRY}" "EstimatedSize" $0
  WriteRegDWORD HKCU "${ENTRY}" "NoModify" 1
  WriteRegDWORD HKCU "${ENTRY}" "NoRepair" 1
  ${RefreshShellIcons}
SectionEnd

; What is unpacked stands beside the old program for a while. Where the system does not tell, it is tried.
Function NeedRoom
  CreateDirectory "$INSTDIR"
  SectionGetSize ${PROGRAM} $1
  ClearErrors
  ${DriveSpace} "$INSTDIR" "/D=F /S=K" $0
  ${IfNot} ${Errors}
  ${AndIf} $0 < $1
    RMDir "$INSTDIR"
    MessageBox MB_OK|MB_ICONSTOP "$(NotWhole)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
FunctionEnd

; Only what was installed: nothing else in the folder, no workspace, and nothing of the person’s own data folder.
Section Uninstall
  Call un.WaitUntilClosed
  RMDir /r "$INSTDIR\next"
  RMDir /r "$INSTDIR\before"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\ctj-desktop.exe"
  Delete "$INSTDIR\ctj.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  !insertmacro NoKind "ctj" "CTJDesktop.Workspace"
  !insertmacro NoKind "ctjx" "CTJDesktop.Exchange"
  !insertmacro NoKind "ctjcard" "CTJDesktop.Card"
  DeleteRegKey HKCU "${PATHS}"
  DeleteRegKey HKCU "${ENTRY}"
  ${RefreshShellIcons}
  MessageBox MB_OK|MB_ICONINFORMATION "$(DataStays)" /SD IDOK
SectionEnd
