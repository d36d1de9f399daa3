// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>

namespace window {

class Application;

// Prints how long after `sinceStart` the first frame with the conversations was shown, and how long after it
// a key that is then typed; ends the program. The draft stays as it was.
void measureStart(Application &program, const QElapsedTimer &sinceStart);

} // namespace window
