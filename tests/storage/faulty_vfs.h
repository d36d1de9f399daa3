// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

// A way to the disk for SQLite that fails when it is told to: the system's own one in all else. It may be
// told so while another thread uses the disk.
// Source: https://www.sqlite.org/vfs.html, https://www.sqlite.org/atomiccommit.html (what may fail).
namespace faulty {

inline constexpr const char *VfsName = "faulty";

enum class Operation { Write, Sync, Truncate, Read, Open };

struct Plan {
    Operation operation = Operation::Write;
    int failingCall = 0;      // from 1; 0: none fails
    int code = 0;             // of SQLite, such as SQLITE_FULL
    bool staysBroken = false; // all calls after it fail as well
};

void install();                // once for the program
void follow(const Plan &plan); // counts from here on
void mend();                   // nothing fails any more
bool hasFailed();              // since follow()

} // namespace faulty
