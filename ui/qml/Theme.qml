// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma Singleton

import QtQuick

// The tokens of the interface: every colour, distance, radius, font and duration that QML may use.
// Nothing else states a number or a colour. Two inputs, bound once by Main.qml to the settings; all else follows.
QtObject {
    // --- Inputs -----------------------------------------------------------------------------------------------
    property bool dark: Application.styleHints.colorScheme === Qt.Dark
    // 1.0 to 2.0. Tokens are multiplied and rounded, so that zoomed text and hairlines stay sharp (a scaled item would not).
    property real zoom: 1.0
    // Words as dark as they go, and outlines that carry no meaning as strong as those that do.
    property bool highContrast: false

    // --- Surfaces: the further forward, the lighter, in both schemes ----------------------------------------------
    readonly property color window: highContrast ? surface : dark ? "#151517" : "#F4F3F1"         // sidebar, frame
    readonly property color surface: highContrast ? (dark ? "#000000" : "#FFFFFF") : dark ? "#1B1B1D" : "#FDFDFC"        // the page that is read
    readonly property color raised: highContrast ? surface : dark ? "#242427" : "#FFFFFF"         // composer, cards, menus, dialogs
    readonly property color fill: dark ? "#29292C" : "#F0EFEC"           // own message, search field, quiet chips
    readonly property color fillHover: dark ? "#323236" : "#E8E6E2"
    readonly property color fillPressed: dark ? "#3A3A3F" : "#DDDAD5"
    readonly property color fillSelected: dark ? "#2F2F33" : "#E4E1DC" // the row one is on
    readonly property color border: highContrast ? borderStrong : dark ? "#323236" : "#E2E0DB"         // separates; carries no meaning
    readonly property color borderControl: highContrast ? borderStrong : dark ? "#434348" : "#CFCCC6"  // outline of a button: its words identify it
    readonly property color borderStrong: highContrast ? text : dark ? "#78777C" : "#8C8880"   // outline of an input: 3:1 (WCAG 1.4.11)
    readonly property color scrim: dark ? "#99000000" : "#591F1E1C"
    readonly property color shadow: dark ? "#80000000" : "#2B1F1E1C"

    // --- Text -------------------------------------------------------------------------------------------------------
    readonly property color text: highContrast ? (dark ? "#FFFFFF" : "#000000") : dark ? "#ECEBE8" : "#1F1E1C"
    readonly property color textSecondary: highContrast ? text : dark ? "#B2AFAA" : "#5A5752"
    readonly property color textTertiary: highContrast ? text : dark ? "#9D9A94" : "#66625C"   // hints, meta lines; the faintest that passes AA
    readonly property color textDisabled: dark ? "#6A6868" : "#A19D96"   // exempt from AA; never the only carrier of a fact

    // --- Accent: one. It marks what a person can do next, never decoration -------------------------------------------
    readonly property color accent: dark ? "#62B6CF" : "#0B6680"
    readonly property color accentHover: dark ? "#7DC6DB" : "#09586E"
    readonly property color accentPressed: dark ? "#4FA3BC" : "#07495C"
    readonly property color accentText: dark ? "#06222B" : "#FFFFFF"
    readonly property color accentSubtle: dark ? "#163440" : "#E1EFF3"
    readonly property color accentSubtleText: dark ? "#A3D8E7" : "#0A5268"
    readonly property color accentMiddle: dark ? "#3B7F93" : "#5A9FB3"   // second and third part of a bar; labelled in words
    readonly property color accentFaint: dark ? "#2A5563" : "#A5CBD6"
    readonly property color focusRing: dark ? "#7DC6DB" : "#0B6680"
    readonly property color selection: dark ? "#1F4F5F" : "#BFDEE8"

    // --- Meaning: always with an icon or a word, never by colour alone ----------------------------------------------
    readonly property color danger: dark ? "#F28B82" : "#B3261E"
    readonly property color dangerText: dark ? "#2B0B08" : "#FFFFFF"
    readonly property color dangerSubtle: dark ? "#3B201E" : "#FBEAE8"
    readonly property color warning: dark ? "#E3B661" : "#835500"
    readonly property color warningSubtle: dark ? "#352A14" : "#FAF0DC"
    readonly property color success: dark ? "#74C796" : "#1E6B43"
    readonly property color successSubtle: dark ? "#18321F" : "#E4F2E9"
    readonly property color diffAdded: dark ? "#17301F" : "#E3F3E8"
    readonly property color diffRemoved: dark ? "#3A2120" : "#FBE8E6"

    // --- Code: the same values stand in themes/*.theme for KSyntaxHighlighting ---------------------------------------
    readonly property color codeBackground: dark ? "#161618" : "#F7F6F4"
    readonly property color codeKeyword: dark ? "#C9A0DC" : "#7A3A8C"
    readonly property color codeType: dark ? "#7CC4DA" : "#0B6680"
    readonly property color codeFunction: dark ? "#9DB8F0" : "#284E96"
    readonly property color codeString: dark ? "#8FC79A" : "#2C6A35"
    readonly property color codeNumber: dark ? "#E0B36A" : "#835500"
    readonly property color codePreprocessor: dark ? "#DFA585" : "#8A4720"
    readonly property color codeComment: highContrast ? text : dark ? "#9D9A94" : "#66625C"
    readonly property color ghostText: highContrast ? text : dark ? "#8F8C87" : "#716D67"      // suggested code, always italic as well

    // --- Space: multiples of 4; 2 only inside a control ---------------------------------------------------------------
    readonly property int space2: px(2)
    readonly property int space4: px(4)
    readonly property int space8: px(8)
    readonly property int space12: px(12)
    readonly property int space16: px(16)
    readonly property int space24: px(24)
    readonly property int space32: px(32)
    readonly property int space48: px(48)

    readonly property int hairline: 1 // one device-independent pixel at every zoom
    readonly property int focusWidth: 2

    // --- Shape --------------------------------------------------------------------------------------------------------
    readonly property int radiusSmall: px(4)   // badges, key caps
    readonly property int radiusMedium: px(6)  // buttons, rows, fields
    readonly property int radiusLarge: px(10)  // cards, code blocks, messages
    readonly property int radiusWindow: px(14) // dialogs, palette, composer

    // --- Type: Inter and JetBrains Mono. Line heights beside the sizes: use them with Text.FixedHeight -------------------
    readonly property string family: "Inter"
    readonly property string monoFamily: "JetBrains Mono NL" // no ligatures: code shows its exact characters
    readonly property font caption: Qt.font({ family: family, pixelSize: px(11), weight: Font.DemiBold })
    readonly property font small: Qt.font({ family: family, pixelSize: px(12), weight: Font.Normal })
    readonly property font figures: Qt.font({ family: family, pixelSize: px(12), features: { "tnum": 1 } }) // live numbers keep their width
    readonly property font ui: Qt.font({ family: family, pixelSize: px(13), weight: Font.Normal })
    readonly property font uiStrong: Qt.font({ family: family, pixelSize: px(13), weight: Font.Medium })
    readonly property font body: Qt.font({ family: family, pixelSize: px(15), weight: Font.Normal })
    readonly property font bodyStrong: Qt.font({ family: family, pixelSize: px(15), weight: Font.DemiBold })
    readonly property font title: Qt.font({ family: family, pixelSize: px(17), weight: Font.DemiBold })
    readonly property font heading: Qt.font({ family: family, pixelSize: px(22), weight: Font.DemiBold, letterSpacing: -0.2 * zoom })
    readonly property font display: Qt.font({ family: family, pixelSize: px(30), weight: Font.DemiBold, letterSpacing: -0.5 * zoom })
    readonly property font code: Qt.font({ family: monoFamily, pixelSize: px(13), weight: Font.Normal })
    readonly property font codeSmall: Qt.font({ family: monoFamily, pixelSize: px(12), weight: Font.Normal })
    readonly property int captionLine: px(16)
    readonly property int smallLine: px(18)
    readonly property int uiLine: px(20)
    readonly property int bodyLine: px(24)
    readonly property int titleLine: px(24)
    readonly property int headingLine: px(28)
    readonly property int displayLine: px(36)
    readonly property int codeLine: px(20)

    // --- Sizes that more than one screen uses ------------------------------------------------------------------------------
    readonly property int iconSmall: px(16)
    readonly property int iconMedium: px(20)
    readonly property int iconLarge: px(32)
    readonly property int controlSmall: px(28)  // inside headers of code blocks, message actions
    readonly property int control: px(32)       // buttons, fields, list rows
    readonly property int controlLarge: px(40)  // first start, dialogs, palette rows
    readonly property int headerHeight: px(52)
    readonly property int sidebarWidth: px(264)
    readonly property int panelWidth: px(368)
    readonly property int textWidth: px(720)    // about 85 characters of body
    readonly property int pageWidth: px(864)    // of lists that fill a page
    readonly property int narrowBelow: px(1000) // sidebar becomes a drawer; panels become sheets

    // --- Motion: 0 when the system asks for less of it (Main.qml sets it; Qt 6.8 has no hint for that) ----------------------
    property bool reduceMotion: false
    readonly property int durationFast: reduceMotion ? 0 : 90     // hover, press
    readonly property int durationMedium: reduceMotion ? 0 : 160  // popups, toasts, drawer
    readonly property int durationSlow: reduceMotion ? 0 : 240    // gauge, progress
    readonly property int easing: Easing.OutCubic
    readonly property int toastDuration: 8000

    function px(value: real): int {
        return Math.round(value * zoom)
    }
}
