// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// Says in which language the text of the pad is, and lets the person name another one.
AbstractButton {
    id: root

    required property Pad pad

    signal closed

    implicitWidth: words.implicitWidth + leftPadding + rightPadding
    leftPadding: Theme.space8
    rightPadding: Theme.space8
    font: Theme.small
    Accessible.name: qsTr("Language: %1").arg(pad.languageName)
    Keys.onReturnPressed: click()
    onClicked: list.open()

    contentItem: Words {
        id: words
        text: root.pad.languageName
        font: root.font
        color: root.hovered || root.visualFocus ? Theme.text : Theme.textTertiary
        verticalAlignment: Text.AlignVCenter
    }
    background: Rectangle {
        radius: Theme.radiusMedium
        color: root.down ? Theme.fillPressed : root.hovered ? Theme.fillHover : "transparent"
        FocusFrame { control: root; gap: -Theme.focusWidth - 2 }
    }

    Sheet {
        id: list
        objectName: "languageList"

        property list<languageRow> languages // those that fit what is typed

        function choose(name: string) {
            close();
            root.pad.setLanguage(name);
        }

        x: root.width - width
        y: -height - Theme.space4
        width: Theme.px(280)
        padding: Theme.space8
        onAboutToShow: {
            field.clear();
            field.forceActiveFocus();
            languages = root.pad.languagesWith("");
            rows.currentIndex = Math.max(0, languages.findIndex(row => row.name === root.pad.language));
            rows.positionViewAtIndex(rows.currentIndex, ListView.Center);
        }
        onClosed: root.closed()

        contentItem: ColumnLayout {
            spacing: Theme.space4
            SearchField {
                id: field
                objectName: "languageWords"
                Layout.fillWidth: true
                placeholderText: qsTr("Find a language")
                Keys.onUpPressed: rows.decrementCurrentIndex()
                Keys.onDownPressed: rows.incrementCurrentIndex()
                Keys.onReturnPressed: (rows.currentItem as ListRow)?.click()
                onTextEdited: {
                    list.languages = root.pad.languagesWith(text);
                    rows.currentIndex = 0;
                }
            }
            ListRow {
                Layout.fillWidth: true
                visible: field.text === ""
                text: root.pad.path === "" ? qsTr("Guess it") : qsTr("By the name of the file")
                onClicked: list.choose("")
            }
            ListView {
                id: rows
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.px(280)
                model: list.languages
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                ScrollBar.vertical: SlimScrollBar {}
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Languages")
                delegate: ListRow {
                    required property languageRow modelData
                    required property int index
                    width: ListView.view.width
                    text: modelData.title
                    focusPolicy: Qt.NoFocus
                    highlighted: ListView.isCurrentItem
                    iconName: modelData.name === root.pad.language ? "check" : ""
                    onClicked: list.choose(modelData.name)
                }
                Words {
                    anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: Theme.space16 }
                    visible: rows.count === 0
                    text: qsTr("No language is called so")
                    font: Theme.ui
                    color: Theme.textSecondary
                }
            }
        }
    }
}
