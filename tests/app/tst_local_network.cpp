// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// What the window keeps of the network: what may be asked, and where the hub is.
#include "app/window/local_network.h"
#include "storage/hub/hub_settings.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using storage::HubSettings;

class TestLocalNetwork : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_place;
    std::unique_ptr<window::LocalNetwork> m_network;
    std::unique_ptr<QSignalSpy> m_changed;

    ui::NetworkRecord next()
    {
        if (m_changed->isEmpty())
            m_changed->wait();
        return m_changed->isEmpty() ? ui::NetworkRecord()
                                    : m_changed->takeFirst()[0].value<ui::NetworkRecord>();
    }

private slots:
    void init()
    {
        qunsetenv("HF_TOKEN");
        qunsetenv("HF_ENDPOINT");
        m_place = std::make_unique<QTemporaryDir>();
        m_network = std::make_unique<window::LocalNetwork>(m_place->path());
        m_changed = std::make_unique<QSignalSpy>(m_network.get(), &ui::NetworkAccess::changed);
    }
    void cleanup()
    {
        m_changed.reset();
        m_network.reset();
    }

    void whatMayBeAskedIsKept()
    {
        m_network->setUse(ui::NetworkUse::Never);
        QCOMPARE(next().use, ui::NetworkUse::Never);
        m_network->refresh();
        QCOMPARE(next().use, ui::NetworkUse::Never);
    }

    void theHubIsKept()
    {
        m_network->refresh();
        QCOMPARE(next().hubAddress, u"https://huggingface.co"_s);
        m_network->setHubAddress(u" https://mirror.example/hf "_s);
        QCOMPARE(next().hubAddress, u"https://mirror.example/hf"_s);
        m_network->setHubToken(u" hf_1\n"_s);
        QVERIFY(next().hasHubToken);
        QCOMPARE(HubSettings::saved(m_place->path()).token, "hf_1");
        m_network->setHubAddress({}); // as at first
        const ui::NetworkRecord record = next();
        QCOMPARE(record.hubAddress, u"https://huggingface.co"_s);
        QVERIFY(record.hasHubToken);
        m_network->setHubToken({});
        QVERIFY(!next().hasHubToken);
    }

    void anAddressThatOthersCouldReadIsRefused()
    {
        QSignalSpy failed(m_network.get(), &ui::NetworkAccess::failed);
        for (const QString &address : {u"http://mirror.example"_s, u"mirror.example"_s, u"file:///tmp"_s})
            m_network->setHubAddress(address);
        QCOMPARE(failed.size(), 3);
        QVERIFY(!QFile::exists(m_place->filePath(u"hub.json"_s)));
    }

    // What stands in the environment is for this one start.
    void theEnvironmentIsNotKept()
    {
        qputenv("HF_TOKEN", "hf_environment");
        m_network->setHubAddress(u"https://mirror.example"_s);
        QVERIFY(next().hasHubToken);
        QCOMPARE(HubSettings::saved(m_place->path()).token, "");
        qunsetenv("HF_TOKEN");
    }
};

QTEST_GUILESS_MAIN(TestLocalNetwork)
#include "tst_local_network.moc"
