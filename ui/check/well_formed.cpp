// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/check/well_formed.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// Takes every value, and keeps only what is said of the first that is none.
class JsonReader : public nlohmann::json_sax<nlohmann::json>
{
public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t &) override { return true; }
    bool string(string_t &) override { return true; }
    bool binary(binary_t &) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(string_t &) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t position, const std::string &,
                     const nlohmann::detail::exception &error) override
    {
        end = qsizetype(position);
        said = QString::fromUtf8(error.what());
        return false;
    }

    qsizetype end = 0; // bytes to the end of what is wrong
    QString said;
};

QList<Problem> jsonProblems(const QString &text)
{
    JsonReader reader;
    const QByteArray bytes = text.toUtf8();
    if (nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &reader))
        return {};
    // Its own line and column are wrong where a number ends a line.
    const QByteArray before = bytes.first(std::clamp<qsizetype>(reader.end - 1, 0, bytes.size()));
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    static const QRegularExpression opening(u"^\\[[^\\]]*\\] (parse error[^:]*: )?"_s);
    return {{.line = int(before.count('\n')) + 1,
             .column = int(QString::fromUtf8(before.sliced(lineStart)).size()) + 1,
             .text = reader.said.remove(opening)}};
}

QList<Problem> xmlProblems(const QString &text)
{
    QXmlStreamReader reader(text);
    while (!reader.atEnd())
        reader.readNext();
    if (!reader.hasError())
        return {};
    return {{.line = int(reader.lineNumber()),
             .column = int(reader.columnNumber()) + 1,
             .text = reader.errorString()}};
}

} // namespace

bool canCheckForm(const QString &language)
{
    return language == "JSON"_L1 || language == "XML"_L1;
}

QList<Problem> formProblems(const QString &text, const QString &language)
{
    return language == "JSON"_L1 ? jsonProblems(text) : xmlProblems(text);
}

} // namespace ui
