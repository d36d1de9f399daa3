// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/chat_session.h"

#include "app/cli/exit_code.h"
#include "app/cli/output.h"
#include "app/cli/signals.h"
#include "app/cli/terminal.h"
#include "inference/error.h"

#include <format>
#include <utility>

namespace cli {

using namespace inference;

namespace {

constexpr std::string_view Help =
    "/new            begin a new conversation\n"
    "/system TEXT    set the system message and begin anew; without a text: none\n"
    "/regenerate     answer the last message again\n"
    "/stats          show tokens, speed and memory\n"
    "/help           show this\n"
    "/quit           leave; so do Ctrl+D, and Ctrl+C twice in an empty line\n"
    "Ctrl+C stops an answer. Alt+Enter or Ctrl+J begins a new line, and a pasted text\n"
    "is one message. Arrow up brings earlier messages back.\n";

// Below this a model talks fluently and is often wrong.
constexpr std::uint64_t SmallModelParameters = 500'000'000;

// The command in a line, "/new" for example; empty when the line is a message. A path such as "/etc/hosts"
// and a text of several lines are messages.
std::string_view commandIn(std::string_view line)
{
    if (!line.starts_with('/') || line.contains('\n'))
        return {};
    const std::string_view word = line.substr(0, line.find(' '));
    return word.find('/', 1) == std::string_view::npos ? word : std::string_view();
}

double perSecond(std::size_t count, double seconds)
{
    return seconds > 0 ? static_cast<double>(count) / seconds : 0;
}

// Says on a terminal how far a long prompt is read, and takes it back.
class ReadingNote
{
public:
    void show(int done, int total)
    {
        if (done < total && total - done >= WorthMentioning && canRedraw(Stream::Output)) {
            write(std::format("\rReading {} of {} tokens", done, total));
            m_isShown = true;
        } else if (done == total) {
            clear();
        }
    }

