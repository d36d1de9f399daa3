// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/session_folder.h"

#include "tests/support/watched_session.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <vector>

using namespace inference;
using namespace support;

TEST_CASE_TEMPLATE("A saved session goes on in another one with the bits of the first", On, Reference, Cpu)
{
    const support::TemporaryFolder folder;
    const SessionFolder files(folder.path() / "sessions", 100'000'000, 0);
    WatchedSession<On> fixture(talkative(512));
    CHECK_FALSE(files.save("empty", "model", *fixture.session));
    const Completion first = fixture.generate({.prompt = {someTokens(90)}, .maxTokens = 10});
    REQUIRE(files.save("chat", "model", *fixture.session));

    std::vector<Token> next(fixture.session->tokens().begin(), fixture.session->tokens().end());
    next.insert(next.end(), {9, 8, 7});
    const auto other = fixture.model->makeSession(400); // the length of the context may differ
    REQUIRE(files.restore("chat", "model", *other));
    CHECK(std::ranges::equal(other->tokens(), fixture.session->tokens()));
    fixture.watch.computed = 0;
    const Completion restored = other->generate({.prompt = {next}, .maxTokens = 10}, {}, {}, support::goesOn);
    CHECK(restored.timings.reusedTokens == 99);
    CHECK(fixture.watch.computed == 3 + 9);
    CHECK(restored.tokens == fixture.generate({.prompt = {next}, .maxTokens = 10}).tokens);

    CHECK_FALSE(files.restore("chat", "another model", *other));
    CHECK_FALSE(files.restore("no such", "model", *other));
    const auto narrow = fixture.model->makeSession(50);
    CHECK_FALSE(files.restore("chat", "model", *narrow));
    support::ModelDescription wider = talkative(512);
    wider.layers = 3;
    CHECK_FALSE(files.restore("chat", "model", *WatchedSession<On>(wider).session));
    files.remove("chat");
    CHECK_FALSE(files.restore("chat", "model", *other));
}

TEST_CASE("A saved session that was cut or damaged anywhere is not taken up, and the session stays usable")
{
    const support::TemporaryFolder folder;
    const SessionFolder files(folder.path(), 100'000'000, 0);
    WatchedSession<Cpu> fixture(talkative(512));
    const GenerationRequest request = {.prompt = {someTokens(20)}, .maxTokens = 4};
    const Completion expected = fixture.generate(request);
    REQUIRE(files.save("chat", "model", *fixture.session));
    const std::filesystem::path path = folder.path() / "chat.session";
    const auto size = static_cast<std::size_t>(std::filesystem::file_size(path));
    std::vector<std::byte> whole(size);
    std::ifstream(path, std::ios::binary)
        .read(reinterpret_cast<char *>(whole.data()), static_cast<std::streamsize>(size));
    const auto checkRefused = [&](std::span<const std::byte> bytes) {
        folder.write("chat.session", bytes);
        CHECK_FALSE(files.restore("chat", "model", *fixture.session));
        CHECK(fixture.generate(request).tokens == expected.tokens);
    };
    for (std::size_t at = 0; at < size; at += at < 200 ? 1 : 997) {
        CAPTURE(at);
        checkRefused(std::span(whole).first(at));
        std::vector<std::byte> damaged = whole;
        damaged[at] ^= std::byte{0x80};
        checkRefused(damaged);
    }
    folder.write("chat.session", whole);
    CHECK(files.restore("chat", "model", *fixture.session));
}

TEST_CASE("Memory of another form is not taken up, though it has as many bytes")
{
    const support::TemporaryFolder folder;
    const SessionFolder files(folder.path(), 100'000'000, 0);
    support::ModelDescription narrow = talkative(512);
    narrow.keyValueHeads = 4; // of 16
    support::ModelDescription wide = talkative(512);
    wide.heads = wide.keyValueHeads = 2; // of 32
    WatchedSession<Cpu> saved(narrow);
    WatchedSession<Cpu> other(wide);
    saved.generate({.prompt = {someTokens(20)}, .maxTokens = 1});
    REQUIRE(files.save("chat", "model", *saved.session));
    other.generate({.prompt = {someTokens(20)}, .maxTokens = 1});
    REQUIRE(files.save("other", "model", *other.session));
    CHECK(std::filesystem::file_size(folder.path() / "chat.session") ==
          std::filesystem::file_size(folder.path() / "other.session"));
    CHECK_FALSE(files.restore("chat", "model", *other.session));
    CHECK(files.restore("chat", "model", *saved.session));
}

TEST_CASE("Saved sessions keep to their budget and leave room on the drive")
{
    const support::TemporaryFolder folder;
    WatchedSession<Cpu> fixture(talkative(512));
    fixture.generate({.prompt = {someTokens(60)}, .maxTokens = 1});
    const SessionFolder measure(folder.path() / "one", 100'000'000, 0);
    REQUIRE(measure.save("a", "model", *fixture.session));
    const std::uint64_t size = std::filesystem::file_size(folder.path() / "one" / "a.session");

    const std::filesystem::path path = folder.path() / "two";
    const SessionFolder files(path, 2 * size + size / 2, 0);
    const auto useLongAgo = [&](const char *name, int hours) {
        const std::filesystem::path file = path / (std::string(name) + ".session");
        std::filesystem::last_write_time(file,
                                         std::filesystem::last_write_time(file) - std::chrono::hours(hours));
    };
    REQUIRE(files.save("a", "model", *fixture.session));
    useLongAgo("a", 2);
    REQUIRE(files.save("b", "model", *fixture.session));
    useLongAgo("b", 1);
    CHECK(files.restore("a", "model", *fixture.session)); // which makes b the oldest
    REQUIRE(files.save("c", "model", *fixture.session));
    CHECK(std::filesystem::exists(path / "a.session"));
    CHECK_FALSE(std::filesystem::exists(path / "b.session"));
    CHECK(std::filesystem::exists(path / "c.session"));
    REQUIRE(files.save("a", "model", *fixture.session)); // replaces its own file
    CHECK(std::filesystem::exists(path / "c.session"));

    CHECK_FALSE(SessionFolder(path, size - 1, 0).save("d", "model", *fixture.session));
    const std::uint64_t free = std::filesystem::space(folder.path()).available;
    CHECK_FALSE(SessionFolder(path, 100'000'000, free).save("d", "model", *fixture.session));
    CHECK_FALSE(std::filesystem::exists(path / "d.session"));
    for (const auto &entry : std::filesystem::directory_iterator(path))
        CHECK(entry.path().extension() == ".session"); // nothing unfinished is left
}
