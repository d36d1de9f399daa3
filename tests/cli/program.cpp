// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/cli/program.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace support {

namespace {

std::string readFile(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator(file), {});
}

struct Pipe {
    int readEnd = -1;
    int writeEnd = -1;
};

Pipe makePipe()
{
    std::array<int, 2> ends = {};
    if (pipe(ends.data()) != 0)
        throw std::runtime_error("no pipe could be made");
    return {ends[0], ends[1]};
}

void placeFile(const std::filesystem::path &path, int flags, int descriptor)
{
    const int file = open(path.c_str(), flags, 0600);
    dup2(file, descriptor);
    close(file);
}

} // namespace

// Standard input comes from the file "input" and errors go to the file "errors", so that neither can block.
int Program::start(const std::vector<std::string> &arguments, int output) const
{
    const int process = fork();
    if (process < 0)
        throw std::runtime_error("no process could be started");
    if (process > 0)
        return process;

    placeFile(m_folder.path() / "input", O_RDONLY | O_CREAT, STDIN_FILENO);
    placeFile(m_folder.path() / "errors", O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
    dup2(output, STDOUT_FILENO);
    close(output);
    setenv("XDG_DATA_HOME", m_folder.path().c_str(), 1);
    // What other programs keep on this machine is nothing to a test.
    setenv("HOME", m_folder.path().c_str(), 1);
    for (const char *name : {"XDG_CACHE_HOME", "HF_HOME", "HF_HUB_CACHE", "OLLAMA_MODELS", "LLAMA_CACHE"})
        unsetenv(name);
    std::vector<char *> parts = {const_cast<char *>(CHASQUI_CLI)};
    for (const std::string &argument : arguments)
        parts.push_back(const_cast<char *>(argument.c_str()));
    parts.push_back(nullptr);
    execv(CHASQUI_CLI, parts.data());
    std::_Exit(127);
}

ProgramResult Program::wait(int process) const
{
    int status = 0;
    waitpid(process, &status, 0);
    return {.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
            .errors = readFile(m_folder.path() / "errors")};
}

ProgramResult Program::run(const std::vector<std::string> &arguments, std::string_view input) const
{
    m_folder.write("input", std::as_bytes(std::span(input)));
    const std::filesystem::path output = m_folder.write("output", {});
    ProgramResult result = runInto(output, arguments);
    result.output = readFile(output);
    return result;
}

ProgramResult Program::runInto(const std::filesystem::path &output,
                               const std::vector<std::string> &arguments) const
{
    const int file = open(output.c_str(), O_WRONLY);
    const int process = start(arguments, file);
    close(file);
    return wait(process);
}

ProgramResult Program::runIntoClosedPipe(const std::vector<std::string> &arguments) const
{
    m_folder.write("input", {});
    const Pipe pipe = makePipe();
    close(pipe.readEnd);
    const int process = start(arguments, pipe.writeEnd);
    close(pipe.writeEnd);
    return wait(process);
}

ProgramResult Program::interruptWhileWriting(const std::vector<std::string> &arguments) const
{
    m_folder.write("input", {});
    const Pipe pipe = makePipe();
    const int process = start(arguments, pipe.writeEnd);
    close(pipe.writeEnd);

    std::string output;
    std::array<char, 4096> block;
    bool isInterrupted = false;
    for (ssize_t count = 0; (count = read(pipe.readEnd, block.data(), block.size())) > 0;) {
        output.append(block.data(), static_cast<std::size_t>(count));
        if (!isInterrupted)
            kill(process, SIGINT);
        isInterrupted = true;
    }
    close(pipe.readEnd);
    ProgramResult result = wait(process);
    result.output = std::move(output);
    return result;
}

} // namespace support
