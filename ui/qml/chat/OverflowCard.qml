// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Chasqui

// Stands above the composer when a message does not fit the context. Nothing is left out before the person has
// chosen; the message itself is stored already.
Card {
    id: root

    required property ChatSession session
    required property ModelChoice models
    required property ProgramInfo program

    readonly property bool canLeaveOut: session.overflow.omitted > 0
    readonly property bool canLengthen: models.longerContext >= session.overflow.needed
    enum Way { LeaveOut, Summarise, Lengthen }
    property int chosen: OverflowCard.LeaveOut // by the person
    readonly property int way: canLeaveOut && !(chosen === OverflowCard.Lengthen && !canLengthen) ? chosen : OverflowCard.Lengthen

    implicitHeight: column.implicitHeight + 2 * Theme.space16
    radius: Theme.radiusWindow
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("The context is full")

    function accept() {
        switch (root.way) {
        case OverflowCard.Lengthen:
            if (root.session.settings.model !== "" || root.session.settings.contextLength >= 0)
                root.session.settings.contextLength = root.models.longerContext; // which is loaded for the answer
            else
                root.models.useLongerContext();
            root.session.answerQuestion(root.session.overflow.question);
            break;
        case OverflowCard.Summarise:
            root.session.summariseOldest(always.checked);
            break;
        default:
            root.session.leaveOutOldest(always.checked);
        }
    }

    component WayRow: RadioRow {
        required property int way
        Layout.fillWidth: true
        checked: root.way === way
        onClicked: {
            root.chosen = way;
            checked = Qt.binding(() => root.way === way); // the click put a value in the binding's place
        }
    }

    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.space16 }
        spacing: 0
        RowLayout {
            spacing: Theme.space8
            Icon { name: "info"; tint: Theme.warning }
            Words { Layout.fillWidth: true; text: qsTr("This message does not fit any more"); font: Theme.uiStrong }
            Words {
                text: qsTr("%L1 of %L2 tokens").arg(root.session.overflow.needed).arg(root.session.overflow.available)
                font: Theme.figures
                color: Theme.danger
            }
        }
        Paragraph {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space4
            Layout.bottomMargin: Theme.space12
            text: root.canLeaveOut || root.canLengthen
                ? qsTr("Nothing is deleted: the chat keeps every message, the model reads fewer of them.")
                : qsTr("The message alone is longer than what the model can read at once. Edit it to make it shorter, or choose a model with a longer context.")
            font: Theme.small
            line: Theme.smallLine
            color: Theme.textTertiary
        }
        WayRow {
            way: OverflowCard.LeaveOut
            visible: root.canLeaveOut
            label: qsTr("Leave out the oldest messages")
            effect: qsTr("The model no longer reads the first %L1 of %L2").arg(root.session.overflow.omitted).arg(root.session.overflow.total)
        }
        WayRow {
            way: OverflowCard.Summarise
            visible: root.canLeaveOut
            label: qsTr("Summarise the oldest messages")
            effect: qsTr("The model writes a summary of the first %L1 of %L2 and reads it in their place").arg(root.session.overflow.omitted).arg(root.session.overflow.total)
        }
        WayRow {
            way: OverflowCard.Lengthen
            visible: root.canLengthen
            label: qsTr("Use a longer context: %L1 tokens").arg(root.models.longerContext)
            effect: qsTr("Takes %1 more memory and loads the model again").arg(root.program.bytes(root.models.longerContextBytes))
        }
        RowLayout {
            Layout.topMargin: Theme.space12
            spacing: Theme.space8
            CheckMark {
                id: always
                visible: root.way !== OverflowCard.Lengthen
                text: qsTr("Always in this chat")
                font: Theme.small
            }
            Item { Layout.fillWidth: true }
            TextButton {
                text: qsTr("Not now")
                onClicked: root.session.dismissOverflow()
            }
            TextButton {
                visible: root.canLeaveOut || root.canLengthen
                rank: TextButton.Primary
                text: qsTr("Send")
                onClicked: root.accept()
            }
        }
    }
}
