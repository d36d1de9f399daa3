// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// The page of the network in the real window over a scripted record.
#include "tests/support/ui/fake_program.h"

#include <QQuickItem>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Outcome = ui::NetworkRequest::Outcome;

class TestNetworkPage : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeProgram> m_program;
    QQuickWindow *m_window = nullptr;

    ui::NetworkLog &log() { return m_program->networkLog; }

    void show()
    {
        m_window = m_program->show();
        QVERIFY(m_window);
        m_window->setProperty("page", u"network"_s);
        QTRY_VERIFY(item(u"requests"_s));
    }

    QQuickItem *item(const QString &name) const { return m_program->item(name); }

    QString summary() const { return item(u"networkSummary"_s)->property("text").toString(); }

private slots:
    void init()
    {
        m_program = std::make_unique<FakeProgram>();
        m_program->preferences.setWelcomeSeen(true);
    }
    void cleanup() { m_program.reset(); }

    void atFirstNothingWasAsked()
    {
        show();
        QVERIFY(summary().startsWith(u"0 "_s));
        QVERIFY(log().isEmpty());
        QVERIFY(!item(u"exportLedger"_s)->isVisible());
        QVERIFY(!item(u"shownRequests"_s)->isVisible());
    }

    void theHubIsChosenInTheSettings()
    {
        m_program->network.record.hubAddress = u"https://huggingface.co"_s;
        m_window = m_program->show();
        QVERIFY(m_window);
        log().refresh();
        m_window->setProperty("page", u"settings"_s);
        QTRY_VERIFY(item(u"hubToken"_s));
        QCOMPARE(item(u"hubAddress"_s)->property("text").toString(), u"https://huggingface.co"_s);
        item(u"hubToken"_s)->forceActiveFocus();
        item(u"hubToken"_s)->setProperty("text", u"hf_secret"_s);
        QTest::keyClick(m_window, Qt::Key_Return);
        QTRY_VERIFY(log().hasHubToken());
        QCOMPARE(item(u"hubToken"_s)->property("text").toString(), QString()); // it is shown to nobody
        item(u"hubAddress"_s)->forceActiveFocus();
        item(u"hubAddress"_s)->setProperty("text", u"https://mirror.example"_s);
        QTest::keyClick(m_window, Qt::Key_Return);
        QTRY_COMPARE(log().hubAddress(), u"https://mirror.example"_s);
    }

    void requestsAreCountedAndFiltered()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc().addSecs(1);
        m_program->network.record.requests = {
            {.time = now, .site = u"a.example"_s, .outcome = Outcome::Refused},
            {.time = now, .site = u"b.example"_s, .outcome = Outcome::Answered, .status = 200},
            {.time = now.addDays(-1), .site = u"c.example"_s, .outcome = Outcome::Answered, .status = 404}};
        show();
        QVERIFY(summary().startsWith(u"1 "_s)); // refused ones were not made
        QCOMPARE(log().requests().size(), 3);
        log().setShown(2);
        QCOMPARE(log().requests().size(), 1);
        QCOMPARE(log().requests()[0].value<ui::NetworkRow>().site, u"a.example"_s);
        QVERIFY(!log().requests()[0].value<ui::NetworkRow>().isGood);
        log().setShown(1);
        QCOMPARE(log().requests().size(), 2);
        QVERIFY(log().requests()[0].value<ui::NetworkRow>().isGood);
        QVERIFY(log().requests()[1].value<ui::NetworkRow>().outcome.contains(u"404"_s));
        log().exportTo(QUrl::fromLocalFile(u"/somewhere/a b.csv"_s));
        QCOMPARE(m_program->network.exports, {u"/somewhere/a b.csv"_s});
    }

    void whatWasAllowedCanBeWithdrawn()
    {
        m_program->network.record.servers = {
            {.site = QString(), .since = QDateTime::currentDateTimeUtc(), .requests = 14}};
        show();
        QCOMPARE(log().servers()[0].value<ui::NetworkRow>().name, u"Every server"_s);
        QQuickItem *button = item(u"withdraw"_s);
        QVERIFY(button);
        QTest::mouseClick(m_window, Qt::LeftButton, {},
                          button->mapToScene(button->boundingRect().center()).toPoint());
        QTRY_COMPARE(log().servers().size(), 0);
    }

    void offlineIsChosenHereAndSaidInTheSidebar()
    {
        show();
        QQuickItem *use = item(u"networkUse"_s);
        QCOMPARE(use->property("current").toInt(), int(ui::NetworkUse::AllowListed));
        QTest::mouseClick(m_window, Qt::LeftButton, {}, use->mapToScene({20, use->height() / 2}).toPoint());
        QTRY_VERIFY(log().isOffline());
        QCOMPARE(m_program->network.record.use, ui::NetworkUse::Never);
        QCOMPARE(item(u"networkPage"_s)->property("text").toString(), u"Offline"_s);
        QVERIFY(summary().startsWith(u"Offline"_s));
    }

    void aRecordThatCannotBeReadIsSaidSo()
    {
        show();
        ui::Failure failure;
        failure.kind = ui::Failure::Kind::LedgerFailed;
        emit m_program->network.failed(failure);
        QVERIFY(log().failure().isSet());
        QVERIFY(!failure.title().isEmpty());
        QVERIFY(!failure.meaning().isEmpty());
        log().dismissFailure();
        QVERIFY(!log().failure().isSet());
    }
};

QTEST_MAIN(TestNetworkPage)
#include "tst_network_page.moc"
