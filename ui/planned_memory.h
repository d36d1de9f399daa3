// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <optional>

namespace ui {

// The bytes that a model takes on the processor with one conversation of a length; a value.
class PlannedMemory
{
    Q_GADGET
    QML_VALUE_TYPE(plannedMemory)
    Q_PROPERTY(int contextLength MEMBER contextLength CONSTANT)
    Q_PROPERTY(qint64 weightBytes MEMBER weightBytes CONSTANT)
    Q_PROPERTY(qint64 conversationBytes MEMBER conversationBytes CONSTANT)
    Q_PROPERTY(qint64 workingBytes MEMBER workingBytes CONSTANT)
    Q_PROPERTY(qint64 total READ total CONSTANT)
    Q_PROPERTY(qint64 free READ free CONSTANT)
    Q_PROPERTY(bool fits READ fits CONSTANT)

public:
    QString path; // of the model
    int contextLength = 0;
    qint64 weightBytes = 0;
    qint64 conversationBytes = 0; // keys and values
    qint64 workingBytes = 0;
    std::optional<qint64> freeBytes; // when it was planned; none: nobody knows
    int nearestContext = 0;          // the longest that fits where this one does not; 0: none does

    qint64 total() const { return weightBytes + conversationBytes + workingBytes; }
    qint64 free() const { return freeBytes.value_or(0); }
    bool fits() const { return !freeBytes || total() <= *freeBytes; }

    bool operator==(const PlannedMemory &) const = default;
};

} // namespace ui
