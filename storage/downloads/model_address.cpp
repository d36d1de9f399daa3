// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/downloads/model_address.h"

#include <QRegularExpression>

namespace storage {

using namespace Qt::Literals::StringLiterals;

QUrl modelAddress(const QString &text)
{
    QUrl url(text.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return {};
    static const QRegularExpression page(u"^(/[^/]+/[^/]+)/blob/"_s);
    if (url.host() == u"huggingface.co"_s)
        url.setPath(url.path().replace(page, u"\\1/resolve/"_s));
    return url;
}

} // namespace storage
