// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Dialogs
import QtQuick.Layouts

import Chasqui

// Everything that can be set, on one page; every change takes effect at once.
Item {
    id: root

    required property Preferences preferences
    required property ModelChoice models
    required property ProgramInfo program
    required property NetworkLog networkLog
    required property PadList pads
    required property ConversationImports imports
    property bool showsSidebarButton: false

    signal sidebarRequested
    signal exportRequested // of all conversations
    signal filesToImportRequested
    signal folderToImportRequested
    signal modelsRequested

    function reveal(name: string) {
        scroll.reveal(name);
    }

    component Section: Words {
        Layout.topMargin: Theme.space32
        Layout.bottomMargin: Theme.space8
        font: Theme.title
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    component Setting: GridLayout {
        id: setting
        required property string name
        property string hint
        default property alias control: slot.data
        Layout.fillWidth: true
        Layout.topMargin: Theme.space8
        Layout.bottomMargin: Theme.space8
        columns: root.width < Theme.px(560) ? 1 : 2
        columnSpacing: Theme.space24
        rowSpacing: Theme.space8
        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter
            spacing: 0
            Paragraph { Layout.fillWidth: true; text: setting.name; font: Theme.uiStrong; line: Theme.uiLine }
            Paragraph {
                Layout.fillWidth: true
                visible: text !== ""
                text: setting.hint
                font: Theme.small
                line: Theme.smallLine
                color: Theme.textTertiary
            }
        }
        RowLayout {
            id: slot
            Layout.alignment: Qt.AlignVCenter
            spacing: Theme.space8
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Settings")
            showSidebarButton: root.showsSidebarButton
            onSidebarRequested: root.sidebarRequested()
        }
        ScrollColumn {
            id: scroll
            objectName: "settingsScroll"
            Layout.fillWidth: true
            Layout.fillHeight: true
            widest: Math.min(Theme.textWidth, width - 2 * Theme.space24)
            margin: Theme.space24

            Section { text: qsTr("Appearance"); Layout.topMargin: Theme.space24 }
            Setting {
                objectName: "theme"
                name: qsTr("Theme")
                Segmented {
                    label: qsTr("Theme")
                    choices: [qsTr("System"), qsTr("Light"), qsTr("Dark")]
                    current: root.preferences.theme
                    onChosen: index => root.preferences.theme = index
                }
            }
            Setting {
                name: qsTr("Size")
                hint: qsTr("Ctrl + and Ctrl − do the same; Ctrl 0 is the usual size.")
                Stepper {
                    from: 100
                    to: 200
                    stepSize: 10
                    value: Math.round(root.preferences.zoom * 100)
                    words: qsTr("%1 %", "percent").arg(value)
                    Accessible.name: qsTr("Size")
                    onValueModified: root.preferences.zoom = value / 100
                }
            }
            Setting {
                objectName: "language"
                name: qsTr("Language")
                Segmented {
                    readonly property list<string> codes: ["", "en", "es"]
                    label: qsTr("Language")
                    choices: [qsTr("System"), "English", "Español"]
                    current: Math.max(0, codes.indexOf(root.preferences.language))
                    onChosen: index => root.preferences.language = codes[index]
                }
            }
            Setting {
                objectName: "contrast"
                name: qsTr("Contrast")
                hint: qsTr("Words and outlines stand out more.")
                CheckMark {
                    text: qsTr("Higher contrast")
                    checked: root.preferences.highContrast
                    onToggled: root.preferences.highContrast = checked
                }
            }
            Setting {
                objectName: "motion"
                name: qsTr("Motion")
                CheckMark {
                    text: qsTr("Without animations")
                    checked: root.preferences.reduceMotion
                    onToggled: root.preferences.reduceMotion = checked
                }
            }
            Setting {
                name: qsTr("Code")
                CheckMark {
                    text: qsTr("Wrap long lines")
                    checked: root.preferences.codeWrapped
                    onToggled: root.preferences.codeWrapped = checked
                }
                CheckMark {
                    text: qsTr("Number lines")
                    checked: root.preferences.codeNumbered
                    onToggled: root.preferences.codeNumbered = checked
                }
            }

            Setting {
                name: qsTr("Colours of code")
                Dropdown {
                    label: qsTr("Colours of code")
                    model: [qsTr("As the window"), ...root.preferences.codeThemes]
                    currentIndex: Math.max(0, root.preferences.codeThemes.indexOf(root.preferences.codeTheme) + 1)
                    onActivated: index => root.preferences.codeTheme = index === 0 ? "" : root.preferences.codeThemes[index - 1]
                }
            }

            Section { text: qsTr("Model") }
            Setting {
                name: root.models.state === ModelChoice.NoModel ? qsTr("No model is loaded") : root.models.name
                hint: root.models.detail
                TextButton { text: qsTr("Change…"); Accessible.name: qsTr("Change the model"); onClicked: root.modelsRequested() }
            }
            FailureNotice {
                Layout.fillWidth: true
                failure: root.models.failure
            }
            Setting {
                objectName: "device"
                name: qsTr("Runs on")
                hint: root.models.state !== ModelChoice.Ready ? ""
                    : root.models.deviceFailure === "" ? qsTr("Now: %1").arg(root.models.device)
                    : qsTr("Now: %1. The graphics card was not used: %2").arg(root.models.device).arg(root.models.deviceFailure)
            }
            Repeater {
                // One that was chosen and is not there any more is shown all the same.
                readonly property list<string> known: ["", "cpu", ...root.models.devices]
                model: known.includes(root.preferences.device) ? known : [...known, root.preferences.device]
                RadioRow {
                    required property string modelData
                    Layout.fillWidth: true
                    label: modelData === "" ? qsTr("The best there is") : modelData === "cpu" ? qsTr("Processor") : modelData
                    effect: modelData === "" ? qsTr("A graphics card where there is one, otherwise the processor.")
                        : modelData === "cpu" ? root.program.processor
                        : root.models.devices.includes(modelData) ? qsTr("Graphics card") : qsTr("Is not there now.")
                    checked: root.preferences.device === modelData
                    onClicked: {
                        root.preferences.device = modelData;
                        checked = Qt.binding(() => root.preferences.device === modelData); // the click put a value in its place
                    }
                }
            }
            Setting {
                name: qsTr("Threads")
                hint: qsTr("How many parts of the processor compute at once. A change loads the model again.")
                Stepper {
                    from: 0
                    to: Math.max(1, root.program.processorThreads)
                    value: root.preferences.threads
                    words: value === 0 ? qsTr("Automatic") : value
                    Accessible.name: qsTr("Threads")
                    onValueModified: root.preferences.threads = value
                }
            }

            Setting {
                id: rest
                readonly property list<int> minutes: [0, 10, 30, 60]
                name: qsTr("Give back memory")
                hint: qsTr("A model that nobody asks anything for so long rests, and is loaded again when you write.")
                Segmented {
                    label: rest.name
                    choices: [qsTr("Never"), qsTr("%n minute(s)", "", 10), qsTr("%n minute(s)", "", 30), qsTr("1 hour")]
                    current: rest.minutes.indexOf(root.preferences.restMinutes)
                    onChosen: index => root.preferences.restMinutes = rest.minutes[index]
                }
            }
            Setting {
                objectName: "context"
                name: qsTr("Context")
                hint: root.models.state !== ModelChoice.Ready ? qsTr("How much of a conversation the model reads.")
                    : qsTr("How much of a conversation the model reads: %L1 tokens now, in %2 of memory with the model. A change loads it again.")
                        .arg(root.models.contextLength).arg(root.program.bytes(root.models.memoryBytes))
                ContextStepper {
                    tokens: root.preferences.contextLength
                    onChosen: tokens => root.preferences.contextLength = tokens
                }
            }

            Section { text: qsTr("Answers") }
            Setting {
                objectName: "instruction"
                name: qsTr("Instruction")
                hint: qsTr("Every conversation begins with it, from the next answer on, unless the chat has one of its own. It counts as part of the context. Without one, models for code have one that suits them.")
                columns: 1
                TextPanel {
                    Layout.fillWidth: true
                    label: qsTr("Instruction")
                    placeholderText: qsTr("For example: Answer briefly, and say when you are not sure.")
                    text: root.preferences.systemPrompt
                    onTextChanged: root.preferences.systemPrompt = text
                }
            }
            Setting {
                objectName: "temperature"
                name: qsTr("Temperature")
                hint: qsTr("How freely words are chosen. 0 always takes the likeliest one; above 1 it becomes erratic.")
                TemperatureStepper {
                    temperature: root.preferences.temperature
                    onChosen: temperature => root.preferences.temperature = temperature
                }
            }
            Repeater {
                model: root.preferences.sampling.length
                Setting {
                    id: sampling
                    required property int index
                    name: sampled.name
                    hint: sampled.hint
                    SamplingStepper {
                        id: sampled
                        field: sampling.index
                        number: root.preferences.sampling[sampling.index]
                        onChosen: number => root.preferences.setSampling(field, number)
                    }
                }
            }
            Setting {
                objectName: "longest"
                name: qsTr("Longest answer")
                hint: qsTr("An answer that is cut there can be continued. A token is about three quarters of a word.")
                LengthStepper {
                    tokens: root.preferences.longestAnswer
                    onChosen: tokens => root.preferences.longestAnswer = tokens
                }
            }

            Setting {
                objectName: "names"
                name: qsTr("Names of chats")
                hint: qsTr("A new chat is called like the beginning of its first question. When nothing else is asked, the model may give it a better name; the starter model is too small for that.")
                CheckMark {
                    text: qsTr("Named by the model")
                    checked: root.preferences.titlesByModel
                    onToggled: root.preferences.titlesByModel = checked
                }
            }

            Section { text: qsTr("Checks of code"); objectName: "checks" }
            Paragraph {
                Layout.fillWidth: true
                text: qsTr("JSON and XML are checked by Chasqui itself. For other languages the code pad can start these programs of your computer, which read code and do not run it: in an empty folder, with limits of time and memory, and only those that you allow.")
                font: Theme.small
                line: Theme.smallLine
                color: Theme.textTertiary
            }
            Repeater {
                model: root.pads.installedCheckers()
                Setting {
                    id: checker
                    required property checkerRow modelData
                    readonly property bool isAllowed: root.preferences.codeCheckers.includes(modelData.id)
                    name: modelData.name === modelData.language ? modelData.name : qsTr("%1, for %2").arg(modelData.name).arg(modelData.language)
                    hint: modelData.path
                    Segmented {
                        label: checker.name
                        choices: [qsTr("Off"), qsTr("Allowed")]
                        current: checker.isAllowed ? 1 : 0
                        onChosen: index => {
                            const others = root.preferences.codeCheckers.filter(id => id !== checker.modelData.id);
                            root.preferences.codeCheckers = index === 1 ? others.concat([checker.modelData.id]) : others;
                        }
                    }
                }
            }

            Section { text: qsTr("Downloads") }
            Setting {
                objectName: "downloads"
                name: qsTr("At once")
                hint: qsTr("Others wait for their turn.")
                Stepper {
                    from: 1
                    to: 8
                    value: root.preferences.downloadsAtOnce
                    words: value
                    Accessible.name: qsTr("Downloads at once")
                    onValueModified: root.preferences.downloadsAtOnce = value
                }
            }
            Setting {
                id: speed
                readonly property list<int> limits: [0, 1, 5, 20]
                name: qsTr("Speed")
                hint: qsTr("Of all together, so that others on this line have theirs.")
                Segmented {
                    label: speed.name
                    choices: [qsTr("No limit"), ...speed.limits.slice(1).map(limit => qsTr("%1/s").arg(root.program.bytes(limit * 1000000)))]
                    current: speed.limits.indexOf(root.preferences.downloadSpeed)
                    onChosen: index => root.preferences.downloadSpeed = speed.limits[index]
                }
            }
            Setting {
                name: qsTr("Hugging Face")
                hint: qsTr("Where models are searched for; a mirror has another address.")
                columns: root.width < Theme.px(760) ? 1 : 2
                TextBox {
                    objectName: "hubAddress"
                    Layout.preferredWidth: Theme.px(300)
                    text: root.networkLog.hubAddress
                    Accessible.name: qsTr("Address of Hugging Face")
                    onEditingFinished: if (text !== root.networkLog.hubAddress) root.networkLog.setHubAddress(text)
                }
            }
            Setting {
                name: qsTr("Token")
                hint: root.networkLog.hasHubToken
                    ? qsTr("One is kept, in a file that only you may read. It is sent to that address alone.")
                    : qsTr("For models whose licence is to be accepted first. It is sent to that address alone.")
                columns: root.width < Theme.px(760) ? 1 : 2
                TextBox {
                    objectName: "hubToken"
                    Layout.preferredWidth: Theme.px(root.networkLog.hasHubToken ? 216 : 300)
                    echoMode: TextInput.Password
                    placeholderText: root.networkLog.hasHubToken ? qsTr("Another one") : "hf_…"
                    Accessible.name: qsTr("Token of Hugging Face")
                    onEditingFinished: {
                        if (text !== "")
                            root.networkLog.setHubToken(text);
                        clear();
                    }
                }
                TextButton {
                    visible: root.networkLog.hasHubToken
                    text: qsTr("Forget it")
                    onClicked: root.networkLog.setHubToken("")
                }
            }
            FailureNotice {
                Layout.fillWidth: true
                failure: root.networkLog.failure
            }

            Section { text: qsTr("Data") }
            Setting {
                objectName: "data"
                name: qsTr("Conversations")
                hint: root.program.needsRestart ? qsTr("The other folder is used from the next start on. What is in this one stays there.") : root.program.dataFolder
                TextButton { text: qsTr("Open the folder"); onClicked: root.program.openDataFolder() }
                TextButton {
                    text: root.program.needsRestart ? qsTr("Start again") : qsTr("Change…")
                    Accessible.name: root.program.needsRestart ? text : qsTr("Change the folder")
                    onClicked: root.program.needsRestart ? root.program.restart() : folderDialog.open()
                }
            }
            Setting {
                name: qsTr("Import and export")
                hint: root.imports.isRunning ? qsTr("%n conversation(s) until now…", "", root.imports.count)
                    : qsTr("From files of Chasqui, ChatGPT, Jan, llama.cpp, LM Studio, GPT4All and Open WebUI.")
                TextButton { text: qsTr("Import files…"); enabled: !root.imports.isRunning; onClicked: root.filesToImportRequested() }
                TextButton { text: qsTr("A folder…"); Accessible.name: qsTr("Import a folder"); enabled: !root.imports.isRunning; onClicked: root.folderToImportRequested() }
                TextButton { text: qsTr("Export all…"); onClicked: root.exportRequested() }
            }
            Setting {
                visible: root.imports.otherPrograms.length > 0
                name: qsTr("Conversations of other programs")
                hint: qsTr("They are imported from this computer, and stay there as well.")
                Repeater {
                    model: root.imports.otherPrograms
                    TextButton {
                        required property var modelData
                        text: modelData.name
                        Accessible.name: qsTr("Import conversations of %1").arg(modelData.name)
                        enabled: !root.imports.isRunning
                        onClicked: root.imports.start([modelData.folder])
                    }
                }
            }
            Setting {
                objectName: "models"
                name: qsTr("Model files")
                hint: qsTr("Files in %1 and in the folders below it are listed by themselves.").arg(root.program.modelsFolder)
                TextButton {
                    text: qsTr("Open the folder")
                    Accessible.name: qsTr("Open the folder of the models")
                    onClicked: root.program.openModelsFolder()
                }
                TextButton {
                    text: qsTr("Change…")
                    Accessible.name: qsTr("Change the folder of the models")
                    onClicked: modelsDialog.open()
                }
            }

            Section { text: qsTr("About") }
            Setting {
                name: qsTr("Chasqui %1").arg(root.program.version)
                hint: qsTr("Free software under the MIT licence. Uses Qt, KDE Syntax Highlighting, SQLite, md4c, and the typefaces Inter and JetBrains Mono.")
            }
            Setting {
                name: qsTr("Network")
                hint: qsTr("Nothing is asked unless you wish it: %n request(s) since start. The page of the network shows each.", "", root.networkLog.requestsSinceStart)
            }
        }
    }
    FolderDialog {
        id: modelsDialog
        title: qsTr("Where are model files kept?")
        onAccepted: root.preferences.setModelsFolderUrl(selectedFolder)
    }
    FolderDialog {
        id: folderDialog
        title: qsTr("Where shall conversations be kept?")
        onAccepted: root.program.changeDataFolder(selectedFolder)
    }
}
