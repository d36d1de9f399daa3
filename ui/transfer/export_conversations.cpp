// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/transfer/export_conversations.h"

#include "ui/transfer/conversation_html.h"

#include <QFont>
#include <QPageLayout>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>

namespace ui {

namespace {

void print(QIODevice &file, const QString &html)
{
    constexpr qreal points = 10.5;
    QPdfWriter writer(&file);
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait,
                                     QMarginsF())); // a document brings its own, of two centimetres
    writer.setCreator(QStringLiteral("Chasqui"));
    QTextDocument document;
    QFont font(QStringLiteral("Inter"));
    font.setPointSizeF(points);
    document.setDefaultFont(font);
    document.setHtml(html);
    document.print(&writer);
}

} // namespace

QString exportConversations(const QString &path, storage::ExportFormat format, const QList<qint64> &ids,
                            const std::function<storage::ConversationContent(qint64)> &open)
{
    const bool isPdf = format == storage::ExportFormat::Pdf;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    QString html;
    const auto write = [&](const QString &piece) {
        if (isPdf)
            html += piece;
        else
            file.write(piece.toUtf8());
    };
    ConversationHtml page(isPdf ? ConversationHtml::Use::Paper : ConversationHtml::Use::Screen);
    const bool isOne = ids.size() == 1;
    if (!isOne)
        write(page.begin(QStringLiteral("Chasqui")));
    for (const qint64 id : ids) {
        const storage::ConversationContent content = open(id);
        if (isOne)
            write(page.begin(content.conversation.title));
        write(page.of(content));
    }
    write(page.end());
    if (isPdf)
        print(file, html);
    return file.commit() ? QString() : file.errorString();
}

} // namespace ui
