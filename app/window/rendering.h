// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

namespace window {

// Chooses how the window is drawn: by the graphics card where there is a driver for it, else in software,
// where Qt draws by itself, which is faster than a driver that imitates a card. What the person set in Qt's
// environment variables stays. After the application object, before the first window.
void chooseRendering();

} // namespace window
