// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// The terminal program and the ledger of the network.
#include "tests/cli/program.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using Json = nlohmann::json;
using support::Program;
using support::ProgramResult;

namespace {

struct Fixture {
    Program program;

    ProgramResult run(std::vector<std::string> arguments) const
    {
        arguments.insert(arguments.begin(), "network");
        return program.run(arguments);
    }

    Json json(std::vector<std::string> arguments) const
    {
        arguments.push_back("--json");
        const ProgramResult result = run(arguments);
        CAPTURE(result.errors);
        REQUIRE(result.exitCode == 0);
        return Json::parse(result.output);
    }
};

} // namespace

TEST_CASE("at first nothing was asked and nobody is allowed")
{
    const Fixture fixture;
    const Json said = fixture.json({});
    CHECK(said["mode"] == "listed");
    CHECK(said["allowed"].empty());
    CHECK(said["requests"].empty());
    CHECK(fixture.run({"list"}).output.find("Nothing was ever asked") != std::string::npos);
}

TEST_CASE("servers are allowed and withdrawn by their names or by addresses")
{
    const Fixture fixture;
    CHECK(fixture.json({"allow", "https://HuggingFace.co/models?search=llama"})["allowed"][0]["site"] ==
          "huggingface.co");
    CHECK(fixture.json({"allow", "mirror.example:8443"})["allowed"].size() == 2);
    CHECK(fixture.json({"withdraw", "huggingface.co"})["allowed"].size() == 1);
    const ProgramResult unknown = fixture.run({"withdraw", "huggingface.co"});
    CHECK(unknown.exitCode == 2);
    CHECK(unknown.errors.find("was not allowed") != std::string::npos);
    CHECK(fixture.run({"allow", "no server"}).exitCode == 2);
    CHECK(fixture.json({"list"})["allowed"][0]["site"] == "mirror.example:8443");
}

TEST_CASE("the network can be switched off for every program")
{
    const Fixture fixture;
    CHECK(fixture.json({"mode", "never"})["mode"] == "never");
    CHECK(fixture.json({"list"})["mode"] == "never");
    CHECK(fixture.run({"mode", "sideways"}).exitCode == 1);
    CHECK(fixture.run({"mode"}).exitCode == 1);
    CHECK(fixture.json({"mode", "ask"})["mode"] == "ask");
}

TEST_CASE("the ledger is written to a file, or said why not")
{
    const Fixture fixture;
    const std::filesystem::path file = fixture.program.dataFolder() / "ledger.csv";
    CHECK(fixture.run({"export", file.string()}).exitCode == 0);
    std::ifstream stream(file);
    const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    CHECK(text.starts_with("time,server,"));
    CHECK(fixture.run({"export", "-"}).output == text);
    const ProgramResult nowhere = fixture.run({"export", (file / "below").string()});
    CHECK(nowhere.exitCode == 2);
    CHECK(nowhere.errors.find("cannot be written") != std::string::npos);
}
