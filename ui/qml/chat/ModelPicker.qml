// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtCore
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Dialogs
import QtQuick.Layouts

import Chasqui

// Which model answers, and on what it runs. Opens the list of models.
Button {
    id: root

    required property ModelChoice models
    required property Preferences preferences
    required property ProgramInfo program
    property ChatSettings settings: null // of a chat, which may have a model of its own
    property bool isNarrow: false

    readonly property bool isOfChat: settings !== null && settings.model !== "" // and not of the program
    readonly property string path: settings === null ? models.askedPath : isOfChat ? settings.model : models.ownPath
    readonly property bool isElsewhere: path !== "" && path !== models.askedPath // loaded is the model of another chat
    readonly property bool isLoading: !isElsewhere && models.state === ModelChoice.Loading
    readonly property bool isReady: !isElsewhere && models.state === ModelChoice.Ready
    readonly property string state_: isElsewhere ? models.models.nameOf(path) || path.slice(path.lastIndexOf("/") + 1)
        : models.state === ModelChoice.NoModel ? qsTr("No model")
        : models.state === ModelChoice.Failed ? qsTr("Not loaded") : models.name

    implicitHeight: Theme.control
    leftPadding: Theme.px(10)
    rightPadding: Theme.space8
    topPadding: 0
    bottomPadding: 0
    Accessible.name: isLoading ? qsTr("Model: loading %1").arg(models.name)
        : isElsewhere ? qsTr("Model: %1, loaded when this chat asks").arg(state_)
        : isReady ? qsTr("Model: %1, running on %2").arg(models.name).arg(models.backend)
        : models.state === ModelChoice.Resting ? qsTr("Model: %1, resting until it is asked").arg(models.name)
        : state_
    ToolTip.text: isElsewhere ? qsTr("It is loaded when this chat asks") : isReady
        ? qsTr("%1 · running on %2, %n thread(s)", "", models.threads).arg(models.name).arg(models.device) : ""
    ToolTip.visible: hovered && !popup.visible && (isReady || isElsewhere)
    ToolTip.delay: 600
    ToolTip.timeout: 4000
    Keys.onReturnPressed: click()
    onClicked: open()

    function open() {
        root.models.refresh();
        popup.open();
    }
    function openFile() {
        fileDialog.active = true;
    }

    contentItem: Item {
        implicitWidth: row.implicitWidth
        Row {
            id: row
            anchors.centerIn: parent
            spacing: Theme.space8
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: !root.isElsewhere && root.models.state === ModelChoice.Failed
                name: "warning"
                tint: Theme.danger
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                visible: !root.isNarrow || !root.isReady
                width: Math.min(implicitWidth, Theme.px(260))
                text: root.isLoading ? qsTr("Loading %1").arg(root.models.name) : root.state_
                font: Theme.uiStrong
            }
            Badge {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.isReady
                text: root.models.backend
                iconName: "device"
            }
            Badge {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.isOfChat
                text: qsTr("This chat")
            }
            Badge {
                anchors.verticalCenter: parent.verticalCenter
                visible: !root.isElsewhere && root.models.state === ModelChoice.Resting
                text: qsTr("Resting")
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.isLoading
                text: qsTr("%1 %", "percent").arg(Math.round(root.models.loadShare * 100))
                font: Theme.figures
                color: Theme.textTertiary
            }
            Icon { anchors.verticalCenter: parent.verticalCenter; name: "chevron-down"; size: Theme.px(14); tint: Theme.textTertiary }
        }
    }
    background: Rectangle {
        radius: Theme.radiusMedium
        color: root.down ? Theme.fillPressed : root.hovered ? Theme.fillHover : "transparent"
        border { width: Theme.hairline; color: Theme.border }
        ProgressLine {
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: 1 }
            implicitHeight: Theme.space2
            visible: root.isLoading
            value: root.models.loadShare
        }
        FocusFrame { control: root }
    }

    Sheet {
        id: popup
        objectName: "modelList"
        x: root.mirrored ? 0 : root.width - width
        y: root.height + Theme.space4
        width: Math.min(Theme.px(400), root.Window.width - 2 * Theme.space16)
        padding: Theme.space8
        onOpened: {
            list.currentIndex = root.models.models.suggestedRow();
            list.forceActiveFocus(Qt.TabFocusReason);
        }
        Connections {
            target: root.models.models
            function onModelReset() { list.currentIndex = root.models.models.suggestedRow(); }
        }

        contentItem: ColumnLayout {
            spacing: Theme.space4
            ListView {
                id: list
                Layout.fillWidth: true
                Layout.preferredHeight: Math.min(contentHeight, Theme.px(360))
                visible: count > 0
                model: root.models.models
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                keyNavigationWraps: true
                ScrollBar.vertical: SlimScrollBar {}
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Models")
                Keys.onReturnPressed: (currentItem as ItemDelegate)?.click() // does nothing for one that cannot be used
                Keys.onSpacePressed: (currentItem as ItemDelegate)?.click()
                delegate: ItemDelegate {
                    id: entry
                    required property int index
                    required property string path
                    required property string name
                    required property string detail
                    required property bool isCurrent
                    readonly property bool isChosen: root.isElsewhere ? path === root.path : isCurrent
                    required property bool isStarter
                    required property failure failure

                    width: ListView.view.width
                    implicitHeight: words.implicitHeight + Theme.space16
                    enabled: !failure.isSet
                    highlighted: ListView.isCurrentItem && list.activeFocus
                    focusPolicy: Qt.NoFocus
                    Accessible.onPressAction: click()
                    Accessible.name: `${name}. ${detail}`
                    onClicked: {
                        popup.close();
                        if (root.isOfChat)
                            root.settings.model = path;
                        else
                            root.models.choose(path);
                    }
                    contentItem: RowLayout {
                        spacing: Theme.space8
                        Icon {
                            name: entry.failure.isSet ? "warning" : "check"
                            tint: entry.failure.isSet ? Theme.warning : Theme.accent
                            opacity: entry.isChosen || entry.failure.isSet ? 1 : 0
                        }
                        ColumnLayout {
                            id: words
                            spacing: 0
                            RowLayout {
                                spacing: Theme.space8
                                Words {
                                    Layout.fillWidth: true
                                    Layout.maximumWidth: implicitWidth
                                    text: entry.name
                                    font: Theme.uiStrong
                                    color: entry.enabled ? Theme.text : Theme.textTertiary
                                }
                                Badge { visible: entry.isStarter; text: qsTr("To try the program") }
                            }
                            Paragraph {
                                Layout.fillWidth: true
                                text: entry.failure.isSet ? `${entry.failure.title}. ${entry.failure.meaning}` : entry.detail
                                maximumLineCount: 2
                                elide: Text.ElideRight
                                font: Theme.small
                                line: Theme.smallLine
                                color: Theme.textTertiary
                            }
                        }
                    }
                    background: Rectangle {
                        radius: Theme.radiusMedium
                        color: entry.down ? Theme.fillPressed : entry.hovered || entry.highlighted ? Theme.fillHover : "transparent"
                        border { width: entry.highlighted ? Theme.focusWidth : 0; color: Theme.focusRing }
                    }
                }
            }
            Paragraph {
                Layout.fillWidth: true
                Layout.margins: Theme.space8
                visible: root.models.isStarter && root.models.state === ModelChoice.Ready
                text: qsTr("This model came with the program to try it. It is small and often wrong: a larger one answers much better.")
                font: Theme.small
                line: Theme.smallLine
                color: Theme.textSecondary
            }
            Divider { Layout.fillWidth: true }
            ListRow {
                Layout.fillWidth: true
                visible: root.isLoading || root.models.state === ModelChoice.Ready
                iconName: "stop"
                text: root.isLoading ? qsTr("Stop loading") : qsTr("Unload, frees %1 of memory").arg(root.program.bytes(root.models.memoryBytes))
                onClicked: {
                    popup.close();
                    root.models.unload();
                }
            }
            ListRow {
                Layout.fillWidth: true
                iconName: "folder"
                text: qsTr("Open a model file…")
                onClicked: {
                    popup.close();
                    root.openFile();
                }
            }
        }
    }
    Loader {
        id: fileDialog
        active: false
        sourceComponent: FileDialog {
            title: qsTr("Open a model file")
            currentFolder: StandardPaths.writableLocation(StandardPaths.DownloadLocation)
            nameFilters: [qsTr("Model files (*.gguf)"), qsTr("All files (*)")]
            Component.onCompleted: open()
            onAccepted: {
                root.models.openFile(selectedFile);
                fileDialog.active = false;
            }
            onRejected: fileDialog.active = false
        }
    }
}
