// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// The window: the sidebar and the page beside it.
ApplicationWindow {
    id: root

    required property ConversationBrowser browser
    required property ChatSession session
    required property ModelChoice models
    required property ModelBrowser modelBrowser
    required property Downloads downloads
    required property ModelFinder finder
    required property NetworkLog networkLog
    required property MessageSearch search
    required property PadList pads
    required property Preferences preferences
    required property ProgramInfo program

    property string page: "chat"
    readonly property bool isNarrow: width < Theme.narrowBelow
    readonly property bool showsSidebar: !isNarrow && preferences.sidebarShown
    readonly property bool isBlocked: program.storeFailure.isSet
    readonly property bool isWelcoming: !isBlocked && !preferences.welcomeSeen && models.isKnown && browser.isReady
        && browser.conversations.count === 0

    function openChat() {
        page = "chat";
        drawer.close();
        Qt.callLater(chat.focusComposer);
    }
    function openModels() { // the list has the focus then, not the field
        page = "chat";
        drawer.close();
        chat.openModels();
    }
    function showPage(which: string) {
        page = which;
        drawer.close();
    }
    // The settings, at one of them.
    function openSetting(name: string) {
        showPage("settings");
        Qt.callLater(() => (pageSlot.item as SettingsPage)?.reveal(name));
    }
    function renameChat() {
        if (!isNarrow) {
            preferences.sidebarShown = true;
            Qt.callLater(() => (sidebarSlot.item as Sidebar)?.renameCurrent());
            return;
        }
        drawer.open();
        Qt.callLater(() => (drawerSlot.item as Sidebar)?.renameCurrent());
    }
    // To the next conversation, or the next text of the pad.
    function step(by: int) {
        if (page === "pad") {
            pads.step(by);
            return;
        }
        browser.step(by);
        openChat();
    }
    function undo() {
        root.browser.undo();
        openChat();
    }
    function newChat() {
        root.browser.newChat();
        openChat();
    }
    function toggleSidebar() {
        if (isNarrow)
            drawer.visible ? drawer.close() : drawer.open();
        else
            preferences.sidebarShown = !preferences.sidebarShown;
    }
    // F6 goes round: the list, the page, the field.
    function focusNextArea(by: int) {
        const areas = [];
        if (showsSidebar)
            areas.push({ owns: sidebarSlot, focus: () => (sidebarSlot.item as Sidebar).focusList() });
        if (page === "chat")
            areas.push({ owns: chat.composerField, focus: () => chat.focusComposer() });
        else
            areas.push(root.page === "pad" ? { owns: padSlot, focus: () => (padSlot.item as PadPage).focusEditor() } : { owns: pageSlot, focus: () => pageSlot.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason) });
        const isIn = (item, area) => {
            for (; item; item = item.parent) {
                if (item === area)
                    return true;
            }
            return false;
        };
        const now = areas.findIndex(area => isIn(root.activeFocusItem, area.owns));
        areas[(now + by + areas.length) % areas.length].focus();
    }

    width: preferences.windowWidth
    height: preferences.windowHeight
    minimumWidth: 640
    minimumHeight: 480
    visible: true
    visibility: preferences.windowMaximized ? Window.Maximized : Window.Windowed
    title: page === "settings" ? qsTr("Settings – Chasqui")
        : page === "models" || page === "find" ? qsTr("Models – Chasqui")
        : page === "search" ? qsTr("Search – Chasqui")
        : page === "network" ? qsTr("Network – Chasqui")
        : page === "pad" ? `${pads.pad.name} – Chasqui`
        : session.conversationId !== 0 ? `${session.title} – Chasqui` : "Chasqui"
    color: Theme.surface
    font: Theme.ui
    LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true
    palette {
        window: Theme.surface
        windowText: Theme.text
        base: Theme.raised
        text: Theme.text
        button: Theme.raised
        buttonText: Theme.text
        mid: Theme.borderControl
        dark: Theme.textTertiary
        light: Theme.fill
        highlight: Theme.accentMiddle // of dialogs that Qt draws: tinted below rows, with their own text upon it
        highlightedText: Theme.text
        placeholderText: Theme.textTertiary
        toolTipBase: Theme.raised
        toolTipText: Theme.text
    }

    onWidthChanged: if (visibility === Window.Windowed) preferences.windowWidth = width
    onHeightChanged: if (visibility === Window.Windowed) preferences.windowHeight = height
    onVisibilityChanged: {
        if (visibility === Window.Maximized || visibility === Window.Windowed)
            preferences.windowMaximized = visibility === Window.Maximized;
    }

    Binding { target: Theme; property: "zoom"; value: root.preferences.zoom }
    Binding { target: Theme; property: "highContrast"; value: root.preferences.highContrast }
    Binding { target: Theme; property: "reduceMotion"; value: root.preferences.reduceMotion }
    Binding {
        target: Theme
        property: "dark"
        value: root.preferences.theme === Preferences.Dark
            || (root.preferences.theme === Preferences.System && Application.styleHints.colorScheme === Qt.Dark)
    }

    Item { // the tips of all controls are one, which is dressed here
        Component.onCompleted: {
            const tip = ToolTip.toolTip;
            tip.font = Qt.binding(() => Theme.small);
            tip.padding = Theme.space8;
            tip.background = tipSurface;
        }
        Rectangle {
            id: tipSurface
            radius: Theme.radiusMedium
            color: Theme.raised
            border { width: Theme.hairline; color: Theme.dark ? Theme.borderControl : Theme.borderStrong }
        }
    }

    RowLayout {
        anchors.fill: parent
        spacing: 0
        visible: !root.isBlocked && !root.isWelcoming

        Loader {
            id: sidebarSlot
            Layout.fillHeight: true
            active: root.showsSidebar
            visible: active
            sourceComponent: sidebar
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            ChatPage {
                id: chat
                anchors.fill: parent
                visible: root.page === "chat"
                session: root.session
                models: root.models
                preferences: root.preferences
                program: root.program
                showsSidebarButton: !root.showsSidebar
                onSidebarRequested: root.toggleSidebar()
                onUndoRequested: root.undo()
                onPadRequested: (text, language) => {
                    root.showPage("pad");
                    if (text !== "")
                        root.pads.put(text, language);
                }
                onComparisonRequested: (text, language) => {
                    root.showPage("pad");
                    root.pads.compare(text, language);
                }
            }
            Loader {
                id: pageSlot
                anchors.fill: parent
                active: root.page !== "chat" && root.page !== "pad"
                sourceComponent: root.page === "settings" ? settings : root.page === "models" ? modelsPage
                    : root.page === "find" ? findPage
                    : root.page === "search" ? searchPage
                    : root.page === "network" ? networkPage : bin
            }
            Loader { // stays, with what can be undone
                id: padSlot
                property bool wasShown: false
                anchors.fill: parent
                visible: root.page === "pad"
                onVisibleChanged: {
                    if (visible)
                        root.pads.restore();
                    wasShown = wasShown || visible;
                }
                active: wasShown
                sourceComponent: padPage
            }
            Toast {
                anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: Theme.px(136) }
                text: root.browser.toast
                action: root.browser.toastHasUndo ? qsTr("Undo") : ""
                onActionRequested: root.undo()
                onDismissed: root.browser.dismissToast()
            }
        }
    }
    Component {
        id: sidebar
        Sidebar {
            browser: root.browser
            page: root.page
            networkLog: root.networkLog
            onNewChatRequested: root.newChat()
            onConversationRequested: conversation => {
                root.browser.open(conversation);
                root.openChat();
            }
            onSearchRequested: root.showPage("search")
            onModelsRequested: root.showPage("models")
            onPadRequested: root.showPage("pad")
            onNetworkRequested: root.showPage("network")
            onBinRequested: root.showPage("bin")
            onSettingsRequested: root.showPage("settings")
            onExportRequested: (conversations, title) => exporting.ask(conversations, title)
        }
    }
    Component {
        id: settings
        SettingsPage {
            preferences: root.preferences
            models: root.models
            program: root.program
            networkLog: root.networkLog
            pads: root.pads
            showsSidebarButton: !root.showsSidebar
            onSidebarRequested: root.toggleSidebar()
            onModelsRequested: root.openModels()
            onExportRequested: exporting.ask([], "")
            imports: root.browser.imports
            onFilesToImportRequested: importing.askForFiles()
            onFolderToImportRequested: importing.askForFolder()
        }
    }
    Component {
        id: modelsPage
        ModelsPage {
            browser: root.modelBrowser
            choice: root.models
            downloads: root.downloads
            program: root.program
            showsSidebarButton: !root.showsSidebar
            onSidebarRequested: root.toggleSidebar()
            onFileRequested: chat.openModelFile()
            onChatRequested: root.openChat()
            onFindRequested: root.page = "find"
        }
    }
    Component {
        id: findPage
        FindPage {
            finder: root.finder
            downloads: root.downloads
            program: root.program
            showsSidebarButton: !root.showsSidebar
            onSidebarRequested: root.toggleSidebar()
            onBackRequested: root.showPage("models")
            onUseRequested: file => {
                root.models.choose(file);
                root.openChat();
            }
        }
    }
    Component {
        id: searchPage
        SearchPage {
            search: root.search
            showsSidebarButton: !root.showsSidebar
            onSidebarRequested: root.toggleSidebar()
            onClosed: root.openChat()
            onOpened: (conversation, message, words) => {
                if (root.search.isInBin)
                    root.browser.restoreFound(conversation, message, words);
                else
                    root.session.openAt(conversation, message, words);
                root.openChat();
            }
        }
    }
    Component {
        id: padPage
        PadPage {
            pads: root.pads
            models: root.models
            program: root.program
            preferences: root.preferences
            showsSidebarButton: !root.showsSidebar
            onSidebarRequested: root.toggleSidebar()
            onQuestionAsked: question => {
                root.session.askAnew(question);
                root.openChat();
            }
        }
    }
    Component {
        id: networkPage
        NetworkPage {
            log: root.networkLog
            showsSidebarButton: !root.showsSidebar
            onSidebarRequested: root.toggleSidebar()
        }
    }
    Component {
        id: bin
        BinPage {
            browser: root.browser
            showsSidebarButton: !root.showsSidebar
            onSidebarRequested: root.toggleSidebar()
            onRestored: root.openChat()
        }
    }
    ExportDialog {
        id: exporting
        browser: root.browser
    }
    ImportDialog {
        id: importing
        imports: root.browser.imports
    }
    Drawer {
        id: drawer
        edge: Application.layoutDirection === Qt.RightToLeft ? Qt.RightEdge : Qt.LeftEdge
        width: Math.min(Theme.sidebarWidth, root.width * 0.9)
        height: root.height
        interactive: root.isNarrow && !root.isBlocked && !root.isWelcoming
        background: Rectangle { color: Theme.window }
        Overlay.modal: Rectangle { color: Theme.scrim }
        enter: Transition { NumberAnimation { property: "position"; to: 1; duration: Theme.durationMedium; easing.type: Theme.easing } }
        exit: Transition { NumberAnimation { property: "position"; to: 0; duration: Theme.durationMedium; easing.type: Theme.easing } }
        contentItem: Loader {
            id: drawerSlot
            active: drawer.visible
            sourceComponent: sidebar
        }
    }
    Connections {
        target: root
        function onIsNarrowChanged() {
            if (!root.isNarrow)
                drawer.close();
        }
    }
    Loader {
        anchors.fill: parent
        active: root.isWelcoming
        sourceComponent: WelcomePage {
            models: root.models
            program: root.program
            finder: root.finder
            downloads: root.downloads
            imports: root.browser.imports
            onDone: {
                root.preferences.welcomeSeen = true;
                root.openChat();
            }
            onFileRequested: chat.openModelFile()
            onImportRequested: importing.askForFiles()
        }
    }
    Loader {
        anchors.fill: parent
        active: root.isBlocked
        sourceComponent: FailurePage { program: root.program }
    }

    component Key: Shortcut {
        enabled: !root.isBlocked && !root.isWelcoming
    }
    Commands {
        id: commands
        browser: root.browser
        session: root.session
        preferences: root.preferences
        page: root.page
        onPageRequested: page => root.showPage(page)
        onChatRequested: root.openChat()
        onNewChatRequested: root.newChat()
        onFindRequested: chat.find()
        onModelListRequested: root.openModels()
        onSidebarRequested: root.toggleSidebar()
        onPaletteRequested: palette.open()
        onShortcutsRequested: shortcuts.open()
        onUndoRequested: root.undo()
        onAreaRequested: by => root.focusNextArea(by)
        onStepRequested: by => root.step(by)
        onVersionRequested: by => chat.stepVersion(by)
        onScrollRequested: by => chat.scrollBy(by)
        onChatSettingsRequested: chat.openSettings()
        onAttachRequested: chat.attach()
        onRenameRequested: root.renameChat()
        onExportRequested: (conversations, title) => exporting.ask(conversations, title)
        onImportRequested: importing.askForFiles()
        onSettingRequested: name => root.openSetting(name)
    }
    Instantiator {
        model: commands.all.filter(command => command.keys.length > 0)
        Key {
            required property Command modelData
            sequences: [...modelData.keys]
            enabled: !root.isBlocked && !root.isWelcoming && modelData.enabled
            onActivated: modelData.triggered()
        }
    }
    Palette {
        id: palette
        commands: commands.all
        conversations: root.browser.conversations
        onConversationRequested: conversation => {
            root.browser.open(conversation);
            root.openChat();
        }
    }
    ShortcutsSheet {
        id: shortcuts
        commands: commands.all
    }
    Key {
        sequence: "Esc"
        enabled: root.browser.conversations.selectedCount > 0
            || !drawer.visible && (root.page !== "chat" || root.session.isAnswering || root.browser.toast !== "")
        onActivated: {
            if (root.browser.conversations.selectedCount > 0)
                root.browser.clearSelection();
            else if (root.page !== "chat")
                root.openChat();
            else if (root.session.isAnswering)
                root.session.stop();
            else
                root.browser.dismissToast();
        }
    }
    // What is typed where nothing takes it goes to the field.
    Item {
        id: stray
        Keys.onPressed: event => {
            const isText = event.text.length > 0 && event.text.charCodeAt(0) >= 32 && event.text.charCodeAt(0) !== 127;
            const isChat = root.page === "chat" && !root.isWelcoming && !root.isBlocked;
            if (isChat && isText && !(event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier))) {
                event.accepted = true;
                chat.type(event.text);
            }
        }
    }
    contentItem.Keys.forwardTo: [stray]
}
