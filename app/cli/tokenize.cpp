// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/command.h"
#include "app/cli/input.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "inference/gguf/gguf_file.h"
#include "inference/text/tokenizer.h"

#include <format>
#include <memory>
#include <string_view>

namespace cli {

using namespace inference;

namespace {

struct TokenizeOptions {
    ModelOptions model;
    bool isJson = false;
};

// Needs the vocabulary only, so files without a network will do.
ExitCode tokenize(const TokenizeOptions &options)
{
    const gguf::GgufFile file(options.model.file);
    const std::unique_ptr<const Tokenizer> tokenizer = makeTokenizer(file);
    const std::vector<Token> tokens = tokenizer->encode(readStandardInput());
    if (options.isJson) {
        writeJson({{"tokens", tokens}});
        return ExitCode::Done;
    }

    std::string line;
    for (const Token token : tokens)
        line += std::format("{}{}", line.empty() ? "" : ",", token);
    write(line + "\n");
    return ExitCode::Done;
}

} // namespace

Command addTokenize(CLI::App &program)
{
    CLI::App *command = program.add_subcommand("tokenize", "Show standard input as token ids");
    auto options = std::make_shared<TokenizeOptions>();
    options->model.addFile(*command)->required();
    command->add_flag("--json", options->isJson, "Print one JSON object");
    command->footer(
        "The text is read as that of a message: to the byte, no control tokens in it, and no token that\n"
        "begins a sequence before it. The ids stand in one line, with commas, as `logits --ids` takes them.");
    return {command, [options] { return tokenize(*options); }};
}

} // namespace cli
