// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick

import Chasqui

// A temperature in tenths, from 0 to 2; one step below stands the model's own, as a negative number.
Stepper {
    id: root

    required property double temperature

    signal chosen(temperature: double)

    from: -1
    to: 20
    value: temperature < 0 ? -1 : Math.round(temperature * 10)
    words: value < 0 ? qsTr("The model's own") : (value / 10).toLocaleString(Qt.locale(), "f", 1)
    Accessible.name: qsTr("Temperature")
    onValueModified: root.chosen(value < 0 ? -1 : value / 10)
}
