// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/check/problem.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <span>

namespace ui {

// A program that says what is wrong with code and does not run it. One row of the table in checker.cpp.
struct Checker {
    QString id;   // under which it is allowed
    QString name; // for a person
    QStringList languages;
    QStringList programs; // names of it, the first that is there is taken
    QStringList arguments;
    QString folderOption; // before the folder of the file, where it looks into that for parts; or empty
    QString fileName;
    QList<Problem> (*read)(const QString &output);
};

std::span<const Checker> checkers();

// A name for the file of this text, by which the program knows the kind.
QString fileNameFor(const Checker &checker, const QString &text);

} // namespace ui
