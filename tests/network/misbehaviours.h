// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/downloads/download.h"
#include "tests/network/http_server.h"

#include <QByteArray>

#include <map>
#include <string>

// The tag that servers give the file.
inline const QByteArray Tag = "\"v1\"";

// The file that servers have, a model, and the same with one bit that is wrong.
const QByteArray &wholeFile();
QByteArray damaged();

// As a good server does; and one that ends after half of the file.
void serve(HttpConnection &connection, const HttpQuestion &question);
void serveHalf(HttpConnection &connection, const HttpQuestion &question);

// One of the ways in which servers behave, and what has to become of a download from it.
struct Misbehaviour {
    HttpServer::Behaviour behaviour;
    storage::DownloadProblem fresh =
        storage::DownloadProblem::None; // what becomes of it; None: it is fetched all the same
    storage::DownloadProblem resumed = storage::DownloadProblem::None;
};

// By what they do.
std::map<std::string, Misbehaviour> misbehaviours();
