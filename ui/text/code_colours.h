// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QObject>
#include <QString>
#include <qqmlregistration.h>

namespace ui {

// What a theme of code has beside the colours of words. A value.
class CodeColours
{
    Q_GADGET
    QML_VALUE_TYPE(codeColours)
    Q_PROPERTY(QColor paper MEMBER paper CONSTANT)
    Q_PROPERTY(QColor ink MEMBER ink CONSTANT)
    Q_PROPERTY(QColor quietInk MEMBER quietInk CONSTANT)
    Q_PROPERTY(QColor currentLine MEMBER currentLine CONSTANT)
    Q_PROPERTY(QColor selection MEMBER selection CONSTANT)

public:
    QColor paper;       // behind the code
    QColor ink;         // of what has no colour of its own
    QColor quietInk;    // of line numbers
    QColor currentLine; // behind it
    QColor selection;   // behind what is selected
};

// Of the theme that codeTheme() gives for these.
CodeColours codeColours(const QString &theme, bool isDark);

} // namespace ui
