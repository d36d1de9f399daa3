// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/error.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace inference::gguf {

// What is wrong inside a model file. `problem` names the field and the values, as in
// `tensor "output.weight": its data end at byte 1234 but the file has 1200 bytes`. what() is the file's name,
// the problem and, for ErrorCode::ModelDamaged, what that means and what to do; texts of other codes say the
// last themselves.
class FormatError : public Error
{
public:
    FormatError(ErrorCode code, const std::filesystem::path &file, std::string_view problem);

protected:
    FormatError(ErrorCode code, const std::filesystem::path &file, std::string_view problem,
                std::string_view advice);
};

// The check of the container that a file did not pass; one value for each class of damage, so that tests can
// name the one they mean. What is asked of a network and of a vocabulary is not known here.
enum class Check {
    NotRegularFile, // a folder, a pipe, a device
    FileChanged,    // cut, grown or written while it was read
    TooSmall,       // less than a header
    BadMagic,       // another kind of file
    BadVersion,
    WrongEndian,
    TensorCount, // more than the bytes left or the limit allow
    KeyCount,    // more than the bytes left or the limit allow
    ShortRead,   // the file ends inside the header, the metadata or the tensor table

    // Keys and values.
    KeyLength,
    KeyCharacters,
    KeyDuplicate,
    ValueType, // names no type of the format
    BoolValue, // neither 0 nor 1
    StringLength,
    ArrayType, // of arrays, or of no type
    ArrayCount,
    MetadataSize,
    AlignmentType,
    AlignmentValue,

    // The tensor table.
    TensorName,
    TensorDuplicate,
    TensorDimensionCount,
    TensorDimension,
    TensorElements,
    TensorType,  // names no type of the format
    TensorBlock, // a row is not a whole number of blocks
    TensorBytes,
    TensorAlignment,
    TensorRange, // the data lie outside the file
    TensorOverlap,

    // What a reader asks of a key.
    KeyType,
    KeyRange, // also numbers that are not finite
};

class ContainerError : public FormatError
{
public:
    ContainerError(Check check, ErrorCode code, const std::filesystem::path &file, std::string_view problem);

    Check check() const noexcept { return m_check; }

private:
    Check m_check;
};

// The file's own name without its folders, fit for one line.
std::string displayName(const std::filesystem::path &file);

// `text` in quotation marks as it may stand in an error: cut to 80 bytes, and whatever is not printable
// ASCII written as \xHH, because names in a file are chosen by whoever made it.
std::string quoted(std::string_view text);

} // namespace inference::gguf
