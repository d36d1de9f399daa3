// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/check/checker.h"

#include <QRegularExpression>

#include <array>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// Of a program that wants to say thousands of things the first hundred.
constexpr qsizetype MostProblems = 100;

// "code.c:3:5: error: words", as most say it; qmllint puts the kind first, rustc a number behind it, bash the
// word "line" before the line.
QList<Problem> readLines(const QString &output)
{
    static const QRegularExpression form(
        u"^(?:(Error|Warning|Info): )?(?:[^\\s:]*/)?[Cc]ode\\.\\w+:(?: line )?(\\d+)(?::(\\d+))?: "
        "(?:(fatal error|error|warning|note)(?:\\[\\w+\\])?: )?(.*)$"_s,
        QRegularExpression::MultilineOption);
    QList<Problem> problems;
    for (auto match = form.globalMatch(output); match.hasNext() && problems.size() < MostProblems;) {
        const auto found = match.next();
        const QString kind = (found.captured(1) + found.captured(4)).toLower();
        if (kind == "note"_L1 || kind == "info"_L1)
            continue;
        const Problem problem = {.line = found.captured(2).toInt(),
                                 .column = found.captured(3).toInt(),
                                 .isError = kind != "warning"_L1,
                                 .text = found.captured(5)};
        if (!problems.contains(problem))
            problems.append(problem);
    }
    return problems;
}

// A place, and what is wrong there on the last line; or both at once.
QList<Problem> readPython(const QString &output)
{
    static const QRegularExpression sorry(u"Sorry: (\\w+: .*) \\([^)]*, line (\\d+)\\)"_s);
    if (const auto found = sorry.match(output); found.hasMatch())
        return {{.line = found.captured(2).toInt(), .text = found.captured(1)}};
    static const QRegularExpression place(u"File \"[^\"]*\", line (\\d+)"_s);
    static const QRegularExpression error(u"^(\\w+Error: .*)$"_s, QRegularExpression::MultilineOption);
    const auto where = place.match(output);
    const auto what = error.match(output);
    if (!where.hasMatch() || !what.hasMatch())
        return {};
    return {{.line = where.captured(1).toInt(), .text = what.captured(1)}};
}

QList<Problem> readNode(const QString &output)
{
    static const QRegularExpression place(u"code\\.m?js:(\\d+)$"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression error(u"^(\\w+Error: .*)$"_s, QRegularExpression::MultilineOption);
    const auto where = place.match(output);
    const auto what = error.match(output);
    if (!where.hasMatch() || !what.hasMatch())
        return {};
    return {{.line = where.captured(1).toInt(), .text = what.captured(1)}};
}

// Those of C and its kin are called in one way, and find what lies beside the file.
Checker compiler(const QString &program, const QString &name, const QStringList &languages,
                 const QString &file)
{
    return {.id = program,
            .name = name,
            .languages = languages,
            .programs = {program},
            .arguments = {u"-fsyntax-only"_s, u"-Wall"_s},
            .folderOption = u"-iquote"_s,
            .fileName = file,
            .read = readLines};
}

} // namespace

std::span<const Checker> checkers()
{
    const QStringList c = {u"C"_s, u"ANSI C89"_s};
    const QStringList cpp = {u"C++"_s, u"ISO C++"_s};
    static const auto table = std::to_array<Checker>({
        // Without the packages and the start files of the person: those are code that would run.
        {.id = u"python"_s,
         .name = u"Python"_s,
         .languages = {u"Python"_s},
         .programs = {u"python3"_s, u"python"_s},
         .arguments = {u"-I"_s, u"-S"_s, u"-m"_s, u"py_compile"_s},
         .folderOption = {},
         .fileName = u"code.py"_s,
         .read = readPython},
        compiler(u"gcc"_s, u"GCC"_s, c, u"code.c"_s),
        compiler(u"g++"_s, u"G++"_s, cpp, u"code.cpp"_s),
        compiler(u"clang"_s, u"Clang"_s, c, u"code.c"_s),
        compiler(u"clang++"_s, u"Clang++"_s, cpp, u"code.cpp"_s),
        {.id = u"node"_s,
         .name = u"Node.js"_s,
         .languages = {u"JavaScript"_s},
         .programs = {u"node"_s, u"nodejs"_s},
         .arguments = {u"--check"_s},
         .folderOption = {},
         .fileName = u"code.js"_s,
         .read = readNode},
        {.id = u"qmllint"_s,
         .name = u"qmllint"_s,
         .languages = {u"QML"_s},
         .programs = {u"qmllint"_s, u"qmllint6"_s, u"qmllint-qt6"_s},
         .arguments = {},
         .folderOption = {},
         .fileName = u"Code.qml"_s,
         .read = readLines},
        {.id = u"bash"_s,
         .name = u"Bash"_s,
         .languages = {u"Bash"_s},
         .programs = {u"bash"_s},
         .arguments = {u"-n"_s},
         .folderOption = {},
         .fileName = u"code.sh"_s,
         .read = readLines},
        {.id = u"rustc"_s,
         .name = u"rustc"_s,
         .languages = {u"Rust"_s},
         .programs = {u"rustc"_s},
         .arguments = {u"--error-format=short"_s, u"--edition=2021"_s, u"--crate-type=lib"_s,
                       u"--emit=metadata"_s},
         .folderOption = {},
         .fileName = u"code.rs"_s,
         .read = readLines},
        {.id = u"gofmt"_s,
         .name = u"gofmt"_s,
         .languages = {u"Go"_s},
         .programs = {u"gofmt"_s},
         .arguments = {u"-l"_s, u"-e"_s},
         .folderOption = {},
         .fileName = u"code.go"_s,
         .read = readLines},
    });
    return table;
}

QString fileNameFor(const Checker &checker, const QString &text)
{
    static const QRegularExpression module(u"^(import\\b[^(]|export\\b)"_s,
                                           QRegularExpression::MultilineOption);
    return checker.id == "node"_L1 && text.contains(module) ? u"code.mjs"_s : checker.fileName;
}

} // namespace ui
