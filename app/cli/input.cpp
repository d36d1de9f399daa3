// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/input.h"

#include "app/cli/exit_code.h"
#include "app/cli/signals.h"
#include "inference/error.h"
#include "inference/gguf/utf8_path.h"
#include "inference/text/utf8_stream.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>

namespace cli {

using inference::Error;
using inference::ErrorCode;

namespace {

std::string checked(std::string text, const std::string &source)
{
    if (!inference::isValidUtf8(text))
        throw Error(ErrorCode::BadInput, source + " is not valid UTF-8 text");
    return text;
}

void checkStandardInput()
{
    if (isInterrupted())
        throw Stopped("Stopped while reading standard input");
    if (std::ferror(stdin))
        throw Error(ErrorCode::FileUnreadable, "Standard input cannot be read");
}

} // namespace

std::string readStandardInput()
{
    std::string text;
    std::array<char, 1 << 16> block;
    std::size_t count = 0;
    do { // short at the end, at an error and when a signal comes
        count = std::fread(block.data(), 1, block.size(), stdin);
        text.append(block.data(), count);
    } while (count == block.size() && !isInterrupted());
    checkStandardInput();
    return checked(std::move(text), "Standard input");
}

std::optional<std::string> readLineOfInput()
{
    std::string line;
    int byte = 0;
    while ((byte = std::getc(stdin)) != EOF && byte != '\n')
        line.push_back(static_cast<char>(byte));
    checkStandardInput();
    if (byte == EOF && line.empty())
        return std::nullopt;
    if (line.ends_with('\r'))
        line.pop_back();
    return checked(std::move(line), "Standard input");
}

std::string readTextFile(const std::filesystem::path &path)
{
    if (path == "-")
        return readStandardInput();
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path))
        throw Error(ErrorCode::FileUnreadable, inference::gguf::utf8Path(path) + " cannot be opened");
    return checked(std::string(std::istreambuf_iterator(file), {}), inference::gguf::utf8Path(path));
}

} // namespace cli
