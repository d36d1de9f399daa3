// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// The contrast of what is read and of what must be found, in both schemes: WCAG 2.2, 1.4.3 and 1.4.11.
#include <QColor>
#include <QQmlEngine>
#include <QQmlExtensionPlugin>
#include <QTest>

#include <cmath>

Q_IMPORT_QML_PLUGIN(ChasquiPlugin)

using namespace Qt::Literals::StringLiterals;

namespace {

// https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
double luminance(const QColor &colour)
{
    const auto linear = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one) + 0.05;
    const double b = luminance(other) + 0.05;
    return std::max(a, b) / std::min(a, b);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void whatIsReadHasContrast_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void whatIsReadHasContrast()
    {
        QFETCH(bool, isDark);
        QQmlEngine engine;
        auto *theme = engine.singletonInstance<QObject *>("Chasqui", "Theme");
        QVERIFY(theme);
        theme->setProperty("dark", isDark);
        const auto colour = [theme](const QString &name) {
            const QColor found = theme->property(name.toLatin1()).value<QColor>();
            if (!found.isValid())
                qFatal("the theme has no %s", qPrintable(name));
            return found;
        };
        const auto require = [&](const QStringList &inks, const QStringList &papers, double least) {
            for (const QString &ink : inks) {
                for (const QString &paper : papers) {
                    const double found = contrast(colour(ink), colour(paper));
                    QVERIFY2(found >= least, qPrintable(u"%1 on %2: %3"_s.arg(ink, paper).arg(found)));
                }
            }
        };
        require({u"text"_s, u"textSecondary"_s, u"textTertiary"_s},
                {u"surface"_s, u"window"_s, u"fill"_s, u"raised"_s, u"fillSelected"_s, u"codeBackground"_s},
                4.5);
        require({u"accent"_s}, {u"surface"_s, u"window"_s, u"fill"_s, u"raised"_s}, 4.5);
        require({u"accentText"_s}, {u"accent"_s, u"accentHover"_s, u"accentPressed"_s}, 4.5);
        require({u"accentSubtleText"_s, u"textSecondary"_s}, {u"accentSubtle"_s}, 4.5);
        require({u"danger"_s, u"text"_s, u"textSecondary"_s}, {u"dangerSubtle"_s}, 4.5);
        require({u"warning"_s, u"text"_s, u"textSecondary"_s}, {u"warningSubtle"_s}, 4.5);
        require({u"text"_s}, {u"selection"_s}, 4.5);
        require({u"codeKeyword"_s, u"codeType"_s, u"codeFunction"_s, u"codeString"_s, u"codeNumber"_s,
                 u"codePreprocessor"_s, u"codeComment"_s},
                {u"codeBackground"_s}, 4.5);
        require({u"borderStrong"_s, u"focusRing"_s}, {u"surface"_s, u"window"_s, u"raised"_s}, 3);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
