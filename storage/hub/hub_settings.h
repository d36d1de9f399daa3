// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace storage {

// Where Hugging Face is, or a mirror of it, and who asks.
struct HubSettings {
    QUrl endpoint = QUrl(QStringLiteral("https://huggingface.co"));
    QByteArray token; // empty: nobody says who asks

    // Of hub.json in the folder of the data, which only its owner may read.
    static HubSettings saved(const QString &dataFolder);
    // HF_ENDPOINT and HF_TOKEN go before that.
    static HubSettings of(const QString &dataFolder);
    // Throws Error.
    void save(const QString &dataFolder) const;

    // What is sent to a server: the token to the endpoint alone.
    QByteArray authorizationFor(const QUrl &url) const;

    bool operator==(const HubSettings &) const = default;
};

} // namespace storage
