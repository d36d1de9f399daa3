// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/transfer/write_conversations.h"

#include "storage/error.h"
#include "storage/transfer/conversation_json.h"
#include "storage/transfer/conversation_markdown.h"

#include <QSaveFile>

namespace storage {

void writeConversations(const QList<qint64> &ids, ExportFormat format, const ConversationSource &source,
                        const std::function<void(const QByteArray &)> &write)
{
    const bool isJson = format == ExportFormat::Json;
    if (isJson)
        write(beginConversationJson(QDateTime::currentDateTimeUtc()));
    bool isFirst = true;
    for (const qint64 id : ids) {
        const ConversationContent content = source.open(id);
        if (!std::exchange(isFirst, false))
            write(isJson ? ",\n" : "\n");
        write(isJson ? toJson(content, source.modelFile) : toMarkdown(content).toUtf8());
    }
    if (isJson)
        write(endConversationJson());
}

void writeConversations(const QList<qint64> &ids, ExportFormat format, const ConversationSource &source,
                        const QString &path)
{
    QSaveFile file(path);
    const auto require = [&](bool isDone) {
        if (!isDone)
            throw Error(ErrorCode::Unwritable,
                        path.toStdString() + " cannot be written: " + file.errorString().toStdString());
    };
    require(file.open(QIODevice::WriteOnly));
    writeConversations(ids, format, source,
                       [&](const QByteArray &piece) { require(file.write(piece) == piece.size()); });
    require(file.commit());
}

} // namespace storage
