// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <expected>

namespace storage {

class NetworkExchange;

// Why there is no file.
enum class DownloadProblem {
    None,
    NotAllowed,  // nobody allowed that server, or the program is offline
    Insecure,    // the address is not of HTTPS
    Unreachable, // tried again and again without a byte
    Denied,      // the server wants to know who asks (401, 403)
    NotThere,    // 404, 410
    Answered,    // with another refusal of the server's
    NotTrusted,  // its certificate, or where it sends us
    Changed,     // it has another size than was published, or contradicts itself
    NotAModel,   // what comes is no GGUF file
    WrongHash,   // all of it came, twice, and it is not what was published
    DiskFull,
    Unwritable, // another program fetches it, something stands there, or the disk fails
};

// Of a server's refusal, by its status of HTTP.
DownloadProblem problemOf(int status);
bool isPassing(int status); // it may answer another time

// Of an answer with the whole of a file: its bytes; 0: it does not say. Else what is wrong, in English.
std::expected<qint64, QString> wholeSizeOf(const NetworkExchange &exchange);

} // namespace storage
