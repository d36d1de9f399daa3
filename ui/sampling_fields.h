// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"

#include <QList>

#include <array>

namespace ui {

// What chooses words beside the temperature, in the order in which the window lists it.
constexpr std::array SamplingFields = {&storage::SamplingWishes::topK, &storage::SamplingWishes::topP,
                                       &storage::SamplingWishes::minP,
                                       &storage::SamplingWishes::repeatPenalty};

// One number for each; -1: what suits the model.
inline QList<double> numbersOf(const storage::SamplingWishes &wishes)
{
    QList<double> numbers;
    for (const auto field : SamplingFields)
        numbers.append((wishes.*field).value_or(-1));
    return numbers;
}

} // namespace ui
