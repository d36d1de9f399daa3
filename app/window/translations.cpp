// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace window {

using namespace Qt::Literals::StringLiterals;

void Translations::use(const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);
    QCoreApplication::removeTranslator(&m_program);
    QCoreApplication::removeTranslator(&m_qt);
    // English words stand in the program; only their plurals are a translation.
    for (const QLocale &next : {locale, QLocale(QLocale::English)})
        if (m_program.load(next, u"chasqui"_s, u"_"_s, u":/i18n"_s)) {
            QCoreApplication::installTranslator(&m_program);
            break;
        }
    if (m_qt.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
}

} // namespace window
