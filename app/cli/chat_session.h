// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/line_reader.h"
#include "inference/engine.h"

#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

// A conversation with one model on standard output. Notes for the person are written on terminals and in
// `talk` only; what goes wrong is thrown, except by `talk`, which tells it and goes on.
class ChatSession
{
public:
    explicit ChatSession(std::shared_ptr<const inference::Model> model);

    // Asks and writes the answer as it comes. Throws Stopped when it was interrupted, Error when the
    // conversation has become longer than the context. Unless a part of the answer was written before, the
    // conversation is then what it was.
    void ask(const std::string &message);

    // One line of input, a message, a command or nothing. False when the person wants to leave.
    bool handle(const std::string &line);

    // Reads and answers until the person leaves. Ctrl+C stops an answer only; throws Stopped when the program
    // was asked to end.
    void talk(const LineSource &nextLine);

    // What was said so far, without the system message: questions and answers in turns.
    const std::vector<inference::Turn> &turns() const { return m_turns; }

private:
    void answer(std::vector<inference::Turn> turns);
    void greet() const;
    void note(std::string_view text) const;
    void regenerate();
    void setSystem(std::string_view text);
    void showStatistics() const;

    std::shared_ptr<const inference::Model> m_model;
    std::unique_ptr<inference::Session> m_session;
    std::string m_system;
    std::vector<inference::Turn> m_turns;
    bool m_isTalking = false; // with a person, who wants to read remarks wherever the output goes
    std::optional<inference::Completion> m_last;
    std::size_t m_lastPromptTokens = 0;
    std::random_device m_seeds; // an answer that is asked for again is another one
};

} // namespace cli
