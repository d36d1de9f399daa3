// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/downloads/model_file_name.h"

#include <QRegularExpression>

namespace storage {

using namespace Qt::Literals::StringLiterals;

QString modelFileName(const QUrl &url)
{
    constexpr qsizetype most = 128;
    const QString ending = u".gguf"_s;
    static const QRegularExpression other(u"[^A-Za-z0-9._-]+"_s);
    // Windows gives these names to its devices, whatever stands behind the first dot.
    static const QRegularExpression device(u"^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\.|$)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    QString name = url.fileName(QUrl::FullyDecoded);
    name.replace(u'\\', u'/');
    name = name.section(u'/', -1).replace(other, u"-"_s);
    if (name.endsWith(ending, Qt::CaseInsensitive))
        name.chop(ending.size());
    while (name.startsWith(u'.') || name.startsWith(u'-'))
        name.removeFirst();
    name.truncate(most - ending.size());
    while (name.endsWith(u'.'))
        name.chop(1);
    if (name.isEmpty() || device.match(name).hasMatch())
        name.prepend(u"model-"_s);
    return name + ending;
}

} // namespace storage
