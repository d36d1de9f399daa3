// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/gguf/gguf_file.h"

#include "inference/gguf/format_error.h"
#include "tests/support/gguf_writer.h"
#include "tests/support/needed_path.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <format>
#include <fstream>
#include <limits>
#include <numeric>
#include <string>

#ifndef _WIN32
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace inference::gguf;
using namespace support;
using inference::Error;
using inference::ErrorCode;

namespace {

// What opening a file, or asking it something, threw.
struct Failure {
    ErrorCode code;
    std::optional<Check> check;
    std::string text;
};

template <typename Action>
Failure failureOf(const Action &action)
{
    try {
        action();
    } catch (const ContainerError &error) {
        return {error.code(), error.check(), error.what()};
    } catch (const Error &error) {
        return {error.code(), std::nullopt, error.what()};
    }
    FAIL("nothing was thrown");
    return {};
}

Failure openFailure(const std::filesystem::path &path)
{
    return failureOf([&] { GgufFile file(path); });
}

Bytes numberedBytes(std::size_t count)
{
    Bytes bytes(count);
    for (std::size_t i = 0; i < count; ++i)
        bytes[i] = static_cast<std::byte>(i * 7 + 1);
    return bytes;
}

Bytes dataOf(const GgufFile &file, const Tensor &tensor)
{
    Bytes bytes(tensor.sizeBytes);
    file.bytes().read(tensor.offset, bytes);
    return bytes;
}

GgufWriter smallModel(std::uint32_t version = 3, std::uint32_t alignment = 32)
{
    const std::array<std::string, 3> tokens = {"<s>", "", "▁llama"};
    GgufWriter writer(version, alignment);
    writer.add("general.architecture", "llama")
        .add("llama.block_count", std::uint32_t{2})
        .add("llama.rope.freq_base", 10000.0f)
        .add("tokenizer.ggml.add_bos_token", true)
        .add("tokenizer.ggml.tokens", tokens)
        .add("tokenizer.ggml.scores", std::vector<float>{0, -1, -2.5f})
        .addTensor("token_embd.weight", TensorType::Q4_0, {32, 3}, numberedBytes(54))
        .addTensor("output_norm.weight", TensorType::F32, {250}, numberedBytes(1000));
    return writer;
}

} // namespace

TEST_CASE("What was written is read, in both versions and at every alignment")
{
    const TemporaryFolder folder;
    for (const std::uint32_t version : {2u, 3u}) {
        for (const std::uint32_t alignment : {8u, 32u, 4096u}) {
            const Bytes bytes = smallModel(version, alignment).image();
            const GgufFile file(folder.write("model.gguf", bytes));
            CHECK(file.version() == version);
            CHECK(file.sizeBytes() == bytes.size());
            CHECK(file.path() == folder.path() / "model.gguf");
            CHECK(file.remarks().empty());
            CHECK(file.metadata().size() == (alignment == 32 ? 6 : 7));
            CHECK(file.string("general.architecture") == "llama");
            CHECK(file.integer("llama.block_count", 1, 256) == 2);
            CHECK(file.number("llama.rope.freq_base") == 10000.0);
            CHECK(file.boolean("tokenizer.ggml.add_bos_token") == true);
            CHECK(*file.array<std::string_view>("tokenizer.ggml.tokens") ==
                  std::vector<std::string_view>{"<s>", "", "▁llama"});
            CHECK(*file.array<float>("tokenizer.ggml.scores") == std::vector<float>{0, -1, -2.5f});

            REQUIRE(file.tensors().size() == 2);
            const Tensor *embedding = file.findTensor("token_embd.weight");
            REQUIRE(embedding == &file.tensors()[0]);
            CHECK(embedding->type == TensorType::Q4_0);
            CHECK(embedding->dimensions == std::vector<std::uint64_t>{32, 3});
            CHECK(dataOf(file, *embedding) == numberedBytes(54));
            const Tensor *norm = file.findTensor("output_norm.weight");
            REQUIRE(norm == &file.tensors()[1]);
            CHECK(dataOf(file, *norm) == numberedBytes(1000));
        }
    }
}

