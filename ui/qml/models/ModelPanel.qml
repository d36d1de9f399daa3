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

    signal closed
    signal used

    function focusFirst() {
        nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
    }

    implicitWidth: Theme.panelWidth
    color: Theme.window
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("About %1").arg(browser.name)

    Divider { anchors { left: parent.left; top: parent.top; bottom: parent.bottom } }

    Flickable {
        anchors { fill: parent; leftMargin: Theme.space24; rightMargin: Theme.space24 }
        contentHeight: column.implicitHeight + 2 * Theme.space16
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: SlimScrollBar {}

        ColumnLayout {
            id: column
            y: Theme.space16
            width: parent.width
            spacing: 0

            RowLayout {
                spacing: Theme.space8
                Words {
                    Layout.fillWidth: true
                    text: root.browser.name
                    font: Theme.title
                    wrapMode: Text.Wrap
                    maximumLineCount: 3
                    Accessible.role: Accessible.Heading
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
                Badge { visible: root.browser.isInUse; text: qsTr("In use"); kind: Badge.Accent }
            }
            FailureNotice {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space16
                failure: root.browser.modelFailure
            }
            RowLayout {
                Layout.topMargin: Theme.space16
                visible: !root.browser.modelFailure.isSet
                spacing: Theme.space8
                TextButton {
                    objectName: "useModel"
                    Layout.fillWidth: true
                    rank: TextButton.Primary
                    visible: !root.browser.isInUse || root.choice.contextLength !== root.browser.plan.contextLength
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
            }

            ColumnLayout {
                visible: !root.browser.modelFailure.isSet
                spacing: 0
                Divider { Layout.fillWidth: true; Layout.topMargin: Theme.space16 }
                RowLayout {
                    Layout.topMargin: Theme.space16
                    Words { Layout.fillWidth: true; text: qsTr("Memory plan"); font: Theme.uiStrong; Accessible.role: Accessible.Heading }
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
            }
        }
    }
}
