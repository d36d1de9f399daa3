// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// A program that stores questions and answers as fast as it can until it is killed, for tst_store_kill. It
// says each thing that is stored on its standard output, after it is.
#include "tests/storage/sample_conversation.h"

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

int main(int, char **argv)
{
    storage::Store store(QString::fromLocal8Bit(argv[1]));
    const auto say = [](const char *what, qint64 id, qsizetype length) {
        std::printf("%s %lld %lld\n", what, static_cast<long long>(id), static_cast<long long>(length));
        std::fflush(stdout);
    };
    say("open", 0, 0);
    storage::Message last;
    for (int i = 0;; ++i) {
        const bool isNew = i % 5 == 0;
        const storage::Message question =
            isNew ? ask(store, u"Question %1"_s.arg(i))
                  : ask(store, u"Question %1"_s.arg(i), last.conversationId, last.id);
        say("question", question.id, question.text.size());
        last = store.messages().beginAnswer(question.conversationId, question.id, {});
        QString text;
        for (int piece = 0; piece < 6; ++piece) {
            text += QString(500, QChar(u'a' + piece));
            store.messages().saveAnswer(last.id, text);
            say("saved", last.id, text.size());
        }
        store.messages().endAnswer(last.id, text, storage::MessageState::Complete, {});
        say("ended", last.id, text.size());
    }
}
