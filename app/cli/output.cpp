// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/output.h"

#include "app/cli/exit_code.h"
#include "app/cli/signals.h"
#include "app/cli/terminal.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <format>
#include <system_error>

namespace cli {

namespace {

std::string reasonOfFailedWrite(int error)
{
    if (isInterrupted())
        return "Stopped while writing";
    if (error == EPIPE)
        return "Standard output was closed";
    return "Standard output cannot be written: " + std::generic_category().message(error);
}

} // namespace

void write(std::string_view text)
{
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
        throw Stopped(reasonOfFailedWrite(errno));
}

void writeJson(const Json &object)
{
    write(toText(object) + "\n");
}

std::string toText(const Json &value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string printable(std::string_view text)
{
    constexpr std::string_view Replacement = "\uFFFD";
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        // U+0080 to U+009F are control characters too, in UTF-8 C2 80 to C2 9F.
        const bool isLongControl =
            byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
        const bool isControl = (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F;
        if (isControl || isLongControl)
            result += Replacement;
        else
            result += text[i];
        i += isLongControl ? 1 : 0;
    }
    return result;
}

void writeModelText(std::string_view text)
{
    if (isTerminal(Stream::Output))
        write(printable(text));
    else
        write(text);
}

std::string moveText(const inference::DeviceMove &move)
{
    return std::format("{}. After {} tokens of this answer {} goes on", move.reason, move.tokens,
                       move.device.name);
}

void report(std::string_view message)
{
    std::string line = "chasqui-cli: " + printable(message);
    std::ranges::replace(line, '\n', ' '); // of a file's name, for example
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), stderr);
}

} // namespace cli
