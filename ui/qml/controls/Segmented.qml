// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic

import Chasqui

// One choice of a few, all visible.
Rectangle {
    id: root

    required property list<string> choices
    property int current: 0
    property string label // for those who hear the choice

    signal chosen(int index)

    function step(by: int) {
        const next = current + by;
        if (next < 0 || next >= choices.length)
            return;
        chosen(next);
        repeater.itemAt(next).forceActiveFocus(Qt.TabFocusReason);
    }

    implicitWidth: row.implicitWidth + 2 * Theme.space2
    implicitHeight: Theme.control
    radius: Theme.radiusMedium
    color: Theme.fill

    Row {
        id: row
        anchors.centerIn: parent
        Repeater {
            id: repeater
            model: root.choices
            AbstractButton {
                id: choice
                required property string modelData
                required property int index
                height: Theme.controlSmall
                leftPadding: Theme.space12
                rightPadding: Theme.space12
                checkable: true
                focusPolicy: checked ? Qt.StrongFocus : Qt.ClickFocus // one stop for the tab key; arrows choose
                Keys.onLeftPressed: root.step(choice.mirrored ? 1 : -1)
                Keys.onRightPressed: root.step(choice.mirrored ? -1 : 1)
                checked: index === root.current
                text: modelData
                Accessible.role: Accessible.RadioButton
                Accessible.name: root.label === "" ? text : `${root.label}: ${text}`
                Accessible.checked: checked
                onClicked: {
                    checked = Qt.binding(() => choice.index === root.current);
                    root.chosen(index);
                }
                contentItem: Words {
                    text: choice.text
                    font: choice.checked ? Theme.uiStrong : Theme.ui
                    color: choice.checked ? Theme.text : Theme.textSecondary
                }
                background: Rectangle {
                    radius: Theme.radiusMedium - 2
                    color: choice.checked ? Theme.raised : "transparent"
                    border { width: choice.checked ? Theme.hairline : 0; color: Theme.border }
                    FocusFrame { control: choice; gap: 0 }
                }
            }
        }
    }
}
