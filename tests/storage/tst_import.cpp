// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Conversations of other programs, and ours, as files have them: what is sound of them is taken in whole, and
// what is not is said.
#include "storage/store_reader.h"
#include "storage/transfer/import/import_conversation.h"
#include "storage/transfer/import/other_programs.h"
#include "storage/transfer/import/read_conversations.h"
#include "storage/transfer/write_conversations.h"
#include "tests/storage/sample_conversation.h"

#include <QDataStream>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>
#include <QUrl>

#include <zip.h>

#include <algorithm>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace storage;
using Kind = ImportProblemKind;

namespace {

// "U: text", "A(model): text", indented by how far it is from the beginning where it has a sibling.
QString sketch(const ConversationContent &content)
{
    QStringList lines;
    for (const Message &message : content.messages) {
        QString line = u"%1<%2 %3"_s.arg(message.id)
                           .arg(message.parentId)
                           .arg(message.role == Role::User ? u"U"_s : u"A"_s);
        if (message.answer)
            line += u"(%1)"_s.arg(message.answer->modelName);
        line += u": "_s + message.text;
        if (!message.reasoning.isEmpty())
            line += u" ["_s + message.reasoning + u"]"_s;
        lines.append(line.replace(u'\n', u'|'));
    }
    return lines.join(u'\n');
}

// What GPT4All writes, in each of its versions.
class Gpt4AllWriter
{
public:
    explicit Gpt4AllWriter(qint32 version) : m_stream(&m_bytes, QIODevice::WriteOnly), m_version(version)
    {
        m_stream << quint32(0xF5D553CC) << version;
        m_stream.setVersion(QDataStream::Qt_6_2);
        m_stream << qint64(1'700'000'000) << u"id"_s << u"Pears"_s << QString() << u"llama.gguf"_s;
        if (version >= 3)
            m_stream << QStringList({u"docs"_s});
        if (version < 11)
            writeState();
    }

    void items(qint32 count) { m_stream << count; }
    void item(const QString &name, const QString &text, const QStringList &parts = {})
    {
        if (m_version < 12)
            m_stream << qint32(0);
        m_stream << name << text;
        if (m_version < 10)
            m_stream << QString();
        m_stream << QString() << false << false << false << false;
        const bool isAnswer = name == u"Response: "_s;
        if (m_version >= 11 && isAnswer)
            m_stream << false;
        if (m_version >= 8) {
            m_stream << qint64(1);
            for (int field = 0; field < 7; ++field)
                m_stream << u"x"_s;
            m_stream << 1 << 2 << 3;
        } else if (m_version >= 3) {
            m_stream << u"1. In x."_s << QStringList({u"x"_s});
        }
        if (m_version >= 10) {
            m_stream << qint64(isAnswer ? 0 : 1);
            if (!isAnswer)
                m_stream << QUrl::fromLocalFile(u"/data/rosa/notes.txt"_s) << QByteArray("a note");
        }
        if (m_version >= 12) {
            m_stream << qint64(parts.isEmpty() ? 0 : 1);
            if (!parts.isEmpty())
                writeParts(parts);
        }
    }
    QByteArray bytes() const { return m_bytes; }

private:
    void writeState()
    {
        const bool hasCache = m_version < 9;
        if (m_version >= 6)
            m_stream << hasCache;
        if (m_version >= 2)
            m_stream << 1 << 0;
        m_stream << QString() << QString() << quint32(7);
        if (m_version >= 6 && !hasCache)
            return;
        if (m_version < 4)
            m_stream << quint32(0);
        m_stream << quint32(3);
        if (m_version >= 7)
            m_stream << quint32(2048);
        if (m_version < 9)
            m_stream << quint64(1) << qint32(0); // as many bytes as a number of its logits
        m_stream << quint64(1) << qint32(5) << QByteArray(100, 'k');
    }
    // A response with a call of a tool in it.
    void writeParts(const QStringList &parts)
    {
        m_stream << u"Response: "_s << QString() << qint64(3);
        m_stream << u"Text: "_s << parts.at(0) << qint64(0);
        m_stream << u"ToolCall: "_s << u"code()"_s;
        m_stream << u"run"_s << qint64(1) << u"code"_s << 0 << QVariant(u"1+1"_s) << u"2"_s << 0 << QString();
        m_stream << qint64(0);
        m_stream << u"Text: "_s << parts.at(1) << qint64(0);
    }

    QByteArray m_bytes;
    QDataStream m_stream;
    qint32 m_version;
};

} // namespace

class TestImport : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_read.clear();
        m_problems.clear();
    }

    // All that an export holds is there again, whatever the ids are.
    void ourOwnExportComesBackWhole()
    {
        QVERIFY(QDir(m_folder->path()).mkpath(u"old"_s));
        QVERIFY(QFile::copy(QStringLiteral(CHASQUI_DATABASES) + u"/version-12.db"_s,
                            m_folder->filePath(u"old/chasqui.db"_s)));
        QVERIFY(QFile::setPermissions(m_folder->filePath(u"old/chasqui.db"_s),
                                      QFile::ReadOwner | QFile::WriteOwner));
        Store old(m_folder->filePath(u"old"_s));
        const QString first = m_folder->filePath(u"first.json"_s);
        write(old, first);

        Store store(m_folder->filePath(u"new"_s));
        store.messages().addQuestion(0, 0, u"So that ids differ"_s, u"Other"_s);
        QCOMPARE(import(store, first), (ImportReport{.imported = 2}));
        QCOMPARE(store.folders().all().size(), 1);
        const QList<Conversation> before = old.conversations().all();
        const QList<Conversation> after = store.conversations().all();
        QCOMPARE(after.size(), 3);
        for (const Conversation &conversation : before) {
            const auto same = std::ranges::find(after, conversation.createdAt, &Conversation::createdAt);
            QVERIFY(same != after.end());
            QCOMPARE(same->settings, conversation.settings);
            QCOMPARE(withoutIds(store.conversations().open(same->id), store),
                     withoutIds(old.conversations().open(conversation.id), old));
        }
        // Once more changes nothing.
        QCOMPARE(import(store, first), (ImportReport{.alreadyHere = 2}));
        QCOMPARE(store.conversations().all().size(), 3);
        QCOMPARE(store.search().find(SearchQuery(u"two one"_s), {}, 5).size(), 2);
        // It is taken back at once.
        const qsizetype inBin = store.bin().all().size();
        const Act act = *store.acts().undo();
        QCOMPARE(act.kind, ActKind::Import);
        QCOMPARE(act.conversations, 2);
        QCOMPARE(store.conversations().all().size(), 1);
        QVERIFY(store.bin().all().size() > inBin);
        QCOMPARE(import(store, first), (ImportReport{.imported = 2})); // what is in the bin is not here
    }

    void aBadMessageOfOursIsSaidAndTheRestIsThere()
    {
        read(R"({"format":"chasqui-conversations","version":9,"conversations":[
            {"title":"T","messages":[{"id":1,"parent":null,"role":"user","text":"Q"},
              {"id":2,"parent":1,"role":"wizard","text":"?"},{"id":3,"parent":2,"role":"assistant","text":"A"},
              null, {"id":4,"parent":3,"role":"user","text":7}],
             "settings":{"temperature":99,"topK":"x","longestAnswer":64,"model":5}}]})");
        QCOMPARE(m_read.size(), 1);
        QCOMPARE(sketch(m_read.first().content), u"1<0 U: Q\n2<1 A: A"_s);
        QCOMPARE(m_read.first().content.conversation.settings, ConversationSettings{.longestAnswer = 64});
        QCOMPARE(kinds(), QList<Kind>({Kind::MessageUnreadable, Kind::MessageUnreadable,
                                       Kind::MessageUnreadable, Kind::NewerVersion}));
        QCOMPARE(m_problems.first().title, u"T"_s);
        QCOMPARE(m_problems.first().number, 2);
    }

    void chatGpt()
    {
        read(
            R"([{"title":"Pears","create_time":1700000000.5,"update_time":1700000100,"current_node":"c","mapping":{
            "root":{"id":"root","message":null,"parent":null,"children":["s"]},
            "s":{"message":{"author":{"role":"system"},"content":{"content_type":"text","parts":[""]}},"parent":"root"},
            "a":{"message":{"author":{"role":"user"},"create_time":1700000001,"content":{"content_type":"multimodal_text",
                "parts":[{"asset_pointer":"x"},"What is it?"]}},"parent":"s"},
            "t":{"message":{"author":{"role":"assistant"},"content":{"content_type":"thoughts",
                "thoughts":[{"content":"Round. Green."},{"content":"A pear."}]}},"parent":"a"},
            "x":{"message":{"author":{"role":"assistant"},"recipient":"python","content":{"content_type":"code",
                "text":"1"}},"parent":"t"},
            "y":{"message":{"author":{"role":"tool"},"content":{"content_type":"text","parts":["2"]}},"parent":"x"},
            "b":{"message":{"author":{"role":"assistant"},"content":{"content_type":"text","parts":["A pear."]},
                "metadata":{"model_slug":"gpt-4o"}},"parent":"y"},
            "b2":{"message":{"author":{"role":"user"},"content":{"content_type":"text","parts":["Another question"]}},
                "parent":"s"},
            "c":{"message":{"author":{"role":"user"},"content":{"content_type":"text","parts":["Sure?"]}},
                "parent":"b"}}}])");
        QCOMPARE(m_read.size(), 1);
        const ConversationContent &content = m_read.first().content;
        QCOMPARE(sketch(content),
                 u"1<0 U: What is it?\n2<1 A(gpt-4o): A pear. [Round. Green.||A pear.]\n3<2 U: Sure?\n"
                 "4<0 U: Another question"_s);
        QCOMPARE(content.conversation.title, u"Pears"_s);
        QCOMPARE(content.conversation.createdAt.toMSecsSinceEpoch(), 1'700'000'000'500);
        QCOMPARE(content.messages.at(1).createdAt,
                 content.messages.at(0).createdAt); // unknown: not before it
        QCOMPARE(content.conversation.leafId, 3);
        QCOMPARE(kinds(), QList<Kind>({Kind::FilesLeftOut}));
    }

    void llamaCpp()
    {
        const char *conversation =
            R"({"conv":{"id":"k","name":"Pears","lastModified":1700000000000,"currNode":"2"},"messages":[
            {"id":"0","type":"root","role":"system","content":"","parent":null,"timestamp":1700000000000},
            {"id":"p","type":"text","role":"system","content":"Be brief.","parent":"0"},
            {"id":"1","role":"user","content":"Q","parent":"p","timestamp":1700000001000,
             "extra":[{"type":"TEXT","name":"a.txt","content":"x"},{"type":"IMAGE","name":"i","base64Url":"…"}]},
            {"id":"2","role":"assistant","content":"A","parent":"1","model":"M","reasoningContent":"Hm"},
            {"id":"3","role":"assistant","content":"<think>\nOh\n</think>\n\nB","parent":"1"}]})";
        read(conversation);
        const QString expected = u"1<0 U: Q||a.txt||```|x|```\n2<1 A(M): A [Hm]\n3<1 A: B [Oh]"_s;
        QCOMPARE(m_read.size(), 1);
        QCOMPARE(sketch(m_read.first().content), expected);
        QCOMPARE(m_read.first().content.conversation.settings.systemPrompt, u"Be brief."_s);
        QCOMPARE(m_read.first().content.conversation.leafId, 2);
        QCOMPARE(kinds(), QList<Kind>({Kind::FilesLeftOut}));
        read("["_ba + conversation + ","_ba + conversation + "]"_ba);
        QCOMPARE(m_read.size(), 3);
        // A line for what is said of it, and one for each message.
        read(R"({"type":"session","id":"k","name":"Pears","currNode":"2"}
{"id":"1","role":"user","content":"Q","parent":null}

no JSON
{"id":"2","role":"assistant","content":"A","parent":"1"}
)",
             u"pears.jsonl"_s);
        QCOMPARE(sketch(m_read.last().content), u"1<0 U: Q\n2<1 A: A"_s);
        QCOMPARE(m_read.last().content.conversation.title, u"Pears"_s);
        QCOMPARE(m_problems.last().kind, Kind::LineUnreadable);
        QCOMPARE(m_problems.last().number, 4);
    }

    void openWebUi()
    {
        QByteArray file =
            R"([{"id":"k","title":"Pears","archived":true,"pinned":true,"created_at":1700000000,"updated_at":1700000009,
            "chat":{"title":"other","params":{"system":"Be brief."},"history":{"currentId":"3","messages":{
            "1":{"id":"1","parentId":null,"role":"user","content":"Q","timestamp":1700000001},
            "2":{"id":"2","parentId":"1","role":"assistant","content":"A","model":"m:latest","modelName":"M"},
            "3":{"id":"3","parentId":"1","role":"assistant","model":"m",
              "content":"<details type=@reasoning@ done=@true@>\n<summary>Thought for 2 seconds</summary>\n> Hm\n> so\n</details>\nB"}
            }}}}, {"chat":{"history":{"messages":{}}}}, {"what":"is this"}])";
        read(file.replace('@', "\\\"")); // which moc cannot read in a raw string
        QCOMPARE(m_read.size(), 1);
        const ConversationContent &content = m_read.first().content;
        QCOMPARE(sketch(content), u"1<0 U: Q\n2<1 A(M): A\n3<1 A(m): B [Hm|so]"_s);
        QVERIFY(content.conversation.isArchived && content.conversation.isPinned);
        QCOMPARE(content.conversation.title, u"Pears"_s);
        QCOMPARE(content.conversation.settings.systemPrompt, u"Be brief."_s);
        QCOMPARE(kinds(), QList<Kind>({Kind::UnknownProgram}));
    }

    void lmStudio()
    {
        read(R"({"name":"","createdAt":1700000000000,"systemPrompt":"","messages":[
            {"versions":[{"type":"singleStep","role":"user","content":[{"type":"text","text":"Q\nmore"}]}],"currentlySelected":0},
            {"versions":[
              {"type":"multiStep","role":"assistant","senderInfo":{"senderName":"M"},"steps":[
                {"type":"contentBlock","content":[{"type":"text","text":"A"}]}]},
              {"type":"multiStep","role":"assistant","steps":[
                {"type":"contentBlock","style":{"type":"thinking"},"content":[{"type":"text","text":"Hm"}]},
                {"type":"debugInfoBlock","debugInfo":"x"},
                {"type":"contentBlock","content":[{"type":"text","text":"B","tokensCount":null}]}]}],
             "currentlySelected":1},
            null,
            {"versions":[{"type":"singleStep","role":"user","content":[{"type":"text","text":"Why?"}]}],"currentlySelected":7}
            ]})",
             u"1700000000000.conversation.json"_s);
        QCOMPARE(m_read.size(), 1);
        const ConversationContent &content = m_read.first().content;
        QCOMPARE(sketch(content), u"1<0 U: Q|more\n2<1 A(M): A\n3<1 A: B [Hm]\n4<3 U: Why?"_s);
        QCOMPARE(content.conversation.title, u"Q"_s); // of what was said first
        QCOMPARE(kinds(), QList<Kind>({Kind::MessageUnreadable}));
    }

    void jan()
    {
        put(R"({"id":"jan_1","title":"Pears","created":1700000000,"updated":1700000009000,
            "assistants":[{"instructions":"Be brief.","model":{"id":"M"}}]})",
            u"threads/jan_1/thread.json"_s);
        put(R"({"role":"user","content":[{"type":"text","text":{"value":"Q","annotations":[]}}],"created_at":1700000001}
{"role":"assistant","content":[{"type":"text","text":{"value":"<think>Hm</think>A","annotations":[]}}],"created_at":1700000002}
{"role":
)",
            u"threads/jan_1/messages.jsonl"_s);
        put("{\"id\":1}", u"threads/jan_2/thread.json"_s);
        put(R"({"theme":"dark"})", u"settings.json"_s);
        readConversations(m_folder->path(), sink());
        QCOMPARE(m_read.size(), 1);
        QCOMPARE(sketch(m_read.first().content), u"1<0 U: Q\n2<1 A(M): A [Hm]"_s);
        QCOMPARE(m_read.first().content.conversation.updatedAt.toMSecsSinceEpoch(), 1'700'000'009'000);
        QCOMPARE(kinds(), QList<Kind>({Kind::LineUnreadable})); // of others in the folder nothing is said
        readConversations(m_folder->filePath(u"threads/jan_2/thread.json"_s), sink());
        QCOMPARE(m_problems.last().kind, Kind::OtherFileMissing);
    }

    void gpt4All_data()
    {
        QTest::addColumn<int>("version");
        for (int version = 1; version <= 12; ++version)
            QTest::addRow("version %d", version) << version;
    }

    void gpt4All()
    {
        QFETCH(int, version);
        Gpt4AllWriter writer(version);
        writer.items(3);
        writer.item(u"Prompt: "_s, u"Q"_s);
        writer.item(u"Response: "_s, u"A"_s, {u"It "_s, u"is 2"_s});
        writer.item(u"Prompt: "_s, u"Why?"_s);
        put(writer.bytes(), u"gpt4all-id.chat"_s);
        readConversations(m_folder->path(), sink());
        QCOMPARE(m_read.size(), 1);
        const ConversationContent &content = m_read.first().content;
        const QString attached = version >= 10 ? u"||notes.txt||```|a note|```"_s : QString();
        QCOMPARE(sketch(content), u"1<0 U: Q%1\n2<1 A(llama.gguf): %2\n3<2 U: Why?%1"_s.arg(
                                      attached, version >= 12 ? u"It is 2"_s : u"A"_s));
        QCOMPARE(content.conversation.title, u"Pears"_s);
        QCOMPARE(content.conversation.createdAt.toSecsSinceEpoch(), 1'700'000'000);
        QCOMPARE(kinds(), QList<Kind>());

        // Wherever the file ends, what came before is there and no more is claimed.
        const QByteArray whole = writer.bytes();
        for (qsizetype size = 8; size < whole.size(); size += 7) {
            m_read.clear();
            m_problems.clear();
            put(whole.first(size), u"gpt4all-id.chat"_s);
            readConversations(m_folder->path(), sink());
            QCOMPARE(kinds(), QList<Kind>({Kind::EndsTooEarly}));
            for (const ImportedConversation &read : std::as_const(m_read))
                QVERIFY(sketch(content).startsWith(sketch(read.content)));
        }
    }

    void aTreeComesOfWhateverAFileSays()
    {
        read(R"({"conv":{"name":"T"},"messages":[
            {"id":"5","role":"user","content":"early child","parent":"4"},
            {"id":"4","role":"assistant","content":"answer","parent":"gone"},
            {"id":"1","role":"user","content":"circle","parent":"2"},
            {"id":"2","role":"assistant","content":"circle","parent":"1"},
            {"id":"4","role":"user","content":"twice","parent":null},
            {"id":"7","role":"assistant","content":"on","parent":"5"},
            {"id":"8","role":"assistant","content":"and on","parent":"7"},
            {"id":9,"role":"user","content":null,"parent":8}]})");
        QCOMPARE(sketch(m_read.first().content),
                 u"1<0 A: answer\n2<1 U: early child\n3<2 A: on||and on\n4<3 U: "_s);
        QCOMPARE(kinds(), QList<Kind>({Kind::MessagesInCircle}));
        QCOMPARE(m_problems.first().number, 2);
    }

    void aLongConversationNeedsNoDeepStack()
    {
        constexpr int count = 50'000;
        QByteArray text = R"({"conv":{"name":"T"},"messages":[)";
        for (int i = 1; i <= count; ++i)
            text += R"({"id":"%1","parent":"%2","role":"%3","content":"x"},)"_L1.toString()
                        .arg(i)
                        .arg(i - 1)
                        .arg(i % 2 ? u"user"_s : u"assistant"_s)
                        .toUtf8();
        text.chop(1);
        read(text + "]}");
        QCOMPARE(m_read.first().content.messages.size(), count);
        QCOMPARE(m_read.first().content.conversation.leafId, count);
    }

    void whatIsNoConversationIsSaid_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("nothing") << QByteArray() << Kind::EndsTooEarly;
        QTest::newRow("no JSON") << QByteArray("Dear diary") << Kind::EndsTooEarly;
        QTest::newRow("packed") << QByteArray("PK\3\4rest") << Kind::NotUnpacked;
        QTest::newRow("another list")
            << QByteArray(R"([{"name":"Rosa"},{"name":"Ana"}])") << Kind::UnknownProgram;
        QTest::newRow("a number") << QByteArray("7") << Kind::UnknownProgram;
        QTest::newRow("deep") << QByteArray(100'000, '[') << Kind::EndsTooEarly;
        QTest::newRow("GPT4All of tomorrow") << QByteArray::fromHex("f5d553cc0000000d") << Kind::NewerVersion;
        QTest::newRow("cut") << QByteArray(R"([{"conv":{"name":"T"},"messages":[{"id":"1","role":"user")")
                             << Kind::EndsTooEarly;
    }

    void whatIsNoConversationIsSaid()
    {
        QFETCH(QByteArray, content);
        QFETCH(Kind, kind);
        read(content);
        QVERIFY(m_read.isEmpty());
        QCOMPARE(kinds(), QList<Kind>({kind}));
        QCOMPARE(m_problems.first().file, u"some.json"_s);
    }

    // A ZIP is read as a folder; nothing of it comes to lie outside.
    void whatIsPackedIsUnpacked()
    {
        const QByteArray conversation =
            R"([{"conv":{"name":"T"},"messages":[{"id":"1","role":"user","content":"Q","parent":null}]}])";
        pack({{"photos/a.png", "x"}, {"chats/conversations.json", conversation}, {"user.json", "{}"}});
        readConversations(m_folder->filePath(u"some.zip"_s), sink());
        QCOMPARE(m_read.size(), 1);
        QCOMPARE(m_problems, QList<ImportProblem>());

        m_read.clear();
        pack({{"../../outside.json", conversation},
              {"/q.json", conversation},
              {"a/../in.json", conversation}});
        readConversations(m_folder->filePath(u"some.zip"_s), sink());
        QCOMPARE(m_read.size(), 1);
        QVERIFY(!QFile::exists(QDir::temp().filePath(u"../outside.json"_s)));

        pack({{"photos/a.png", "x"}});
        readConversations(m_folder->filePath(u"some.zip"_s), sink());
        QCOMPARE(kinds(), QList<Kind>({Kind::UnknownProgram}));

        m_problems.clear();
        pack({{"conversations.json", conversation}});
        QFile file(m_folder->filePath(u"some.zip"_s));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(50) && file.write("broken") == 6);
        file.close();
        readConversations(m_folder->filePath(u"some.zip"_s), sink());
        QVERIFY(kinds().contains(Kind::NotUnpacked));
        QCOMPARE(m_problems.last().file, u"some.zip"_s);
    }

    void conversationsOfOtherProgramsAreFound()
    {
        const QString home = m_folder->path();
        const QProcessEnvironment environment;
        QCOMPARE(otherProgramsWithConversations(environment, home), QList<OtherProgram>());
        const auto write = [&](const QString &file) {
            const QFileInfo place(m_folder->filePath(file));
            QVERIFY(QDir().mkpath(place.path()) && QFile(place.filePath()).open(QIODevice::WriteOnly));
        };
        write(u".local/share/nomic.ai/GPT4All/a.gguf"_s); // a model is no conversation
        write(u".lmstudio/conversations/Ideas/17.conversation.json"_s);
        write(u".config/Jan/data/threads/jan_1/thread.json"_s);
        QCOMPARE(otherProgramsWithConversations(environment, home),
                 QList<OtherProgram>({{u"LM Studio"_s, home + u"/.lmstudio/conversations"_s},
                                      {u"Jan"_s, home + u"/.config/Jan/data/threads"_s}}));
        QProcessEnvironment other;
        other.insert(u"XDG_DATA_HOME"_s, home + u"/data"_s);
        write(u"data/nomic.ai/GPT4All/gpt4all-1.chat"_s);
        QCOMPARE(otherProgramsWithConversations(other, home).first(),
                 (OtherProgram{u"GPT4All"_s, home + u"/data/nomic.ai/GPT4All"_s}));
    }

    void aFileThatIsNotThereIsSaid()
    {
        readConversations(m_folder->filePath(u"none.json"_s), sink());
        QCOMPARE(kinds(), QList<Kind>({Kind::Unreadable}));
        QVERIFY(!m_problems.first().detail.isEmpty());
    }

    void whatWasReadBeforeADamageIsThere()
    {
        read(
            R"([{"conv":{"name":"T"},"messages":[{"id":"1","role":"user","content":"Q","parent":null}]}, {"conv":)");
        QCOMPARE(m_read.size(), 1);
        QCOMPARE(kinds(), QList<Kind>({Kind::EndsTooEarly}));
    }

    void whoWantsNoMoreGetsNoMore()
    {
        const QByteArray one =
            R"({"conv":{"name":"T"},"messages":[{"id":"1","role":"user","content":"Q","parent":null}]})";
        put("["_ba + one + ","_ba + one + "]"_ba, u"a.json"_s);
        put(one, u"b.json"_s);
        readConversations(m_folder->path(), {.take =
                                                 [&](const ImportedConversation &read) {
                                                     m_read.append(read);
                                                     return false;
                                                 },
                                             .complain = [](const ImportProblem &) {}});
        QCOMPARE(m_read.size(), 1);
    }

