// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QQuickImageProvider>

namespace ui {

// Draws image://icon/<name>/<RRGGBB>: one of our stroke icons in one colour, sharp at every size and screen
// scale.
class IconProvider : public QQuickImageProvider
{
public:
    IconProvider() : QQuickImageProvider(QQuickImageProvider::Image) {}

    QImage requestImage(const QString &id, QSize *size, const QSize &requestedSize) override;
};

} // namespace ui
