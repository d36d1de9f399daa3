// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// The terminal program and the conversations of the window.
#include "tests/cli/program.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using Json = nlohmann::json;
using support::Program;
using support::ProgramResult;

namespace {

struct Fixture {
    Program program;

    Fixture()
    {
        std::filesystem::create_directories(folder());
        std::filesystem::copy_file(CHASQUI_DATABASES "/version-3.db", folder() / "chasqui.db");
        std::filesystem::permissions(folder() / "chasqui.db", std::filesystem::perms::owner_all);
    }

    std::filesystem::path folder() const { return program.dataFolder() / "chasqui"; }

    ProgramResult run(std::vector<std::string> arguments) const
    {
        arguments.insert(arguments.begin(), "conversations");
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

bool has(const std::string &text, const std::string &part)
{
    return text.find(part) != std::string::npos;
}

Json fileOf(const std::filesystem::path &path)
{
    std::ifstream file(path);
    return Json::parse(file);
}

} // namespace

TEST_CASE("conversations are listed, those of the bin apart")
{
    const Fixture fixture;
    const Json said = fixture.json({});
    REQUIRE(said["conversations"].size() == 2);
    CHECK(said["conversations"][0]["title"] == "Long story");
    CHECK(has(fixture.run({"list"}).output, "Long story"));
    CHECK(fixture.json({"list", "--bin"})["conversations"][0]["title"] == "Old");
}

TEST_CASE("one is shown as it is read, or with all that is stored of it")
{
    const Fixture fixture;
    const ProgramResult shown = fixture.run({"show", "1"});
    CHECK(shown.exitCode == 0);
    CHECK(has(shown.output, "Another version"));
    CHECK_FALSE(has(shown.output, "One **two**")); // of another branch
    CHECK(fixture.json({"show", "1"})["messages"].size() == 4);
    const ProgramResult unknown = fixture.run({"show", "99"});
    CHECK(unknown.exitCode == 2);
    CHECK(has(unknown.errors, "no conversation 99"));
    CHECK(fixture.run({"show"}).exitCode == 1);
    CHECK(fixture.run({"show", "one"}).exitCode == 1);
}

TEST_CASE("what was said is found, with its place")
{
    const Fixture fixture;
    const Json said = fixture.json({"search", "one", "tw"});
    REQUIRE(said["messages"].size() == 1);
    CHECK(said["messages"][0]["conversation"] == 1);
    CHECK(said["messages"][0]["message"] == 2);
    CHECK(said["messages"][0]["snippet"]["text"] == "One **two**");
    CHECK(said["messages"][0]["snippet"]["marks"].size() == 2);
    CHECK(fixture.json({"search", "\"long story\""})["titles"].size() == 1);
    CHECK(fixture.json({"search", "old", "--bin"})["titles"].size() == 1);
    CHECK(fixture.json({"search", "one", "--role", "user"})["messages"].empty());
    CHECK(fixture.json({"search", "one", "--model", "SmolLM2 135M Instruct"})["messages"].size() == 1);
    CHECK(fixture.json({"search", "one", "--language", "python"})["messages"].empty());
    CHECK(fixture.json({"search", "one", "--since", "2026-03-02"})["messages"].empty());
    CHECK(has(fixture.run({"search", "zebra"}).output, "Nothing was found"));
    CHECK(fixture.run({"search", "..."}).exitCode == 1);
    CHECK(fixture.run({"search", "one", "--since", "yesterday"}).exitCode == 1);
    CHECK(fixture.run({"search"}).exitCode == 1);
}

TEST_CASE("some or all are exported, into a file or to the screen")
{
    const Fixture fixture;
    const std::filesystem::path file = fixture.program.dataFolder() / "all.json";
    CHECK(fixture.run({"export", "-o", file.string()}).exitCode == 0);
    const Json all = fileOf(file);
    CHECK(all["format"] == "chasqui-conversations");
    CHECK(all["version"] == 1);
    CHECK(all["conversations"].size() == 2);
    CHECK(fixture.run({"export", "2", "3", "-o", file.string()}).exitCode == 0);
    CHECK(fileOf(file)["conversations"][0]["title"] == "Old");
    CHECK(fileOf(file)["conversations"].size() == 2);

    const ProgramResult text = fixture.run({"export", "1", "--format", "markdown", "-o", "-"});
    CHECK(has(text.output, "# Grüße"));
    CHECK(has(text.output, "## You\n\nAnd then?\n"));

    CHECK(fixture.run({"export", "1", "99", "-o", file.string()}).exitCode == 2);
    CHECK(fileOf(file)["conversations"].size() == 2); // it is as it was
    CHECK(fixture.run({"export", "-o", "/nowhere/all.json"}).exitCode == 2);
    CHECK(fixture.run({"export"}).exitCode == 1);
    CHECK(fixture.run({"export", "--format", "html", "-o", "-"}).exitCode == 1);
}

TEST_CASE("conversations of files are imported, once")
{
    const Fixture fixture;
    const std::filesystem::path folder = fixture.program.dataFolder() / "files";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "llama.json")
        << R"([{"conv":{"name":"Pears"},"messages":[{"id":"1","role":"user","content":"Q","parent":null}]},)"
           R"({"conv":{"name":"Cut"},"messages":[)";
    const ProgramResult result = fixture.run({"import", (folder / "llama.json").string()});
    CHECK(result.exitCode == 0);
    CHECK(has(result.output, "1 conversations are imported\n"));
    CHECK(has(result.output, "llama.json: ends too early"));
    CHECK(has(fixture.run({"list"}).output, "Pears"));
    const Json again = fixture.json({"import", folder.string()});
    CHECK(again["imported"] == 0);
    CHECK(again["alreadyHere"] == 1);
    CHECK(again["problems"][0]["file"] == "llama.json");

