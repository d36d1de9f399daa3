// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// Every message of every conversation, found while one types. The caret stays in the field; the arrows move through
// what was found.
Item {
    id: root

    required property MessageSearch search
    property bool showsSidebarButton: false

    readonly property int columnWidth: Math.min(Theme.px(840), width - 2 * Theme.space24)
    readonly property list<int> ages: [0, 1, 7, 30, 365] // days
    readonly property list<string> languages: ["bash", "c", "cpp", "csharp", "css", "go", "html", "java", "javascript", "json",
        "kotlin", "lua", "php", "python", "ruby", "rust", "sql", "swift", "typescript", "xml", "yaml"] // as after a fence
    readonly property bool isEmpty: search.isAnswered && search.count === 0

    signal sidebarRequested
    signal closed
    signal opened(conversation: real, message: real, words: string)

    Component.onCompleted: {
        search.repeat();
        field.selectAll();
        field.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    function openCurrent() {
        const row = list.currentItem as SearchRow;
        if (row)
            root.opened(row.conversationId, row.messageId, row.foundWords);
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Search everything")
            showSidebarButton: root.showsSidebarButton
            onSidebarRequested: root.sidebarRequested()
            IconButton { iconName: "close"; iconSize: Theme.px(18); text: qsTr("Back to the chat (Esc)"); onClicked: root.closed() }
        }
        ColumnLayout {
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: root.columnWidth
            Layout.maximumWidth: root.columnWidth
            Layout.topMargin: Theme.space16
            spacing: Theme.space12

            SearchField {
                id: field
                objectName: "searchText"
                Layout.fillWidth: true
                implicitHeight: Theme.px(40)
                font: Theme.body
                placeholderText: qsTr("Words in messages, code and titles")
                text: root.search.text
                maximumLength: 400
                onTextChanged: root.search.text = text
                onAccepted: root.openCurrent()
                Keys.onDownPressed: list.incrementCurrentIndex()
                Keys.onUpPressed: list.decrementCurrentIndex()
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.space8
                Segmented {
                    label: qsTr("Search in")
                    choices: [qsTr("All"), qsTr("Mine"), qsTr("Answers"), qsTr("Code")]
                    current: root.search.scope
                    onChosen: index => root.search.scope = index
                }
                Dropdown {
                    visible: root.search.scope === MessageSearch.Code
                    label: qsTr("Language")
                    implicitWidth: Theme.px(150)
                    model: [qsTr("Any language"), ...root.languages]
                    currentIndex: root.languages.indexOf(root.search.language) + 1
                    onActivated: index => root.search.language = index > 0 ? root.languages[index - 1] : ""
                }
                Dropdown {
                    label: qsTr("Time")
                    implicitWidth: Theme.px(150)
                    model: [qsTr("Any time"), qsTr("Last day"), qsTr("Last week"), qsTr("Last month"), qsTr("Last year")]
                    currentIndex: Math.max(0, root.ages.indexOf(root.search.days))
                    onActivated: index => root.search.days = root.ages[index]
                }
                Dropdown {
                    visible: root.search.scope !== MessageSearch.Mine && root.search.models.length > 0
                    label: qsTr("Model")
                    model: [qsTr("Any model"), ...root.search.models]
                    currentIndex: root.search.models.indexOf(root.search.model) + 1
                    onActivated: index => root.search.model = index > 0 ? root.search.models[index - 1] : ""
                }
                Dropdown {
                    label: qsTr("Where")
                    implicitWidth: Theme.px(170)
                    model: [qsTr("Outside the bin"), qsTr("In the bin")]
                    currentIndex: root.search.isInBin ? 1 : 0
                    onActivated: index => root.search.isInBin = index === 1
                }
            }
            Words {
                Layout.fillWidth: true
                visible: root.search.messageCount > 0
                text: root.search.hasMore ? qsTr("The newest %n message(s)", "", root.search.messageCount) : qsTr("%n message(s)", "", root.search.messageCount)
                font: Theme.uiStrong
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            FailureNotice { Layout.fillWidth: true; failure: root.search.failure }
        }
        Divider { Layout.fillWidth: true; Layout.topMargin: Theme.space12 }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            ListView {
                id: list
                objectName: "searchResults"
                anchors { top: parent.top; bottom: parent.bottom; horizontalCenter: parent.horizontalCenter }
                width: root.columnWidth + 2 * Theme.space12 // rows stand out by their padding: their text is in the column
                model: root.search
                clip: true
                topMargin: Theme.space8
                bottomMargin: Theme.space24
                boundsBehavior: Flickable.StopAtBounds
                highlightMoveDuration: 0
                ScrollBar.vertical: SlimScrollBar {}
                Accessible.role: Accessible.List
                Accessible.name: qsTr("What was found")
                onAtYEndChanged: if (atYEnd) root.search.loadMore()
                delegate: SearchRow { onClicked: root.opened(conversationId, messageId, foundWords) }
            }
            Connections {
                target: root.search
                function onFound() {
                    if (list.currentIndex < 0 || list.currentIndex >= list.count)
                        list.currentIndex = Math.min(1, list.count - 1); // the first message
                }
                function onAsked() { list.currentIndex = -1; }
            }
            EmptyState {
                anchors.centerIn: parent
                width: Math.min(Theme.px(400), parent.width - 2 * Theme.space24)
                visible: root.isEmpty && !root.search.failure.isSet
                iconName: "search"
                title: field.text.trim() === "" ? qsTr("Everything that was said") : qsTr("Nothing was found")
                hint: field.text.trim() === ""
                    ? qsTr("In all conversations and all their branches. Words may stand in any order, and be the beginnings of words; accents do not count.")
                    : qsTr("Each word has to be in the message, as the beginning of one. What stands in quotation marks is looked for as it is.")
            }
        }
        Divider { Layout.fillWidth: true }
        KeyHints {
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: root.columnWidth
            Layout.maximumWidth: root.columnWidth
            Layout.preferredHeight: Theme.px(40)
            hints: [
                { keys: ["↑", "↓"], text: qsTr("choose") },
                { keys: ["Enter"], text: root.search.isInBin ? qsTr("restore and open") : qsTr("open at the message") },
                { keys: ["Tab"], text: qsTr("filters") },
                { keys: ["Esc"], text: qsTr("back to the chat") }
            ]
        }
    }
}
