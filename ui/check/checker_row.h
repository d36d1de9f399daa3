// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

namespace ui {

// A program that could check code, for the list in which the person allows them.
class CheckerRow
{
    Q_GADGET
    QML_VALUE_TYPE(checkerRow)
    Q_PROPERTY(QString id MEMBER id CONSTANT)
    Q_PROPERTY(QString name MEMBER name CONSTANT)
    Q_PROPERTY(QString language MEMBER language CONSTANT)
    Q_PROPERTY(QString path MEMBER path CONSTANT)

public:
    QString id;
    QString name;
    QString language; // that it knows
    QString path;     // of the program

    bool operator==(const CheckerRow &) const = default;
};

} // namespace ui
