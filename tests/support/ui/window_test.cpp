// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/support/ui/window_test.h"

#include <QAccessible>
#include <QPointer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::TranscriptModel;

// Every visible item below this one.
QList<QQuickItem *> itemsBelow(QQuickItem *item)
{
    QList<QQuickItem *> items;
    for (QQuickItem *child : item->childItems()) {
        if (!child->isVisible())
            continue;
        items.append(child);
        items += itemsBelow(child);
    }
    return items;
}

QString nameOf(QObject *item)
{
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(item);
    return face ? face->text(QAccessible::Name) : QString();
}

QString typeOf(const QObject *item)
{
    return QString::fromLatin1(item->metaObject()->className()).section(u"_QML"_s, 0, 0);
}

void WindowTest::initTestCase()
{
    QAccessible::setActive(true);
}

void WindowTest::init()
{
    m_program = std::make_unique<FakeProgram>();
    m_program->preferences.setWelcomeSeen(true);
    m_program->preferences.setReduceMotion(true);
    m_program->preferences.setWindowWidth(1280);
    m_program->preferences.setWindowHeight(800);
    QTest::failOnWarning(QRegularExpression(u"qml|QML|binding"_s)); // nothing of QML may complain
}

void WindowTest::cleanup()
{
    if (QTest::currentTestFailed() && m_window && qEnvironmentVariableIsSet("CHASQUI_FAILURE_PICTURES"))
        m_window->grabWindow().save(u"%1/%2.png"_s.arg(qEnvironmentVariable("CHASQUI_FAILURE_PICTURES"),
                                                       QLatin1StringView(QTest::currentTestFunction())));
    m_program.reset();
}

void WindowTest::show()
{
    m_window = m_program->show();
    QVERIFY(m_window);
    QTRY_VERIFY(!m_program->session.isLoading());
}

void WindowTest::type(const QString &text)
{
    for (const QChar character : text)
        QTest::keyClick(m_window, character.toLatin1());
}

QQuickItem *WindowTest::named(const QString &name) const
{
    for (QQuickItem *item : itemsBelow(m_window->contentItem())) {
        if (item->objectName() == name)
            return item;
    }
    return nullptr;
}

QQuickItem *WindowTest::control(const QString &text) const
{
    for (QQuickItem *item : itemsBelow(m_window->contentItem())) {
        if (item->property("text").toString() == text && item->property("checkable").isValid())
            return item;
    }
    return nullptr;
}

QQuickItem *WindowTest::radio(const QString &label) const
{
    for (QQuickItem *item : itemsBelow(m_window->contentItem())) {
        if (item->property("label").toString() == label && item->property("effect").isValid())
            return item;
    }
    return nullptr;
}

QQuickItem *WindowTest::controlBeginningWith(const QString &text) const
{
    for (QQuickItem *item :
         itemsBelow(m_window->contentItem()->parentItem() ? m_window->contentItem()->parentItem()
                                                          : m_window->contentItem())) {
        if (item->property("text").toString().startsWith(text) && item->property("checkable").isValid())
            return item;
    }
    return nullptr;
}

QPoint WindowTest::pointOf(QQuickItem *text, int offset)
{
    QRectF place;
    QMetaObject::invokeMethod(text, "positionToRectangle", qReturnArg(place), offset);
    return text->mapToScene(place.center()).toPoint();
}

void WindowTest::drag(QQuickItem *from, int begin, QQuickItem *to, int end)
{
    const QPoint last = pointOf(to, end);
    QTest::mousePress(m_window, Qt::LeftButton, {}, pointOf(from, begin));
    QTest::mouseMove(m_window, last - QPoint(3, 0));
    QTest::mouseMove(m_window, last);
    QTest::mouseRelease(m_window, Qt::LeftButton, {}, last);
}

QStringList WindowTest::checkedChoices() const
{
    QStringList labels;
    for (QQuickItem *item : itemsBelow(m_window->contentItem())) {
        if (item->property("effect").isValid() && item->property("checked").toBool())
            labels.append(item->property("label").toString());
    }
    return labels;
}

QQuickItem *WindowTest::textItem(const QString &part) const
{
    for (QQuickItem *item : itemsBelow(m_window->contentItem())) {
        if (item->inherits("QQuickTextEdit") && item->property("text").toString().contains(part))
            return item;
    }
    return nullptr;
}

QString WindowTest::shownText() const
{
    QStringList texts;
    for (QQuickItem *item : itemsBelow(m_window->contentItem())) {
        if (item->property("textFormat").isValid())
            texts.append(item->property("text").toString());
    }
    return texts.join(u'\n');
}

QString WindowTest::firstVisibleText() const
{
    for (QQuickItem *item : itemsBelow(transcript())) {
        if (item->inherits("QQuickTextEdit") && item->mapToItem(transcript(), QPointF()).y() >= 0)
            return item->property("text").toString() +
                   QString::number(item->mapToItem(transcript(), QPointF()).y());
    }
    return {};
}

void WindowTest::clickOn(const QString &name)
{
    QTest::qWait(30);
    QTRY_VERIFY(control(name));
    clickNow(control(name));
}

void WindowTest::click(QQuickItem *item)
{
    QVERIFY(item);
    const QPointer<QQuickItem> waiting(item);
    QTest::qWait(30); // what is new takes its place with the next frame
    QVERIFY(waiting);
    clickNow(item);
}

void WindowTest::clickNow(QQuickItem *item)
{
    QTest::mouseClick(m_window, Qt::LeftButton, {},
                      item->mapToScene(QPointF(item->width() / 2, item->height() / 2)).toPoint());
}

qint64 WindowTest::lastId() const
{
    qint64 id = m_program->store.messageCount();
    while (m_program->store.contains(id + 1))
        ++id;
    return id;
}

qint64 WindowTest::answerId() const
{
    return m_program->session.transcript()->index(1, 0).data(TranscriptModel::MessageIdRole).toLongLong();
}
