// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/gguf/mapped_file.h"

#include "inference/gguf/format_error.h"

#include <cstdint>
#include <format>
#include <limits>
#include <system_error>
#include <utility>

#ifdef _WIN32
#define NOMINMAX
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#else
#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
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
    throw FormatError(Check::NotRegularFile, ErrorCode::FileUnreadable, path,
                      std::format("it is {}, not a model file; choose a file", kind));
}

#ifdef _WIN32

std::error_code lastError()
{
    return {static_cast<int>(GetLastError()), std::system_category()};
}

// Closes a handle of the system at the end of a scope.
struct Handle {
    HANDLE value;
    ~Handle()
    {
        if (value && value != INVALID_HANDLE_VALUE)
            CloseHandle(value);
    }
};

std::span<const std::byte> map(const std::filesystem::path &path)
{
    // A folder can be opened only with backup semantics; so it is told from a file that is not permitted.
    const Handle file{CreateFileW(path.c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_DELETE, nullptr,
                                  OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, nullptr)};
    if (file.value == INVALID_HANDLE_VALUE)
        throwUnreadable(path, lastError());
    if (GetFileType(file.value) != FILE_TYPE_DISK)
        throwNotRegular(path, "a pipe or a device");
    BY_HANDLE_FILE_INFORMATION information;
    if (!GetFileInformationByHandle(file.value, &information))
        throwUnreadable(path, lastError());
    if (information.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY)
        throwNotRegular(path, "a folder");
    const std::uint64_t size =
        (static_cast<std::uint64_t>(information.nFileSizeHigh) << 32) | information.nFileSizeLow;
    if (size == 0)
        return {};
    const Handle mapping{CreateFileMappingW(file.value, nullptr, PAGE_READONLY, 0, 0, nullptr)};
    if (!mapping.value)
        throwUnreadable(path, lastError());
    // The view keeps the file and the mapping open, so their handles may go.
    const void *address = MapViewOfFile(mapping.value, FILE_MAP_READ, 0, 0, 0);
    if (!address)
        throwUnreadable(path, lastError());
    return {static_cast<const std::byte *>(address), static_cast<std::size_t>(size)};
}

void unmap(std::span<const std::byte> bytes)
{
    if (!bytes.empty())
        UnmapViewOfFile(bytes.data());
}

#else

std::error_code lastError()
{
    return {errno, std::generic_category()};
}

// Closes a file descriptor at the end of a scope.
struct Descriptor {
    int value;
    ~Descriptor()
    {
        if (value >= 0)
            close(value);
    }
};

std::string_view kindOf(mode_t mode)
{
    if (S_ISDIR(mode))
        return "a folder";
    return S_ISFIFO(mode) ? "a pipe" : "a device";
}

std::span<const std::byte> map(const std::filesystem::path &path)
{
    // Without O_NONBLOCK, opening a pipe would wait for somebody to write into it.
    const Descriptor file{open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)};
    if (file.value < 0)
        throwUnreadable(path, lastError());
    // The handle is asked, not the path, which may by now lead to something else.
    struct stat status;
    if (fstat(file.value, &status) != 0)
        throwUnreadable(path, lastError());
    if (!S_ISREG(status.st_mode))
        throwNotRegular(path, kindOf(status.st_mode));
    if (status.st_size == 0)
        return {};
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > std::numeric_limits<std::size_t>::max())
        throwUnreadable(path, std::make_error_code(std::errc::file_too_large));
    void *address = mmap(nullptr, static_cast<std::size_t>(size), PROT_READ, MAP_PRIVATE, file.value, 0);
    if (address == MAP_FAILED)
        throwUnreadable(path, lastError());
    return {static_cast<const std::byte *>(address), static_cast<std::size_t>(size)};
}

void unmap(std::span<const std::byte> bytes)
{
    if (!bytes.empty())
        munmap(const_cast<std::byte *>(bytes.data()), bytes.size());
}

#endif

} // namespace

MappedFile::MappedFile(const std::filesystem::path &path) : m_bytes(map(path)) {}

MappedFile::MappedFile(MappedFile &&other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}

MappedFile &MappedFile::operator=(MappedFile &&other) noexcept
{
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

MappedFile::~MappedFile()
{
    unmap(m_bytes);
}

} // namespace inference::gguf
