// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/support/generated_model.h"
#include "tests/support/model_options.h"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>

int main(int argc, char **argv)
{
    CLI::App app("Writes a Llama model with random weights: the same file for the same options.");
    support::ModelDescription description;
    std::string file;
    app.add_option("file", file, "Where to write it")->required();
    support::addModelOptions(app, description);
    CLI11_PARSE(app, argc, argv);

    try {
        support::writeModel(description, file);
    } catch (const std::exception &error) {
        std::cerr << "write_model: " << error.what() << "\n";
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
