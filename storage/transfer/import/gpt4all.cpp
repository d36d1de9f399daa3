// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/transfer/import/foreign_json.h"
#include "storage/transfer/import/formats.h"
#include "storage/transfer/import/message_gatherer.h"

#include <QDataStream>
#include <QIODevice>
#include <QStringDecoder>
#include <QTimeZone>
#include <QUrl>

namespace storage {

namespace {

constexpr quint32 Magic = 0xF5D553CC;
constexpr qint32 LastVersion = 12;

// One of the program's chats, from the front. What a version does not have, it does not read.
class ChatReader
{
public:
    ChatReader(QDataStream &stream, qint32 version) : m_stream(stream), m_version(version) {}

    ImportedConversation read()
    {
        Conversation &head = m_imported.content.conversation;
        head.createdAt = QDateTime::fromSecsSinceEpoch(next<qint64>(), QTimeZone::UTC);
        skip<QString>(); // id
        head.title = next<QString>();
        skip<QString>(); // name of the person
        m_model = next<QString>();
        if (m_version >= 3)
            skip<QStringList>(); // collections of documents
        if (m_version < 11)
            skipState();
        const auto count = next<qint32>();
        for (qint32 i = 0; i < count && isSound(); ++i)
            readItem();
        if (!isSound())
            m_imported.problems.append({.kind = ImportProblemKind::EndsTooEarly});
        m_gatherer.finish(m_imported);
        return std::move(m_imported);
    }

private:
    bool isSound() const { return m_stream.status() == QDataStream::Ok; }
    template <typename Value>
    Value next()
    {
        Value value = {};
        m_stream >> value;
        return value;
    }
    template <typename Value>
    void skip()
    {
        next<Value>();
    }
    void skipBytes(quint64 count)
    {
        if (count > quint64(m_stream.device()->bytesAvailable()))
            m_stream.setStatus(QDataStream::ReadPastEnd);
        else
            m_stream.device()->skip(qint64(count));
    }

    // Of the model, which nobody reads any more.
    void skipState()
    {
        const bool hasCache = m_version < 6 || next<bool>();
        if (m_version >= 2) {
            skip<qint32>(); // kind of model
            skip<qint32>(); // version of the state
        }
        skip<QString>(); // the answer, and its name
        skip<QString>();
        skip<quint32>(); // tokens
        if (!hasCache)
            return;
        if (m_version < 4)
            skip<quint32>();
        skip<quint32>();
        if (m_version >= 7)
            skip<quint32>(); // context
        if (m_version < 9)
            skipBytes(next<quint64>() * sizeof(float));
        skipBytes(next<quint64>() * sizeof(qint32));
        skip<QByteArray>();
    }

    void readItem()
    {
        if (m_version < 12)
            skip<qint32>(); // id
        const auto name = next<QString>();
        const bool isAnswer = name == QLatin1String("Response: ");
        auto text = next<QString>();
        if (m_version < 10)
            skip<QString>();
        skip<QString>(); // the answer as a person would have it
        for (int flag = 0; flag < 4; ++flag)
            skip<bool>();
        if (m_version >= 11 && isAnswer)
            skip<bool>(); // an error
        if (m_version >= 8) {
            skipSources();
        } else if (m_version >= 3) {
            skip<QString>();
            skip<QStringList>();
        }
        if (m_version >= 10)
            text += attachments();
        QString parts;
        if (m_version >= 12) {
            const auto count = next<qint64>();
            for (qint64 i = 0; i < count && isSound(); ++i)
                parts += readPart(0);
        }
        if (isSound() && (isAnswer || name == QLatin1String("Prompt: ")))
            m_gatherer.append(foreignMessage(isAnswer ? Role::Assistant : Role::User,
                                             parts.isEmpty() ? text : parts, {}, m_model));
    }

    void skipSources()
    {
        const auto count = next<qint64>();
        for (qint64 i = 0; i < count && isSound(); ++i) {
            for (int field = 0; field < 7; ++field)
                skip<QString>();
            for (int field = 0; field < 3; ++field)
                skip<qint32>(); // page, and lines
        }
    }

    QString attachments()
    {
        QString text;
        const auto count = next<qint64>();
        for (qint64 i = 0; i < count && isSound(); ++i) {
            const QString name = next<QUrl>().fileName();
            QStringDecoder decode(QStringDecoder::Utf8);
            const QString content = decode(next<QByteArray>());
            if (decode.hasError())
                m_imported.problems.append({.kind = ImportProblemKind::FilesLeftOut, .number = 1});
            else
                text += attachedText(name, content);
        }
        return text;
    }

    // Of an answer with calls of tools: what is said in it, in its order.
    QString readPart(int depth)
    {
        constexpr int deepest = 8; // three are written
        if (depth > deepest)
            m_stream.setStatus(QDataStream::ReadCorruptData);
        const auto name = next<QString>();
        const auto text = next<QString>();
        if (name == QLatin1String("ToolCall: "))
            skipCall();
        QString below;
        const auto count = next<qint64>();
        for (qint64 i = 0; i < count && isSound(); ++i)
            below += readPart(depth + 1);
        const bool isSaid = name == QLatin1String("Text: ") || name == QLatin1String("Response: ");
        return !below.isEmpty() ? below : isSaid ? text : QString();
    }

    void skipCall()
    {
        skip<QString>(); // name
        const auto count = next<qint64>();
        for (qint64 i = 0; i < count && isSound(); ++i) {
            skip<QString>();
            skip<qint32>();
            // A QVariant, of which only texts are written: nothing else is made of a file of others.
            constexpr quint32 text = 10; // QMetaType::QString
            if (next<quint32>() != text)
                m_stream.setStatus(QDataStream::ReadCorruptData);
            skip<quint8>();
            skip<QString>();
        }
        skip<QString>(); // result
        skip<qint32>();
        skip<QString>();
    }

    QDataStream &m_stream;
    qint32 m_version;
    QString m_model;
    ImportedConversation m_imported;
    MessageGatherer m_gatherer;
};

} // namespace

std::optional<ImportedConversation> readGpt4All(const QByteArray &file)
{
    QDataStream stream(file);
    stream.setVersion(QDataStream::Qt_6_2);
    quint32 magic = 0;
    qint32 version = 0;
    stream >> magic >> version;
    if (magic != Magic || version < 1)
        return std::nullopt;
    if (version > LastVersion) {
        ImportedConversation imported;
        imported.problems.append({.kind = ImportProblemKind::NewerVersion});
        return imported;
    }
    return ChatReader(stream, version).read();
}

} // namespace storage
