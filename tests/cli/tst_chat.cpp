// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/chat_session.h"
#include "app/cli/exit_code.h"
#include "app/cli/signals.h"
#include "tests/cli/terminal_program.h"
#include "tests/support/generated_model.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <csignal>
#include <string>
#include <string_view>
#include <vector>

using support::TerminalProgram;

namespace {

constexpr std::string_view Prompt = "\x1b[1m> ";
constexpr std::string_view BracketPastes = "\x1b[?2004h";
constexpr std::string_view CtrlC = "\x03";
constexpr std::string_view AnswerEnded = " tokens/s";

// A small model on disk, whose context ends its answers soon, and one whose answers go on for minutes.
struct Models {
    support::TemporaryFolder folder;
    std::string quick = folder.write("quick.gguf", support::modelImage({.contextLength = 300})).string();
    std::string endless =
        folder.write("endless.gguf", support::modelImage({.contextLength = 100'000, .neverEnds = true}))
            .string();
};

std::vector<std::string> chatWith(const std::string &model)
{
    return {"chat", "--model", model};
}

std::vector<std::string> endlessChat(const Models &models)
{
    return {"chat", "--model", models.endless, "--context", "100000"};
}

} // namespace

TEST_CASE("Ctrl+C stops an answer and the chat goes on")
{
    const Models models;
    TerminalProgram chat(endlessChat(models));
    REQUIRE(chat.shows(Prompt));
    chat.type("a\r");
    REQUIRE(chat.writes(200));
    chat.type(CtrlC);
    CHECK(chat.shows("Stopped."));
    CHECK(chat.shows(Prompt));
    chat.type("/quit\r");
    CHECK(chat.exitCode() == 0);
}

TEST_CASE("Ctrl+C twice leaves with 0, also after a text that was being written")
{
    const Models models;
    for (const char *written : {"", "some text"}) {
        TerminalProgram chat(chatWith(models.quick));
        REQUIRE(chat.shows(Prompt));
        chat.type(written);
        REQUIRE(chat.shows(written));
        chat.type(CtrlC);
        REQUIRE(chat.shows("Ctrl+C again"));
        REQUIRE(chat.shows(Prompt));
        chat.type(CtrlC);
        CHECK(chat.exitCode() == 0);
    }
}

TEST_CASE("A paste of several lines is one message")
{
    const Models models;
    TerminalProgram chat(chatWith(models.quick));
    REQUIRE(chat.shows(Prompt));
    chat.type("\x1b[200~one\rtwo\rthree\x1b[201~");
    REQUIRE(chat.shows("three"));
    CHECK_FALSE(chat.output().contains(AnswerEnded));
    chat.type("\r");
    REQUIRE(chat.shows(AnswerEnded));
    REQUIRE(chat.shows(Prompt));
    chat.type("\x1b[A"); // the earlier message, in three rows
    CHECK(chat.shows("one\r\r\n  two\r\r\n  three"));
    chat.type("\x15\x04");
    CHECK(chat.exitCode() == 0);
    CHECK(chat.output().find(AnswerEnded) == chat.output().rfind(AnswerEnded));
}

TEST_CASE("What is typed while the model loads is sent by its Enter")
{
    const Models models;
    TerminalProgram chat(endlessChat(models));
    REQUIRE(chat.shows(BracketPastes)); // the keyboard is taken before the model is loaded
    chat.type("/quit\r");
    CHECK(chat.exitCode() == 0);
}

TEST_CASE("A request to end ends a chat with 4, in an answer and at the prompt")
{
    const Models models;
    for (const bool isAnswering : {true, false}) {
        CAPTURE(isAnswering);
        for (const char *terminal : {"xterm", "dumb"}) {
            CAPTURE(terminal);
            TerminalProgram chat(endlessChat(models), {{"TERM", terminal}});
            REQUIRE(chat.shows("Write a message"));
            REQUIRE(chat.shows("> "));
            chat.type(isAnswering ? "a\r" : "");
            REQUIRE(chat.writes(isAnswering ? 200 : 0));
            chat.signal(SIGTERM);
            CHECK(chat.exitCode() == 4);
        }
    }
}

TEST_CASE("NO_COLOR takes the colours and leaves the editing")
{
    const Models models;
    TerminalProgram chat(chatWith(models.quick), {{"NO_COLOR", "1"}});
    REQUIRE(chat.shows("Write a message"));
    REQUIRE(chat.shows("> "));
    chat.type("/quiet\x7f\x7ft\r");
    CHECK(chat.exitCode() == 0);
    CHECK(chat.output().contains(BracketPastes));
    for (const char *style : {"\x1b[0m", "\x1b[1m", "\x1b[2m"})
        CHECK_FALSE(chat.output().contains(style));
}

TEST_CASE("A dumb terminal gets plain prompts and no escape codes, and Ctrl+C stops an answer there too")
{
    const Models models;
    TerminalProgram chat(endlessChat(models), {{"TERM", "dumb"}});
    REQUIRE(chat.shows("Write a message"));
    REQUIRE(chat.shows("> "));
    chat.type("a\r");
    REQUIRE(chat.writes(200));
    chat.type(CtrlC);
    CHECK(chat.shows("Stopped."));
    CHECK(chat.shows("> "));
    chat.type(CtrlC);
    REQUIRE(chat.shows("Ctrl+C again"));
    REQUIRE(chat.shows("> "));
    chat.type(CtrlC);
    CHECK(chat.exitCode() == 0);
    CHECK_FALSE(chat.output().contains('\x1b'));
}

TEST_CASE("An answer that was stopped before its first word leaves the conversation as it was")
{
    cli::installSignalHandlers();
    cli::keepRunningOnSecondInterrupt();
    const Models models;
    cli::InterruptStop stop;
    cli::ChatSession session(inference::Model::load(models.quick, {}, {}, stop));
    session.ask("a");
    REQUIRE(session.turns().size() == 2);
    const std::string answer = session.turns().back().text;

    std::raise(SIGINT);
    CHECK_THROWS_AS(session.handle("/regenerate"), cli::Stopped);
    CHECK_THROWS(session.ask("b")); // stopped too, or longer than the context
    REQUIRE(session.turns().size() == 2);
    CHECK(session.turns().back().text == answer);

    cli::clearInterrupt();
    CHECK(session.handle("/regenerate"));
    CHECK(session.turns().size() == 2);
    CHECK_FALSE(session.handle("/quit"));
}
