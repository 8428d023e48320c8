; How does the folder of the program become an installer for Windows? Inno Setup 6: iscc resources\desktop\ctj-desktop.iss
; Written and not tried yet. Installs for the person alone unless an administrator chooses otherwise.
#define Version GetVersionNumbersString("..\..\dist\ctj-desktop\ctj-desktop.exe")
[Setup]
AppId={{7C6E7C52-5B6C-4C53-9A0D-6E0E5E3C1F0A}
AppName=CTJ Desktop
AppVersion={#Version}
DefaultDirName={autopf}\CTJ Desktop
DefaultGroupName=CTJ Desktop
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=ctj-desktop-{#Version}
SetupIconFile=..\icons\ctj-app.ico
UninstallDisplayIcon={app}\ctj-desktop.exe
Compression=lzma2
SolidCompression=yes
[Languages]
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"
[CustomMessages]
fr.Workspace=Espace de travail CTJ
de.Workspace=CTJ-Arbeitsbereich
en.Workspace=CTJ workspace
fr.Exchange=Fichier d’échange CTJ
de.Exchange=CTJ-Austauschdatei
en.Exchange=CTJ exchange file
fr.Card=Carte de visite CTJ
de.Card=CTJ-Visitenkarte
en.Card=CTJ card of an office
[Files]
Source: "..\..\dist\ctj-desktop\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion
[Icons]
Name: "{autoprograms}\CTJ Desktop"; Filename: "{app}\ctj-desktop.exe"
Name: "{autodesktop}\CTJ Desktop"; Filename: "{app}\ctj-desktop.exe"; Tasks: desktop
[Tasks]
Name: "desktop"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
[Registry]
Root: HKA; Subkey: "Software\Classes\.ctj"; ValueType: string; ValueData: "CTJDesktop.Workspace"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.ctjx"; ValueType: string; ValueData: "CTJDesktop.Exchange"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.ctjcard"; ValueType: string; ValueData: "CTJDesktop.Card"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\CTJDesktop.Workspace"; ValueType: string; ValueData: "{cm:Workspace}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\CTJDesktop.Exchange"; ValueType: string; ValueData: "{cm:Exchange}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\CTJDesktop.Card"; ValueType: string; ValueData: "{cm:Card}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\CTJDesktop.Workspace\DefaultIcon"; ValueType: string; ValueData: "{app}\ctj-desktop.exe,0"
Root: HKA; Subkey: "Software\Classes\CTJDesktop.Exchange\DefaultIcon"; ValueType: string; ValueData: "{app}\ctj-desktop.exe,0"
Root: HKA; Subkey: "Software\Classes\CTJDesktop.Card\DefaultIcon"; ValueType: string; ValueData: "{app}\ctj-desktop.exe,0"
Root: HKA; Subkey: "Software\Classes\CTJDesktop.Workspace\shell\open\command"; ValueType: string; ValueData: """{app}\ctj-desktop.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\CTJDesktop.Exchange\shell\open\command"; ValueType: string; ValueData: """{app}\ctj-desktop.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\CTJDesktop.Card\shell\open\command"; ValueType: string; ValueData: """{app}\ctj-desktop.exe"" ""%1"""
