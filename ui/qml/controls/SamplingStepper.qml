// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick

import Chasqui

// One of the numbers that choose words beside the temperature, in the order of ui/sampling_fields.h; -1 is the model's
// own.
Stepper {
    id: root

    required property int field
    required property double number
    readonly property string name: [qsTr("Likeliest words (top-k)"), qsTr("Share of likelihood (top-p)"),
        qsTr("Least likelihood (min-p)"), qsTr("Repetition penalty")][field]
    readonly property string hint: [qsTr("Only so many of the likeliest tokens are chosen among."),
        qsTr("Only the likeliest ones that make up this share together."),
        qsTr("Only those that are at least so likely, compared with the likeliest."),
        qsTr("What was said already is made less likely.")][field]
    readonly property list<double> steps: [
        [-1, 0, 1, 5, 10, 20, 30, 40, 50, 64, 100, 200],
        [-1, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1],
        [-1, 0, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5],
        [-1, 1, 1.05, 1.1, 1.15, 1.2, 1.3, 1.5, 2]][field]
    readonly property double off: [0, 1, 0, 1][field]
    readonly property double stepped: steps[value] ?? -1

    signal chosen(number: double)

    from: 0
    to: steps.length - 1
    value: { // the nearest one: a file of settings may hold others
        const distances = steps.map(step => Math.abs(step - number));
        return distances.indexOf(Math.min(...distances));
    }
    words: stepped < 0 ? qsTr("The model's own") : stepped === off ? qsTr("Off")
        : field === 0 ? stepped.toLocaleString(Qt.locale(), "f", 0) : stepped.toLocaleString(Qt.locale(), "f", 2)
    Accessible.name: name
    onValueModified: root.chosen(steps[value])
}
