// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QProcessEnvironment>
#include <QString>

namespace storage {

// A program of this computer, and the folder of a person's conversations with it.
struct OtherProgram {
    QString name;
    QString folder;

    bool operator==(const OtherProgram &) const = default;
};

// Those of GPT4All, LM Studio and Jan that have conversations, where these programs keep them unless they
// were told otherwise: what readConversations() reads. `home` is the person's folder.
QList<OtherProgram> otherProgramsWithConversations(const QProcessEnvironment &environment,
                                                   const QString &home);

} // namespace storage