TEST_CASE("Values of every type are read as they were written")
{
    const std::vector<Value> values = {std::uint8_t{200},
                                       std::int8_t{-100},
                                       std::uint16_t{60'000},
                                       std::int16_t{-30'000},
                                       std::uint32_t{4'000'000'000},
                                       std::int32_t{-2'000'000'000},
                                       -1.5f,
                                       true,
                                       std::string_view("text"),
                                       Array(std::vector<std::uint8_t>{1, 2}),
                                       Array(std::vector<std::int8_t>{-1, 2}),
                                       Array(std::vector<std::uint16_t>{1, 60'000}),
                                       Array(std::vector<std::int16_t>{-1, 2}),
                                       Array(std::vector<std::uint32_t>{1, 2}),
                                       Array(std::vector<std::int32_t>{-1, 2}),
                                       Array(std::vector<float>{-1, 2}),
                                       Array(std::vector<bool>{true, false, true}),
                                       Array(std::vector<std::string_view>{"a", "", "bc"}),
                                       Array(std::vector<std::uint64_t>{1, 2}),
                                       Array(std::vector<std::int64_t>{-1, 2}),
                                       Array(std::vector<double>{-1, 2}),
                                       std::uint64_t{1} << 63,
                                       std::numeric_limits<std::int64_t>::min(),
                                       1e300};
    GgufWriter writer;
    for (std::size_t i = 0; i < values.size(); ++i)
        writer.add(std::format("k{}", i), values[i]);
    const TemporaryFolder folder;
    const GgufFile file(folder.write("model.gguf", writer.image()));
    for (std::size_t i = 0; i < values.size(); ++i) {
        CAPTURE(i);
        CHECK(file.metadata()[i].key == std::format("k{}", i));
        CHECK(file.metadata()[i].value == values[i]);
        CHECK(file.find(std::format("k{}", i)) == &file.metadata()[i].value);
    }
}

TEST_CASE("What a file does not have is absent")
{
    const TemporaryFolder folder;
    const GgufFile file(folder.write("model.gguf", smallModel().image()));
    CHECK(file.find("general.architectur") == nullptr);
    CHECK(file.find("general.architecture2") == nullptr);
    CHECK(file.findTensor("") == nullptr);
    CHECK(!file.string("absent"));
    CHECK(!file.integer("absent", 0, 1));
    CHECK(!file.number("absent"));
    CHECK(!file.boolean("absent"));
    CHECK(file.array<float>("absent") == nullptr);
}

TEST_CASE("An integer may have any width, but not be negative or out of bounds")
{
    GgufWriter writer;
    writer.add("u8", std::uint8_t{5}).add("i8", std::int8_t{5}).add("u16", std::uint16_t{5});
    writer.add("i16", std::int16_t{5}).add("u32", std::uint32_t{5}).add("i32", std::int32_t{5});
    writer.add("u64", std::uint64_t{5}).add("i64", std::int64_t{5});
    writer.add("-8", std::int8_t{-5}).add("-16", std::int16_t{-5}).add("-32", std::int32_t{-5});
    writer.add("-64", std::int64_t{-5}).add("big", std::numeric_limits<std::uint64_t>::max());
    const TemporaryFolder folder;
    const GgufFile file(folder.write("model.gguf", writer.image()));

    constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    for (const std::string_view key : {"u8", "i8", "u16", "i16", "u32", "i32", "u64", "i64"}) {
        CAPTURE(key);
        CHECK(file.integer(key, 5, 5) == 5);
        CHECK(failureOf([&] { file.integer(key, 6, 9); }).check == Check::KeyRange);
        CHECK(failureOf([&] { file.integer(key, 0, 4); }).check == Check::KeyRange);
    }
    for (const std::string_view key : {"-8", "-16", "-32", "-64"}) {
        CAPTURE(key);
        CHECK(failureOf([&] { file.integer(key, 0, most); }).check == Check::KeyRange);
    }
    CHECK(file.integer("big", 0, most) == most);
    CHECK(
        failureOf([&] { file.integer("big", 0, most - 1); }).text ==
        "model.gguf: key \"big\": it is 18446744073709551615 but must be from 0 to 18446744073709551614; the "
        "file is damaged, get it again");
}

TEST_CASE("A value of another type than the one asked for is refused")
{
    const TemporaryFolder folder;
    const GgufFile file(folder.write("model.gguf", smallModel().image()));
    CHECK(failureOf([&] { file.string("llama.block_count"); }).check == Check::KeyType);
    CHECK(failureOf([&] { file.integer("llama.rope.freq_base", 0, 1); }).check == Check::KeyType);
    CHECK(failureOf([&] { file.integer("tokenizer.ggml.add_bos_token", 0, 1); }).check == Check::KeyType);
    CHECK(failureOf([&] { file.number("llama.block_count"); }).check == Check::KeyType);
    CHECK(failureOf([&] { file.boolean("llama.block_count"); }).check == Check::KeyType);
    CHECK(failureOf([&] { file.array<float>("llama.block_count"); }).check == Check::KeyType);
    CHECK(
        failureOf([&] { file.array<std::int32_t>("tokenizer.ggml.scores"); }).text ==
        "model.gguf: key \"tokenizer.ggml.scores\": it is a list of float32 but must be a list of int32; the "
        "file is damaged, get it again");
}

TEST_CASE("A number that is not finite is refused")
{
    GgufWriter writer;
    writer.add("nan", std::numeric_limits<float>::quiet_NaN());
    writer.add("infinity", -std::numeric_limits<double>::infinity());
    writer.add("largest", std::numeric_limits<double>::max());
    const TemporaryFolder folder;
    const GgufFile file(folder.write("model.gguf", writer.image()));
    CHECK(failureOf([&] { file.number("nan"); }).check == Check::KeyRange);
    CHECK(failureOf([&] { file.number("infinity"); }).check == Check::KeyRange);
    CHECK(file.number("largest") == std::numeric_limits<double>::max());
}

TEST_CASE("A file keeps its views when it is moved")
{
    const TemporaryFolder folder;
    GgufFile file(folder.write("model.gguf", smallModel().image()));
    const GgufFile moved(std::move(file));
    CHECK(moved.string("general.architecture") == "llama");
    CHECK(dataOf(moved, *moved.findTensor("output_norm.weight")) == numberedBytes(1000));
}

TEST_CASE("A file that is missing is told from one that is damaged")
{
    const TemporaryFolder folder;
    const Failure failure = openFailure(folder.path() / "absent.gguf");
    CHECK(failure.code == ErrorCode::FileUnreadable);
    CHECK(!failure.check);
    CHECK(failure.text == "absent.gguf: there is no such file; it was moved or deleted, choose it again");
}

TEST_CASE("A folder is refused")
{
    const TemporaryFolder folder;
    const Failure failure = openFailure(folder.path());
    CHECK(failure.code == ErrorCode::FileUnreadable);
    CHECK(failure.check == Check::NotRegularFile);
}

#ifndef _WIN32
TEST_CASE("A pipe is refused without waiting for a writer, a device too")
{
    const TemporaryFolder folder;
    const std::filesystem::path pipe = folder.path() / "pipe.gguf";
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(openFailure(pipe).check == Check::NotRegularFile);
    CHECK(openFailure("/dev/null").check == Check::NotRegularFile);
}

TEST_CASE("A file that one may not read is refused")
{
    if (geteuid() == 0) {
        MESSAGE("root may read everything: nothing was tested");
        return;
    }
    const TemporaryFolder folder;
    const std::filesystem::path path = folder.write("model.gguf", smallModel().image());
    std::filesystem::permissions(path, std::filesystem::perms::none);
    const Failure failure = openFailure(path);
    CHECK(failure.code == ErrorCode::FileUnreadable);
    CHECK(failure.text.contains("not permitted"));
}
#endif

TEST_CASE("The metadata have at most 256 MiB")
{
    // Four lists of one text each, with holes where the characters would be, so that the file is small on
    // disk.
    constexpr std::uint64_t entrySize = 64 * 1024 * 1024;
    constexpr std::uint64_t overhead = 8 + 1 + 4 + 4 + 8 + 8;
    const TemporaryFolder folder;
    const auto write = [&](std::uint64_t extra) {
        Bytes header = GgufWriter().image();
        overwrite(header, KeyCountOffset, std::uint64_t{4});
        const std::filesystem::path path = folder.write("model.gguf", header);
        std::filesystem::resize_file(path, HeaderSize + 4 * entrySize + extra);
        std::fstream stream(path, std::ios::binary | std::ios::in | std::ios::out);
        for (std::uint64_t i = 0; i < 4; ++i) {
            Bytes entry;
            appendString(entry, std::string(1, static_cast<char>('a' + i)));
            append(entry, std::uint32_t{9});
            append(entry, std::uint32_t{8});
            append(entry, std::uint64_t{1});
            append(entry, entrySize - overhead + (i == 3 ? extra : 0));
            stream.seekp(static_cast<std::streamoff>(HeaderSize + i * entrySize));
            stream.write(reinterpret_cast<const char *>(entry.data()),
                         static_cast<std::streamsize>(entry.size()));
        }
        return path;
    };
    CHECK(openFailure(write(1)).check == Check::MetadataSize);
    CHECK(GgufFile(write(0)).metadata().size() == 4);
}

TEST_CASE("A header of any length is read whole, in as few attempts as its size allows")
{
    // What the writer makes is small; a list in front of the rest moves it beyond the first bytes that are
    // read.
    const TemporaryFolder folder;
    for (const std::size_t length : {std::size_t{1}, std::size_t{2'000'000}, std::size_t{30'000'000}}) {
        GgufWriter writer;
        if (length < 16 * 1024 * 1024)
            writer.add("filler", Array(std::vector<std::uint8_t>(length)));
        else
            writer.add("filler", Array(std::vector<std::uint64_t>(length / 8)));
        writer.add("last", "found").addTensor("t", TensorType::I8, {3}, numberedBytes(3));
        const GgufFile file(folder.write("model.gguf", writer.image()));
        CHECK(file.string("last") == "found");
        CHECK(dataOf(file, file.tensors()[0]) == numberedBytes(3));
    }
}

TEST_CASE("A file that gets shorter after it was opened is an error when its data are read")
{
    const TemporaryFolder folder;
    const std::filesystem::path path = folder.write("model.gguf", smallModel().image());
    const GgufFile file(path);
    const Tensor &last = file.tensors()[1];
    CHECK(dataOf(file, last).size() == 1000);
    std::filesystem::resize_file(path, last.offset + 999);
    const Failure failure = failureOf([&] { dataOf(file, last); });
    CHECK(failure.code == ErrorCode::FileUnreadable);
    CHECK(failure.check == Check::FileChanged);
    CHECK(failure.text ==
          "model.gguf: it was changed while it was read; wait until no other program writes it, then try "
          "again");
    CHECK(dataOf(file, file.tensors()[0]) == numberedBytes(54)); // what is left can be read
    CHECK(failureOf([&] { file.bytes().requireUnchanged(); }).check == Check::FileChanged);
}

TEST_CASE("A file that was written after it was opened is not the one that was opened")
{
    const TemporaryFolder folder;
    const std::filesystem::path path = folder.write("model.gguf", smallModel().image());
    const GgufFile file(path);
    file.bytes().requireUnchanged();
    std::filesystem::last_write_time(path,
                                     std::filesystem::last_write_time(path) + std::chrono::milliseconds(1));
    CHECK(failureOf([&] { file.bytes().requireUnchanged(); }).check == Check::FileChanged);
}

TEST_CASE("A file cut anywhere before its data is refused")
{
    const TemporaryFolder folder;
    const GgufWriter writer = smallModel();
    const Bytes bytes = writer.image();
    for (std::size_t size = 0; size < writer.tableEnd(); ++size) {
        const Bytes cut(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
        CAPTURE(size);
        const Failure failure = openFailure(folder.write("model.gguf", cut));
        CHECK(failure.code == ErrorCode::ModelDamaged);
        CHECK(failure.check.has_value());
    }
}

TEST_CASE("A file cut anywhere in its data is refused, and the tensor is named")
{
    const TemporaryFolder folder;
    const GgufWriter writer = smallModel();
    const Bytes bytes = writer.image();
    const std::size_t firstEnd = writer.dataBegin() + 54;
    REQUIRE(bytes.size() - writer.tableEnd() >= 1000);
    for (std::size_t size = writer.tableEnd(); size < bytes.size(); ++size) {
        const Bytes cut(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
        CAPTURE(size);
        const Failure failure = openFailure(folder.write("model.gguf", cut));
        // A file shorter than one tensor needs not even be laid out to be refused.
        CHECK((failure.check == Check::TensorRange || failure.check == Check::TensorBytes));
        CHECK(failure.text.contains(size < firstEnd && failure.check == Check::TensorRange
                                        ? "\"token_embd.weight\""
                                        : "\"output_norm.weight\""));
    }
}

TEST_CASE("A cut file is said to be cut, with the numbers")
{
    const TemporaryFolder folder;
    const Bytes bytes = smallModel().image();
    const Bytes cut(bytes.begin(), bytes.end() - 1);
    CHECK(
        openFailure(folder.write("model.gguf", cut)).text ==
        std::format("model.gguf: tensor \"output_norm.weight\": its data end at byte {} but the file has {} "
                    "bytes; the file is cut short, get it again",
                    bytes.size(), bytes.size() - 1));
}

TEST_CASE("Files of other kinds are called by their names")
{
    using namespace std::string_view_literals;
    struct Case {
        std::string_view beginning;
        std::string_view said;
    };
    const std::array cases = std::to_array<Case>({
        {"<!DOCTYPE html>", "web page"},
        {"\r\n <html lang=en>", "web page"},
        {"\xef\xbb\xbf<!doctype html>", "web page"},
        {"<?xml version='1.0'?><Error>", "web page"},
        {"version https://git-lfs.github.com/spec/v1\noid sha256:", "Git LFS pointer"},
        {"lmgg\1\0\0\0"sv, "GGUF replaced"},
        {"tjgg\3\0\0\0"sv, "GGUF replaced"},
        {"fmgg\1\0\0\0"sv, "GGUF replaced"},
        {"algg\1\0\0\0"sv, "GGUF replaced"},
        {"ggml", "GGUF replaced"},
        {"PK\3\4", "zip archive"},
        {"\x10\0\0\0\0\0\0\0{\"__metadata__\""sv, "safetensors"},
        {"something else", "not a GGUF model"},
    });
    const TemporaryFolder folder;
    for (const Case &kind : cases) {
        CAPTURE(kind.said);
        std::string text(kind.beginning);
        text.resize(200);
        const Failure failure = openFailure(folder.write("model.gguf", std::as_bytes(std::span(text))));
        CHECK(failure.code == ErrorCode::ModelDamaged);
        CHECK(failure.check == Check::BadMagic);
        CHECK(failure.text.contains(kind.said));
    }
    CHECK(openFailure(folder.write("model.gguf", {})).text ==
          "model.gguf: it is empty; the file is cut short, get it again");
}

TEST_CASE("A file for big-endian computers is sound but not for this program")
{
    const TemporaryFolder folder;
    const Failure failure = openFailure(folder.write("model.gguf", GgufWriter(0x03000000).image()));
    CHECK(failure.code == ErrorCode::ModelUnsupported);
    CHECK(failure.text.contains("big-endian"));
}

TEST_CASE("Names from a file cannot disturb the line that shows them")
{
    CHECK(quoted("a\nb\x1b[31m\xe2\x80\xae") == "\"a\\x0ab\\x1b[31m\\xe2\\x80\\xae\"");
    CHECK(inference::gguf::quoted(std::string(80, 'x')) == '"' + std::string(80, 'x') + '"');
    CHECK(inference::gguf::quoted(std::string(81, 'x')) == '"' + std::string(80, 'x') + "\"…");
    CHECK(displayName("folder/línea\n.gguf") == "línea\\x0a.gguf");
}

TEST_CASE("Every file of llama.cpp's vocabularies opens")
{
    const auto folder = neededPath("CHASQUI_VOCABULARIES");
    if (!folder)
        return;
    int count = 0;
    for (const auto &entry : std::filesystem::directory_iterator(*folder)) {
        if (entry.path().extension() != ".gguf")
            continue;
        CAPTURE(entry.path().filename().string());
        CHECK(GgufFile(entry.path()).array<std::string_view>("tokenizer.ggml.tokens") != nullptr);
        ++count;
    }
    CHECK(count > 0);
}

TEST_CASE("The starter model opens, and its tensors fill it")
{
    const auto path = neededPath("CHASQUI_STARTER_MODEL");
    if (!path)
        return;
    const GgufFile file(*path);
    CHECK(file.string("general.architecture") == "llama");
    CHECK(file.tensors().size() == 272);
    CHECK(file.remarks().empty());
    const std::uint64_t dataSize =
        std::accumulate(file.tensors().begin(), file.tensors().end(), std::uint64_t{0},
                        [](std::uint64_t sum, const Tensor &tensor) { return sum + tensor.sizeBytes; });
    CHECK(dataSize > file.sizeBytes() * 9 / 10);
}
