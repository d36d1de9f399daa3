// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/signals.h"
#include "inference/error.h"
#include "storage/error.h"
#include "storage/search/search_query.h"
#include "storage/store.h"

#include <QDateTime>
#include <QTemporaryDir>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <format>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace cli {

using namespace Qt::Literals::StringLiterals;
using storage::Role;
using storage::Store;

namespace {

constexpr int Turns = 7; // of each measurement

struct BenchStoreOptions {
    int conversations = 10'000;
    int messages = 200'000;
    int longest = 5'000; // messages of the last conversation
    std::string folder;
    bool isWithoutWindow = false;
};

// Words as a language has them: few are in every message, most in hardly any. Always the same ones.
class Words
{
public:
    QString sentence(int length)
    {
        QString text;
        for (int i = 0; i < length; ++i)
            text += (i ? u" "_s : QString()) + word();
        return text;
    }
    // Where nothing stands between the words.
    QString chinese(int length)
    {
        QString text;
        for (int i = 0; i < length; ++i)
            text += QChar(char16_t(0x4e00 + m_random() % 3000));
        return text;
    }

private:
    QString word()
    {
        constexpr int vocabulary = 40'000;
        const double share = std::uniform_real_distribution(0.0, 1.0)(m_random);
        unsigned number = unsigned(std::pow(double(vocabulary), share)); // as often as its rank is high
        QString word;
        do {
            word += QChar(char16_t('a' + number % 26));
            number /= 26;
        } while (number > 0);
        return word + u"ra"_s;
    }

