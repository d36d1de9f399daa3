// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick

import Chasqui

// All that the window can do by a key or from the palette, and its keys. What does it is in Main.qml.
QtObject {
    id: root

    required property ConversationBrowser browser
    required property ChatSession session
    required property Preferences preferences
    property string page: "chat"

    readonly property bool isInChat: page === "chat"
    readonly property bool hasChat: session.conversationId !== 0
    readonly property string actions: qsTr("Actions")
    readonly property string settings: qsTr("Settings")

    signal pageRequested(string page)
    signal chatRequested
    signal newChatRequested
    signal findRequested
    signal modelListRequested
    signal sidebarRequested
    signal paletteRequested
    signal shortcutsRequested
    signal undoRequested
    signal areaRequested(int by)
    signal stepRequested(int by)
    signal versionRequested(int by)
    signal scrollRequested(int by)
    signal chatSettingsRequested
    signal attachRequested
    signal renameRequested
    signal exportRequested(conversations: var, title: string)
    signal importRequested
    signal settingRequested(string name)

    component Action: Command {
        group: root.actions
    }
    component Setting: Command {
        property string name
        group: root.settings
        iconName: "settings"
        onTriggered: root.settingRequested(name)
    }

    readonly property list<Command> all: [
        Action { text: qsTr("New chat"); iconName: "new-chat"; keys: ["Ctrl+N"]; onTriggered: root.newChatRequested() },
        Action { text: qsTr("Search everything"); iconName: "search"; keys: ["Ctrl+Shift+F"]; onTriggered: root.pageRequested("search") },
        Action { text: qsTr("Find in this chat"); iconName: "search"; keys: ["Ctrl+F"]; enabled: root.isInChat; onTriggered: root.findRequested() },
        Action { text: qsTr("Palette"); keys: ["Ctrl+K"]; isOffered: false; onTriggered: root.paletteRequested() },
        Action { text: qsTr("Stop the answer"); iconName: "stop"; shownKeys: "Esc"; enabled: root.isInChat && root.session.isAnswering; onTriggered: root.session.stop() },
        Action { text: qsTr("Attach files"); iconName: "attach"; enabled: root.isInChat; onTriggered: root.attachRequested() },
        Action { text: qsTr("Answers in this chat"); iconName: "settings"; enabled: root.isInChat; onTriggered: root.chatSettingsRequested() },
        Action { text: qsTr("Choose the model"); iconName: "models"; keys: ["Ctrl+M"]; onTriggered: root.modelListRequested() },
        Action { text: qsTr("Models"); iconName: "models"; keys: ["Ctrl+Shift+M"]; onTriggered: root.pageRequested("models") },
        Action { text: qsTr("Code pad"); iconName: "code"; keys: ["Ctrl+Shift+E"]; onTriggered: root.pageRequested("pad") },
        Action { text: qsTr("Back to the chat"); iconName: "chat"; enabled: !root.isInChat; onTriggered: root.chatRequested() },
        Action { text: qsTr("Network"); iconName: "shield"; onTriggered: root.pageRequested("network") },
        Action { text: qsTr("Bin"); iconName: "bin"; onTriggered: root.pageRequested("bin") },
        Action { text: qsTr("Settings"); iconName: "settings"; keys: ["Ctrl+,"]; onTriggered: root.page === "settings" ? root.chatRequested() : root.pageRequested("settings") },
        Action { text: qsTr("Show or hide the sidebar"); iconName: "sidebar"; keys: ["Ctrl+B"]; onTriggered: root.sidebarRequested() },
        Action { text: qsTr("Keyboard shortcuts"); iconName: "info"; keys: ["Ctrl+/", "F1"]; onTriggered: root.shortcutsRequested() },
        Action { text: qsTr("Take back the last change"); iconName: "undo"; keys: ["Ctrl+Z"]; enabled: root.page !== "pad"; onTriggered: root.undoRequested() },
        Action { text: qsTr("Rename this chat"); iconName: "edit"; enabled: root.hasChat; onTriggered: root.renameRequested() },
        Action {
            text: qsTr("Export this chat…")
            iconName: "export"
            enabled: root.hasChat
            onTriggered: root.exportRequested([root.session.conversationId], root.session.title)
        },
        Action { text: qsTr("Archive this chat"); iconName: "archive"; enabled: root.hasChat; onTriggered: root.browser.setArchived([root.session.conversationId], true) },
        Action { text: qsTr("Move this chat to the bin"); iconName: "bin"; enabled: root.hasChat; onTriggered: root.browser.moveToBin([root.session.conversationId]) },
        Action { text: qsTr("Export all…"); iconName: "export"; onTriggered: root.exportRequested([], "") },
        Action { text: qsTr("Import files…"); iconName: "download"; onTriggered: root.importRequested() },
        Action { text: qsTr("Next chat"); iconName: "chevron-down"; keys: ["Ctrl+Tab", "Ctrl+PgDown"]; onTriggered: root.stepRequested(1) },
        Action { text: qsTr("Previous chat"); iconName: "chevron-left"; keys: ["Ctrl+Shift+Tab", "Ctrl+PgUp"]; onTriggered: root.stepRequested(-1) },
        Action { text: qsTr("Previous version"); iconName: "chevron-left"; keys: ["Alt+Left"]; enabled: root.isInChat; onTriggered: root.versionRequested(-1) },
        Action { text: qsTr("Next version"); iconName: "chevron-right"; keys: ["Alt+Right"]; enabled: root.isInChat; onTriggered: root.versionRequested(1) },
        Action { text: qsTr("Page up"); keys: ["PgUp"]; isOffered: false; enabled: root.isInChat; onTriggered: root.scrollRequested(-1) },
        Action { text: qsTr("Page down"); keys: ["PgDown"]; isOffered: false; enabled: root.isInChat; onTriggered: root.scrollRequested(1) },
        Action { text: qsTr("To the next area"); keys: ["F6"]; isOffered: false; onTriggered: root.areaRequested(1) },
        Action { text: qsTr("To the previous area"); keys: ["Shift+F6"]; isOffered: false; onTriggered: root.areaRequested(-1) },
        Action { text: qsTr("Larger"); iconName: "plus"; keys: ["Ctrl++", "Ctrl+="]; note: root.percent; onTriggered: root.preferences.zoom = Math.min(2, root.preferences.zoom + 0.1) },
        Action { text: qsTr("Smaller"); iconName: "chevron-down"; keys: ["Ctrl+-"]; note: root.percent; onTriggered: root.preferences.zoom = Math.max(1, root.preferences.zoom - 0.1) },
        Action { text: qsTr("Usual size"); iconName: "check"; keys: ["Ctrl+0"]; note: root.percent; onTriggered: root.preferences.zoom = 1 },
        Setting {
            text: qsTr("Dark theme")
            iconName: "moon"
            note: root.onOff(root.preferences.theme === Preferences.Dark)
            onTriggered: root.preferences.theme = Preferences.Dark
        },
        Setting {
            text: qsTr("Light theme")
            iconName: "sun"
            note: root.onOff(root.preferences.theme === Preferences.Light)
            onTriggered: root.preferences.theme = Preferences.Light
        },
        Setting { text: qsTr("Language"); name: "language" },
        Setting { text: qsTr("Higher contrast"); name: "contrast"; iconName: "sun"; note: root.onOff(root.preferences.highContrast) },
        Setting { text: qsTr("Less motion"); name: "motion"; note: root.onOff(root.preferences.reduceMotion) },
        Setting { text: qsTr("Device"); name: "device"; iconName: "device" },
        Setting { text: qsTr("Context"); name: "context" },
        Setting { text: qsTr("Instruction"); name: "instruction" },
        Setting { text: qsTr("Temperature"); name: "temperature" },
        Setting { text: qsTr("Longest answer"); name: "longest" },
        Setting { text: qsTr("Names of chats"); name: "names"; note: root.onOff(root.preferences.titlesByModel) },
        Setting { text: qsTr("Checks of code"); name: "checks"; iconName: "check" },
        Setting { text: qsTr("Downloads"); name: "downloads"; iconName: "download" },
        Setting { text: qsTr("Where conversations are kept"); name: "data"; iconName: "folder" },
        Setting { text: qsTr("Where model files are kept"); name: "models"; iconName: "folder" }
    ]
    readonly property string percent: qsTr("%1 %", "percent").arg(Math.round(preferences.zoom * 100))

    function onOff(isOn: bool): string {
        return isOn ? qsTr("On") : qsTr("Off")
    }
}
