// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/support/generated_model.h"
#include "tests/support/gguf_writer.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <format>
#include <fstream>
#include <string>

// Writes the files that fuzz_gguf and fuzz_model start from into the folders gguf and model of a folder: for
// the one small sound files with every kind of value and tensor, and one damaged in each part; for the other
// whole models, as small as they can be. Run it again when the writers or the format's tables change.

using namespace inference::gguf;
using namespace support;

namespace {

std::filesystem::path folder;

void enter(const std::filesystem::path &name)
{
    folder = name;
    std::filesystem::create_directories(folder);
}

void write(std::string_view name, const Bytes &bytes)
{
    std::ofstream stream(folder / name, std::ios::binary | std::ios::trunc);
    stream.write(reinterpret_cast<const char *>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

Bytes overwritten(Bytes bytes, std::size_t position, auto number)
{
    overwrite(bytes, position, number);
    return bytes;
}

GgufWriter model(std::uint32_t version, std::uint32_t alignment)
{
    GgufWriter writer(version, alignment);
    writer.add("general.architecture", "llama")
        .add("llama.block_count", std::uint32_t{2})
        .addTensor("token_embd.weight", TensorType::Q4_0, {32, 2})
        .addTensor("output_norm.weight", TensorType::F32, {8});
    return writer;
}

GgufWriter everyValue()
{
    GgufWriter writer;
    writer.add("a", std::uint8_t{1}).add("b", std::int8_t{-1}).add("c", std::uint16_t{1});
    writer.add("d", std::int16_t{-1}).add("e", std::uint32_t{1}).add("f", std::int32_t{-1}).add("g", 1.5f);
    writer.add("h", true)
        .add("i", "text")
        .add("j", std::uint64_t{1})
        .add("k", std::int64_t{-1})
        .add("l", 1.5);
    writer.add("m", Array(std::vector<std::uint8_t>{1, 2}));
    writer.add("n", Array(std::vector<std::int32_t>{-1, 2}));
    writer.add("o", Array(std::vector<float>{-1, 2}));
    writer.add("p", Array(std::vector<bool>{true, false}));
    writer.add("q", Array(std::vector<std::string_view>{"a", "", "bc"}));
    writer.add("r", Array(std::vector<std::uint64_t>{1, 2}));
    return writer;
}

} // namespace

int main(int argumentCount, char *arguments[])
{
    if (argumentCount != 2) {
        std::fprintf(stderr, "usage: %s FOLDER\n", arguments[0]);
        return EXIT_FAILURE;
    }
    const std::filesystem::path corpus = arguments[1];
    enter(corpus / "gguf");
    write("empty", GgufWriter().image());
    write("version2", model(2, 32).image());
    write("version3", model(3, 32).image());
    write("alignment8", model(3, 8).image());
    write("alignment64", model(3, 64).image());
    write("values", everyValue().image());
    for (const TensorTypeTraits &type : tensorTypes())
        write(std::format("tensor_{}", type.name),
              GgufWriter(3, 8).addTensor("t", type.type, {type.blockElements}).image());
    write("four_dimensions", GgufWriter(3, 8).addTensor("t", TensorType::I8, {2, 2, 2, 2}).image());

    const GgufWriter sound = model(3, 32);
    const Bytes bytes = sound.image();
    write("cut_in_data", Bytes(bytes.begin(), bytes.end() - 1));
    write("cut_in_table", Bytes(bytes.begin(), bytes.begin() + static_cast<long>(sound.tableEnd()) - 1));
    write("cut_in_metadata", Bytes(bytes.begin(), bytes.begin() + static_cast<long>(sound.tableBegin()) - 1));
    write("many_tensors", overwritten(bytes, TensorCountOffset, std::uint64_t{1} << 62));
    write("many_keys", overwritten(bytes, KeyCountOffset, std::uint64_t{1} << 62));
    write("long_key", overwritten(bytes, HeaderSize, ~std::uint64_t{0}));
    write("big_endian", overwritten(bytes, VersionOffset, std::uint32_t{0x03000000}));
    write("wrapping_offset",
          GgufWriter()
              .addRawTensor({.name = "t", .dimensions = {1}, .data = Bytes(4), .offset = ~std::uint64_t{31}})
              .image());
    write("wrapping_elements",
          GgufWriter().addRawTensor({.name = "t", .dimensions = {4, 1'073'741'823, 1'073'741'825}}).image());
    write("overlap", GgufWriter()
                         .addTensor("a", TensorType::I8, {64})
                         .addRawTensor({.name = "b",
                                        .type = static_cast<std::uint32_t>(TensorType::I8),
                                        .dimensions = {64},
                                        .data = Bytes(64),
                                        .offset = 32})
                         .image());

    enter(corpus / "model");
    ModelDescription smallest{.layers = 1,
                              .width = 32,
                              .heads = 2,
                              .keyValueHeads = 1,
                              .feedForward = 32,
                              .vocabulary = 300,
                              .isTied = true,
                              .type = TensorType::Q4_0};
    write("bpe", modelImage(smallest));
    smallest.vocabularyKind = VocabularyKind::Spm;
    smallest.hasRopeFactors = true;
    write("sentencepiece", modelImage(smallest));
    return EXIT_SUCCESS;
}
