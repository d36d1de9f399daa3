// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/hub/remote_model.h"

#include "inference/error.h"
#include "inference/gguf/gguf_file.h"
#include "storage/models/model_name.h"
#include "storage/network/http_fields.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <utility>

namespace storage {

using namespace Qt::Literals::StringLiterals;
using inference::gguf::GgufFile;

namespace {

// Headers have from some hundred kilobytes to some ten megabytes, by their vocabularies.
constexpr std::uint64_t FirstBytes = 1 << 20;
constexpr std::uint64_t MostBytes = 256 << 20;

} // namespace

RemoteModel::RemoteModel(NetworkGate &gate, const QUrl &url, const NetworkTask &task,
                         const QByteArray &authorization, Judge judge,
                         std::function<void(const Answer &)> then)
    : m_gate(gate),
      m_url(url),
      m_task(task),
      m_authorization(authorization),
      m_judge(std::move(judge)),
      m_then(std::move(then))
{
    ask(FirstBytes);
}

// The bytes behind those that are here.
void RemoteModel::ask(std::uint64_t until)
{
    const QByteArray range = "bytes=" + QByteArray::number(quint64(m_beginning.size())) + '-' +
                             QByteArray::number(quint64(until - 1));
    const NetworkRequest request = {
        .url = m_url, .task = m_task, .headers = {{"Range", range}}, .authorization = m_authorization};
    m_fetch = std::make_unique<SmallFetch>(m_gate, request, qint64(until - m_beginning.size()),
                                           [this](const Fetched &answer) { hear(answer); });
}

void RemoteModel::hear(const Fetched &answer)
{
    if (!answer)
        return tell(std::unexpected(answer.error()));
    const auto range = contentRange(answer->contentRange);
    if (answer->status == 200 && m_beginning.empty()) // a file that is smaller than the part
        m_sizeBytes = answer->body.size();
    else if (answer->status != 206 || !range || range->first != qint64(m_beginning.size()) ||
             range->size <= 0 || (m_sizeBytes > 0 && range->size != m_sizeBytes))
        return fail(FetchFailure::Kind::Nonsense, u"The server sends another part than was asked for"_s);
    else
        m_sizeBytes = range->size;
    const auto bytes = std::as_bytes(std::span(answer->body.constData(), std::size_t(answer->body.size())));
    m_beginning.insert(m_beginning.end(), bytes.begin(), bytes.end());

    LibraryModel model;
    model.files = {m_url.toString()};
    model.name = shownModelName(m_url.fileName());
    model.sizeBytes = m_sizeBytes;
    const auto size = static_cast<std::uint64_t>(m_sizeBytes);
    try {
        const auto header = GgufFile::fromBeginning(m_beginning, size, m_url.fileName().toStdU16String());
        if (header) {
            describeHeader(model, *header, m_judge);
        } else {
            const std::uint64_t next =
                std::min(std::max(header.error().bytes, 2 * std::uint64_t(m_beginning.size())), size);
            if (next > MostBytes || next <= m_beginning.size() || bytes.empty())
                return fail(FetchFailure::Kind::Nonsense, u"The header of the file does not end"_s);
            return ask(next);
        }
    } catch (const inference::Error &error) {
        model.judgement.state = stateFor(error);
        model.judgement.problem = QString::fromUtf8(error.what());
    }
    tell(model);
}

void RemoteModel::fail(FetchFailure::Kind kind, const QString &explanation)
{
    tell(std::unexpected(FetchFailure{.kind = kind, .explanation = explanation}));
}

} // namespace storage
