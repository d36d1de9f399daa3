// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Two threads write one number without an agreement: the thread sanitizer must say so, or its silence
// elsewhere is worth nothing.
#include <thread>

int main()
{
    int shared = 0;
    std::thread other([&shared] { shared = 1; });
    shared = 2;
    other.join();
    return shared == 0;
}
