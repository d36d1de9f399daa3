// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// All keys, where they do something.
ModalSheet {
    id: root

    required property list<Command> commands
    readonly property var groups: [
        {
            name: qsTr("Everywhere"),
            rows: commands.filter(command => command.shownKeys !== "").map(command => ({ keys: command.shownKeys, text: command.text }))
        },
        {
            name: qsTr("Where one writes"),
            rows: [
                { keys: "Enter", text: qsTr("Send") },
                { keys: "Shift+Enter", text: qsTr("A new line") },
                { keys: "Ctrl+V", text: qsTr("Paste; files are attached") },
                { keys: "Esc", text: qsTr("Close what is nearest, or stop the answer") }
            ]
        },
        {
            name: qsTr("In lists"),
            rows: [
                { keys: "↑ ↓", text: qsTr("Choose") },
                { keys: "Enter", text: qsTr("Open") },
                { keys: "Ctrl+Space", text: qsTr("Select a chat, or not; with the mouse, Ctrl and a click") },
                { keys: "Shift+↑ Shift+↓", text: qsTr("Select several; with the mouse, Shift and a click") },
                { keys: "Ctrl+A", text: qsTr("Select all") },
                { keys: "F2", text: qsTr("Rename") },
                { keys: "Del", text: qsTr("Move to the bin") },
                { keys: "Menu", text: qsTr("More actions") }
            ]
        },
        {
            name: qsTr("In the code pad"),
            rows: [
                { keys: "Ctrl+O", text: qsTr("Open a file") },
                { keys: "Ctrl+S", text: qsTr("Save") },
                { keys: "Ctrl+T", text: qsTr("Another text") },
                { keys: "Ctrl+W", text: qsTr("Close the text") },
                { keys: "Ctrl+F", text: qsTr("Find and replace") },
                { keys: "F7", text: qsTr("Check the code") }
            ]
        }
    ]

    objectName: "shortcuts"
    widest: Theme.px(560)
    height: Math.min(implicitHeight, (parent?.height ?? 0) - 2 * Theme.space16)
    onOpened: close.forceActiveFocus(Qt.TabFocusReason)

    contentItem: ColumnLayout {
        spacing: Theme.space12
        RowLayout {
            Layout.fillWidth: true
            Words { Layout.fillWidth: true; text: qsTr("Keyboard shortcuts"); font: Theme.title; Accessible.role: Accessible.Heading; Accessible.name: text }
            IconButton { id: close; iconName: "close"; text: qsTr("Close"); onClicked: root.close() }
        }
        ScrollColumn {
            id: column
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: implicitHeight
            activeFocusOnTab: true
            Keys.onDownPressed: flick(0, -Theme.px(600))
            Keys.onUpPressed: flick(0, Theme.px(600))
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Keyboard shortcuts")
            Repeater {
                model: root.groups
                ColumnLayout {
                    id: group
                    required property var modelData
                    Layout.fillWidth: true
                    spacing: 0
                    SectionLabel { Layout.leftMargin: 0; text: group.modelData.name }
                    Repeater {
                        model: group.modelData.rows
                        RowLayout {
                            id: row
                            required property var modelData
                            Layout.fillWidth: true
                            Layout.preferredHeight: Theme.px(30)
                            spacing: Theme.space12
                            Accessible.role: Accessible.ListItem
                            Accessible.name: `${modelData.text}: ${modelData.keys}`
                            Words { Layout.fillWidth: true; text: row.modelData.text; Accessible.ignored: true }
                            KeyCap { keys: row.modelData.keys }
                        }
                    }
                }
            }
        }
    }
}
