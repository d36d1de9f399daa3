// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QQmlNetworkAccessManagerFactory>

namespace window {

// Refuses every request that QML itself could make, for a picture in a text for example: the interface never
// talks to the network. Given to the QML engine, which owns what it makes.
class NoNetwork : public QQmlNetworkAccessManagerFactory
{
public:
    QNetworkAccessManager *create(QObject *parent) override;
};

} // namespace window
