// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/utf8_stream.h"
#include "tests/cli/program.h"
#include "tests/support/generated_model.h"
#include "tests/support/needed_path.h"
#include "tests/vulkan/needed_device.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <system_error>
#include <vector>

using Json = nlohmann::json;
using support::Program;
using support::ProgramResult;

namespace {

using Arguments = std::vector<std::string>;

// A small model on disk; its context is that of a few hundred tokens.
struct Fixture {
    Program program;
    support::TemporaryFolder folder;
    std::vector<std::byte> image = support::modelImage({.contextLength = 300});
    std::string model = folder.write("model.gguf", image).string();

    std::string text(std::string_view name, std::string_view content) const
    {
        return folder.write(name, std::as_bytes(std::span(content))).string();
    }

    // A command about the model.
    ProgramResult run(const std::string &command, Arguments more = {}, std::string_view input = {}) const
    {
        more.insert(more.begin(), {command, "--model", model});
        return program.run(more, input);
    }

    Json json(const std::string &command, Arguments more, std::string_view input = {}) const
    {
        more.push_back("--json");
        const ProgramResult result = run(command, more, input);
        CAPTURE(result.errors);
        REQUIRE(result.exitCode == 0);
        return Json::parse(result.output);
    }
};

// The exit code, and one line that says why, on standard error only.
void checkFailure(const ProgramResult &result, int exitCode)
{
    CAPTURE(result.output);
    CAPTURE(result.errors);
    CHECK(result.exitCode == exitCode);
    CHECK(result.errors.starts_with("chasqui-cli: "));
    CHECK(result.errors.find('\n') == result.errors.size() - 1);
}

std::set<std::string> keys(const Json &object)
{
    std::set<std::string> names;
    for (const auto &[name, value] : object.items())
        names.insert(name);
    return names;
}

} // namespace

TEST_CASE("Help and version are no errors")
{
    const Fixture fixture;
    for (const Arguments &arguments : {Arguments{"--help"}, {"--version"}, {"complete", "--help"}}) {
        const ProgramResult result = fixture.program.run(arguments);
        CHECK(result.exitCode == 0);
        CHECK(result.errors.empty());
        CHECK(result.output.size() > 10);
    }
}

