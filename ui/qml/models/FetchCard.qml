// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Layouts

import Chasqui

// Where the address of a model is written.
Card {
    id: root

    required property Downloads downloads

    signal closed

    function focusField() {
        address.forceActiveFocus(Qt.TabFocusReason);
    }
    function fetch() {
        if (address.text.trim() !== "")
            root.downloads.fetch(address.text);
    }

    implicitHeight: column.implicitHeight + 2 * Theme.space12
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Fetch a model")
    Keys.onEscapePressed: root.closed()

    // What was refused stays, to be mended.
    Connections {
        target: root.downloads
        function onQuestionChanged() {
            address.clear();
            if (root.visible && !root.downloads.isAsking)
                root.focusField();
        }
    }
    Connections {
        target: root.downloads.list
        function onRowsInserted() { address.clear(); }
    }
    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.space12 }
        spacing: Theme.space8
        RowLayout {
            spacing: Theme.space8
            TextBox {
                id: address
                objectName: "fetchAddress"
                Layout.fillWidth: true
                placeholderText: qsTr("Address of a GGUF file, or of its page on Hugging Face")
                Accessible.name: placeholderText
                onAccepted: root.fetch()
            }
            TextButton {
                rank: TextButton.Primary
                enabled: address.text.trim() !== ""
                text: qsTr("Fetch")
                onClicked: root.fetch()
            }
            IconButton {
                iconName: "close"
                text: qsTr("Close")
                onClicked: root.closed()
            }
        }
        FailureNotice {
            Layout.fillWidth: true
            failure: root.downloads.failure
        }
    }
}
