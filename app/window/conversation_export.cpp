// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/conversation_export.h"

#include "app/window/failure_from.h"
#include "storage/store_reader.h"
#include "storage/transfer/write_conversations.h"
#include "ui/transfer/export_conversations.h"

#include <QFileInfo>

namespace window {

using storage::ExportFormat;

namespace {

struct GivenUp {
};

} // namespace

ConversationExport::ConversationExport(const QString &folder)
    : m_folder(folder), m_thread(QStringLiteral("export"))
{
}

ConversationExport::~ConversationExport()
{
    m_isEnding = true;
}

QFuture<void> ConversationExport::start(const QString &file, const QList<qint64> &conversations,
                                        ExportFormat format)
{
    return m_thread.run([=, this] {
        try {
            write(file, conversations, format);
        } catch (const storage::Error &error) {
            throw ui::FailureException(failureFrom(error, m_folder));
        } catch (const GivenUp &) { // nobody waits for it
        }
    });
}

void ConversationExport::write(const QString &file, QList<qint64> conversations, ExportFormat format) const
{
    storage::StoreReader reader(m_folder);
    if (conversations.isEmpty()) {
        for (const storage::Conversation &conversation : reader.conversations().all())
            conversations.append(conversation.id);
    }
    const auto open = [&](qint64 id) {
        if (m_isEnding)
            throw GivenUp();
        return reader.conversations().open(id);
    };
    QString complaint;
    if (format == ExportFormat::Html || format == ExportFormat::Pdf) {
        complaint = ui::exportConversations(file, format, conversations, open);
    } else {
        try {
            storage::writeConversations(
                conversations, format, {open, [&](qint64 id) { return reader.modelFiles().find(id); }}, file);
        } catch (const storage::Error &error) {
            if (error.code() != storage::ErrorCode::Unwritable)
                throw;
            complaint = QString::fromUtf8(error.what());
        }
    }
    if (!complaint.isEmpty())
        throw ui::FailureException({.kind = ui::Failure::Kind::TextUnwritable, // not the folder of the data
                                    .subject = QFileInfo(file).fileName(),
                                    .detail = complaint});
}

} // namespace window
