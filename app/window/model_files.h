// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/model_library.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace window {

// The model files on the disk, read no further than their headers. Any thread.

// Of one file, whatever its name; what is wrong with it stands in the entry.
ui::ModelEntry readModelEntry(const QString &path);

// The .gguf files in the folders and below them, and those of `files` that are there; each once, by name.
QList<ui::ModelEntry> findModels(const QStringList &folders, const QStringList &files);

// "SmolLM2-135M-Instruct.Q4_1.gguf" reads "SmolLM2 135M Instruct": without the ending and the quantisation.
QString shownModelName(const QString &path);

} // namespace window
