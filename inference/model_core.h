// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/backend.h"
#include "inference/model.h"
#include "inference/turnstile.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <utility>

namespace inference {

// A model's weights, and the backend that they are computed with.
struct PlacedModel {
    std::unique_ptr<Backend> backend; // before what it made, so that it goes last
    std::unique_ptr<LoadedModel> loaded;
};

// What a model and its sessions share. Immutable once loaded, but for the turnstile and the place.
class ModelCore
{
public:
    ModelFacts facts;
    std::unique_ptr<const Tokenizer> tokenizer;
    // Of the file that was read: another one must not take its place.
    std::uintmax_t fileSize = 0;
    std::filesystem::file_time_type fileTime;
    Turnstile computing;

    // Where it is computed now, which changes inside the turnstile when a device fails. Null: a device failed
    // and the processor could not take its place yet. Any thread.
    std::shared_ptr<const PlacedModel> placed() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_placed;
    }
    void place(std::shared_ptr<const PlacedModel> placed)
    {
        const std::scoped_lock lock(m_mutex);
        m_placed.swap(placed);
    }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const PlacedModel> m_placed;
};

// The same model on the processor. Null when stopped. Throws as Model::load, and Error(FileUnreadable) when
// the file is not the one that was loaded.
std::shared_ptr<const PlacedModel> loadOnProcessor(const ModelCore &core, Stop &stop);

} // namespace inference
