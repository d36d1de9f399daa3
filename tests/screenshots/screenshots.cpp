// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Draws every page with conversations that were made up, as pictures in the folder that it is given.
#include "app/window/translations.h"
#include "tests/support/ui/fake_program.h"

#include <QDir>
#include <QGuiApplication>
#include <QTest>
#include <QTextStream>

#include <array>
#include <functional>

using namespace Qt::Literals::StringLiterals;
using storage::Role;
using ui::Failure;

namespace {

constexpr qint64 RingBuffer = 10'000; // a conversation

// A picture of the window: what is there before it is shown, and what is done in it then.
struct Scene {
    const char *name;
    std::function<void(FakeProgram &)> prepare;
    std::function<void(FakeProgram &, QQuickWindow &)> act;
    QSize size = {1280, 800};
    bool isDark = false;
    double zoom = 1;
    const char *language = "en";
    bool isRightToLeft = false;
};

storage::AnswerRecord record()
{
    return {.modelName = u"SmolLM2 135M Instruct"_s,
            .backend = u"cpu"_s,
            .device = u"AMD Ryzen 7, AVX2"_s,
            .contextLength = 8192,
            .promptTokens = 212,
            .generatedTokens = 171,
            .promptSeconds = 0.2,
            .generationSeconds = 1.2};
}

void putTitles(FakeProgram &program)
{
    struct Titled {
        const char16_t *title;
        int daysAgo;
    };
    const std::array titles = {
        Titled{u"Birthday letter to Rosa", 0},
        Titled{u"Regex for the nginx log", 0},
        Titled{u"Why is the sky blue at noon and red in the evening?", 1},
        Titled{u"Sourdough timings", 1},
        Titled{u"SQL window functions", 4},
        Titled{u"Explain my lease, in plain words", 5},
        Titled{u"Relay stations on the road to Quito", 20},
    };
    const QDateTime now = QDateTime::currentDateTimeUtc();
    qint64 id = 20'000;
    for (const Titled &titled : titles) {
        program.store.put(++id, 0, Role::User, QString::fromUtf16(titled.title));
        program.store.conversation(id).updatedAt = now.addDays(-titled.daysAgo).addSecs(-id % 1000);
    }
}

void putConversation(FakeProgram &program)
{
    putTitles(program);
    MemoryStore &store = program.store;
    const auto first = store.put(RingBuffer, 0, Role::User, u"What is a lock-free ring buffer good for?"_s);
    const auto answer = store.put(RingBuffer, first.id, Role::Assistant,
                                  u"One thread hands values to another **without waiting**:\n\n"
                                  "1. the *producer* only ever writes the head,\n"
                                  "2. the *consumer* only ever writes the tail,\n"
                                  "3. with exactly one of each, no lock is needed.\n"_s,
                                  record());
    store.put(RingBuffer, answer.id, Role::User, u"Write push() as a header."_s);
    const auto question = store.put(
        RingBuffer, answer.id, Role::User,
        u"Write push() as a header. Fixed capacity, no allocation, and tell me where the memory order matters."_s);
    store.put(
        RingBuffer, question.id, Role::Assistant,
        uR"(A single-producer ring buffer. The capacity is a power of two, so the index wraps with a mask instead of a division.

```cpp
bool push(const T &value) noexcept
{
    const auto head = m_head.load(std::memory_order_relaxed);
    if (head - m_tail.load(std::memory_order_acquire) == Capacity)
        return false; // full: the caller decides what to drop
    m_slots[head & (Capacity - 1)] = value;
    m_head.store(head + 1, std::memory_order_release);
    return true;
}
```

The release store here pairs with the acquire load in `pop()`: whoever sees the new head also sees the value in its slot.)"_s,
        record());
    store.conversation(RingBuffer).title = u"Lock-free ring buffer"_s;
    store.conversation(RingBuffer).updatedAt = QDateTime::currentDateTimeUtc();
}

