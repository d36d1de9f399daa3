// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/hub/hub_records.h"
#include "storage/hub/hub_settings.h"
#include "storage/network/small_fetch.h"

#include <QString>
#include <QUrl>

#include <expected>
#include <functional>
#include <memory>
#include <optional>

namespace storage {

// What a person calls a model there: "owner/name" or "owner/name:Q4_K_M".
struct HubName {
    QString repository;
    QString quantisation; // empty: any

    static std::optional<HubName> from(const QString &text); // none: it is no such name
};

// Asks Hugging Face, or a mirror of it, by its public API: https://huggingface.co/docs/hub/api. One question
// at a time: a new one ends the one before it, which then tells nobody. Of the gate's thread; the gate
// outlives it.
class ModelHub
{
public:
    template <typename T>
    using Then = std::function<void(const std::expected<T, FetchFailure> &)>;

    ModelHub(NetworkGate &gate, HubSettings settings);

    const HubSettings &settings() const { return m_settings; }

    // Repositories with GGUF files, those that are fetched most first.
    void search(const QString &words, const NetworkTask &task, Then<QList<HubResult>> then);
    void list(const QString &repository, const NetworkTask &task, Then<HubRepository> then);
    void stop() { m_fetch.reset(); }

    QUrl addressOf(const HubRepository &repository, const HubFile &file) const;

private:
    template <typename T, typename Parse>
    void ask(const QUrl &url, const NetworkTask &task, Parse parse, Then<T> then);
    QUrl address(const QString &path) const;

    NetworkGate &m_gate;
    HubSettings m_settings;
    std::unique_ptr<SmallFetch> m_fetch;
};

} // namespace storage
