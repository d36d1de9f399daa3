// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QUrl>

namespace storage {

// The address that a person wrote; of the page that shows a file at Hugging Face that of the file itself.
// Empty where it is none.
QUrl modelAddress(const QString &text);

} // namespace storage
