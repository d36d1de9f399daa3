// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/transfer/import/imported_conversation.h"

#include <QByteArray>

#include <nlohmann/json.hpp>

#include <optional>

namespace storage {

// One conversation of each program that we know. None: it is of another program. What is bad in it is said
// in its problems, and the rest is there.

// Ours: docs/conversations-json.md.
std::optional<ImportedConversation> readChasqui(const nlohmann::json &conversation);

// ChatGPT: conversations.json of its export, a list of conversations whose "mapping" is a tree of nodes.
// https://help.openai.com/en/articles/7260999-how-do-i-export-my-chatgpt-history-and-data
std::optional<ImportedConversation> readChatGpt(const nlohmann::json &conversation);

// The web UI of llama.cpp: tools/ui/src/lib/types/database.d.ts of github.com/ggml-org/llama.cpp,
// ExportedConversation.
std::optional<ImportedConversation> readLlamaCpp(const nlohmann::json &conversation);

// Open WebUI: the records of its table of chats, backend/open_webui/models/chats.py and
// src/lib/components/chat of github.com/open-webui/open-webui.
std::optional<ImportedConversation> readOpenWebUi(const nlohmann::json &conversation);

// LM Studio: *.conversation.json of its folder of conversations. Its source is closed; the shape is that of
// the files, see github.com/lmstudio-ai/lmstudio-bug-tracker/issues/872.
std::optional<ImportedConversation> readLmStudio(const nlohmann::json &conversation);

// Jan: thread.json and the lines of messages.jsonl beside it, docs/docs/specs of github.com/janhq/jan.
std::optional<ImportedConversation> readJan(const nlohmann::json &thread, const QByteArray &lines);

// GPT4All: a file gpt4all-*.chat, versions 1 to 12: Chat, ChatLLM and ChatItem::serialize in
// gpt4all-chat/src of github.com/nomic-ai/gpt4all. A stream of Qt's, big-endian.
std::optional<ImportedConversation> readGpt4All(const QByteArray &file);

} // namespace storage
