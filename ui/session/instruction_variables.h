// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace ui {

// Variables of an instruction, "{{name}}". Those that the program knows, {{date}}, {{weekday}} and
// {{time}}, are what they are when an answer begins; the others wait for the person's values.

QString withKnownVariables(const QString &instruction, const QDateTime &now);
QStringList openVariables(const QString &instruction); // each once, in their order
QString withVariable(const QString &instruction, const QString &name, const QString &value);

} // namespace ui