    void clear()
    {
        if (std::exchange(m_isShown, false))
            write("\r\x1b[K");
    }

private:
    static constexpr int WorthMentioning = 256;
    bool m_isShown = false;
};

} // namespace

ChatSession::ChatSession(std::shared_ptr<const Model> model)
    : m_model(std::move(model)),
      m_session(m_model->makeSession()),
      m_system(m_model->facts().preset.systemMessage)
{
}

void ChatSession::ask(const std::string &message)
{
    std::vector<Turn> turns = m_turns;
    turns.push_back({Role::User, message});
    answer(std::move(turns));
}

// Becomes the conversation with the answer to its last turn behind it. A failure, or a stop before the first
// word, leaves no trace: the next message would follow one without an answer.
void ChatSession::answer(std::vector<Turn> turns)
{
    std::vector<Turn> conversation;
    if (!m_system.empty())
        conversation.push_back({Role::System, m_system});
    conversation.insert(conversation.end(), turns.begin(), turns.end());
    GenerationRequest request = {.prompt = m_model->render(conversation),
                                 .sampling = m_model->facts().preset.sampling};
    request.sampling.seed = m_seeds();

    ReadingNote reading;
    InterruptStop stop;
    Completion completion = m_session->generate(
        request, writeModelText, [&](int done, int total) { reading.show(done, total); }, stop);
    if (!completion.text.empty() || completion.reason != StopReason::Stopped) {
        turns.push_back({Role::Assistant, completion.text, completion.tokens});
        m_turns = std::move(turns);
    }
    reading.clear();
    write("\n");
    m_lastPromptTokens = request.prompt.tokens.size();
    m_last = std::move(completion);
    if (m_last->move)
        report(moveText(*m_last->move));
    if (m_last->reason == StopReason::Stopped)
        throw Stopped("Stopped before the answer was complete");
    if (m_last->reason == StopReason::ContextFull)
        report(std::format("The context of {} tokens is full, which ended the answer{}",
                           m_session->contextLength(),
                           m_isTalking ? "; /new begins a new conversation" : ""));
    note(std::format("{} tokens, {:.1f} tokens/s", m_last->tokens.size(),
                     perSecond(m_last->tokens.size(), m_last->timings.generationSeconds)));
}

bool ChatSession::handle(const std::string &line)
{
    if (line.find_first_not_of(" \n\t") == std::string::npos)
        return true;
    const std::string_view command = commandIn(line);
    if (command.empty()) {
        ask(line);
    } else if (command == "/quit") {
        return false;
    } else if (command == "/help") {
        write(Help);
    } else if (command == "/new") {
        m_turns.clear();
        note("A new conversation.");
    } else if (command == "/system") {
        setSystem(std::string_view(line).substr(command.size()));
    } else if (command == "/regenerate") {
        regenerate();
    } else if (command == "/stats") {
        showStatistics();
    } else {
        report(std::format("There is no command {}; /help shows those there are", command));
    }
    return true;
}

void ChatSession::talk(const LineSource &nextLine)
{
    m_isTalking = true;
    greet();
    bool isLeaving = false; // Ctrl+C was the last key
    for (bool goesOn = true; goesOn;) {
        try {
            const Line line = nextLine();
            clearInterrupt();
            const bool isRepeated = std::exchange(isLeaving, line.outcome == Line::Outcome::Interrupted);
            if (line.outcome == Line::Outcome::Sent)
                goesOn = handle(line.text);
            else if (line.outcome == Line::Outcome::End || (isRepeated && line.text.empty()))
                goesOn = false;
            else
                note("Ctrl+C again or Ctrl+D leaves.");
        } catch (const Error &error) {
            report(error.what());
            if (error.code() == ErrorCode::PromptTooLong)
                note("/new begins a new conversation.");
        } catch (const Stopped &) {
            if (isEndRequested())
                throw;
            note("Stopped.");
        }
    }
    if (isEndRequested())
        throw Stopped("Asked to end");
}

// A remark of the program, not of the model.
void ChatSession::note(std::string_view text) const
{
    if (hasColours())
        write(std::format("\x1b[2m{}\x1b[0m\n", printable(text)));
    else if (m_isTalking || isTerminal(Stream::Output))
        write(printable(text) + "\n");
}

void ChatSession::greet() const
{
    note(std::format("{} on {} ({})", m_model->facts().name, m_model->device().backend,
                     m_model->device().name));
    if (m_model->facts().parameterCount < SmallModelParameters)
        note("A very small model: it is there to try the program with, and it is often wrong.");
    note("Write a message, or /help.");
}

void ChatSession::regenerate()
{
    if (m_turns.empty()) {
        report("There is no message yet that could be answered again");
        return;
    }
    std::vector<Turn> turns = m_turns;
    turns.pop_back();
    answer(std::move(turns));
}

void ChatSession::setSystem(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    m_system = text;
    m_turns.clear();
    note(m_system.empty() ? "A new conversation without a system message."
                          : "A new conversation with this system message.");
}

void ChatSession::showStatistics() const
{
    std::string text = std::format("model        {}\ndevice       {}, {}\nmemory       {:.2f} GB\n",
                                   m_model->facts().name, m_model->device().backend, m_model->device().name,
                                   static_cast<double>(m_model->facts().memory.total()) / 1e9);
    if (m_last) {
        const GenerationTimings &timings = m_last->timings;
        const auto reused = static_cast<std::size_t>(timings.reusedTokens);
        const std::size_t used = m_lastPromptTokens + m_last->tokens.size();
        text += std::format("context      {} of {} tokens\n", used, m_session->contextLength());
        text += std::format("last prompt  {} tokens, {} of them known, {:.1f} tokens/s\n", m_lastPromptTokens,
                            reused, perSecond(m_lastPromptTokens - reused, timings.promptSeconds));
        text += std::format("last answer  {} tokens, {:.1f} tokens/s\n", m_last->tokens.size(),
                            perSecond(m_last->tokens.size(), timings.generationSeconds));
    }
    write(printable(text));
}

} // namespace cli
