// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic

import Chasqui

// What is fetched. Takes no room while there is nothing.
ListView {
    id: root

    required property Downloads downloads
    property real mostHeight: Theme.px(260) // then it scrolls

    signal useRequested(file: string)

    objectName: "downloads"
    implicitHeight: Math.min(contentHeight, mostHeight)
    visible: count > 0
    model: downloads.list
    clip: true
    spacing: Theme.space8
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentHeight > height
    ScrollBar.vertical: SlimScrollBar {}
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Downloads")
    delegate: DownloadCard {
        width: ListView.view.width - (root.interactive ? Theme.space12 : 0) // for the bar
        downloads: root.downloads
        onUseRequested: file => root.useRequested(file)
    }
}
