// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/session/downloads.h"

#include <utility>

namespace ui {

namespace {

Permission permissionOf(Downloads::Answer answer)
{
    switch (answer) {
    case Downloads::Answer::No: return Permission::No;
    case Downloads::Answer::Once: return Permission::Once;
    case Downloads::Answer::Site: return Permission::Site;
    case Downloads::Answer::Always: return Permission::Always;
    }
    std::unreachable();
}

} // namespace

Downloads::Downloads(ModelDownloads &port, QObject *parent) : QObject(parent), m_port(port)
{
    connect(&port, &ModelDownloads::changed, &m_list, &DownloadListModel::setDownloads);
    connect(&port, &ModelDownloads::asked, this, [this](const PermissionQuestion &question) {
        m_questions.enqueue(question);
        emit questionChanged();
    });
    connect(&port, &ModelDownloads::refused, this, [this](const Failure &failure) {
        m_failure = failure;
        emit failureChanged();
    });
}

void Downloads::fetch(const ModelWish &wish)
{
    dismissFailure();
    m_port.fetch(wish);
}

void Downloads::answer(Answer answer)
{
    if (m_questions.isEmpty())
        return;
    const PermissionQuestion question = m_questions.dequeue();
    m_port.answer(question.id, permissionOf(answer));
    // What was allowed for always answers the others too.
    const auto isAnswered = [&](const PermissionQuestion &other) {
        return !other.mayCost &&
               (answer == Answer::Always || (answer == Answer::Site && other.site == question.site));
    };
    for (const PermissionQuestion &other : std::as_const(m_questions))
        if (isAnswered(other))
            m_port.answer(other.id, Permission::Once);
    m_questions.removeIf(isAnswered);
    emit questionChanged();
}

void Downloads::dismissFailure()
{
    if (std::exchange(m_failure, {}).isSet())
        emit failureChanged();
}

} // namespace ui