    std::ofstream(folder / "diary.txt") << "Dear diary";
    const ProgramResult none = fixture.run({"import", (folder / "diary.txt").string()});
    CHECK(none.exitCode == 2);
    CHECK(has(none.output, "diary.txt: ends too early, or is of another kind"));
    CHECK(fixture.run({"import", "/nowhere.json"}).exitCode == 2);
    CHECK(fixture.run({"import"}).exitCode == 1);
}

TEST_CASE("a store that is made up is measured, and used again")
{
    const Program program;
    const std::string folder = (program.dataFolder() / "bench").string();
    const std::vector<std::string> arguments = {"bench-store", "--conversations", "21", "--messages",
                                                "250",         "--longest",       "50", "--data",
                                                folder,        "--without-window"};
    const ProgramResult first = program.run(arguments);
    CHECK(first.exitCode == 0);
    CHECK(has(first.output, "21 conversations with 250 messages written"));
    CHECK(has(first.output, "50 messages\n"));
    CHECK(has(first.output, " 1 found")); // the rare word
    const ProgramResult second = program.run(arguments);
    CHECK(second.exitCode == 0);
    CHECK(!has(second.output, "written"));
    CHECK(program.run({"bench-store", "--conversations", "0"}).exitCode == 1);
}

TEST_CASE("a copy is made that can be read, and never over a file")
{
    const Fixture fixture;
    const std::filesystem::path copy = fixture.program.dataFolder() / "other" / "chasqui.db";
    CHECK(fixture.run({"backup", copy.string()}).exitCode == 2); // its folder is not there
    std::filesystem::create_directories(copy.parent_path());
    CHECK(fixture.run({"backup", copy.string()}).exitCode == 0);
    CHECK(fixture.json({"--data", copy.parent_path().string()})["conversations"].size() == 2);
    const ProgramResult again = fixture.run({"backup", copy.string()});
    CHECK(again.exitCode == 2);
    CHECK(has(again.errors, "is kept"));
}

TEST_CASE("a check says what is sound, and fails where it is not")
{
    const Fixture fixture;
    const Json sound = fixture.json({"check"});
    CHECK(sound["complaints"].empty());
    CHECK(sound["conversations"] == 3);
    CHECK(sound["inBin"] == 1);
    CHECK(sound["messages"] == 7);
    {
        std::fstream file(fixture.folder() / "chasqui.db", std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(4096 * 2);
        file << std::string(4096, '\xff');
    }
    const ProgramResult damaged = fixture.run({"check"});
    CHECK(damaged.exitCode == 2);
    CHECK(has(damaged.output, "Damaged: "));
    CHECK(has(damaged.output, "Open Chasqui"));
}

TEST_CASE("without conversations the program says so")
{
    const Program program;
    const ProgramResult result = program.run({"conversations"});
    CHECK(result.exitCode == 2);
    CHECK(has(result.errors, "There are no conversations in "));
}