    std::mt19937 m_random{1};
};

storage::ConversationContent conversation(Words &words, int number, int messages)
{
    constexpr qint64 first = 1'700'000'000;
    storage::ConversationContent content;
    content.conversation.title = words.sentence(4);
    content.conversation.createdAt = QDateTime::fromSecsSinceEpoch(first + number * 600LL, QTimeZone::UTC);
    content.conversation.updatedAt = content.conversation.createdAt;
    content.conversation.leafId = messages;
    for (int i = 1; i <= messages; ++i) {
        const bool isAnswer = i % 2 == 0;
        storage::Message message = {.id = i,
                                    .parentId = i - 1,
                                    .role = isAnswer ? Role::Assistant : Role::User,
                                    .text = words.sentence(isAnswer ? 60 : 15),
                                    .createdAt = content.conversation.createdAt.addSecs(i)};
        if (isAnswer && i % 10 == 0)
            message.text += u"\n\n```python\nprint(\"%1\")\n```\n"_s.arg(words.sentence(3));
        if (number % 20 == 0 && i == 1)
            message.text += words.chinese(12);
        if (isAnswer)
            message.answer = storage::AnswerRecord{.modelName = u"A model"_s};
        content.messages.append(message);
    }
    return content;
}

// The last one is the long one; the others share what is left.
void generate(Store &store, const BenchStoreOptions &options)
{
    ProgressLine progress("Writing conversations");
    Words words;
    const int others = std::max(1, options.conversations - 1);
    const int each = std::max(1, (options.messages - options.longest) / others);
    qint64 act = 0;
    for (int i = 0; i < options.conversations; ++i) {
        if (isInterrupted())
            throw Stopped("Stopped while writing conversations");
        store.messages().addConversation(
            conversation(words, i, i + 1 < options.conversations ? each : options.longest), {}, act);
        progress.show(double(i) / options.conversations);
    }
}

struct Times {
    double median = 0;
    double longest = 0; // milliseconds
};

template <typename Work>
Times measure(Work work)
{
    std::vector<double> times;
    for (int i = 0; i < Turns; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        times.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::ranges::sort(times);
    return {times[Turns / 2], times.back()};
}

void print(const std::string &what, const Times &times, const std::string &found)
{
    write(std::format("{:<44} {:7.1f} ms, at most {:7.1f} ms   {}\n", what, times.median, times.longest,
                      found));
}

// The longest word is the rarest: see Words.
QString longestWord(const QString &text)
{
    const QStringList words = text.split(u' ');
    return *std::ranges::max_element(words, {}, &QString::size);
}

void measureSearches(Store &store, const QString &rare, const QString &chinese)
{
    struct Search {
        const char *what;
        QString typed;
        storage::SearchFilter filter = {};
    };
    const std::array searches = {
        Search{"search, a rare word", rare},
        Search{"search, a word that is nearly everywhere", u"bra"_s},
        Search{"search, one letter", u"b"_s},
        Search{"search, three words", u"bra cra dra"_s},
        Search{"search, words as they stand", u"\"bra cra\""_s},
        Search{"search, within Chinese", chinese},
        Search{"search, one letter in code", u"p"_s, {.hasCode = true}},
        Search{"search, one letter of a day",
               u"b"_s,
               {.since = QDateTime::fromSecsSinceEpoch(1'700'000'000 + 9'900 * 600LL, QTimeZone::UTC)}}};
    constexpr int page = 50; // as the window asks for
    for (const Search &search : searches) {
        qsizetype found = 0;
        const Times times = measure([&] {
            const storage::SearchQuery query(search.typed);
            found = store.search().find(query, search.filter, page + 1).size();
            store.search().findTitles(query, false, 5);
        });
        print(search.what, times, found > page ? "first page of 50" : std::format("{} found", found));
    }
}

// The window's own program, which stands beside this one, or beside its folder where both were built.
std::filesystem::path windowProgram()
{
    const std::filesystem::path own = std::filesystem::canonical("/proc/self/exe").parent_path();
    for (const std::filesystem::path &place : {own / "chasqui", own.parent_path() / "window" / "chasqui"}) {
        if (std::filesystem::exists(place))
            return place;
    }
    return {};
}

void measureWindow(const std::string &folder, qint64 longest)
{
    const std::filesystem::path window = windowProgram();
    if (window.empty()) {
        write("The window is not beside this program: it is not measured.\n");
        return;
    }
    for (const std::string &wish :
         {std::string("--measure-start"), std::format("--measure-conversation {}", longest)}) {
        const std::string command = std::format("\"{}\" --data \"{}\" {}", window.string(), folder, wish);
        if (std::system(command.c_str()) != 0)
            throw inference::Error(inference::ErrorCode::BadInput, "The window did not start: " + command);
    }
}

ExitCode run(const BenchStoreOptions &options)
{
    QTemporaryDir temporary;
    const std::string folder = options.folder.empty() ? temporary.path().toStdString() : options.folder;
    qint64 longest = 0;
    try {
        Store store(QString::fromStdString(folder));
        if (store.conversations().all().isEmpty()) {
            const auto start = std::chrono::steady_clock::now();
            generate(store, options);
            write(
                std::format("{} conversations with {} messages written in {:.0f} s\n", options.conversations,
                            options.messages,
                            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()));
        }
        const QList<storage::Conversation> all = store.conversations().all();
        longest = all.first().id; // the last one that was made
        const storage::ConversationContent content = store.conversations().open(longest);
        print("list of all conversations", measure([&] { store.conversations().all(); }),
              std::format("{} of them", all.size()));
        print("the longest conversation read", measure([&] { store.conversations().open(longest); }),
              std::format("{} messages", content.messages.size()));
        const QString chinese = store.conversations().open(all.last().id).messages.first().text.right(3);
        measureSearches(store, longestWord(content.messages.last().text.section(u'\n', 0, 0)),
                        chinese.first(2));
    } catch (const storage::Error &error) {
        throw inference::Error(inference::ErrorCode::BadInput, error.what());
    }
    if (!options.isWithoutWindow)
        measureWindow(folder, longest);
    return ExitCode::Done;
}

} // namespace

Command addBenchStore(CLI::App &program)
{
    const auto options = std::make_shared<BenchStoreOptions>();
    CLI::App *bench = program.add_subcommand(
        "bench-store", "How fast conversations are listed, found and opened, with very many of them");
    bench->add_option("--conversations", options->conversations, "How many are made (default: 10,000)")
        ->type_name("N")
        ->check(CLI::Range(2, 1'000'000));
    bench->add_option("--messages", options->messages, "In all of them (default: 200,000)")
        ->type_name("N")
        ->check(CLI::Range(2, 10'000'000));
    bench->add_option("--longest", options->longest, "In one of them (default: 5,000)")
        ->type_name("N")
        ->check(CLI::Range(1, 1'000'000));
    bench->add_option("--data", options->folder, "Keep them in this folder, or use those that are there")
        ->type_name("FOLDER");
    bench->add_flag("--without-window", options->isWithoutWindow,
                    "Do not start the window, which needs a display");
    return {bench, [options] { return run(*options); }};
}

} // namespace cli
