// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/code_colourer.h"
#include "ui/text/line_colourer.h"

// Colours at once, on the thread that asks.
class DirectColourer : public ui::CodeColourer
{
    Q_OBJECT

public:
    QFuture<ui::ColouredLines> colour(const ui::CodeLines &code) override
    {
        return QtFuture::makeReadyValueFuture(m_colourer.colour(code));
    }

private:
    ui::LineColourer m_colourer;
};
