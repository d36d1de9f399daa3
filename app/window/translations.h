// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QTranslator>

namespace window {

// The language of the interface: ours, and Qt's own words such as those of its dialogs.
class Translations
{
public:
    // "es", "en"; empty is the system's. English is what the source says.
    void use(const QString &language);

private:
    QTranslator m_program;
    QTranslator m_qt;
};

} // namespace window
