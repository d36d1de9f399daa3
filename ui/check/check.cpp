// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/check/check.h"

#include "ui/check/well_formed.h"
#include "ui/preferences.h"
#include "ui/text/document_edit.h"

#include <QFileInfo>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// Of what is not understood, enough to understand it oneself.
constexpr qsizetype MostFailure = 4000;

} // namespace

Check::Check(Pad &pad, ProgramRunner &runner, Preferences &preferences, QObject *parent)
    : QAbstractListModel(parent), m_pad(pad), m_runner(runner), m_preferences(preferences)
{
    connect(&pad, &Pad::begun, this, &Check::close); // another text
    connect(&pad, &Pad::documentChanged, this, [this] {
        close();
        if (m_document)
            m_document->disconnect(this);
        m_document = m_pad.textDocument();
        if (m_document)
            connect(m_document, &QTextDocument::contentsChange, this, &Check::look);
    });
}

int Check::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_places.size());
}

QVariant Check::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Place &place = m_places[std::size_t(index.row())];
    switch (role) {
    case LineRole: return lineOf(place);
    case ColumnRole: return place.problem.column;
    case IsErrorRole: return place.problem.isError;
    case WordsRole: return place.problem.text;
    default: return {};
    }
}

QHash<int, QByteArray> Check::roleNames() const
{
    return {{LineRole, "line"}, {ColumnRole, "place"}, {IsErrorRole, "isError"}, {WordsRole, "words"}};
}

// Of those that know the language the first that is allowed, else the first that is there; sets state, name
// and path when none can be run.
const Checker *Check::choose()
{
    const QString language = m_pad.language();
    const QStringList allowed = m_preferences.codeCheckers();
    const Checker *offered = nullptr;
    QString offeredPath;
    const Checker *missing = nullptr;
    for (const Checker &checker : checkers()) {
        if (!checker.languages.contains(language))
            continue;
        const QString path = m_runner.find(checker.programs);
        if (path.isEmpty()) {
            missing = missing ? missing : &checker;
            continue;
        }
        if (!offered || allowed.contains(checker.id)) {
            offered = &checker;
            offeredPath = path;
        }
        if (allowed.contains(checker.id))
            break;
    }
    const Checker *chosen = offered ? offered : missing;
    m_checkerId = chosen ? chosen->id : QString();
    m_checker = chosen ? chosen->name : QString();
    m_path = offeredPath;
    if (offered && allowed.contains(offered->id))
        return offered;
    show(offered ? Forbidden : missing ? Missing : Unknown);
    return nullptr;
}

void Check::run()
{
    if (!m_document)
        return;
    const quint64 run = ++m_run;
    if (canCheckForm(m_pad.language())) {
        m_checker.clear();
        const QList<Problem> problems = formProblems(m_pad.text(), m_pad.language());
        show(problems.isEmpty() ? Clean : Found, problems);
        return;
    }
    const Checker *checker = choose();
    if (!checker)
        return;
    show(Running);
    const QString text = m_pad.text();
    ProgramRun wish = {.program = m_path,
                       .arguments = checker->arguments,
                       .fileName = fileNameFor(*checker, text),
                       .content = text.toUtf8()};
    if (!checker->folderOption.isEmpty() && !m_pad.path().isEmpty())
        wish.arguments += {checker->folderOption, QFileInfo(m_pad.path()).absolutePath()};
    m_runner.run(wish).then(this, [this, checker, run](const ProgramOutput &output) {
        if (run == m_run && m_state == Running)
            take(*checker, output);
    });
}

void Check::take(const Checker &checker, const ProgramOutput &output)
{
    if (output.end == ProgramOutput::End::NotStarted) {
        show(Failed, {}, tr("%1 could not be started.").arg(m_path));
        return;
    }
    if (output.end == ProgramOutput::End::TooLong) {
        show(Failed, {}, tr("It took more time or memory than a check may, and was ended."));
        return;
    }
    const bool wasOutdated = m_isOutdated; // it was edited meanwhile
    const QList<Problem> problems = checker.read(output.text);
    if (!problems.isEmpty())
        show(Found, problems);
    else if (output.exitCode == 0)
        show(Clean);
    else
        show(Failed, {}, output.text.trimmed().first(std::min(MostFailure, output.text.trimmed().size())));
    if (std::exchange(m_isOutdated, wasOutdated) != wasOutdated)
        emit changed();
}

void Check::allow()
{
    if (m_state != Forbidden)
        return;
    m_preferences.setCodeCheckers(m_preferences.codeCheckers() + QStringList(m_checkerId));
    run();
}

void Check::close()
{
    ++m_run;
    if (m_state != Closed)
        show(Closed);
}

void Check::show(State state, const QList<Problem> &problems, const QString &failure)
{
    beginResetModel();
    m_places.clear();
    for (const Problem &problem : problems) {
        // What a program says may lie behind the end of the text.
        const int line = std::clamp(problem.line, 1, m_document->blockCount());
        const QTextBlock block = m_document->findBlockByNumber(line - 1);
        QTextCursor cursor(block);
        cursor.setPosition(block.position() + std::clamp(problem.column - 1, 0, block.length() - 1));
        m_places.push_back({cursor, problem});
    }
    m_state = state;
    m_failure = failure;
    m_isOutdated = false;
    m_text = state == Running || state == Found || state == Clean ? m_pad.text() : QString();
    endResetModel();
    emit changed();
    emit marksChanged();
}

void Check::look(int position, int removed, int added)
{
    if (m_state != Running && m_state != Found && m_state != Clean)
        return;
    // Other colours come as the same text in its own place.
    if (!m_isOutdated && removed == added && position + added <= m_text.size() &&
        textBetween(*m_document, position, position + added) == QStringView(m_text).mid(position, added))
        return;
    if (!std::exchange(m_isOutdated, true))
        emit changed();
    if (m_places.empty())
        return;
    emit dataChanged(index(0), index(rowCount() - 1), {LineRole});
    emit marksChanged();
}

int Check::lineOf(const Place &place) const
{
    return place.cursor.blockNumber() + 1;
}

QList<int> Check::linesOf(bool errors) const
{
    QList<int> lines;
    for (const Place &place : m_places)
        if (place.problem.isError == errors)
            lines.append(lineOf(place));
    return lines;
}

int Check::positionOf(int row) const
{
    return row >= 0 && row < rowCount() ? m_places[std::size_t(row)].cursor.position() : 0;
}

QString Check::report() const
{
    QString lines;
    for (const Place &place : m_places)
        lines +=
            u"line %1: %2: %3\n"_s.arg(QString::number(lineOf(place)),
                                       place.problem.isError ? u"error"_s : u"warning"_s, place.problem.text);
    return lines;
}

} // namespace ui
