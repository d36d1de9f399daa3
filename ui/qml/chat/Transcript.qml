// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Qt.labs.qmlmodels

import Chasqui

// The messages of the branch. It follows an answer only while its end is in view; any scrolling up lets go.
ListView {
    id: root

    required property ChatSession session
    required property Preferences preferences
    required property ProgramInfo program

    property bool follows: true
    readonly property bool isAtEnd: contentY + height >= originY + contentHeight - Theme.space8

    function jumpToEnd() {
        follows = true;
        positionViewAtEnd();
    }
    function scrollBy(pixels: real) {
        cancelFlick();
        const last = originY + Math.max(0, contentHeight - height);
        contentY = Math.max(originY, Math.min(last, contentY + pixels));
        follows = isAtEnd;
    }

    model: session.transcript
    clip: true
    spacing: 0
    cacheBuffer: Theme.px(600)
    boundsBehavior: Flickable.StopAtBounds
    highlightFollowsCurrentItem: false
    keyNavigationEnabled: false
    footer: Item { implicitHeight: Theme.space16 }
    ScrollBar.vertical: SlimScrollBar { id: bar }
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Conversation")

    onContentYChanged: if (moving || bar.pressed) follows = isAtEnd
    onMovementEnded: follows = isAtEnd
    onContentHeightChanged: if (follows) Qt.callLater(positionViewAtEnd)
    onHeightChanged: if (follows) Qt.callLater(positionViewAtEnd)

    Connections {
        target: root.session
        function onConversationChanged() { root.jumpToEnd(); }
        function onSent() { root.jumpToEnd(); }
    }

    delegate: DelegateChooser {
        role: "kind"
        DelegateChoice {
            roleValue: TranscriptModel.Question
            QuestionRow { session: root.session; program: root.program }
        }
        DelegateChoice {
            roleValue: TranscriptModel.Text
            TextRow {}
        }
        DelegateChoice {
            roleValue: TranscriptModel.Code
            CodeRow { preferences: root.preferences; program: root.program }
        }
        DelegateChoice {
            roleValue: TranscriptModel.Rule
            RuleRow {}
        }
        DelegateChoice {
            roleValue: TranscriptModel.Footer
            FooterRow { session: root.session; program: root.program }
        }
    }
}
