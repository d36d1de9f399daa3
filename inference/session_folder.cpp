// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/session_folder.h"

#include "inference/session_file.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <system_error>
#include <vector>

namespace inference {

namespace {

constexpr std::string_view Ending = ".session";

struct KeptFile {
    std::filesystem::path path;
    std::uint64_t bytes = 0;
    std::filesystem::file_time_type usedAt;
};

std::vector<KeptFile> filesIn(const std::filesystem::path &folder)
{
    std::vector<KeptFile> files;
    std::error_code error;
    for (auto entry = std::filesystem::directory_iterator(folder, error);
         !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
        std::error_code gone; // a file that went away meanwhile is not counted
        const std::uint64_t bytes = entry->file_size(gone);
        const auto usedAt = entry->last_write_time(gone);
        if (!gone && entry->path().extension() == Ending)
            files.push_back({entry->path(), bytes, usedAt});
    }
    return files;
}

} // namespace

SessionFolder::SessionFolder(const std::filesystem::path &folder, std::uint64_t budgetBytes,
                             std::uint64_t leastFreeBytes)
    : m_folder(folder), m_budget(budgetBytes), m_leastFree(leastFreeBytes)
{
}

bool SessionFolder::save(std::string_view name, std::string_view identity, Session &session) const
{
    const std::uint64_t bytes = sessionFileBytes(identity, session);
    if (session.tokens().empty() || bytes > m_budget)
        return false;
    const std::filesystem::path path = pathOf(name);
    std::error_code error;
    std::filesystem::create_directories(m_folder, error);
    makeRoom(bytes, path);
    const std::filesystem::space_info space = std::filesystem::space(m_folder, error);
    if (error || space.available < bytes || space.available - bytes < m_leastFree)
        return false;

    std::filesystem::path unfinished = path;
    unfinished += ".part";
    if (writeSessionFile(unfinished, identity, session)) {
        std::filesystem::rename(unfinished, path, error);
        if (!error)
            return true;
    }
    std::filesystem::remove(unfinished, error);
    return false;
}

bool SessionFolder::restore(std::string_view name, std::string_view identity, Session &session) const
{
    const std::filesystem::path path = pathOf(name);
    if (!readSessionFile(path, identity, session))
        return false;
    std::error_code error; // at worst it goes earlier than it should
    std::filesystem::last_write_time(path, std::filesystem::file_time_type::clock::now(), error);
    return true;
}

void SessionFolder::remove(std::string_view name) const
{
    std::error_code error;
    std::filesystem::remove(pathOf(name), error);
}

std::filesystem::path SessionFolder::pathOf(std::string_view name) const
{
    return m_folder / (std::string(name) + std::string(Ending));
}

// Deletes the files that were used longest ago until so many bytes more are within the budget; `except` is
// replaced.
void SessionFolder::makeRoom(std::uint64_t bytes, const std::filesystem::path &except) const
{
    std::vector<KeptFile> files = filesIn(m_folder);
    std::erase_if(files, [&](const KeptFile &file) { return file.path == except; });
    std::ranges::sort(files, {}, &KeptFile::usedAt);
    std::uint64_t kept = bytes;
    for (const KeptFile &file : files)
        kept += file.bytes;
    for (const KeptFile &file : files) {
        if (kept <= m_budget)
            return;
        std::error_code error;
        std::filesystem::remove(file.path, error);
        kept -= file.bytes;
    }
}

} // namespace inference
