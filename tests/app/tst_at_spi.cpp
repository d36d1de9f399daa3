// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// What a screen reader is told of the real program: over AT-SPI, on buses and a screen of this test's own.
// Page by page everything that can have the focus has a name and a role, and does what it is asked to.
#include "tests/storage/sample_conversation.h"

#include <QDBusConnection>
#include <QDBusInterface>
#include <QDBusMetaType>
#include <QDBusReply>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

// What AT-SPI calls an object: where it lives, and what it is called there.
struct Reference {
    QString service;
    QDBusObjectPath path;
};
Q_DECLARE_METATYPE(Reference)

QDBusArgument &operator<<(QDBusArgument &argument, const Reference &reference)
{
    argument.beginStructure();
    argument << reference.service << reference.path;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, Reference &reference)
{
    argument.beginStructure();
    argument >> reference.service >> reference.path;
    argument.endStructure();
    return argument;
}

namespace {

constexpr int Showing = 25; // bits of the states of AT-SPI
constexpr int Focusable = 11;
constexpr int Defunct = 6;

struct Node {
    Reference reference;
    QString name;
    QString role;
    bool isFocusable = false;
};

} // namespace

class TestAtSpi : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qDBusRegisterMetaType<Reference>();
        qDBusRegisterMetaType<QList<Reference>>();
        m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        QVERIFY2(m_daemon.waitForStarted(), "./dev setup installs dbus-daemon");
        QTRY_VERIFY(m_daemon.canReadLine());
        const QString session = QString::fromLocal8Bit(m_daemon.readLine()).trimmed();
        m_environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, session);
        m_environment.insert(u"QT_LINUX_ACCESSIBILITY_ALWAYS_ON"_s, u"1"_s);
        m_environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
        for (const char *folder : {"HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME"})
            m_environment.insert(QString::fromLatin1(folder), m_folder.path());
        m_environment.insert(u"LANGUAGE"_s, u"en"_s);

        const QString launcher = u"/usr/libexec/at-spi-bus-launcher"_s;
        QVERIFY2(QFile::exists(launcher), "./dev setup installs at-spi2-core");
        m_launcher.setProcessEnvironment(m_environment);
        m_launcher.start(launcher, {u"--launch-immediately"_s});
        QVERIFY(m_launcher.waitForStarted());
        const auto address = [&] {
            const QDBusConnection bus = QDBusConnection::connectToBus(session, u"session"_s);
            return QDBusReply<QString>(
                       QDBusInterface(u"org.a11y.Bus"_s, u"/org/a11y/bus"_s, u"org.a11y.Bus"_s, bus)
                           .call(u"GetAddress"_s))
                .value();
        };
        QTRY_VERIFY_WITH_TIMEOUT(!address().isEmpty(), 20'000);
        m_bus = QDBusConnection::connectToBus(address(), u"accessibility"_s);
        QVERIFY(m_bus->isConnected());

        writeConversations();
        m_program.setProcessEnvironment(m_environment);
        m_program.start(u"xvfb-run"_s, {u"--auto-servernum"_s, u"--server-args=-screen 0 1280x800x24"_s,
                                        QStringLiteral(CHASQUI_WINDOW_PROGRAM), u"--data"_s, data()});
        QVERIFY2(m_program.waitForStarted(), "./dev setup installs xvfb");
        QTRY_VERIFY_WITH_TIMEOUT(find(u"Search everything"_s), 60'000);
    }

    void cleanupTestCase()
    {
        for (QProcess *process : {&m_program, &m_launcher, &m_daemon}) {
            process->terminate();
            if (!process->waitForFinished(10'000))
                process->kill();
            process->waitForFinished();
        }
        QProcess::execute(u"pkill"_s, {u"-f"_s, data()}); // what xvfb-run left
    }

    void everyPageIsNamed_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("heard"); // something that is only there
        QTest::addColumn<int>("least");     // that can have the focus there
        QTest::newRow("search") << u"Search everything"_s << u"Words in messages, code and titles"_s << 14;
        QTest::newRow("models") << u"Models"_s << u"Find a model…"_s << 8;
        QTest::newRow("pad") << u"Code pad"_s << u"Open…"_s << 10;
        QTest::newRow("network") << u"Network"_s << u"When something wants the network: Never"_s << 8;
        QTest::newRow("settings") << u"Settings"_s << u"Higher contrast"_s << 25;
        QTest::newRow("chat") << u"Where do llamas live?"_s << u"Message"_s << 12;
    }

    void everyPageIsNamed()
    {
        QFETCH(QString, page);
        QFETCH(QString, heard);
        QFETCH(int, least);
        const std::optional<Node> row = find(page);
        QVERIFY2(row, qPrintable(sketch()));
        press(*row);
        QTRY_VERIFY2_WITH_TIMEOUT(find(heard), qPrintable(sketch()), 10'000);
        int focusable = 0;
        for (const Node &node : nodes()) {
            if (!node.isFocusable)
                continue;
            ++focusable;
            QVERIFY2(!node.name.trimmed().isEmpty(), qPrintable(u"a %1 has no name"_s.arg(node.role)));
            QVERIFY2(node.role != u"unknown"_s && node.role != u"invalid"_s, qPrintable(node.name));
        }
        QVERIFY2(focusable >= least, qPrintable(QString::number(focusable)));
    }

    void whatWasSaidIsHeard()
    {
        press(*find(u"Where do llamas live?"_s));
        const auto isHeard = [&](const QString &words) {
            const QList<Node> all = nodes();
            return std::ranges::any_of(all, [&](const Node &node) { return node.name.contains(words); });
        };
        QTRY_VERIFY2_WITH_TIMEOUT(isHeard(u"In the Andes"_s), qPrintable(sketch()), 10'000);
        QVERIFY(isHeard(u"Where do llamas live?"_s));
    }

private:
    QString data() const { return m_folder.filePath(u"data"_s); }

    void writeConversations() const
    {
        QVERIFY(QDir().mkpath(data()));
        QFile settings(data() + u"/chasqui.ini"_s);
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write("[welcome]\nseen=true\n[appearance]\nlanguage=en\nreduceMotion=true\n");
        storage::Store store(data());
        answer(store, ask(store, u"Where do llamas live?"_s), u"In the Andes, *mostly*."_s);
    }

    QVariant call(const Reference &of, const QString &interface, const QString &method,
                  const QVariantList &arguments = {}) const
    {
        QDBusMessage message = QDBusMessage::createMethodCall(of.service, of.path.path(), interface, method);
        message.setArguments(arguments);
        return m_bus->call(message).arguments().value(0);
    }
    QList<Reference> children(const Reference &of) const
    {
        return qdbus_cast<QList<Reference>>(call(of, u"org.a11y.atspi.Accessible"_s, u"GetChildren"_s));
    }
    // What is shown of a program, in its order.
    void collect(const Reference &of, QList<Node> &found, int depth = 0) const
    {
        const QString accessible = u"org.a11y.atspi.Accessible"_s;
        const auto states = qdbus_cast<QList<uint>>(call(of, accessible, u"GetState"_s));
        const auto has = [&](int bit) { return states.value(bit / 32) >> (bit % 32) & 1; };
        if (has(Defunct) || depth > 60)
            return;
        const bool isShown = has(Showing);
        if (isShown)
            found.append({of,
                          call(of, u"org.freedesktop.DBus.Properties"_s, u"Get"_s, {accessible, u"Name"_s})
                              .value<QDBusVariant>()
                              .variant()
                              .toString(),
                          call(of, accessible, u"GetRoleName"_s).toString(), has(Focusable) != 0});
        if (isShown || depth < 3) // the program itself is not shown
            for (const Reference &child : children(of))
                collect(child, found, depth + 1);
    }
    QList<Node> nodes() const
    {
        QList<Node> found;
        for (const Reference &program :
             children({u"org.a11y.atspi.Registry"_s, QDBusObjectPath(u"/org/a11y/atspi/accessible/root"_s)}))
            collect(program, found);
        return found;
    }
    std::optional<Node> find(const QString &name) const
    {
        for (const Node &node : nodes()) {
            if (node.name == name || node.name.startsWith(name + u','))
                return node;
        }
        return std::nullopt;
    }
    void press(const Node &node) const
    {
        const QString action = u"org.a11y.atspi.Action"_s;
        for (int index = 0; index < 8; ++index) {
            if (call(node.reference, action, u"GetName"_s, {index}).toString() != "Press"_L1)
                continue;
            call(node.reference, action, u"DoAction"_s, {index});
            return;
        }
        QFAIL(qPrintable(node.name + u" cannot be pressed"_s));
    }
    QString sketch() const
    {
        QStringList lines;
        for (const Node &node : nodes())
            lines.append(u"%1: %2"_s.arg(node.role, node.name));
        return lines.join(u'\n');
    }

    QTemporaryDir m_folder;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    QProcess m_daemon;
    QProcess m_launcher;
    QProcess m_program;
    std::optional<QDBusConnection> m_bus;
};

QTEST_GUILESS_MAIN(TestAtSpi)
#include "tst_at_spi.moc"
