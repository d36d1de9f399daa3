// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/session.h"

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace inference {

// What sessions hold, kept in a folder, so that a conversation goes on after a restart without being read
// again. It is a cache: nothing is lost when a file cannot be written, is missing, damaged or of another
// model, and every file may be deleted at any time. Owned and called by one thread; the folder is nobody
// else's.
//
// A file is, in little-endian order: "CHASQUIS", version u32, identity and form of the memory as length u32
// and bytes, number of tokens u32, tokens i32[], number of bytes u64, the context's memory, and a checksum
// u64 of all before it.
class SessionFolder
{
public:
    // `budgetBytes`: of all files, of which those that were used longest ago go first. Nothing is written
    // that would leave less than `leastFreeBytes` on the drive.
    SessionFolder(const std::filesystem::path &folder, std::uint64_t budgetBytes,
                  std::uint64_t leastFreeBytes);

    // `name` is that of the file, without an ending; `identity` says all that must be equal for the memory to
    // mean the same: the model's hash above all. False when it was not written, which leaves an earlier file
    // of the name or none.
    bool save(std::string_view name, std::string_view identity, Session &session) const;

    // False when there is no such file, or none that this session can take up; it then holds what it held, or
    // nothing.
    bool restore(std::string_view name, std::string_view identity, Session &session) const;

    void remove(std::string_view name) const;

private:
    std::filesystem::path pathOf(std::string_view name) const;
    void makeRoom(std::uint64_t bytes, const std::filesystem::path &except) const;

    std::filesystem::path m_folder;
    std::uint64_t m_budget;
    std::uint64_t m_leastFree;
};

} // namespace inference
