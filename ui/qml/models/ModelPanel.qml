// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// Beside the list: one model, and every byte that it will take before it is loaded.
Rectangle {
    id: root

    required property ModelBrowser browser
    required property ModelChoice choice
    property bool isSheet: false
    readonly property string shownPath: browser.path

    signal closed
    signal used
    signal repairRequested(file: string)

    function focusFirst() {
        nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
    }

    onShownPathChanged: {
        renaming.active = false;
        Qt.callLater(notes.turn);
    }
    implicitWidth: Theme.panelWidth
    color: Theme.window
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("About %1").arg(browser.name)

    Divider { anchors { left: parent.left; top: parent.top; bottom: parent.bottom } }

    Flickable {
        anchors.fill: parent
        contentHeight: column.implicitHeight + 2 * Theme.space16
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: SlimScrollBar {}

        ColumnLayout {
            id: column
            x: Theme.space24
            y: Theme.space16
            width: parent.width - 2 * x
            spacing: 0

            RowLayout {
                spacing: Theme.space8
                Words {
                    Layout.fillWidth: true
                    visible: !renaming.active
                    text: root.browser.name
                    font: Theme.title
                    wrapMode: Text.Wrap
                    maximumLineCount: 3
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }
                Loader {
                    id: renaming
                    Layout.fillWidth: true
                    active: false
                    visible: active
                    sourceComponent: TextBox {
                        objectName: "modelName"
                        text: root.browser.name
                        Accessible.name: qsTr("New name")
                        Component.onCompleted: {
                            forceActiveFocus();
                            selectAll();
                        }
                        onAccepted: {
                            root.browser.rename(text);
                            renaming.active = false;
                        }
                        onActiveFocusChanged: if (!activeFocus) renaming.active = false
                        Keys.onEscapePressed: renaming.active = false
                    }
                }
                IconButton {
                    Layout.alignment: Qt.AlignTop
                    size: Theme.controlSmall
                    iconName: "edit"
                    text: qsTr("Rename %1").arg(root.browser.name)
                    onClicked: renaming.active = true
                }
                IconButton {
                    visible: root.isSheet
                    Layout.alignment: Qt.AlignTop
                    iconName: "close"
                    text: qsTr("Close")
                    onClicked: root.closed()
                }
            }
            Flow {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space8
                spacing: Theme.px(6)
                Repeater {
                    model: root.browser.facts
                    Badge {
                        required property string modelData
                        text: modelData
                    }
                }
                Badge { visible: root.browser.isPublished; text: qsTr("File checked"); kind: Badge.Success; iconName: "check" }
                Badge { visible: root.browser.isInUse; text: qsTr("In use"); kind: Badge.Accent }
            }
            FailureNotice {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space16
                failure: root.browser.modelFailure
                TextButton {
                    objectName: "repairModel"
                    visible: root.browser.canBeRepaired
                    implicitHeight: Theme.controlSmall
                    text: qsTr("Repair it")
                    onClicked: root.repairRequested(root.browser.path)
                }
            }
            RowLayout {
                Layout.topMargin: Theme.space16
                spacing: Theme.space8
                TextButton {
                    objectName: "useModel"
                    Layout.fillWidth: true
                    rank: TextButton.Primary
                    visible: !root.browser.modelFailure.isSet && (!root.browser.isInUse || root.choice.contextLength !== root.browser.plan.contextLength)
                    enabled: root.browser.hasPlan
                    text: root.browser.isInUse ? qsTr("Load again with this plan") : qsTr("Use with this plan")
                    onClicked: {
                        root.browser.use();
                        root.used();
                    }
                }
                TextButton {
                    Layout.fillWidth: root.browser.isInUse
                    visible: root.browser.isInUse
                    text: qsTr("Unload")
                    onClicked: root.browser.unload()
                }
                Item { Layout.fillWidth: root.browser.modelFailure.isSet }
                IconButton {
                    visible: root.browser.canBeRemoved
                    iconName: "bin"
                    text: qsTr("Move the file to the system’s bin")
                    onClicked: root.browser.remove()
                }
            }

            ColumnLayout {
                visible: !root.browser.modelFailure.isSet
                spacing: 0
                Divider { Layout.fillWidth: true; Layout.topMargin: Theme.space16 }
                RowLayout {
                    Layout.topMargin: Theme.space16
                    Words { Layout.fillWidth: true; text: qsTr("Memory plan"); font: Theme.uiStrong; Accessible.role: Accessible.Heading; Accessible.name: text }
                    Badge { text: "CPU"; iconName: "device" }
                }
                MemoryBar {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space16
                    parts: [
                        { bytes: root.browser.plan.weightBytes, tint: Theme.accent },
                        { bytes: root.browser.plan.conversationBytes, tint: Theme.accentMiddle },
                        { bytes: root.browser.plan.workingBytes, tint: Theme.accentFaint }
                    ]
                    free: root.browser.plan.free
                }
                RowLayout {
                    Layout.topMargin: Theme.space8
                    Words {
                        Layout.fillWidth: true
                        text: qsTr("%1 planned").arg(root.browser.bytes(root.browser.plan.total))
                        font: Theme.small
                        color: root.browser.plan.fits ? Theme.textTertiary : Theme.danger
                    }
                    Words {
                        visible: root.browser.plan.free > 0
                        text: qsTr("%1 free").arg(root.browser.bytes(root.browser.plan.free))
                        font: Theme.small
                        color: Theme.textTertiary
                    }
                }
                ColumnLayout {
                    Layout.topMargin: Theme.space12
                    spacing: Theme.space8
                    FactRow {
                        Layout.fillWidth: true
                        swatch: Theme.accent
                        name: qsTr("Weights")
                        value: root.browser.bytes(root.browser.plan.weightBytes)
                    }
                    FactRow {
                        Layout.fillWidth: true
                        swatch: Theme.accentMiddle
                        name: qsTr("Conversation")
                        note: qsTr("%L1 tokens").arg(root.browser.plan.contextLength)
                        value: root.browser.bytes(root.browser.plan.conversationBytes)
                    }
                    FactRow {
                        Layout.fillWidth: true
                        swatch: Theme.accentFaint
                        name: qsTr("Working memory")
                        value: root.browser.bytes(root.browser.plan.workingBytes)
                    }
                    Divider { Layout.fillWidth: true }
                    FactRow {
                        Layout.fillWidth: true
                        name: qsTr("Together")
                        value: root.browser.bytes(root.browser.plan.total)
                        isSum: true
                    }
                }
                RowLayout {
                    Layout.topMargin: Theme.space24
                    Words { Layout.fillWidth: true; text: qsTr("Context length"); font: Theme.uiStrong }
                    Words { text: qsTr("%L1 tokens").arg(root.browser.contextLengths[context.value] ?? 0) }
                }
                Slider {
                    id: context
                    objectName: "contextLength"
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space4
                    Layout.preferredHeight: Theme.controlSmall
                    padding: 0
                    from: 0
                    to: Math.max(0, root.browser.contextLengths.length - 1)
                    value: root.browser.contextIndex
                    stepSize: 1
                    snapMode: Slider.SnapAlways
                    enabled: root.browser.contextLengths.length > 1
                    Accessible.name: qsTr("Context length in tokens")
                    onMoved: root.browser.contextIndex = value
                    background: Item {
                        ProgressLine {
                            anchors.verticalCenter: parent.verticalCenter
                            width: parent.width
                            value: context.position
                        }
                    }
                    handle: Rectangle {
                        x: context.visualPosition * (context.availableWidth - width)
                        y: (context.availableHeight - height) / 2
                        width: Theme.px(16)
                        height: width
                        radius: width / 2
                        color: Theme.dark ? Theme.text : Theme.raised
                        border { width: 2; color: Theme.accent }
                        FocusFrame { control: context; radius: width / 2 }
                    }
                }
                Paragraph {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space4
                    font: Theme.small
                    line: Theme.smallLine
                    color: Theme.textTertiary
                    text: root.browser.planWords
                }
            }

            ColumnLayout {
                visible: root.browser.answerSpeed !== ""
                spacing: Theme.space8
                Divider { Layout.fillWidth: true; Layout.topMargin: Theme.space16 }
                Words {
                    Layout.topMargin: Theme.space8
                    text: qsTr("Measured on this computer")
                    font: Theme.uiStrong
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }
                FactRow {
                    Layout.fillWidth: true
                    name: qsTr("Answering")
                    value: root.browser.answerSpeed
                }
                FactRow {
                    Layout.fillWidth: true
                    visible: value !== ""
                    name: qsTr("Reading")
                    value: root.browser.promptSpeed
                }
            }

            Divider { Layout.fillWidth: true; Layout.topMargin: Theme.space16 }
            ColumnLayout {
                Layout.topMargin: Theme.space16
                spacing: Theme.space8
                FactRow { Layout.fillWidth: true; visible: value !== ""; name: qsTr("Good for"); value: root.browser.uses }
                FactRow { Layout.fillWidth: true; visible: value !== ""; name: qsTr("Licence"); value: root.browser.licence }
                RowLayout {
                    spacing: Theme.space8
                    Words { Layout.fillWidth: true; text: qsTr("File"); color: Theme.textSecondary }
                    TextButton {
                        Layout.rightMargin: -rightPadding // its words end where the others do
                        rank: TextButton.Quiet
                        implicitHeight: Theme.controlSmall
                        text: qsTr("Show in its folder")
                        onClicked: root.browser.reveal()
                    }
                }
                Paragraph {
                    Layout.fillWidth: true
                    font: Theme.small
                    line: Theme.smallLine
                    color: Theme.textTertiary
                    text: root.browser.sameAs === "" ? root.browser.place
                        : qsTr("%1\nThe same as %2").arg(root.browser.place).arg(root.browser.sameAs)
                }
                Paragraph {
                    Layout.fillWidth: true
                    visible: text !== ""
                    font: Theme.small
                    line: Theme.smallLine
                    color: Theme.textTertiary
                    text: root.browser.checkWords
                }
                RowLayout {
                    visible: root.browser.canBeVerified
                    spacing: Theme.space8
                    TextButton {
                        objectName: "verifyModel"
                        implicitHeight: Theme.controlSmall
                        text: root.browser.verifyShare < 0 ? qsTr("Verify the file") : qsTr("Stop")
                        onClicked: root.browser.verifyShare < 0 ? root.browser.verify() : root.browser.stopVerifying()
                    }
                    ProgressLine {
                        Layout.fillWidth: true
                        visible: root.browser.verifyShare >= 0
                        value: Math.max(0, root.browser.verifyShare)
                    }
                }
                Words { Layout.topMargin: Theme.space16; text: qsTr("Notes"); font: Theme.uiStrong; Accessible.role: Accessible.Heading; Accessible.name: text }
                PlainArea {
                    id: notes

                    property string of // which model they are; the list may change while one writes

                    // What was written goes to the one it was written of.
                    function turn() {
                        if (of === root.shownPath)
                            return;
                        root.browser.setNotes(of, text);
                        of = root.shownPath;
                        text = root.browser.notes;
                    }

                    objectName: "modelNotes"
                    Layout.fillWidth: true
                    Layout.minimumHeight: Theme.px(64)
                    padding: Theme.space8
                    font: Theme.ui
                    placeholderText: qsTr("What it is good at, where it came from…")
                    Accessible.name: qsTr("Notes about %1").arg(root.browser.name)
                    onActiveFocusChanged: if (!activeFocus) root.browser.setNotes(of, text)
                    Component.onCompleted: turn()
                    Component.onDestruction: root.browser.setNotes(of, text)
                    background: Rectangle {
                        radius: Theme.radiusMedium
                        color: Theme.raised
                        border {
                            width: notes.activeFocus ? Theme.focusWidth : Theme.hairline
                            color: notes.activeFocus ? Theme.focusRing : Theme.borderControl
                        }
                    }
                }
            }
        }
    }
}
