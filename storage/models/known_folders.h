// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace storage {

// Where other programs keep model files of a person, there or not: Hugging Face's tools, LM Studio, Ollama,
// GPT4All, llama.cpp. `home` is the person's folder; the environment may name other places.
QStringList foldersOfOtherPrograms(const QProcessEnvironment &environment, const QString &home);

} // namespace storage
