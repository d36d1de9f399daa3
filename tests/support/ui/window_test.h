// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/ui/fake_program.h"

#include <QList>
#include <QObject>
#include <QQuickItem>
#include <QQuickWindow>
#include <QString>
#include <QStringList>

#include <memory>

// Every visible item below this one.
QList<QQuickItem *> itemsBelow(QQuickItem *item);
QString nameOf(QObject *item); // as it is heard
QString typeOf(const QObject *item);

// Tests of the real window over fakes: what a person sees and does in it.
class WindowTest : public QObject
{
    Q_OBJECT

protected:
    void show();
    void type(const QString &text);
    QQuickItem *named(const QString &name) const;
    QQuickItem *field() const { return named(QStringLiteral("composer")); }
    QQuickItem *transcript() const { return named(QStringLiteral("transcript")); }
    QQuickItem *control(const QString &text) const;
    QQuickItem *radio(const QString &label) const;
    QQuickItem *controlBeginningWith(const QString &text) const; // in popups too
    // In the window, where a character of a text stands.
    static QPoint pointOf(QQuickItem *text, int offset);
    void drag(QQuickItem *from, int begin, QQuickItem *to, int end);
    QStringList checkedChoices() const;
    QQuickItem *textItem(const QString &part) const;
    QString shownText() const;
    QString firstVisibleText() const;
    // What stands in a row of the transcript, which may be made anew meanwhile.
    void clickOn(const QString &name);
    void click(QQuickItem *item);
    void clickNow(QQuickItem *item);
    qint64 lastId() const;
    qint64 answerId() const;

    std::unique_ptr<FakeProgram> m_program;
    QQuickWindow *m_window = nullptr;

private slots:
    void initTestCase();
    void init();
    void cleanup();
};
