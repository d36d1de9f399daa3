// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

namespace ui {

// A language, for the list in which the person says what a code is written in.
class LanguageRow
{
    Q_GADGET
    QML_VALUE_TYPE(languageRow)
    Q_PROPERTY(QString name MEMBER name CONSTANT)
    Q_PROPERTY(QString title MEMBER title CONSTANT)

public:
    QString name;  // as KSyntaxHighlighting has it
    QString title; // as it is spoken

    bool operator==(const LanguageRow &) const = default;
};

} // namespace ui
