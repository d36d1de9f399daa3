// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// The terminal program and the model library.
#include "tests/cli/program.h"
#include "tests/support/generated_model.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

using Json = nlohmann::json;
using support::Program;
using support::ProgramResult;

namespace {

using Arguments = std::vector<std::string>;

struct Fixture {
    Program program;
    std::filesystem::path own = program.dataFolder() / "chasqui" / "models";

    Fixture()
    {
        std::filesystem::create_directories(own);
        support::writeModel({.contextLength = 300}, own / "Small-Chat-F32.gguf");
    }

    ProgramResult run(Arguments arguments) const
    {
        arguments.insert(arguments.begin(), "models");
        return program.run(arguments);
    }

    Json json(Arguments arguments) const
    {
        arguments.push_back("--json");
        const ProgramResult result = run(arguments);
        CAPTURE(result.errors);
        REQUIRE(result.exitCode == 0);
        return Json::parse(result.output);
    }
};

void checkFailure(const ProgramResult &result, int exitCode, std::string_view words)
{
    CAPTURE(result.output);
    CAPTURE(result.errors);
    CHECK(result.exitCode == exitCode);
    CHECK(result.errors.starts_with("chasqui-cli: "));
    CHECK(result.errors.find(words) != std::string::npos);
}

} // namespace

TEST_CASE("models are listed with what the engine makes of them")
{
    const Fixture fixture;
    support::writeModel({.architecture = "gemma9"}, fixture.own / "gemma.gguf");
    const Json models = fixture.json({"list"})["models"];
    REQUIRE(models.size() == 2);
    const Json &strange = models[0];
    CHECK(strange["state"] == "unsupported");
    CHECK(strange["architecture"] == "gemma9");
    CHECK(strange["fits"].is_null());
    CHECK(strange["problem"].get<std::string>().find("gemma9") != std::string::npos);
    const Json &small = models[1];
    CHECK(small["file"] == (fixture.own / "Small-Chat-F32.gguf").string());
    CHECK(small["name"] == "Small Chat");
    CHECK(small["architecture"] == "llama");
    CHECK(small["quantisation"] == "F32");
    CHECK(small["sizeBytes"] == std::filesystem::file_size(fixture.own / "Small-Chat-F32.gguf"));
    CHECK(small["contextLength"] == 300);
    CHECK(small["state"] == "ready");
    CHECK(small["fits"] == true);
    CHECK(small["sha256"].is_null());

    const ProgramResult text = fixture.run({});
    CHECK(text.exitCode == 0);
    CHECK(text.output.find("Small Chat") != std::string::npos);
    CHECK(text.output.find("not supported yet") != std::string::npos);
}

TEST_CASE("without a model the list says what to do")
{
    const Program program;
    const ProgramResult result = program.run({"models", "list"});
    CHECK(result.exitCode == 0);
    CHECK(result.output.find("folders add") != std::string::npos);
    CHECK(program.run({"models", "--json"}).output == "{\"models\":[]}\n");
}

TEST_CASE("one model is named by a part of its name, and planned")
{
    const Fixture fixture;
    CHECK(fixture.json({"inspect", "small"})["name"] == "Small Chat");
    CHECK(fixture.run({"inspect", "Small-Chat-F32.gguf"}).output.find("Small Chat") == 0);
    const Json plan = fixture.json({"plan", "small", "--context", "200"});
    CHECK(plan["contextLength"] == 200);
    CHECK(plan["fits"] == true);
    CHECK(plan["nearestContext"].is_null());
    std::uint64_t sum = 0;
    for (const Json &buffer : plan["buffers"])
        sum += buffer["bytes"].get<std::uint64_t>();
    CHECK(plan["totalBytes"] == sum);

    checkFailure(fixture.run({"plan", "small", "--context", "301"}), 2, "300");
    checkFailure(fixture.run({"inspect", "large"}), 1, "There is no model");
    support::writeModel({.seed = 2}, fixture.own / "small-code.gguf");
    checkFailure(fixture.run({"inspect", "small"}), 1, "small-code.gguf");
    checkFailure(fixture.run({"inspect"}), 1, "model");
    checkFailure(fixture.run({"nonsense"}), 1, "nonsense");
}

TEST_CASE("folders come and go, and stay")
{
    const Fixture fixture;
    const support::TemporaryFolder other;
    support::writeModel({.seed = 2}, other.path() / "other.gguf");
    const std::string folder = other.path().string();
    CHECK(fixture.json({"folders", "add", folder})["folders"].size() == 2);
    CHECK(fixture.json({"folders"})["folders"][1]["path"] == folder);
    CHECK(fixture.json({"list"})["models"].size() == 2);
    CHECK(fixture.json({"folders", "remove", folder})["folders"].size() == 1);
    CHECK(fixture.json({"list"})["models"].size() == 1);
    checkFailure(fixture.run({"folders", "remove", folder}), 2, folder);
    checkFailure(fixture.run({"folders", "add", folder + "/absent"}), 2, "absent");
}

TEST_CASE("models are verified, and a damaged one ends in an error")
{
    const Fixture fixture;
    const std::string sha256 = fixture.json({"verify"})["models"][0]["sha256"];
    CHECK(sha256.size() == 64);
    CHECK(fixture.json({"list"})["models"][0]["sha256"] == sha256);
    const std::filesystem::path cut = fixture.own / "cut.gguf";
    support::writeModel({}, cut);
    std::filesystem::resize_file(cut, std::filesystem::file_size(cut) / 2);
    const ProgramResult result = fixture.run({"verify"});
    CHECK(result.exitCode == 2);
    CHECK(result.output.find("cut.gguf") != std::string::npos);
    CHECK(fixture.run({"verify", "small"}).exitCode == 0);
}

TEST_CASE("a model is removed")
{
    const Fixture fixture;
    support::writeModel({.seed = 2}, fixture.own / "other.gguf");
    const ProgramResult result = fixture.run({"remove", "other", "--for-good"});
    CHECK(result.exitCode == 0);
    CHECK(result.output.find("deleted") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(fixture.own / "other.gguf"));
    CHECK(fixture.run({"remove", "small"}).exitCode == 0); // into the bin, below the place for data
    CHECK(std::filesystem::exists(fixture.program.dataFolder() / "Trash" / "files" / "Small-Chat-F32.gguf"));
    CHECK(fixture.json({"list"})["models"].empty());
    checkFailure(fixture.run({"remove"}), 1, "models");
}
