// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/session/conversation_imports.h"

namespace ui {

using storage::ImportProblem;
using storage::ImportProblemKind;

namespace {

QString wordsFor(const ImportProblem &problem)
{
    const int number = problem.number;
    switch (problem.kind) {
    case ImportProblemKind::Unreadable:
        return ConversationImports::tr("It cannot be read: %1").arg(problem.detail);
    case ImportProblemKind::TooLarge: return ConversationImports::tr("It is too large");
    case ImportProblemKind::NotUnpacked:
        return ConversationImports::tr("It cannot be unpacked: %1").arg(problem.detail);
    case ImportProblemKind::OtherFileMissing:
        return ConversationImports::tr("thread.json and messages.jsonl belong together, and one is missing");
    case ImportProblemKind::EndsTooEarly:
        return ConversationImports::tr(
            "It ends too early, or is of another kind. What stands before that is there.");
    case ImportProblemKind::NewerVersion:
        return ConversationImports::tr("It is of a newer release. Some of it may be missing.");
    case ImportProblemKind::UnknownProgram:
        return ConversationImports::tr("It holds no conversations of a program that Chasqui knows");
    case ImportProblemKind::LineUnreadable:
        return ConversationImports::tr("Line %1 cannot be read").arg(number);
    case ImportProblemKind::MessageUnreadable:
        return ConversationImports::tr("Message %1 cannot be read").arg(number);
    case ImportProblemKind::MessagesInCircle:
        return ConversationImports::tr("%n message(s) follow on themselves and are left out", "", number);
    case ImportProblemKind::FilesLeftOut:
        return ConversationImports::tr("%n picture(s) or other file(s) are left out", "", number);
    case ImportProblemKind::NotStored: break;
    }
    return ConversationImports::tr("It cannot be stored: %1").arg(problem.detail);
}

QString sentenceFor(const ImportProblem &problem)
{
    const QString what = wordsFor(problem);
    if (problem.title.isEmpty())
        return QStringLiteral("%1: %2").arg(problem.file, what);
    const QString title = QStringLiteral("“%1”: %2").arg(problem.title, what);
    return problem.file.isEmpty() ? title : QStringLiteral("%1, %2").arg(problem.file, title);
}

} // namespace

ConversationImports::ConversationImports(ConversationStore &store, QObject *parent)
    : QObject(parent), m_store(store)
{
    connect(&store, &ConversationStore::importProgressed, this, [this](int count) {
        m_count = count;
        emit changed();
    });
}

void ConversationImports::addOtherProgram(const QString &name, const QString &folder)
{
    m_otherPrograms.append(
        QVariantMap{{QStringLiteral("name"), name}, {QStringLiteral("folder"), QUrl::fromLocalFile(folder)}});
    emit otherProgramsChanged();
}

void ConversationImports::start(const QList<QUrl> &places)
{
    QStringList paths;
    for (const QUrl &place : places)
        paths.append(place.toLocalFile());
    if (m_isRunning || paths.isEmpty())
        return;
    m_isRunning = true;
    m_count = 0;
    m_summary.clear();
    m_problems.clear();
    emit changed();
    m_store.importFrom(paths)
        .then(this, [this](const storage::ImportReport &report) { show(report); })
        .onFailed(this, [this](const FailureException &error) {
            show({.problems = {{.kind = ImportProblemKind::NotStored, .detail = error.failure().title()}}});
        });
}

void ConversationImports::show(const storage::ImportReport &report)
{
    m_isRunning = false;
    m_summary = report.imported > 0 ? tr("%n conversation(s) are imported.", "", report.imported)
                                    : tr("Nothing new was imported.");
    if (report.alreadyHere > 0)
        m_summary += u' ' + tr("%n were here already.", "", report.alreadyHere);
    for (const ImportProblem &problem : report.problems)
        m_problems.append(sentenceFor(problem));
    emit changed();
    emit finished();
}

void ConversationImports::dismiss()
{
    m_summary.clear();
    m_problems.clear();
    emit changed();
}

} // namespace ui
