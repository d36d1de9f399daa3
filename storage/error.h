// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>
#include <string>

namespace storage {

enum class ErrorCode {
    Unwritable, // the folder or the file cannot be written or created
    DiskFull,
    Locked,      // another program holds the database
    NewerSchema, // written by a newer release; nothing was changed
    ForeignFile, // the file belongs to another program; nothing was changed
    Damaged,     // and could not be mended
    InputOutput, // the disk failed in another way
    NotFound,    // no row has that id, no folder that name
    NotOurs,     // another program keeps a record of it
    NotAllowed,  // nobody allowed to ask that server
    Offline,     // the program shall not use the network
    Insecure,    // the address is not of HTTPS
};

// The only exception that leaves this module. what() is one English line for the log: what failed, and the
// words of SQLite or of the system; words for a person are chosen from code().
class Error : public std::runtime_error
{
public:
    Error(ErrorCode code, const std::string &what) : std::runtime_error(what), m_code(code) {}

    ErrorCode code() const noexcept { return m_code; }

private:
    ErrorCode m_code;
};

} // namespace storage
