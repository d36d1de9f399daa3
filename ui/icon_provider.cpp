// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/icon_provider.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace ui {

using namespace Qt::Literals::StringLiterals;

QImage IconProvider::requestImage(const QString &id, QSize *size, const QSize &requestedSize)
{
    QFile file(u":/icons/"_s + id.section(u'/', 0, 0) + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray colour = "#" + id.section(u'/', 1, 1).toLatin1();
    QSvgRenderer renderer(file.readAll().replace("currentColor", colour));

    // The size that is asked for is in pixels of the screen; Qt divides by its scale when it paints.
    const QSize pixels = requestedSize.isEmpty() ? renderer.defaultSize() : requestedSize;
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter);
    if (size)
        *size = pixels;
    return image;
}

} // namespace ui
