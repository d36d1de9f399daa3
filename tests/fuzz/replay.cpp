// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>

// A main for fuzz targets where libFuzzer is not there: feeds them every file of the folders named on the
// command line, so that what was once found stays found by every compiler.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

int main(int argumentCount, char *arguments[])
{
    int fileCount = 0;
    for (int i = 1; i < argumentCount; ++i) {
        for (const auto &entry : std::filesystem::directory_iterator(arguments[i])) {
            const std::size_t size = entry.file_size();
            const auto bytes = std::make_unique<char[]>(size); // exactly, so that sanitizers see its end
            std::ifstream stream(entry.path(), std::ios::binary);
            if (!stream.read(bytes.get(), static_cast<std::streamsize>(size))) {
                std::fprintf(stderr, "cannot read %s\n", entry.path().string().c_str());
                return EXIT_FAILURE;
            }
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.get()), size);
            ++fileCount;
        }
    }
    std::printf("%d files\n", fileCount);
    return fileCount > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
