// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Writes the database that tests/storage/databases keeps of this version, into a folder: everything that a
// schema holds, once. Run it when a release is made, and never again for that version.
#include "tests/storage/sample_conversation.h"

#include <QTimeZone>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace storage;

namespace {

AnswerRecord recordWith(qint64 modelFile)
{
    return {
        .modelFileId = modelFile,
        .modelName = u"SmolLM2 135M Instruct"_s,
        .backend = u"cpu"_s,
        .device = u"AMD EPYC, AVX-512 VNNI"_s,
        .numerics = u"exact"_s,
        .systemPrompt = u"Be brief."_s,
        .sampling =
            {.temperature = 0.5, .topK = 40, .topP = 0.75, .minP = 0.0625, .repeatPenalty = 1.125, .seed = 7},
        .contextLength = 8192,
        .omittedMessages = 2,
        .promptTokens = 30,
        .generatedTokens = 3,
        .promptSeconds = 0.25,
        .generationSeconds = 0.5,
        .stopReason = StopReason::TokenLimit,
        .tokens = {1, 49151, 70000},
        .movedAfter = 2};
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("usage: write_database FOLDER\n", stderr);
        return 1;
    }
    QDateTime now(QDate(2026, 3, 1), QTime(12, 0), QTimeZone::UTC);
    Store store(QString::fromLocal8Bit(argv[1]), {.now = [&now] { return now = now.addSecs(1); }});
    const qint64 model = store.modelFiles().remember(
        {.path = u"/models/a.gguf"_s, .name = u"a"_s, .sizeBytes = 98'362'432, .modifiedAt = now});
    store.modelFiles().setSha256(model, QString(64, u'a'));

    const Message question = ask(store, u"Grüße, \U0001F98A"_s);
    const Message reply = store.messages().beginAnswer(question.conversationId, question.id, {});
    store.messages().endAnswer(reply.id, u"One **two**"_s, MessageState::Complete, recordWith(model));
    const Message again = answer(store, question, u"Another version"_s);
    const Message then = ask(store, u"And then?"_s, question.conversationId, again.id);
    const Message thought = store.messages().beginAnswer(question.conversationId, question.id, {});
    store.messages().endAnswer(thought.id, u"Three"_s, MessageState::Complete, {}, u"Hm, one two"_s);
    store.messages().editAnswer(reply.id, u"One **two** three"_s);
    store.messages().setSummary(again.id, u"Greetings"_s);
    store.conversations().showBranch(question.conversationId, then.id);
    store.conversations().setOverflowRule(question.conversationId, OverflowRule::LeaveOutOldest);
    store.conversations().setSettings(
        question.conversationId, {.systemPrompt = u"Speak like a sailor."_s,
                                  .temperature = 0.25,
                                  .longestAnswer = 256,
                                  .sampling = {.topK = 40, .topP = 0.75, .minP = 0.125, .repeatPenalty = -1},
                                  .model = u"/models/a.gguf"_s,
                                  .contextLength = 4096});
    store.presets().save(
        u"Sailor"_s,
        {.systemPrompt = u"Speak like a sailor."_s, .longestAnswer = 256, .sampling = {.topK = 0}});
    const Message unwanted = ask(store, u"Unwanted"_s, question.conversationId, then.id);
    store.bin().putMessages(unwanted.id, then.id);
    store.conversations().rename(question.conversationId, u"Grüße, \U0001F98A"_s);
    store.conversations().setFolder({question.conversationId}, store.folders().create(u"Letters"_s).id);
    store.conversations().setPinned({question.conversationId}, true);
    store.conversations().saveDraft(question.conversationId, u"half a tho"_s);

    const Message old = ask(store, u"Old"_s);
    store.bin().putConversations({old.conversationId});
    // Was being written when the program ended.
    const Message cut = ask(store, u"Long story"_s);
    store.conversations().setArchived({cut.conversationId}, true);
    const Message story = store.messages().beginAnswer(cut.conversationId, cut.id, recordWith(model));
    store.messages().saveAnswer(story.id, u"Once upon"_s);
    store.conversations().saveDraft(0, u"new"_s);
    return 0;
}
