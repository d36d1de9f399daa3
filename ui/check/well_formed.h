// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/check/problem.h"

#include <QList>
#include <QString>

namespace ui {

// What the program checks by itself.
bool canCheckForm(const QString &language);

// The first thing for which the text is not well-formed. `language`: "JSON" or "XML".
QList<Problem> formProblems(const QString &text, const QString &language);

} // namespace ui
