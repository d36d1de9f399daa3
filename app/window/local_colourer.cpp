// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/local_colourer.h"

namespace window {

QFuture<ui::ColouredLines> LocalColourer::colour(const ui::CodeLines &code)
{
    return m_thread.run([this, code] { return m_colourer.colour(code); });
}

} // namespace window
