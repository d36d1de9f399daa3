// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/error.h"
#include "storage/downloads/download.h"
#include "storage/downloads/repair.h"
#include "storage/error.h"
#include "storage/network/small_fetch.h"
#include "ui/failure.h"

#include <QString>

namespace window {

// What an exception means to a person. The only places that translate errors; any thread.

// `model` is the model's name as it is shown.
ui::Failure failureFrom(const inference::Error &error, const QString &model);

// `folder` is where the data lies.
ui::Failure failureFrom(const storage::Error &error, const QString &folder);

// The same of the model library.
ui::Failure libraryFailureFrom(const storage::Error &error);

// Of what keeps the record of requests.
ui::Failure networkFailureFrom(const storage::Error &error);

// Of a download that failed; offline, if that is why it was not allowed.
ui::Failure failureFrom(const storage::Download &download, bool isOffline);
ui::Failure failureFrom(const storage::Repair &repair, bool isOffline); // the same

// Of a question to a server about a model.
ui::Failure failureFrom(const storage::FetchFailure &failure, const QString &model);

// Any other, and memory that ran out.
ui::Failure failureFrom(const std::exception &error, const QString &subject);

} // namespace window
