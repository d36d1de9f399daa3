// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/generation.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace cli {

// Keeps the keys in the order in which a reader wants them.
using Json = nlohmann::ordered_json;

// Writes to standard output at once. Throws Stopped when nobody reads it any more or the disk is full.
void write(std::string_view text);

// One object on a line of its own. Text that is not UTF-8 (from a model file) is written with U+FFFD.
void writeJson(const Json &object);
std::string toText(const Json &value);

// Text of a model or a file as it may go to a terminal: control characters other than tab and newline, which
// could recolour, rename or command a terminal, become U+FFFD.
std::string printable(std::string_view text);

// Text of a model: as it is into a pipe or file, printable on a terminal.
void writeModelText(std::string_view text);

// How an answer went on when its device failed.
std::string moveText(const inference::DeviceMove &move);

// One line "chasqui-cli: …" on standard error.
void report(std::string_view message);

} // namespace cli