private:
    ImportSink sink()
    {
        return {.take =
                    [this](const ImportedConversation &read) {
                        m_read.append(read);
                        return true;
                    },
                .complain = [this](const ImportProblem &problem) { m_problems.append(problem); }};
    }
    void put(const QByteArray &content, const QString &name)
    {
        const QString path = m_folder->filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    void read(const QByteArray &content, const QString &name = u"some.json"_s)
    {
        put(content, name);
        readConversations(m_folder->filePath(name), sink());
    }
    QList<Kind> kinds() const
    {
        QList<Kind> kinds;
        for (const ImportProblem &problem : m_problems)
            kinds.append(problem.kind);
        return kinds;
    }
    static void write(Store &store, const QString &file)
    {
        QList<qint64> ids;
        for (const Conversation &conversation : store.conversations().all())
            ids.append(conversation.id);
        writeConversations(ids, ExportFormat::Json,
                           {[&](qint64 id) { return store.conversations().open(id); },
                            [&](qint64 id) { return store.modelFiles().find(id); }},
                           file);
    }
    void pack(const std::vector<std::pair<const char *, QByteArray>> &files) const
    {
        const QByteArray path = m_folder->filePath(u"some.zip"_s).toUtf8();
        zip_t *const archive = zip_open(path.constData(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
        for (const auto &[name, content] : files) {
            zip_source_t *const source =
                zip_source_buffer(archive, content.constData(), zip_uint64_t(content.size()), 0);
            QVERIFY(zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8) >= 0);
        }
        QCOMPARE(zip_close(archive), 0);
    }
    static ImportReport import(Store &store, const QString &file)
    {
        ImportReport report;
        qint64 act = 0;
        readConversations(
            file, {.take =
                       [&](const ImportedConversation &read) {
                           ++(importConversation(store, read, act) ? report.imported : report.alreadyHere);
                           return true;
                       },
                   .complain = [&](const ImportProblem &problem) { report.problems.append(problem); }});
        return report;
    }
    // As one text, with places in the tree in the stead of ids.
    static QString withoutIds(ConversationContent content, Store &store)
    {
        QString text;
        QDebug out(&text);
        const Conversation &head = content.conversation;
        out << head.title << head.createdAt << head.updatedAt << head.isPinned << head.isArchived
            << int(head.overflowRule) << content.folder << content.draft;
        QHash<qint64, qsizetype> places;
        for (const Message &message : std::as_const(content.messages)) {
            places.insert(message.id, places.size());
            out << places.value(message.parentId, -1) << int(message.role) << int(message.state)
                << message.text << message.reasoning << message.summary << message.isEdited
                << message.createdAt;
            if (!message.answer)
                continue;
            const AnswerRecord &answer = *message.answer;
            out << answer.modelName << answer.backend << answer.device << answer.numerics
                << answer.systemPrompt << answer.sampling.temperature << answer.sampling.topK
                << answer.sampling.topP << answer.sampling.minP << answer.sampling.repeatPenalty
                << answer.sampling.seed << answer.contextLength << answer.omittedMessages
                << answer.promptTokens << answer.generatedTokens << answer.promptSeconds
                << answer.generationSeconds << int(answer.stopReason) << answer.tokens
                << answer.movedAfter.value_or(-1);
            if (answer.modelFileId) {
                const ModelFile file = store.modelFiles().find(answer.modelFileId);
                out << file.path << file.name << file.sizeBytes << file.modifiedAt << file.sha256;
            }
        }
        out << places.value(head.leafId, -1);
        return text;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QList<ImportedConversation> m_read;
    QList<ImportProblem> m_problems;
};

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
