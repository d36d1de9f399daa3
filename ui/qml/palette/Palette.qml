// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// Every command and every chat, found by what it is called. The caret stays in the field; the arrows choose.
Popup {
    id: root

    required property list<Command> commands
    required property ConversationListModel conversations

    signal conversationRequested(real conversation)

    function accept(row: PaletteRow) {
        if (!row)
            return;
        const conversation = row.conversationId;
        const command = root.offered[row.command];
        root.close();
        if (command)
            command.triggered();
        else
            root.conversationRequested(conversation);
    }

    property list<Command> offered: []

    parent: Overlay.overlay
    x: Math.round(((parent?.width ?? 0) - width) / 2)
    y: Math.min(Theme.px(112), Math.round((parent?.height ?? 0) * 0.14))
    width: Math.min(Theme.px(640), (parent?.width ?? 0) - 2 * Theme.space16)
    padding: 0
    modal: true
    focus: true
    enter: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.durationMedium; easing.type: Theme.easing } }
    background: FloatingSurface { radius: Theme.radiusWindow }
    onAboutToShow: { // what can be done now
        root.offered = root.commands.filter(command => command.enabled && command.isOffered);
        palette.commands = root.offered.map(command => ({
            text: command.text, group: command.group, iconName: command.iconName, note: command.note, keys: command.shownKeys
        }));
        field.clear();
        list.currentIndex = 0;
        field.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    PaletteModel {
        id: palette
        conversations: root.conversations
        text: field.text
        onChanged: list.currentIndex = Math.min(0, count - 1)
    }

    contentItem: ColumnLayout {
        spacing: 0
        TextField {
            id: field
            objectName: "paletteField"
            Layout.fillWidth: true
            implicitHeight: Theme.px(56)
            leftPadding: Theme.px(50)
            rightPadding: Theme.space16
            font: Theme.body
            color: Theme.text
            placeholderText: qsTr("A command, a chat or a setting")
            placeholderTextColor: Theme.textTertiary
            selectionColor: Theme.selection
            selectedTextColor: Theme.text
            maximumLength: 200
            background: null
            Accessible.role: Accessible.EditableText
            Accessible.name: placeholderText
            Accessible.description: (list.currentItem as PaletteRow)?.block.text ?? ""
            onAccepted: root.accept(list.currentItem as PaletteRow)
            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onUpPressed: list.decrementCurrentIndex()
            Keys.onPressed: event => {
                const page = event.key === Qt.Key_PageDown ? 8 : event.key === Qt.Key_PageUp ? -8 : 0;
                event.accepted = page !== 0;
                if (page !== 0)
                    list.currentIndex = Math.max(0, Math.min(list.count - 1, list.currentIndex + page));
            }
            Icon {
                anchors { left: parent.left; leftMargin: Theme.px(20); verticalCenter: parent.verticalCenter }
                name: "search"
                tint: Theme.textSecondary
            }
        }
        Divider { Layout.fillWidth: true }
        ListView {
            id: list
            objectName: "paletteList"
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight + topMargin + bottomMargin, Theme.px(440), (root.parent?.height ?? 0) - root.y - Theme.px(140))
            Layout.fillHeight: true
            visible: count > 0
            model: palette
            clip: true
            cacheBuffer: 0 // rows that are still being made when others come are complained about by Qt
            topMargin: Theme.space8
            bottomMargin: Theme.space8
            leftMargin: Theme.space8
            rightMargin: Theme.space8
            highlightMoveDuration: 0
            boundsBehavior: Flickable.StopAtBounds
            keyNavigationWraps: true
            ScrollBar.vertical: SlimScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("What was found")
            section.property: "section"
            section.delegate: SectionLabel {
                required property string section
                width: ListView.view.width
                leftPadding: Theme.space12
                text: section
            }
            delegate: PaletteRow { onClicked: root.accept(this) }
        }
        Words {
            Layout.fillWidth: true
            Layout.margins: Theme.space24
            visible: list.count === 0
            text: qsTr("Nothing is called like that. What was said is found by Ctrl+Shift+F.")
            color: Theme.textSecondary
            wrapMode: Text.Wrap
            elide: Text.ElideNone
            horizontalAlignment: Text.AlignHCenter
        }
        Divider { Layout.fillWidth: true }
        KeyHints {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.px(20)
            Layout.preferredHeight: Theme.px(40)
            hints: [
                { keys: ["↑", "↓"], text: qsTr("choose") },
                { keys: ["Enter"], text: qsTr("do it") },
                { keys: ["Esc"], text: qsTr("close") }
            ]
        }
    }
}
