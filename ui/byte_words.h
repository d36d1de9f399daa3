// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QLocale>
#include <QString>

namespace ui {

// "98.4 MB": an amount of bytes for a person, in thousands.
inline QString byteWords(qint64 count, int decimals = 1)
{
    return QLocale().formattedDataSize(count, decimals, QLocale::DataSizeSIFormat);
}

} // namespace ui