// Put in order as people do who have many.
void putOrder(FakeProgram &program)
{
    putConversation(program);
    MemoryStore &store = program.store;
    const qint64 thesis = store.createFolder(u"Thesis"_s).result().id;
    store.createFolder(u"Home server"_s);
    store.moveToFolder({20'006}, thesis);
    store.moveToFolder({20'007}, thesis);
    store.setPinned({20'001}, true);
    store.setArchived({20'005}, true);
}

void selectSeveral(FakeProgram &program, QQuickWindow &window)
{
    program.browser.open(RingBuffer);
    QTest::qWait(50);
    program.browser.toggleSelected(program.browser.conversations()->conversationAt(6));
    program.browser.selectTo(program.browser.conversations()->conversationAt(8));
    window.findChild<QQuickItem *>(u"conversations"_s)->forceActiveFocus(Qt::TabFocusReason);
}

void showOrder(FakeProgram &program, QQuickWindow &window)
{
    program.browser.open(RingBuffer);
    QTest::qWait(50);
    program.browser.toggleFolder(program.browser.folders().last().toMap().value(u"id"_s).toLongLong());
    QTest::qWait(50);
    window.findChild<QQuickItem *>(u"conversations"_s)->forceActiveFocus(Qt::TabFocusReason);
    for (int row = 0; row < 5; ++row)
        QTest::keyClick(&window, Qt::Key_Down);
    QTest::keyClick(&window, Qt::Key_Menu);
}

void putLanguages(FakeProgram &program)
{
    putTitles(program);
    MemoryStore &store = program.store;
    const auto question =
        store.put(RingBuffer, 0, Role::User, u"The sum of the even numbers of a list, in six languages."_s);
    store.put(RingBuffer, question.id, Role::Assistant, uR"(```python
def sum_even(numbers: list[int]) -> int:
    """Add what two divides."""
    return sum(n for n in numbers if n % 2 == 0)
```

```cpp
#include <numeric>
#include <ranges>

int sumEven(const std::vector<int> &numbers)
{
    auto even = numbers | std::views::filter([](int n) { return n % 2 == 0; });
    return std::accumulate(even.begin(), even.end(), 0); // 0 for none
}
```

```rust
pub fn sum_even(numbers: &[i64]) -> i64 {
    numbers.iter().filter(|n| *n % 2 == 0).sum()
}
```

```typescript
export const sumEven = (numbers: readonly number[]): number =>
    numbers.filter(n => n % 2 === 0).reduce((sum, n) => sum + n, 0);
```

```sql
SELECT coalesce(sum(value), 0) AS sum_even
FROM numbers
WHERE value % 2 = 0;
```

```bash
sum=0
for n in "$@"; do
    (( n % 2 == 0 )) && (( sum += n ))
done
echo "$sum"
```
)"_s,
              record());
    store.conversation(RingBuffer).title = u"Even numbers"_s;
    store.conversation(RingBuffer).updatedAt = QDateTime::currentDateTimeUtc();
}

void putReading(FakeProgram &program)
{
    putTitles(program);
    MemoryStore &store = program.store;
    const auto question = store.put(RingBuffer, 0, Role::User,
                                    u"Compare mutex, spinlock and atomic, and what I should do next."_s);
    store.put(RingBuffer, question.id, Role::Assistant, uR"(## Three ways to share a counter

| way | what waits | cost, **uncontended** | good for |
|:----|------------|----------------------:|----------|
| `std::mutex` | the thread sleeps | 20 ns | anything that takes long, or that may block while it holds the lock |
| spinlock | the core turns | 10 ns | a few instructions on cores that are free |
| `std::atomic` | nobody | 5 ns | one number<br>one pointer |

> Measure on the machine that will run it: with \(n\) threads and a wait of \(w\) each,
> \[ t = \frac{n (n - 1)}{2} \cdot w \]
> > | cores | ns |
> > |------:|---:|
> > | 2 | 41 |
> > | 16 | 630 |

What to do next:

- [x] count with `fetch_add(1, std::memory_order_relaxed)`
- [ ] ~~write a spinlock~~ see [what the kernel does](https://docs.kernel.org/locking/spinlocks.html)
- [ ] measure
    1. with one thread
    2. with as many as there are cores

---

| 1 | 2 | 4 | 8 | 16 | 32 | 64 | 128 | 256 | 512 | 1,024 | 2,048 | 4,096 | 8,192 | 16,384 | 32,768 | cores |
|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
| 5.1 ns | 11.8 ns | 24.0 ns | 52.7 ns | 102.3 ns | 208.9 ns | 412.0 ns | 833.5 ns | 1.7 µs | 3.3 µs | 6.9 µs | 14.1 µs | 28.8 µs | 55.3 µs | 110.2 µs | 225.9 µs | sixteen |
)"_s,
              record());
    store.conversation(RingBuffer).title = u"Sharing a counter"_s;
    store.conversation(RingBuffer).updatedAt = QDateTime::currentDateTimeUtc();
}

void openConversation(FakeProgram &program, QQuickWindow &)
{
    program.browser.open(RingBuffer);
    program.session.setDraft(u"Now pop(), and a test that two threads really can run it."_s);
}

void think(FakeProgram &program, QQuickWindow &)
{
    const auto answer = [&program](const QString &question, const QString &text) {
        program.ask(question);
        QTest::qWait(100);
        program.generator.say(text, 41);
    };
    answer(u"A bat and a ball cost 1.10 together, the bat costs 1 more. What does the ball cost?"_s,
           u"<think>\nMost people say 0.10, so let me be careful.\n\nLet the ball cost x. Then the bat costs "
           "x + 1, and both cost 2x + 1 = 1.10. So x = 0.05.\n\nCheck: 0.05 + 1.05 = 1.10. Yes.\n</think>\n\n"
           "The ball costs **0.05**, and the bat 1.05."_s);
    program.generator.finish();
    QTest::qWait(100);
    program.session.transcript()->setFolded(1, false);
    answer(u"And if the bat cost 0.90 more?"_s, u"<think>\nNow 2x + 0.90 = 1.10, so"_s);
}

void streamAnswer(FakeProgram &program, QQuickWindow &window)
{
    openConversation(program, window);
    QTest::qWait(50);
    program.session.send();
    if (!QTest::qWaitFor([&] { return program.generator.isRunning(); }))
        return;
    program.generator.start();
    program.generator.say(
        u"`pop()` is the mirror image of `push()`. It reads the head with *acquire*, so that the "
        "value is there, and writes the tail with *release*, so that the slot is free"_s,
        142);
    program.session.setDraft(u"Which processors need these orders?"_s);
    QTest::qWait(20);
    program.session.send();
}

void putBin(FakeProgram &program)
{
    putConversation(program);
    for (const qint64 id : {20'003, 20'005, 20'007})
        program.store.conversation(id).deletedAt =
            QDateTime::currentDateTimeUtc().addDays(-(id - 20'003) * 7);
    program.store.setNow(QDateTime::currentDateTimeUtc());
    const storage::ConversationContent content = program.store.open(RingBuffer).result();
    program.store.moveMessagesToBin(content.messages.at(2).id, content.messages.last().id);
    program.store.moveMessagesToBin(content.messages.last().id, content.messages.at(3).id);
}

void showPage(QQuickWindow &window, const char *page)
{
    window.setProperty("page", QString::fromLatin1(page));
}

void greet(FakeProgram &program)
{
    program.preferences.setWelcomeSeen(false);
}

void openPalette(FakeProgram &program, QQuickWindow &window)
{
    openConversation(program, window);
    QTest::qWait(50);
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    QTest::qWait(50);
    for (const char letter : {'r', 'e'})
        QTest::keyClick(&window, letter);
}

void showShortcuts(FakeProgram &program, QQuickWindow &window)
{
    openConversation(program, window);
    QTest::qWait(50);
    QTest::keyClick(&window, Qt::Key_Slash, Qt::ControlModifier);
}

void raiseContrast(FakeProgram &program, QQuickWindow &window)
{
    openConversation(program, window);
    program.preferences.setHighContrast(true);
}

constexpr qint64 Arabic = 990;

// Text from right to left, with code in it that is not.
void putArabic(FakeProgram &program)
{
    putConversation(program);
    ui::ConversationStore &store = program.store;
    const qint64 question =
        program.store.put(Arabic, 0, Role::User, u"اكتب دالة تعكس سلسلة نصية في Python، واشرحها."_s).id;
    program.store.put(Arabic, question, Role::Assistant, uR"(هذه دالة قصيرة تعكس النص:

```python
def reverse(text: str) -> str:
    return text[::-1]
```

- القيمة `text[::-1]` تقرأ الحروف من **الآخر** إلى الأول.
- النص الأصلي لا يتغير، لأن السلاسل في Python ثابتة.

| المدخل | الناتج |
|---|---|
| `abc` | `cba` |
| سلام | مالس |)"_s,
                      record());
    store.rename(Arabic, u"عكس سلسلة نصية"_s);
}

void openArabic(FakeProgram &program, QQuickWindow &)
{
    program.browser.open(Arabic);
}

void importFiles(FakeProgram &program, QQuickWindow &window)
{
    window.setProperty("page", u"settings"_s);
    QTest::qWait(100);
    QQuickItem *const scroll = program.item(u"settingsScroll"_s);
    scroll->setProperty("contentY", scroll->property("contentHeight").toReal() - scroll->height());
    using Kind = storage::ImportProblemKind;
    const QString file = u"conversations.json"_s;
    program.store.importProblems = {
        {.kind = Kind::FilesLeftOut, .file = file, .title = u"What grows on our balcony"_s, .number = 3},
        {.kind = Kind::MessageUnreadable, .file = file, .title = u"Sourdough timings"_s, .number = 19},
        {.kind = Kind::NotUnpacked, .file = u"open-webui.zip"_s, .detail = u"Premature end of file"_s}};
    program.browser.imports()->start({QUrl::fromLocalFile(u"/data/rosa/conversations.json"_s)});
}

void fillContext(FakeProgram &program, QQuickWindow &window)
{
    openConversation(program, window);
    QTest::qWait(50);
    program.session.send();
    if (QTest::qWaitFor([&] { return program.generator.isRunning(); }))
        program.generator.fail(
            {.kind = Failure::Kind::ContextFull, .needed = 8520, .available = 8192, .omittedMessages = 2});
}

// Also in rows of a list, which are nobody's children but by sight.
QQuickItem *itemNamed(QQuickItem *root, const QString &name)
{
    if (root->objectName() == name)
        return root;
    for (QQuickItem *child : root->childItems()) {
        if (QQuickItem *found = itemNamed(child, name))
            return found;
    }
    return nullptr;
}

void showSummary(FakeProgram &program, QQuickWindow &window)
{
    openConversation(program, window);
    QTest::qWait(50);
    const auto answer = program.session.transcript()->index(1);
    program.store.setSummary(
        answer.data(ui::TranscriptModel::MessageIdRole).toLongLong(),
        u"Rosa asked what a lock-free ring buffer is good for. One thread hands values to another "
        "without waiting: the producer writes the head only, the consumer the tail only."_s);
    program.session.open(RingBuffer);
    QTest::qWait(100);
    auto *const transcript = window.findChild<QQuickItem *>(u"transcript"_s);
    QMetaObject::invokeMethod(transcript, "positionViewAtBeginning");
    QTest::qWait(50);
    if (auto *const show = itemNamed(window.contentItem(), u"showSummary"_s))
        QMetaObject::invokeMethod(show, "click");
}

void showChatSettings(FakeProgram &program, QQuickWindow &window)
{
    openConversation(program, window);
    QTest::qWait(50);
    program.session.settings()->setSystemPrompt(
        u"You review {{language}}. Name the memory order of every atomic operation, and why it is enough."_s);
    program.store.savePreset(u"Reviewer of C++"_s, {.temperature = 0.2});
    QMetaObject::invokeMethod(window.findChild<QObject *>(u"chatSettings"_s), "open");
    program.item(u"chatSettingsButton"_s)->setProperty("showsMore", true);
}

void failModel(FakeProgram &program, QQuickWindow &)
{
    emit program.library.failed(program.library.models.first().path,
                                {.kind = Failure::Kind::ModelDamaged,
                                 .subject = u"SmolLM2 135M Instruct"_s,
                                 .detail = u"the tensor blk.29.ffn_down.weight ends behind the file"_s});
}

// A library as people have it: folders of several programs, files of every condition.
void putLibrary(FakeProgram &program)
{
    putConversation(program);
    ScriptedLibrary &library = program.library;
    using Kind = ui::FolderKind;
    library.folders = {{u"/data/rosa/chasqui/models"_s, Kind::Own},
                       {u"/data/rosa/.cache/huggingface/hub"_s, Kind::HuggingFace},
                       {u"/data/rosa/.ollama/models"_s, Kind::Ollama},
                       {u"/media/rosa/ANDES"_s, Kind::Plain, false}};
    const auto model = [&](int folder, const QString &name, const QString &quantisation, double gigabytes,
                           int context, double billions, double neededGigabytes) -> ui::ModelEntry & {
        const QString path = library.folders.at(folder).path;
        return library.models.emplaceBack(
            ui::ModelEntry{.path = path + u'/' + name + u'.' + quantisation + u".gguf"_s,
                           .name = name,
                           .quantisation = quantisation,
                           .sizeBytes = qint64(gigabytes * 1e9),
                           .trainedContext = context,
                           .folder = path,
                           .architecture = u"llama"_s,
                           .parameterCount = qint64(billions * 1e9),
                           .licence = u"llama3.1"_s,
                           .canChat = true,
                           .plannedContext = std::min(context, 8192),
                           .neededBytes = qint64(neededGigabytes * 1e9),
                           .freeBytes = library.freeBytes});
    };
    library.models.first().folder = library.folders.first().path;
    library.models.first().answerSpeed = 142;
    library.models.first().promptSpeed = 1840;
    model(0, u"Llama 3.1 8B Instruct"_s, u"Q4_K_M"_s, 4.92, 131'072, 8.0, 5.24).plannedContext = 4096;
    library.models.last().answerSpeed = 38.2;
    library.models.last().promptSpeed = 612;
    library.models.last().notes = u"The best one for letters."_s;
    library.models.last().isPublished = true;
    library.models.last().sha256 = u"9da71c45"_s;
    ui::ModelEntry &code = model(0, u"Code Llama 13B Instruct"_s, u"Q5_K_M"_s, 9.23, 16'384, 13.0, 11.1);
    code.canInfill = true;
    model(1, u"qwen2.5 coder 0.5b instruct"_s, u"Q4_K_M"_s, 0.49, 32'768, 0.63, 0.62).canInfill = true;
    ui::ModelEntry &parts = model(1, u"Llama 3.3 70B Instruct"_s, u"Q4_K_M"_s, 42.5, 131'072, 70.6, 45.3);
    parts.partCount = 2;
    ui::ModelEntry &strange = model(2, u"gemma3 4b"_s, u"Q4_K_M"_s, 3.3, 0, 4.3, 0);
    strange.architecture = u"gemma3"_s;
    strange.failure = {.kind = Failure::Kind::ModelUnsupported,
                       .subject = strange.name,
                       .detail = u"its architecture, \"gemma3\", is not supported yet"_s};
    model(3, u"Mistral 7B Instruct v0.3"_s, u"Q6_K"_s, 5.95, 32'768, 7.2, 0).failure = {
        .kind = Failure::Kind::ModelOffline, .subject = u"Mistral 7B Instruct v0.3"_s};
}

void showModels(FakeProgram &program, QQuickWindow &window)
{
    showPage(window, "models");
    program.modelBrowser.select(program.library.models.at(1).path);
}

void putDownloads(FakeProgram &program)
{
    putLibrary(program);
    using State = ui::ModelDownload::State;
    const auto download = [](int id, const QString &name, State state, qint64 received, qint64 size) {
        ui::ModelDownload download;
        download.id = id;
        download.name = name;
        download.site = u"huggingface.co"_s;
        download.state = state;
        download.receivedBytes = received;
        download.sizeBytes = size;
        download.hasChecksum = true;
        return download;
    };
    program.downloads.downloads = {
        download(1, u"Llama-3.2-3B-Instruct-Q4_K_M.gguf"_s, State::Running, 830'000'000, 2'020'000'000),
        download(2, u"codellama-7b-instruct.Q4_K_M.gguf"_s, State::Queued, 0, 0),
        download(3, u"Llama-3.1-8B-Instruct-Q4_K_M.gguf"_s, State::Failed, 1'250'000'000, 4'920'000'000)};
    program.downloads.downloads[0].bytesPerSecond = 11'800'000;
    program.downloads.downloads[2].failure.kind = Failure::Kind::ServerAway;
}

void showDownloads(FakeProgram &program, QQuickWindow &window)
{
    showPage(window, "models");
    program.downloads.tell();
}

void askForServer(FakeProgram &program, QQuickWindow &window)
{
    showPage(window, "models");
    emit program.downloads.asked(
        {.id = 1, .site = u"huggingface.co"_s, .purpose = u"To fetch Llama-3.2-3B-Instruct-Q4_K_M.gguf."_s});
}

void showCatalogue(FakeProgram &, QQuickWindow &window)
{
    showPage(window, "find");
}

// The files of one, and a look at the first.
void showFiles(FakeProgram &program, QQuickWindow &window)
{
    showPage(window, "find");
    const QString id = u"bartowski/Llama-3.2-3B-Instruct-GGUF"_s;
    const auto file = [](const QString &quantisation, qint64 size) {
        return ui::PublishedFile{.address = quantisation,
                                 .name = u"Llama-3.2-3B-Instruct-%1.gguf"_s.arg(quantisation),
                                 .quantisation = quantisation,
                                 .sizeBytes = size,
                                 .sha256 = {}};
    };
    program.finder.select(id);
    emit program.source.listed({.id = id, .licence = u"llama3.2"_s},
                               {file(u"Q3_K_M"_s, 1'690'000'000), file(u"Q4_K_M"_s, 2'020'000'000),
                                file(u"Q6_K"_s, 2'640'000'000), file(u"Q8_0"_s, 3'420'000'000),
                                file(u"F16"_s, 6'430'000'000)});
    ui::ModelEntry entry;
    entry.architecture = u"llama"_s;
    entry.plannedContext = 8192;
    entry.neededBytes = 3'280'000'000;
    entry.freeBytes = 7'420'000'000;
    entry.canChat = true;
    emit program.source.looked(u"Q4_K_M"_s, entry);
}

void putRequests(FakeProgram &program)
{
    putConversation(program);
    using Outcome = ui::NetworkRequest::Outcome;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString hub = u"huggingface.co"_s;
    const QString files = u"cas-bridge.xethub.hf.co"_s;
    program.network.record.servers = {{hub, now.addDays(-24), 14, 1'400'000},
                                      {u"mirror.example.org"_s, now.addDays(-2), 6, 5'600'000'000}};
    program.network.record.requests = {
        {now.addDays(-1), u"img.example.org"_s, u"Picture in an answer"_s, {}, 0, Outcome::Refused, 0},
        {now.addDays(-1), files, u"Download of Llama 3.1 8B"_s, hub, 4'920'000'000, Outcome::Answered, 200},
        {now.addDays(-1), hub, u"Download of Llama 3.1 8B"_s, {}, 1'100, Outcome::Answered, 302},
        {now.addDays(-2),
         u"mirror.example.org"_s,
         u"Download of TinyLlama"_s,
         {},
         210'000'000,
         Outcome::Stopped,
         200},
        {now.addDays(-24), hub, u"Search for “code llama”"_s, {}, 48'000, Outcome::Answered, 200},
        {now.addDays(-24), hub, u"Size of a model that is gone"_s, {}, 300, Outcome::Answered, 404}};
}

void showNetwork(FakeProgram &, QQuickWindow &window)
{
    showPage(window, "network");
}

void refuseFolder(FakeProgram &program)
{
    program.facts.failure = {.kind = Failure::Kind::FolderUnwritable,
                             .subject = program.facts.dataFolder(),
                             .detail = u"attempt to write a readonly database"_s};
}

void putPad(FakeProgram &program)
{
    putConversation(program);
    program.files.contents[u"/code/ring_buffer.h"_s] = R"(#pragma once

#include <array>
#include <atomic>
#include <optional>

// One writer, one reader, no lock.
template <typename T, std::size_t Capacity>
class RingBuffer
{
public:
    std::optional<T> pop() noexcept
    {
        const auto tail = m_tail.load(std::memory_order_relaxed);
    }

private:
    std::array<T, Capacity> m_slots;
    std::atomic<std::size_t> m_head = 0;
    alignas(64) std::atomic<std::size_t> m_tail = 0;
};
)";
    program.files.contents[u"/code/parse_log.py"_s] = "import sys\n";
    program.files.contents[u"/code/queue/main.cpp"_s] = "int main() {}\n";
    program.files.contents[u"/code/queue/worker.cpp"_s] = "void work() {}\n";
    program.files.contents[u"/data/pad.json"_s] = R"({"path": "/code/ring_buffer.h"})";
    program.files.contents[u"/data/pad-2.json"_s] = R"({"path": "/code/parse_log.py"})";
    program.files.contents[u"/data/pads.json"_s] = R"({"drafts": ["pad.json", "pad-2.json"], "current": 0})";
}

const std::array<Scene, 74> &scenes()
{
    const auto nothing = [](FakeProgram &, QQuickWindow &) {};
    const auto moreOfAnswer = [](int choice) {
        return [choice](FakeProgram &program, QQuickWindow &window) {
            program.browser.open(RingBuffer);
            QTest::qWait(200);
            program.click(u"moreOfAnswer"_s);
            QTest::qWait(200);
            for (int i = 0; i < choice; ++i)
                QTest::keyClick(&window, Qt::Key_Down);
            if (choice > 0)
                QTest::keyClick(&window, Qt::Key_Return);
        };
    };
    const auto search = [](FakeProgram &program, QQuickWindow &window) {
        showPage(window, "search");
        program.search.setText(u"memory order"_s);
        QTest::qWait(100);
        program.search.setText(u"lo"_s);
    };
    const auto settings = [](FakeProgram &, QQuickWindow &window) { showPage(window, "settings"); };
    const auto putCard = [](FakeProgram &program) {
        program.library.devices = {u"NVIDIA GeForce RTX 4070"_s};
        program.library.backend = u"VULKAN"_s;
        program.library.device = u"NVIDIA GeForce RTX 4070"_s;
        putConversation(program);
    };
    const auto bin = [](FakeProgram &, QQuickWindow &window) { showPage(window, "bin"); };
    const auto pad = [](FakeProgram &program, QQuickWindow &window) {
        showPage(window, "pad");
        const int cursor = int(program.pads.pad()->text().indexOf(u"    }\n"_s)) - 1;
        program.item(u"padEditor"_s)->setProperty("cursorPosition", cursor);
        program.pads.suggestion()->ask(cursor, cursor);
        program.generator.say(uR"(
        if (tail == m_head.load(std::memory_order_acquire))
            return std::nullopt; // empty
        T value = m_slots[tail & (Capacity - 1)];
        m_tail.store(tail + 1, std::memory_order_release);
        return value;)"_s,
                              61);
        program.generator.finish();
    };
    const auto comparePad = [](FakeProgram &program, QQuickWindow &window) {
        showPage(window, "pad");
        QString proposed = program.pads.pad()->text();
        proposed.replace(u"std::optional<T> pop() noexcept"_s,
                         u"[[nodiscard]] std::optional<T> pop() noexcept"_s);
        proposed.replace(u"Capacity> m_slots;"_s, u"Capacity> m_slots{};"_s);
        proposed.replace(u"    std::atomic<std::size_t> m_head = 0;"_s,
                         u"    alignas(64) std::atomic<std::size_t> m_head = 0;"_s);
        proposed.replace(u"#include <atomic>\n"_s, u"#include <atomic>\n#include <cstddef>\n"_s);
        program.pads.compare(proposed, u"C++"_s);
        program.pads.changes()->apply(0);
    };
    const auto compareSides = [comparePad](FakeProgram &program, QQuickWindow &window) {
        comparePad(program, window);
        program.click(u"changesSides"_s);
    };
    const auto attach = [](FakeProgram &program, QQuickWindow &) {
        program.browser.open(RingBuffer);
        QTest::qWait(100);
        ui::Attachments &attachments = *program.session.attachments();
        attachments.add(
            {QUrl::fromLocalFile(u"/code/ring_buffer.h"_s), QUrl::fromLocalFile(u"/code/queue"_s)});
        attachments.setMap(1, true);
        program.session.setDraft(u"Where would push() have to be called from?"_s);
    };
    const auto checkPad = [](FakeProgram &program, QQuickWindow &window) {
        program.runner.programs[u"g++"_s] = u"/usr/bin/g++"_s;
        program.preferences.setCodeCheckers({u"g++"_s});
        showPage(window, "pad");
        ui::Pad &text = *program.pads.pad();
        text.replaceAll(u"m_tail.load"_s, u"tail.load"_s);
        program.pads.check()->run();
        program.runner.end(0, {.exitCode = 1,
                               .text = u"code.cpp:14:27: error: use of ‘tail’ before deduction of ‘auto’\n"
                                       "code.cpp:15:5: warning: no return statement in function returning "
                                       "non-void [-Wreturn-type]\n"_s});
    };
    const auto askAboutPad = [](FakeProgram &, QQuickWindow &window) {
        showPage(window, "pad");
        QTest::keyClick(&window, Qt::Key_Return);
        QTest::keyClick(&window, Qt::Key_W, Qt::ControlModifier);
    };
    static const std::array<Scene, 74> all = {{
        {.name = "chat-light", .prepare = putConversation, .act = openConversation},
        {.name = "chat-dark", .prepare = putConversation, .act = openConversation, .isDark = true},
        {.name = "order-light", .prepare = putOrder, .act = showOrder},
        {.name = "order-spanish-dark",
         .prepare = putOrder,
         .act = showOrder,
         .isDark = true,
         .language = "es"},
        {.name = "chat-narrow-light",
         .prepare = putConversation,
         .act = openConversation,
         .size = {700, 800}},
        {.name = "chat-zoom-light", .prepare = putConversation, .act = openConversation, .zoom = 2},
        {.name = "chat-spanish-dark",
         .prepare = putConversation,
         .act = openConversation,
         .isDark = true,
         .language = "es"},
        {.name = "languages-light", .prepare = putLanguages, .act = openConversation, .size = {1100, 1150}},
        {.name = "languages-dark",
         .prepare = putLanguages,
         .act = openConversation,
         .size = {1100, 1150},
         .isDark = true},
        {.name = "reading-light", .prepare = putReading, .act = openConversation, .size = {1100, 1150}},
        {.name = "reading-dark",
         .prepare = putReading,
         .act = openConversation,
         .size = {1100, 1150},
         .isDark = true},
        {.name = "answer-menu-light", .prepare = putConversation, .act = moreOfAnswer(0)},
        {.name = "answer-again-light", .prepare = putConversation, .act = moreOfAnswer(1)},
        {.name = "answer-edit-dark", .prepare = putConversation, .act = moreOfAnswer(2), .isDark = true},
        {.name = "answer-edit-spanish-light",
         .prepare = putConversation,
         .act = moreOfAnswer(2),
         .size = {700, 700},
         .language = "es"},
        {.name = "reasoning-light", .prepare = putTitles, .act = think},
        {.name = "reasoning-dark", .prepare = putTitles, .act = think, .isDark = true},
        {.name = "search-light", .prepare = putConversation, .act = search},
        {.name = "search-dark", .prepare = putConversation, .act = search, .isDark = true},
        {.name = "search-spanish-light",
         .prepare = putConversation,
         .act = search,
         .size = {700, 700},
         .language = "es"},
        {.name = "streaming-light", .prepare = putConversation, .act = streamAnswer},
        {.name = "streaming-dark", .prepare = putConversation, .act = streamAnswer, .isDark = true},
        {.name = "new-chat-light", .prepare = putConversation, .act = nothing},
        {.name = "new-chat-dark", .prepare = putConversation, .act = nothing, .isDark = true},
        {.name = "settings-light", .prepare = putCard, .act = settings},
        {.name = "settings-dark", .prepare = putCard, .act = settings, .isDark = true},
        {.name = "pad-light", .prepare = putPad, .act = pad},
        {.name = "pad-dark", .prepare = putPad, .act = pad, .isDark = true},
        {.name = "pad-changes-light", .prepare = putPad, .act = comparePad},
        {.name = "pad-changes-dark", .prepare = putPad, .act = compareSides, .isDark = true},
        {.name = "attached-light", .prepare = putPad, .act = attach},
        {.name = "attached-dark", .prepare = putPad, .act = attach, .isDark = true},
        {.name = "pad-check-light", .prepare = putPad, .act = checkPad},
        {.name = "pad-check-dark", .prepare = putPad, .act = checkPad, .isDark = true},
        {.name = "pad-spanish-light", .prepare = putPad, .act = askAboutPad, .language = "es"},
        {.name = "bin-light", .prepare = putBin, .act = bin},
        {.name = "bin-dark", .prepare = putBin, .act = bin, .isDark = true},
        {.name = "models-light", .prepare = putLibrary, .act = showModels},
        {.name = "models-dark", .prepare = putLibrary, .act = showModels, .isDark = true},
        {.name = "models-narrow-light", .prepare = putLibrary, .act = showModels, .size = {900, 700}},
        {.name = "models-spanish-dark",
         .prepare = putLibrary,
         .act = showModels,
         .isDark = true,
         .language = "es"},
        {.name = "models-unsupported-light",
         .prepare = putLibrary,
         .act =
             [](FakeProgram &program, QQuickWindow &window) {
                 showPage(window, "models");
                 program.modelBrowser.select(program.library.models.at(5).path);
             }},
        {.name = "models-empty-light",
         .prepare = [](FakeProgram &program) { program.library.models.clear(); },
         .act = [](FakeProgram &, QQuickWindow &window) { showPage(window, "models"); }},
        {.name = "downloads-light", .prepare = putDownloads, .act = showDownloads},
        {.name = "downloads-dark", .prepare = putDownloads, .act = showDownloads, .isDark = true},
        {.name = "downloads-spanish-light",
         .prepare = putDownloads,
         .act = showDownloads,
         .size = {900, 700},
         .language = "es"},
        {.name = "permission-light", .prepare = putLibrary, .act = askForServer},
        {.name = "find-light", .prepare = putLibrary, .act = showCatalogue},
        {.name = "find-files-light", .prepare = putLibrary, .act = showFiles},
        {.name = "find-files-dark", .prepare = putLibrary, .act = showFiles, .isDark = true},
        {.name = "find-spanish-light",
         .prepare = putLibrary,
         .act = showFiles,
         .size = {700, 700},
         .language = "es"},
        {.name = "network-light", .prepare = putRequests, .act = showNetwork},
        {.name = "network-dark", .prepare = putRequests, .act = showNetwork, .isDark = true},
        {.name = "network-narrow-light", .prepare = putRequests, .act = showNetwork, .size = {700, 600}},
        {.name = "network-spanish-dark",
         .prepare = putRequests,
         .act = showNetwork,
         .isDark = true,
         .language = "es"},
        {.name = "network-empty-light", .prepare = putConversation, .act = showNetwork},
        {.name = "first-start-light", .prepare = greet, .act = nothing},
        {.name = "first-start-dark", .prepare = greet, .act = nothing, .isDark = true},
        {.name = "chat-settings-light", .prepare = putConversation, .act = showChatSettings},
        {.name = "chat-settings-dark", .prepare = putConversation, .act = showChatSettings, .isDark = true},
        {.name = "context-full-light", .prepare = putConversation, .act = fillContext},
        {.name = "selection-light", .prepare = putOrder, .act = selectSeveral},
        {.name = "selection-dark", .prepare = putOrder, .act = selectSeveral, .isDark = true},
        {.name = "palette-light", .prepare = putConversation, .act = openPalette},
        {.name = "palette-dark", .prepare = putConversation, .act = openPalette, .isDark = true},
        {.name = "shortcuts-light", .prepare = putConversation, .act = showShortcuts},
        {.name = "contrast-light", .prepare = putConversation, .act = raiseContrast},
        {.name = "contrast-dark", .prepare = putConversation, .act = raiseContrast, .isDark = true},
        {.name = "chat-rtl-light", .prepare = putArabic, .act = openArabic, .isRightToLeft = true},
        {.name = "settings-zoom-light", .prepare = putCard, .act = settings, .zoom = 2},
        {.name = "import-light", .prepare = putConversation, .act = importFiles},
        {.name = "summary-light", .prepare = putConversation, .act = showSummary},
        {.name = "model-damaged-light", .prepare = putConversation, .act = failModel},
        {.name = "folder-unwritable-dark", .prepare = refuseFolder, .act = nothing, .isDark = true},
    }};
    return all;
}

bool draw(const Scene &scene, const QString &file)
{
    window::Translations translations;
    translations.use(QString::fromLatin1(scene.language));
    QGuiApplication::setLayoutDirection(scene.isRightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    FakeProgram program;
    program.store.setNow(QDateTime::currentDateTimeUtc());
    program.preferences.setWelcomeSeen(true);
    program.preferences.setReduceMotion(true);
    program.preferences.setTheme(scene.isDark ? ui::Preferences::Theme::Dark : ui::Preferences::Theme::Light);
    program.preferences.setZoom(scene.zoom);
    program.preferences.setWindowWidth(scene.size.width());
    program.preferences.setWindowHeight(scene.size.height());
    scene.prepare(program);
    QQuickWindow *shown = program.show();
    if (!shown)
        return false;
    scene.act(program, *shown);
    QTest::qWait(400); // code is coloured in slices
    return shown->grabWindow().save(file);
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() < 2) {
        QTextStream(stderr) << "usage: chasqui-screenshots FOLDER [NAME…]\n";
        return 1;
    }
    const QDir folder(arguments.at(1));
    folder.mkpath(u"."_s);
    const QStringList chosen = arguments.sliced(2);
    for (const Scene &scene : scenes()) {
        const QString name = QString::fromLatin1(scene.name);
        if (!chosen.isEmpty() && !chosen.contains(name))
            continue;
        const QString file = folder.filePath(name + u".png"_s);
        if (!draw(scene, file)) {
            QTextStream(stderr) << "chasqui-screenshots: " << file << " cannot be made\n";
            return 1;
        }
        QTextStream(stdout) << file << "\n";
    }
    return 0;
}