TEST_CASE("Command lines that cannot be meant end with 1")
{
    const Fixture fixture;
    checkFailure(fixture.program.run({}), 1);
    checkFailure(fixture.program.run({"sing"}), 1);
    checkFailure(fixture.program.run({"complete", "--prompt", "a"}), 1); // no model
    checkFailure(fixture.program.run({"inspect"}), 1);

    for (const Arguments &options : std::vector<Arguments>{
             {"--volume", "3"},
             {"--prompt-file", "a.txt"},
             {"--temperature", "-1"},
             {"--temperature", "nan"},
             {"--temperature", "warm"},
             {"--top-p", "0"},
             {"--top-p", "1.1"},
             {"--top-k", "-1"},
             {"--min-p", "1.5"},
             {"--repeat-penalty", "0"},
             {"--seed", "-1"},
             {"--max-tokens", "0"},
             {"--max-tokens", "99999999999"},
             {"--threads", "0"},
             {"--backend", "abacus"},
             {"--raw", "--system", "b"},
             {"--temperature", ""},
             {"--temperature", "1e300"},
             {"--temperature", "1 "},
             {"--repeat-penalty", "1e-300"},
             {"--max-tokens", "010"},
             {"--max-tokens", "0x10"},
             {"--max-tokens", "1.5"},
             {"--seed", ""},
             {"--seed", "1.5"},
             {"--context", ""},
         }) {
        CAPTURE(options.front());
        Arguments arguments = {"--prompt", "a"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        checkFailure(fixture.run("complete", arguments), 1);
    }
    checkFailure(fixture.run("logits", {"--ids", "1,x"}), 1);
    checkFailure(fixture.run("logits", {"--ids", "1,-2"}), 1);
    checkFailure(fixture.run("logits", {"--ids", "1,2,"}), 1);
    checkFailure(fixture.run("logits", {"--ids", "1", "--prompt", "a"}), 1);
    checkFailure(fixture.run("logits", {"--ids", "5,6", "--from", "2"}), 1);
    checkFailure(fixture.run("bench", {"--pp", "0"}), 1);
}

TEST_CASE("What is missing or unknown is named")
{
    const Fixture fixture;
    const auto says = [](const ProgramResult &result, const std::string &text) {
        checkFailure(result, 1);
        CHECK(result.errors.contains(text));
    };
    says(fixture.program.run({"complte", "--model", fixture.model, "--prompt", "a"}),
         "There is no command \"complte\"");
    says(fixture.program.run({"--loud", "doctor"}), "--loud");
    says(fixture.program.run({"inspect"}), "a model file");
    says(fixture.run("complete"), "--prompt or --prompt-file");
    says(fixture.run("logits"), "--prompt or --ids");
    says(fixture.run("complete", {"--prompt", ""}), "The prompt is empty");
    CHECK(fixture.run("complete", {"--prompt", "a", "--system", "\xff"}).errors.contains("system message"));
}

TEST_CASE("An error is one line, whatever the name of a file holds")
{
    const Fixture fixture;
    checkFailure(fixture.program.run({"inspect", "two\nlines\x1b[2J.gguf"}), 2);
}

TEST_CASE("An empty prompt ends with 1")
{
    const Fixture fixture;
    const std::string empty = fixture.folder.write("empty.txt", {}).string();
    checkFailure(fixture.run("complete"), 1);
    checkFailure(fixture.run("complete", {"--prompt", ""}), 1);
    checkFailure(fixture.run("complete", {"--prompt", "", "--raw"}), 1);
    checkFailure(fixture.run("complete", {"--prompt-file", empty}), 1);
    checkFailure(fixture.run("logits", {"--prompt", ""}), 1);
    checkFailure(fixture.run("chat", {"-m", ""}), 1);
}

TEST_CASE("Files that are no sound models end with 2, whatever the command")
{
    const Fixture fixture;
    const std::string foreign = "%PDF-1.7 a document, not a model, and long enough to have had a header";
    const std::vector<std::filesystem::path> files = {
        fixture.folder.path() / "missing.gguf",
        fixture.folder.path(),
        fixture.folder.write("empty.gguf", {}),
        fixture.folder.write("foreign.gguf", std::as_bytes(std::span(foreign))),
        fixture.folder.write("head.gguf", std::span(fixture.image).first(20)),
        fixture.folder.write("half.gguf", std::span(fixture.image).first(fixture.image.size() / 2)),
        fixture.folder.write("cut.gguf", std::span(fixture.image).first(fixture.image.size() - 1)),
    };
    for (const std::filesystem::path &file : files) {
        CAPTURE(file.string());
        const std::string path = file.string();
        checkFailure(fixture.program.run({"complete", "--model", path, "--prompt", "a"}), 2);
        checkFailure(fixture.program.run({"logits", "--model", path, "--ids", "1", "--json"}), 2);
        checkFailure(fixture.program.run({"chat", "--model", path, "-m", "a"}), 2);
        checkFailure(fixture.program.run({"tokenize", "--model", path}), 2);
        checkFailure(fixture.program.run({"bench", "--model", path}), 2);
        checkFailure(fixture.program.run({"inspect", path}), 2);
    }
}

TEST_CASE("Prompts that cannot be used end with 2")
{
    const Fixture fixture;
    const std::string invalid = "caf\xe9";
    const std::string file = fixture.folder.write("latin1.txt", std::as_bytes(std::span(invalid))).string();
    checkFailure(fixture.run("complete", {"--prompt", invalid}), 2);
    checkFailure(fixture.run("complete", {"--prompt", "a", "--system", invalid}), 2);
    checkFailure(fixture.run("complete", {"--prompt-file", file}), 2);
    checkFailure(fixture.run("complete", {"--prompt-file", "-"}, invalid), 2);
    checkFailure(fixture.run("complete", {"--prompt-file", file + ".missing"}), 2);
    checkFailure(fixture.run("tokenize", {}, invalid), 2);
    checkFailure(fixture.run("chat", {}, invalid + "\n"), 2);
    checkFailure(fixture.run("complete", {"--prompt", std::string(400, '1'), "--raw"}), 2);
    checkFailure(fixture.run("chat", {"-m", std::string(400, '1')}), 2);
    checkFailure(fixture.run("logits", {"--ids", "100000"}), 2);
    checkFailure(fixture.program.run({"inspect", fixture.model, "--context", "301"}), 2);
    checkFailure(fixture.run("complete", {"--prompt", "a", "--context", "100000"}), 2);
}

TEST_CASE("--verbose adds a line that says of what kind an error is")
{
    const Fixture fixture;
    const ProgramResult result = fixture.program.run({"tokenize", "--model", "no such file", "--verbose"});
    CHECK(result.exitCode == 2);
    CHECK(std::ranges::count(result.errors, '\n') == 2);
}

TEST_CASE("A device that is not there ends with 3")
{
    const Fixture fixture;
    const auto checkNoDevice = [&fixture](const std::string &command, Arguments arguments) {
        arguments.insert(arguments.end(), {"--device", "no such device"});
        checkFailure(fixture.run(command, arguments), 3);
        arguments.insert(arguments.end(), {"--backend", "vulkan"});
        checkFailure(fixture.run(command, arguments), 3);
    };
    checkNoDevice("complete", {"--prompt", "a"});
    checkNoDevice("logits", {"--ids", "5"});
    checkNoDevice("bench", {});
    checkNoDevice("chat", {"-m", "a"});
}

TEST_CASE("Every command computes on a Vulkan device that is named, and gives what the processor gives")
{
    const auto device = support::neededVulkanDevice();
    if (!device)
        return;
    const Fixture fixture;
    const Arguments onDevice = {"--backend", "vulkan", "--device", device->name};
    const auto with = [](Arguments arguments, const Arguments &more) {
        arguments.insert(arguments.end(), more.begin(), more.end());
        return arguments;
    };
    const Arguments asked = {"--prompt", "What is near?", "--max-tokens", "12"};
    const Json answer = fixture.json("complete", with(asked, onDevice));
    CHECK(answer["backend"] == "vulkan");
    CHECK(answer["tokens"] == fixture.json("complete", asked)["tokens"]);
    CHECK(fixture.json("logits", with({"--ids", "5,6,7"}, onDevice)).size() ==
          fixture.json("logits", {"--ids", "5,6,7"}).size());
    const Arguments chat = {"-m", "What is near?", "--temperature", "0"};
    CHECK(fixture.run("chat", with(chat, onDevice)).output == fixture.run("chat", chat).output);
    const ProgramResult bench = fixture.run("bench", with({"--pp", "20", "--tg", "3"}, onDevice));
    CHECK(bench.exitCode == 0);
    CHECK(bench.output.contains(device->name));
    CHECK_FALSE(bench.output.contains("threads"));
}

TEST_CASE("A closed pipe ends with 4")
{
    const Fixture fixture;
    checkFailure(fixture.program.runIntoClosedPipe({"complete", "--model", fixture.model, "--prompt", "a"}),
                 4);
    checkFailure(
        fixture.program.runIntoClosedPipe({"logits", "--model", fixture.model, "--ids", "5", "--json"}), 4);
    checkFailure(fixture.program.runIntoClosedPipe({"inspect", fixture.model}), 4);
    checkFailure(fixture.program.runIntoClosedPipe({"doctor"}), 4);
}

TEST_CASE("A full disk ends with 4 and is called so")
{
    if (!std::filesystem::exists("/dev/full")) {
        MESSAGE("this system has no /dev/full: nothing was tested");
        return;
    }
    const Fixture fixture;
    const ProgramResult result = fixture.program.runInto("/dev/full", {"inspect", fixture.model});
    checkFailure(result, 4);
    CHECK(result.errors.contains(std::generic_category().message(ENOSPC)));
}

TEST_CASE("An interrupt stops an answer and ends with 4")
{
    // Of its many tokens few end an answer, so it would go on for seconds.
    const support::TemporaryFolder folder;
    const std::string model =
        folder.write("long.gguf", support::modelImage({.contextLength = 20'000, .neverEnds = true})).string();
    const ProgramResult result = Program().interruptWhileWriting(
        {"complete", "--model", model, "--context", "20000", "--prompt", "a"});
    checkFailure(result, 4);
    CHECK(result.errors.contains("Stopped"));
    CHECK_FALSE(result.output.empty());
}

TEST_CASE("complete streams the text that --json reports")
{
    const Fixture fixture;
    const Arguments options = {"--prompt", "the rain in the", "--raw", "--max-tokens", "12"};
    const Json answer = fixture.json("complete", options);
    CHECK(keys(answer) == std::set<std::string>{"text", "tokens", "promptTokens", "stopReason", "backend",
                                                "device", "timings"});
    CHECK(answer["tokens"].size() == 12);
    CHECK(answer["stopReason"] == "limit");
    CHECK(answer["backend"] == "cpu");
    CHECK(answer["promptTokens"] == fixture.json("tokenize", {}, "the rain in the")["tokens"]);
    CHECK(fixture.run("complete", options).output == answer["text"].get<std::string>() + "\n");
}

TEST_CASE("--stop ends an answer before its text, and several may be given")
{
    const Fixture fixture;
    const Arguments options = {"--prompt", "the rain in the", "--raw", "--max-tokens", "40"};
    const std::string whole = fixture.json("complete", options)["text"];
    REQUIRE(whole.size() > 10);
    Arguments stopping = options;
    stopping.insert(stopping.end(), {"--stop", "never written", "--stop", " "});
    const Json stopped = fixture.json("complete", stopping);
    const std::size_t space = whole.find(' ');
    CHECK(stopped["text"] == whole.substr(0, space));
    CHECK(stopped["stopReason"] == (space == std::string::npos ? "limit" : "text"));

    stopping.insert(stopping.end(), {"--stop", ""});
    checkFailure(fixture.run("complete", stopping), 2);
}

TEST_CASE("A prompt file and standard input are taken to the byte")
{
    const Fixture fixture;
    const std::string text = "first line\n\n  second\n";
    const std::string file = fixture.folder.write("prompt.txt", std::as_bytes(std::span(text))).string();
    const auto promptTokens = [&](Arguments source, std::string_view input = {}) {
        source.insert(source.end(), {"--max-tokens", "1"});
        return fixture.json("complete", source, input)["promptTokens"];
    };
    const Json expected = promptTokens({"--prompt", text});
    CHECK(promptTokens({"--prompt-file", file}) == expected);
    CHECK(promptTokens({"--prompt-file", "-"}, text) == expected);
}

TEST_CASE("Control tokens come from the format only, never from the text of a prompt")
{
    const Fixture fixture;
    const auto promptTokens = [&](const Arguments &options) {
        Arguments arguments = {"--max-tokens", "1", "--prompt", "<|im_end|>"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        return fixture.json("complete", arguments)["promptTokens"].get<std::vector<int>>();
    };
    constexpr int Start = 1, End = 2; // of a message, in the generated vocabulary
    CHECK(std::ranges::count(promptTokens({"--raw"}), End) == 0);
    CHECK(std::ranges::count(promptTokens({}), End) == 1);
    CHECK(std::ranges::count(promptTokens({}), Start) == 2);
    CHECK(std::ranges::count(promptTokens({"--system", "<|im_start|>"}), Start) == 3);
}

TEST_CASE("A full context ends an answer with 0 and says so")
{
    const Fixture fixture;
    const Arguments options = {"--raw", "--prompt", std::string(290, '1')};
    const Json answer = fixture.json("complete", options);
    REQUIRE(answer["stopReason"] == "context");
    CHECK(answer["tokens"].size() == 300 - answer["promptTokens"].size() + 1);

    const ProgramResult result = fixture.run("complete", options);
    CHECK(result.exitCode == 0);
    CHECK(result.errors.contains("context is full"));
}

TEST_CASE("infill writes what is missing, with the line ends that are there")
{
    Fixture fixture;
    fixture.image = support::modelImage({.architecture = "qwen2",
                                         .contextLength = 300,
                                         .neverEnds = true,
                                         .vocabularyKind = support::VocabularyKind::Code});
    fixture.model = fixture.folder.write("code.gguf", fixture.image).string();
    const std::string prefix = fixture.text("prefix", "def area(r):\r\n    return ");
    const std::string suffix = fixture.text("suffix", "\r\n");
    const Arguments options = {"--prefix-file", prefix, "--suffix-file", suffix, "--max-tokens", "40"};
    const Json filled = fixture.json("infill", options);
    CHECK(filled["canInfill"] == true);
    CHECK(filled["tokens"].size() == 40);
    CHECK(filled["stopReason"] == "limit");
    const Json raw = fixture.json("tokenize", {}, "def area(r):\n    return ");
    REQUIRE(filled["promptTokens"].size() > raw["tokens"].size() + 3);
    CHECK(Json(std::vector<int>(filled["promptTokens"].begin() + 1,
                                filled["promptTokens"].begin() + 1 + raw["tokens"].size())) == raw["tokens"]);
    CHECK(fixture.run("infill", options).output == filled["text"].get<std::string>() + "\n");

    Arguments other = options;
    other.push_back("--suffix-first");
    CHECK(fixture.json("infill", other)["promptTokens"] != filled["promptTokens"]);
    other = {"--prefix-file", prefix, "--before", "4", "--max-tokens", "1"};
    CHECK(fixture.json("infill", other)["promptTokens"].size() <= 4 + 3);
}

TEST_CASE("infill with a model that knows no gaps goes on, and says so")
{
    const Fixture fixture;
    const std::string prefix = fixture.text("prefix", "the rain in the");
    const ProgramResult result = fixture.run("infill", {"--prefix-file", prefix, "--max-tokens", "12"});
    CHECK(result.exitCode == 0);
    CHECK(result.errors.contains("knows no gaps"));
    const Json raw = fixture.json("complete", {"--prompt", "the rain in the", "--raw", "--max-tokens", "12"});
    CHECK(result.output == raw["text"].get<std::string>() + "\n");
    checkFailure(fixture.run("infill", {"--prefix-file", "gone"}), 2);
    checkFailure(fixture.run("infill", {"--prefix-file", fixture.text("bad", "a\xFF")}), 2);
}

TEST_CASE("The same seed gives the same answer")
{
    const Fixture fixture;
    const auto answer = [&](const std::string &seed) {
        return fixture.json("complete", {"--prompt", "a", "--raw", "--max-tokens", "20", "--temperature", "2",
                                         "--top-k", "50", "--top-p", "0.99", "--min-p", "0.001",
                                         "--repeat-penalty", "1.1", "--seed", seed})["tokens"];
    };
    CHECK(answer("1") == answer("1"));
    CHECK(answer("1") != answer("2"));
}

TEST_CASE("logits shows the positions asked for, likeliest tokens first")
{
    const Fixture fixture;
    const Json all = fixture.json("logits", {"--ids", "20,30,40,50", "--from", "1", "--top", "5"});
    REQUIRE(all["positions"].size() == 3);
    for (int i = 0; i < 3; ++i) {
        const Json &position = all["positions"][static_cast<std::size_t>(i)];
        CHECK(position["index"] == i + 1);
        REQUIRE(position["top"].size() == 5);
        for (std::size_t rank = 1; rank < 5; ++rank)
            CHECK(position["top"][rank - 1][1].get<double>() >= position["top"][rank][1].get<double>());
    }

    const Json last = fixture.json("logits", {"--ids", "20,30,40,50", "--top", "5"});
    CHECK(last["positions"] == Json::array({all["positions"][2]}));
    // More tokens than there are: all of them, whose probabilities sum to one.
    double sum = 0;
    const Json whole = fixture.json("logits", {"--ids", "20", "--top", "1000000"});
    for (const Json &entry : whole["positions"][0]["top"])
        sum += std::exp(entry[1].get<double>());
    CHECK(sum == doctest::Approx(1).epsilon(1e-5));
}

TEST_CASE("logits refuses a prompt before it writes a part of the result")
{
    const Fixture fixture;
    std::string tooMany = "20";
    std::string foreignAtTheEnd = "20";
    for (int i = 1; i < 301; ++i) {
        tooMany += ",20";
        foreignAtTheEnd += i < 299 ? ",20" : i == 299 ? ",100000" : "";
    }
    for (const std::string &ids : {tooMany, foreignAtTheEnd}) {
        const ProgramResult result = fixture.run("logits", {"--ids", ids, "--from", "0", "--json"});
        checkFailure(result, 2);
        CHECK(result.output.empty());
    }
}

TEST_CASE("logits gives the same bits whether the tokens are computed together or one by one")
{
    const Fixture fixture;
    const Arguments options = {"--raw", "--prompt", std::string(280, '1'), "--from", "0", "--json"};
    Arguments stepwise = options;
    stepwise.push_back("--step");
    const ProgramResult together = fixture.run("logits", options);
    REQUIRE(together.exitCode == 0);
    CHECK(fixture.run("logits", stepwise).output == together.output);
    Arguments threads = options;
    threads.insert(threads.end(), {"--threads", "3"});
    CHECK(fixture.run("logits", threads).output == together.output);
}

TEST_CASE("The answer of complete is the likeliest token of logits")
{
    const Fixture fixture;
    const Json answer = fixture.json("complete", {"--prompt", "the rain", "--max-tokens", "1"});
    const Json logits = fixture.json("logits", {"--prompt", "the rain", "--top", "1"});
    CHECK(answer["tokens"][0] == logits["positions"][0]["top"][0][0]);
}

TEST_CASE("tokenize prints ids that logits takes")
{
    const Fixture fixture;
    std::string ids = fixture.run("tokenize", {}, "in the rain\n").output;
    REQUIRE(ids.ends_with('\n'));
    ids.pop_back();
    const Json tokens = fixture.json("tokenize", {}, "in the rain\n")["tokens"];
    CHECK("[" + ids + "]" == tokens.dump());
    CHECK(fixture.run("logits", {"--ids", ids}).exitCode == 0);
    CHECK(fixture.json("tokenize", {}, "")["tokens"].empty());
}

TEST_CASE("bench reports what the interface promises")
{
    const Fixture fixture;
    const Json report =
        fixture.json("bench", {"--pp", "40", "--tg", "8", "--repeat", "2", "--stops", "3", "--threads", "2"});
    CHECK(keys(report) == std::set<std::string>{"model", "backend", "device", "threads", "pp", "tg", "stops",
                                                "loadSeconds", "peakMemoryBytes"});
    CHECK(keys(report["pp"]) == std::set<std::string>{"tokens", "tokensPerSecond"});
    CHECK(keys(report["tg"]) ==
          std::set<std::string>{"tokens", "depth", "tokensPerSecond", "gigabytesPerSecond"});
    CHECK(report["pp"]["tokens"] == 40);
    CHECK(report["tg"]["tokens"] == 8);
    CHECK(report["tg"]["depth"] == 0);
    CHECK(report["stops"]["count"] == 3);
    CHECK(report["stops"]["seconds"] >= 0);
    CHECK(report["threads"] == 2);
    CHECK(report["pp"]["tokensPerSecond"] > 0);
    CHECK(report["tg"]["gigabytesPerSecond"] > 0);
    CHECK(report["peakMemoryBytes"] > 1'000'000);
    checkFailure(fixture.run("bench", {"--pp", "301"}), 2); // beyond the context

    const auto behind = [](const std::string &depth) {
        return std::vector<std::string>{"--pp", "1", "--tg", "8", "--repeat", "1", "--depth", depth};
    };
    CHECK(fixture.json("bench", behind("292"))["tg"]["depth"] == 292);
    checkFailure(fixture.run("bench", behind("293")), 2);
}

TEST_CASE("inspect shows a model's metadata, tensors, format and memory")
{
    const Fixture fixture;
    const ProgramResult result = fixture.program.run({"inspect", fixture.model, "--json"});
    REQUIRE(result.exitCode == 0);
    const Json report = Json::parse(result.output);
    CHECK(report["metadata"]["general.architecture"] == "llama");
    CHECK(report["metadata"]["tokenizer.ggml.tokens"]["length"] == 320);
    CHECK(report["metadata"]["tokenizer.ggml.tokens"]["first"].size() == 8);
    CHECK(report["tensors"].size() > 10);
    CHECK(report["promptFormat"]["name"] == "chatml");
    CHECK(report["memoryPlan"]["contextLength"] == 300);
    CHECK(report["memoryPlan"]["totalBytes"] > 0);
    CHECK(report["memoryPlan"]["fits"] == true);
    CHECK(report["problem"].is_null());
    CHECK(
        fixture.program.run({"inspect", fixture.model}).output.contains("general.architecture = \"llama\""));
}

TEST_CASE("inspect shows a sound file that cannot be run, and why")
{
    const Fixture fixture;
    support::GgufWriter writer;
    writer.add("general.architecture", std::string_view("mamba"));
    writer.add("general.name", std::string_view("\xff\x1b[2J not text"));
    const std::string file = fixture.folder.write("other.gguf", writer.image()).string();

    const ProgramResult text = fixture.program.run({"inspect", file});
    CHECK(text.exitCode == 0);
    CHECK(text.output.contains("cannot be run"));
    CHECK_FALSE(text.output.contains('\x1b'));
    const ProgramResult json = fixture.program.run({"inspect", file, "--json"});
    REQUIRE(json.exitCode == 0);
    CHECK(Json::parse(json.output)["problem"].is_string());
    CHECK(Json::parse(json.output)["memoryPlan"].is_null());
}

TEST_CASE("doctor names the version, the processor and the models")
{
    const Fixture fixture;
    const std::filesystem::path models = fixture.program.dataFolder() / "chasqui" / "models";
    std::filesystem::create_directories(models);
    std::filesystem::copy_file(fixture.model, models / "small.gguf");
    const ProgramResult result = fixture.program.run({"doctor"});
    CHECK(result.exitCode == 0);
    for (const std::string &expected : {std::string("version"), std::string("processor"),
                                        std::string("Vulkan"), models.string(), std::string("small.gguf")})
        CHECK(result.output.contains(expected));
}

TEST_CASE("chat answers one message with the first model of the folder")
{
    const Fixture fixture;
    checkFailure(fixture.program.run({"chat", "-m", "a"}), 2); // there is none yet
    const std::filesystem::path models = fixture.program.dataFolder() / "chasqui" / "models";
    std::filesystem::create_directories(models);
    std::filesystem::copy_file(fixture.model, models / "small.gguf");
    const ProgramResult result = fixture.program.run({"chat", "-m", "a"});
    CHECK(result.exitCode == 0);
    CHECK(inference::isValidUtf8(result.output));
    for (const char *forTerminals : {"\x1b[2m", "tokens/s", "/help"})
        CHECK_FALSE(result.output.contains(forTerminals));
    CHECK_FALSE(result.errors.contains("/new")); // where nobody can type it
}

TEST_CASE("chat prefers the latest model that is not the starter model")
{
    const Fixture fixture;
    const std::filesystem::path models = fixture.program.dataFolder() / "chasqui" / "models";
    std::filesystem::create_directories(models / "more");
    const auto now = std::filesystem::file_time_type::clock::now();
    const auto put = [&](const char *name, int hoursAgo) {
        std::filesystem::copy_file(fixture.model, models / name);
        std::filesystem::last_write_time(models / name, now - std::chrono::hours(hoursAgo));
    };
    const auto chosen = [&] { return fixture.program.run({"chat"}, "/stats\n").output; };
    put("SmolLM2-135M-Instruct.Q4_1.gguf", 0);
    CHECK(chosen().contains("SmolLM2"));
    put("a.gguf", 3);
    put("more/b.gguf", 2);
    put("c.gguf", 4);
    CHECK(chosen().contains(" b\n"));
}

TEST_CASE("chat reads a message from every line until it is told to leave")
{
    const Fixture fixture;
    const ProgramResult stats =
        fixture.run("chat", {}, "\n  \t\n/help\n/regenerate\n/sing\n/stats\n/quit\nnever read\n");
    CHECK(stats.exitCode == 0);
    CHECK(stats.output.contains("/regenerate"));
    CHECK(stats.errors.contains("no message yet"));
    CHECK(stats.errors.contains("/sing"));
    CHECK_FALSE(stats.output.contains("last answer")); // nothing was asked

    const ProgramResult asked = fixture.run("chat", {}, "a\n/stats\n/new\n/system Be brief.\n");
    CHECK(asked.exitCode == 0);
    CHECK(asked.output.contains("last answer"));
}

TEST_CASE("The starter model knows the capital of France")
{
    const auto model = support::neededPath("CHASQUI_STARTER_MODEL");
    if (!model)
        return;
    const Program program;
    const ProgramResult result =
        program.run({"complete", "--model", model->string(), "--prompt", "What is the capital of France?",
                     "--max-tokens", "32", "--json"});
    CAPTURE(result.errors);
    REQUIRE(result.exitCode == 0);
    const Json answer = Json::parse(result.output);
    CHECK(answer["text"].get<std::string>().contains("Paris"));
}
