// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Dialogs
import QtQuick.Layouts

import Chasqui

// What left this computer: nothing, unless it is listed here.
Item {
    id: root

    required property NetworkLog log
    property bool showsSidebarButton: false

    readonly property bool mirrored: LayoutMirroring.enabled
    readonly property int tableWidth: Math.min(Theme.px(840), width - 2 * Theme.space24)

    signal sidebarRequested

    component Cell: Words {
        property real share: 1 // of 11: a fixed width, because a layout takes preferred widths only as a wish
        Layout.preferredWidth: Math.round(share * (root.tableWidth - Theme.space16 * 4) / 11)
        Layout.maximumWidth: Layout.preferredWidth
        font: Theme.small
    }
    component HeadCell: Cell {
        font: Theme.caption
        color: Theme.textTertiary
    }
    component Title: Words {
        font: Theme.uiStrong
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    Component.onCompleted: log.refresh()

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Network")
            showSidebarButton: root.showsSidebarButton
            onSidebarRequested: root.sidebarRequested()
            TextButton {
                objectName: "exportLedger"
                visible: !root.log.isEmpty
                text: qsTr("Export the requests…")
                iconName: "export"
                onClicked: exportDialog.active = true
            }
        }
        ListView {
            id: list
            objectName: "requests"
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: root.tableWidth
            Layout.fillHeight: true
            model: root.log.requests
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: SlimScrollBar { // at the edge of the page, not upon the table
                parent: root
                x: root.mirrored ? 0 : root.width - width
                y: list.y
                height: list.height
            }
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Requests")
            header: ColumnLayout {
                width: list.width
                spacing: 0
                RowLayout {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space32
                    spacing: Theme.space16
                    Rectangle {
                        implicitWidth: Theme.px(56)
                        implicitHeight: Theme.px(56)
                        radius: Theme.radiusWindow
                        color: Theme.successSubtle
                        Icon { anchors.centerIn: parent; name: "shield"; size: Theme.px(28); tint: Theme.success }
                    }
                    ColumnLayout {
                        spacing: Theme.space2
                        Words {
                            objectName: "networkSummary"
                            Layout.fillWidth: true
                            text: root.log.isOffline ? qsTr("Offline: nothing is asked")
                                : qsTr("%n request(s) since start", "", root.log.requestsSinceStart)
                            font: Theme.heading
                            Accessible.role: Accessible.Heading
                            Accessible.name: text
                        }
                        Words {
                            Layout.fillWidth: true
                            text: qsTr("Chatting and answering never use the network.")
                            color: Theme.textSecondary
                            wrapMode: Text.Wrap
                            elide: Text.ElideNone
                        }
                    }
                }
                FailureNotice {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space16
                    failure: root.log.failure
                    TextButton {
                        rank: TextButton.Quiet
                        implicitHeight: Theme.controlSmall
                        text: qsTr("Close")
                        onClicked: root.log.dismissFailure()
                    }
                }
                Card {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space24
                    implicitHeight: useLayout.implicitHeight + 2 * Theme.space12
                    GridLayout {
                        id: useLayout
                        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; leftMargin: Theme.space16; rightMargin: Theme.space12 }
                        columns: root.tableWidth < Theme.px(700) ? 1 : 2
                        columnSpacing: Theme.space12
                        rowSpacing: Theme.space8
                        ColumnLayout {
                            Layout.fillWidth: true
                            spacing: Theme.space2
                            Title { Layout.fillWidth: true; text: qsTr("When something wants the network") }
                            Words {
                                Layout.fillWidth: true
                                text: qsTr("Only downloads and searches for models can ask, and only after you click.")
                                font: Theme.small
                                color: Theme.textTertiary
                                wrapMode: Text.Wrap
                                elide: Text.ElideNone
                            }
                        }
                        Segmented {
                            objectName: "networkUse"
                            label: qsTr("When something wants the network")
                            choices: [qsTr("Never"), qsTr("Ask each time"), qsTr("Allow listed")]
                            current: root.log.use
                            onChosen: index => root.log.setUse(index)
                        }
                    }
                }
                Title { Layout.topMargin: Theme.space32; text: qsTr("Servers you allowed") }
                Words {
                    visible: root.log.servers.length === 0
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space8
                    text: qsTr("None. When you download a model, you are asked about its server first.")
                    font: Theme.small
                    color: Theme.textTertiary
                    wrapMode: Text.Wrap
                    elide: Text.ElideNone
                }
                RowLayout {
                    visible: root.log.servers.length > 0
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space8
                    Layout.preferredHeight: Theme.controlSmall
                    spacing: Theme.space16
                    HeadCell { share: 4; text: qsTr("Server") }
                    HeadCell { share: 1.6; text: qsTr("Since") }
                    HeadCell { share: 1.4; text: qsTr("Requests"); horizontalAlignment: Text.AlignRight }
                    HeadCell { share: 1.6; text: qsTr("Received"); horizontalAlignment: Text.AlignRight }
                    Item { Layout.fillWidth: true }
                }
                Repeater {
                    model: root.log.servers
                    ColumnLayout {
                        id: serverRow
                        required property networkRow modelData
                        Layout.fillWidth: true
                        spacing: 0
                        Divider { Layout.fillWidth: true }
                        RowLayout {
                            Layout.fillWidth: true
                            Layout.preferredHeight: Theme.controlLarge
                            spacing: Theme.space16
                            Cell { share: 4; text: serverRow.modelData.name; font: Theme.uiStrong }
                            Cell { share: 1.6; text: serverRow.modelData.time; color: Theme.textSecondary }
                            Cell { share: 1.4; text: serverRow.modelData.count; horizontalAlignment: Text.AlignRight }
                            Cell { share: 1.6; text: serverRow.modelData.received; horizontalAlignment: Text.AlignRight }
                            Item { Layout.fillWidth: true }
                            TextButton {
                                objectName: "withdraw"
                                rank: TextButton.Quiet
                                implicitHeight: Theme.controlSmall
                                text: qsTr("Withdraw")
                                Accessible.name: qsTr("Withdraw %1").arg(serverRow.modelData.name)
                                onClicked: root.log.withdraw(serverRow.modelData.site)
                            }
                        }
                    }
                }
                RowLayout {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space32
                    Title { Layout.fillWidth: true; text: qsTr("All requests") }
                    Segmented {
                        objectName: "shownRequests"
                        visible: !root.log.isEmpty
                        label: qsTr("Requests")
                        choices: [qsTr("All"), qsTr("Made"), qsTr("Refused")]
                        current: root.log.shown
                        onChosen: index => root.log.shown = index
                    }
                }
                Words {
                    visible: list.count === 0
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space8
                    text: root.log.isEmpty ? qsTr("Nothing was ever asked of the network.") : qsTr("There are none of this kind.")
                    font: Theme.small
                    color: Theme.textTertiary
                    wrapMode: Text.Wrap
                    elide: Text.ElideNone
                }
                RowLayout {
                    visible: list.count > 0
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space8
                    Layout.preferredHeight: Theme.controlSmall
                    spacing: Theme.space16
                    HeadCell { share: 2; text: qsTr("When") }
                    HeadCell { share: 2.5; text: qsTr("Server") }
                    HeadCell { share: 3; text: qsTr("Why") }
                    HeadCell { share: 1.3; text: qsTr("Received"); horizontalAlignment: Text.AlignRight }
                    HeadCell { share: 2.2; text: qsTr("Outcome") }
                }
            }
            footer: Item { implicitHeight: Theme.space32 }
            delegate: Item {
                id: row
                required property networkRow modelData
                width: ListView.view.width
                implicitHeight: Theme.control
                Accessible.role: Accessible.ListItem
                Accessible.name: `${modelData.time}, ${modelData.name}, ${modelData.reason}, ${modelData.received}, ${modelData.outcome}`
                HoverHandler { id: hover }
                ToolTip.visible: hover.hovered && reason.truncated
                ToolTip.text: row.modelData.reason
                ToolTip.delay: 500
                Divider { anchors { left: parent.left; right: parent.right; top: parent.top } }
                RowLayout {
                    anchors.fill: parent
                    spacing: Theme.space16
                    Cell { share: 2; text: row.modelData.time; color: Theme.textSecondary }
                    Cell { share: 2.5; text: row.modelData.name }
                    Cell { id: reason; share: 3; text: row.modelData.reason; color: Theme.textSecondary }
                    Cell { share: 1.3; text: row.modelData.received; horizontalAlignment: Text.AlignRight }
                    RowLayout {
                        Layout.fillWidth: true
                        spacing: Theme.px(6)
                        Icon {
                            name: row.modelData.isGood ? "check" : "close"
                            size: Theme.px(14)
                            tint: row.modelData.isGood ? Theme.success : row.modelData.isBad ? Theme.danger : Theme.textSecondary
                        }
                        Words { Layout.fillWidth: true; text: row.modelData.outcome; font: Theme.small; color: row.modelData.isBad ? Theme.danger : Theme.textSecondary }
                    }
                }
            }
        }
    }
    Loader {
        id: exportDialog
        active: false
        sourceComponent: FileDialog {
            fileMode: FileDialog.SaveFile
            currentFile: "chasqui-requests.csv"
            nameFilters: [qsTr("Tables (*.csv)"), qsTr("All files (*)")]
            Component.onCompleted: open()
            onAccepted: {
                root.log.exportTo(selectedFile);
                exportDialog.active = false;
            }
            onRejected: exportDialog.active = false
        }
    }
}
