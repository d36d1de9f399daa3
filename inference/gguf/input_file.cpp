// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/gguf/input_file.h"

#include "inference/gguf/format_error.h"

#include <algorithm>
#include <cassert>
#include <format>
#include <system_error>

#ifdef _WIN32
#define NOMINMAX
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#else
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace inference::gguf {

namespace {

[[noreturn]] void throwUnreadable(const std::filesystem::path &path, const std::error_code &reason)
{
    std::string problem;
    if (reason == std::errc::no_such_file_or_directory)
        problem = "there is no such file; it was moved or deleted, choose it again";
    else if (reason == std::errc::permission_denied)
        problem = "you are not permitted to read it; change the permissions of the file";
    else
        problem = std::format("the system cannot read it ({}); see that the drive is there and sound",
                              reason.message());
    throw Error(ErrorCode::FileUnreadable, std::format("{}: {}", displayName(path), problem));
}

[[noreturn]] void throwNotRegular(const std::filesystem::path &path, std::string_view kind)
{
    throw ContainerError(Check::NotRegularFile, ErrorCode::FileUnreadable, path,
                         std::format("it is {}, not a model file; choose a file", kind));
}

[[noreturn]] void throwChanged(const std::filesystem::path &path)
{
    throw ContainerError(
        Check::FileChanged, ErrorCode::FileUnreadable, path,
        "it was changed while it was read; wait until no other program writes it, then try again");
}

// At most so much in one call of the system, whose limits differ.
constexpr std::size_t MostAtOnce = std::size_t{1} << 30;

#ifdef _WIN32

std::error_code lastError()
{
    return {static_cast<int>(GetLastError()), std::system_category()};
}

HANDLE asHandle(std::intptr_t handle)
{
    return reinterpret_cast<HANDLE>(handle);
}

std::uint64_t joined(DWORD high, DWORD low)
{
    return std::uint64_t{high} << 32 | low;
}

std::intptr_t openFile(const std::filesystem::path &path)
{
    // A folder can be opened only with backup semantics; so it is told from a file that is not permitted.
    const HANDLE file = CreateFileW(path.c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_DELETE, nullptr,
                                    OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, nullptr);
    if (file == INVALID_HANDLE_VALUE)
        throwUnreadable(path, lastError());
    return reinterpret_cast<std::intptr_t>(file);
}

void closeFile(std::intptr_t handle)
{
    CloseHandle(asHandle(handle));
}

void requireRegular(std::intptr_t handle, const std::filesystem::path &path)
{
    if (GetFileType(asHandle(handle)) != FILE_TYPE_DISK)
        throwNotRegular(path, "a pipe or a device");
    BY_HANDLE_FILE_INFORMATION information;
    if (!GetFileInformationByHandle(asHandle(handle), &information))
        throwUnreadable(path, lastError());
    if (information.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY)
        throwNotRegular(path, "a folder");
}

// How many bytes came, 0 behind the end; less than none: lastError() says why.
std::int64_t readSome(std::intptr_t handle, std::uint64_t offset, std::byte *to, std::size_t count)
{
    OVERLAPPED place{};
    place.Offset = static_cast<DWORD>(offset);
    place.OffsetHigh = static_cast<DWORD>(offset >> 32);
    DWORD done = 0;
    if (ReadFile(asHandle(handle), to, static_cast<DWORD>(count), &done, &place))
        return done;
    return GetLastError() == ERROR_HANDLE_EOF ? 0 : -1;
}

#else

std::error_code lastError()
{
    return {errno, std::generic_category()};
}

std::intptr_t openFile(const std::filesystem::path &path)
{
    // Without O_NONBLOCK, opening a pipe would wait for somebody to write into it.
    const int file = open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0)
        throwUnreadable(path, lastError());
    return file;
}

void closeFile(std::intptr_t handle)
{
    close(static_cast<int>(handle));
}

std::string_view kindOf(mode_t mode)
{
    if (S_ISDIR(mode))
        return "a folder";
    return S_ISFIFO(mode) ? "a pipe" : "a device";
}

// The handle is asked, not the path, which may by now lead to something else.
void requireRegular(std::intptr_t handle, const std::filesystem::path &path)
{
    struct stat status;
    if (fstat(static_cast<int>(handle), &status) != 0)
        throwUnreadable(path, lastError());
    if (!S_ISREG(status.st_mode))
        throwNotRegular(path, kindOf(status.st_mode));
}

// How many bytes came, 0 behind the end; less than none: lastError() says why.
std::int64_t readSome(std::intptr_t handle, std::uint64_t offset, std::byte *to, std::size_t count)
{
    ssize_t done;
    do {
        done = pread(static_cast<int>(handle), to, count, static_cast<off_t>(offset));
    } while (done < 0 && errno == EINTR);
    return done;
}

#endif

} // namespace

InputFile::InputFile(const std::filesystem::path &path) : m_path(path), m_handle(openFile(path))
{
    try {
        requireRegular(m_handle, path);
        m_opened = state();
    } catch (...) {
        closeFile(m_handle);
        throw;
    }
}

InputFile::~InputFile()
{
    closeFile(m_handle);
}

void InputFile::read(std::uint64_t offset, std::span<std::byte> to) const
{
    assert(offset <= sizeBytes() && to.size() <= sizeBytes() - offset);
    while (!to.empty()) {
        const std::int64_t done = readSome(m_handle, offset, to.data(), std::min(to.size(), MostAtOnce));
        if (done < 0)
            throwUnreadable(m_path, lastError());
        if (done == 0)
            throwChanged(m_path);
        offset += static_cast<std::uint64_t>(done);
        to = to.subspan(static_cast<std::size_t>(done));
    }
}

void InputFile::requireUnchanged() const
{
    if (state() != m_opened)
        throwChanged(m_path);
}

#ifdef _WIN32

InputFile::State InputFile::state() const
{
    BY_HANDLE_FILE_INFORMATION information;
    if (!GetFileInformationByHandle(asHandle(m_handle), &information))
        throwUnreadable(m_path, lastError());
    const FILETIME &time = information.ftLastWriteTime;
    return {joined(information.nFileSizeHigh, information.nFileSizeLow),
            static_cast<std::int64_t>(joined(time.dwHighDateTime, time.dwLowDateTime))};
}

#else

InputFile::State InputFile::state() const
{
    struct stat status;
    if (fstat(static_cast<int>(m_handle), &status) != 0)
        throwUnreadable(m_path, lastError());
#ifdef __APPLE__
    const timespec &time = status.st_mtimespec;
#else
    const timespec &time = status.st_mtim;
#endif
    return {static_cast<std::uint64_t>(status.st_size),
            time.tv_sec * std::int64_t{1'000'000'000} + time.tv_nsec};
}

#endif

} // namespace inference::gguf
