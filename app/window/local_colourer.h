// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/task_thread.h"
#include "ui/ports/code_colourer.h"
#include "ui/text/line_colourer.h"

namespace window {

// Colours on a thread that does nothing else.
class LocalColourer : public ui::CodeColourer
{
    Q_OBJECT

public:
    QFuture<ui::ColouredLines> colour(const ui::CodeLines &code) override;

private:
    ui::LineColourer m_colourer; // called on the thread below, which ends first
    TaskThread m_thread{QStringLiteral("colours")};
};

} // namespace window
