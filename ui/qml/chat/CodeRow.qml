// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Dialogs
import QtQuick.Layouts

import Chasqui

// A block of code of an answer: what it is, what can be done with it, and its exact text.
TranscriptRow {
    id: root

    required property block block
    required property TextPointer pointer
    required property bool isStreaming
    required property bool isFolded
    required property Preferences preferences
    required property ProgramInfo program

    property failure saveFailure

    signal padRequested(string text, string language)
    signal comparisonRequested(string text, string language)

    // While the block is longer than what is in sight its header stays at the top.
    readonly property real headerTop: {
        const view = ListView.view as ListView;
        const above = view ? view.contentY - y - frame.y - (frame.parent?.y ?? 0) : 0;
        return Math.round(Math.max(0, Math.min(above, frame.height - foot.height - header.height - 3 * Theme.codeLine)));
    }

    textItem: code
    gap: isFirst ? Theme.space16 : Theme.space12

    Rectangle {
        id: frame
        width: parent.width
        height: header.height + (root.isFolded ? 0 : body.height + foot.height)
        radius: Theme.radiusLarge
        color: Theme.codeBackground
        border { width: Theme.hairline; color: Theme.border }
        Accessible.role: Accessible.Grouping
        Accessible.name: qsTr("Code, %1, %n line(s)", "", source.lineCount).arg(source.languageName)

        CodeText {
            id: source
            document: code.textDocument
            colourer: root.program.codeColourer
            code: root.block.text
            language: root.block.language
            fileName: root.block.fileName
            isDark: Theme.dark
            theme: root.preferences.codeTheme
            isNumbered: root.preferences.codeNumbered
            lineHeight: Theme.codeLine
        }
        Rectangle {
            z: 1
            y: root.headerTop
            width: parent.width
            height: header.height
            radius: frame.radius
            color: frame.color
            border { width: frame.border.width; color: frame.border.color }
            visible: root.headerTop > 0
        }
        RowLayout {
            id: header
            z: 1
            y: root.headerTop
            x: Theme.space4
            width: parent.width - 2 * x
            height: Theme.px(36)
            spacing: Theme.space8
            IconButton {
                objectName: "foldCode"
                size: Theme.controlSmall
                iconName: root.isFolded ? "chevron-right" : "chevron-down"
                text: root.isFolded ? qsTr("Unfold the code") : qsTr("Fold the code")
                onClicked: (root.ListView.view.model as TranscriptModel)?.setFolded(root.index, !root.isFolded)
            }
            Words { visible: text !== ""; text: root.block.fileName; font: Theme.codeSmall }
            Words {
                Layout.fillWidth: true
                text: root.isFolded ? qsTr("%1 · %n line(s)", "", source.lineCount).arg(source.languageName) : source.languageName
                font: Theme.small
                color: Theme.textTertiary
            }
            Row {
                IconButton {
                    size: Theme.controlSmall
                    iconName: "wrap"
                    checkable: true
                    checked: root.preferences.codeWrapped
                    text: qsTr("Wrap long lines")
                    onToggled: root.preferences.codeWrapped = checked
                }
                IconButton {
                    objectName: "codeToPad"
                    size: Theme.controlSmall
                    iconName: "code"
                    text: qsTr("Edit in the code pad")
                    onClicked: root.padRequested(source.copiedText(), source.language)
                }
                IconButton {
                    objectName: "codeCompare"
                    size: Theme.controlSmall
                    iconName: "compare"
                    text: qsTr("Compare with the code pad")
                    onClicked: root.comparisonRequested(source.copiedText(), source.language)
                }
                IconButton {
                    size: Theme.controlSmall
                    iconName: "save"
                    text: qsTr("Save as…")
                    onClicked: saveDialog.active = true
                }
                IconButton {
                    id: copy
                    property bool isDone: false
                    size: Theme.controlSmall
                    iconName: isDone ? "check" : "copy"
                    text: isDone ? qsTr("Copied") : qsTr("Copy the code")
                    onClicked: {
                        root.program.copy(source.copiedText());
                        isDone = true;
                        copied.restart();
                    }
                    Timer { id: copied; interval: 1500; onTriggered: copy.isDone = false }
                }
            }
        }
        Divider { z: 1; width: parent.width; y: root.headerTop + header.height - height; visible: !root.isFolded }
        Rectangle { // a theme that was chosen may be dark where the window is light
            visible: !root.isFolded && source.theme !== ""
            anchors { left: parent.left; right: parent.right; top: body.top; bottom: body.bottom; margins: Theme.hairline }
            color: source.colours.paper
            bottomLeftRadius: foot.height > 0 ? 0 : frame.radius - Theme.hairline
            bottomRightRadius: bottomLeftRadius
        }
        FontMetrics { id: metrics; font: Theme.code }
        Text {
            id: numbers
            visible: root.preferences.codeNumbered && !root.isFolded
            x: Theme.space12
            // A field with lines of fixed height has what they are higher above them, a text below.
            y: header.height + Theme.space12 + Math.round(Theme.codeLine - metrics.height)
            width: visible ? Math.ceil(metrics.advanceWidth("0".repeat(String(source.lineCount).length))) : -x
            textFormat: Text.PlainText
            text: source.lineNumbers
            horizontalAlignment: Text.AlignRight
            font: Theme.code
            lineHeightMode: Text.FixedHeight
            lineHeight: Theme.codeLine
            color: source.colours.quietInk
            Accessible.ignored: true
        }
        Flickable {
            id: body
            visible: !root.isFolded
            anchors { left: numbers.right; right: parent.right; leftMargin: Theme.hairline; rightMargin: Theme.hairline }
            y: header.height
            height: code.height + 2 * Theme.space12
            contentWidth: root.preferences.codeWrapped ? width : Math.max(width, code.implicitWidth + 2 * Theme.space16)
            contentHeight: height
            clip: contentWidth > width
            interactive: contentWidth > width
            flickableDirection: Flickable.HorizontalFlick
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.horizontal: SlimScrollBar { visible: body.contentWidth > body.width }
            LayoutMirroring.enabled: false // code runs left to right in every language

            TranscriptText {
                id: code
                row: root.index
                pointer: root.pointer
                x: Theme.space16
                y: Theme.space12
                width: root.preferences.codeWrapped ? body.width - 2 * Theme.space16 : implicitWidth
                wrapMode: root.preferences.codeWrapped ? TextEdit.WrapAtWordBoundaryOrAnywhere : TextEdit.NoWrap
                font: Theme.code
                color: root.isOutOfSight ? source.colours.quietInk : source.colours.ink
                selectionColor: source.colours.selection
                selectedTextColor: source.colours.ink
                tabStopDistance: Theme.code.pixelSize * 2.4
                Accessible.name: source.code.slice(0, 4000)
            }
        }
        ColumnLayout {
            id: foot
            visible: !root.isFolded
            anchors { left: parent.left; right: parent.right; top: body.bottom; leftMargin: Theme.space12; rightMargin: Theme.space12 }
            height: source.isCut || source.hiddenCharacters > 0 || root.saveFailure.isSet ? implicitHeight + Theme.space12 : 0
            spacing: Theme.space8
            TextButton {
                visible: source.isCut
                rank: TextButton.Quiet
                implicitHeight: Theme.controlSmall
                text: qsTr("Show all %L1 lines").arg(source.lineCount)
                onClicked: source.showsAll = true
            }
            Notice {
                visible: source.hiddenCharacters > 0
                Layout.fillWidth: true
                kind: Notice.Warning
                text: qsTr("%n invisible character(s) in this code could hide what it does. They are shown here and are left out when you copy or save.", "", source.hiddenCharacters)
            }
            FailureNotice { Layout.fillWidth: true; failure: root.saveFailure }
        }
        Loader {
            id: saveDialog
            active: false
            sourceComponent: FileDialog {
                fileMode: FileDialog.SaveFile
                currentFile: source.suggestedFileName
                Component.onCompleted: open()
                onAccepted: {
                    root.saveFailure = root.program.saveText(selectedFile, source.copiedText());
                    saveDialog.active = false;
                }
                onRejected: saveDialog.active = false
            }
        }
    }
}
