// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/temporary_folder.h"

#include <string>
#include <string_view>
#include <vector>

namespace support {

// How a run of the terminal program ended, and what it wrote.
struct ProgramResult {
    int exitCode = -1; // -1: it did not end by itself
    std::string output;
    std::string errors;
};

// Runs the real program, CHASQUI_CLI, as a shell would: arguments, bytes on standard input, a folder of its
// own as the place for data.
class Program
{
public:
    ProgramResult run(const std::vector<std::string> &arguments, std::string_view input = {}) const;

    // Nobody reads its standard output.
    ProgramResult runIntoClosedPipe(const std::vector<std::string> &arguments) const;

    // Its standard output goes to a file that is there.
    ProgramResult runInto(const std::filesystem::path &output,
                          const std::vector<std::string> &arguments) const;

    // Ctrl+C once it has written its first byte.
    ProgramResult interruptWhileWriting(const std::vector<std::string> &arguments) const;

    // Below it lies the folder of models, "chasqui/models".
    const std::filesystem::path &dataFolder() const { return m_folder.path(); }

private:
    int start(const std::vector<std::string> &arguments, int output) const;
    ProgramResult wait(int process) const;

    TemporaryFolder m_folder;
};

} // namespace support
