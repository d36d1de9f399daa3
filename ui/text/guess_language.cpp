// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/guess_language.h"

#include <QRegularExpression>

#include <algorithm>
#include <vector>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype MostCharacters = 4000; // that are looked at

// One sign alone may stand in a text of another kind.
constexpr int EnoughSigns = 2;

struct Language {
    Language(const QString &name, const QString &proof, const QStringList &signs)
        : name(name), proof(u"\\A"_s + proof), hasProof(!proof.isEmpty())
    {
        for (const QString &sign : signs)
            this->signs.emplace_back(sign, QRegularExpression::MultilineOption);
    }

    QString name;
    QRegularExpression proof; // says it alone, at the beginning
    bool hasProof;
    std::vector<QRegularExpression> signs; // each counts once
};

// Signs are of lines, because code is.
const std::vector<Language> &languages()
{
    static const std::vector<Language> all = {
        {u"Python"_s,
         uR"(#!.*\bpython)"_s,
         {uR"(^\s*(async )?def \w+\(.*\).*:\s*(#.*)?$)"_s,
          uR"(^\s*(from [\w.]+ )?import [\w.]+(\s+as \w+|, \w+)*$)"_s,
          uR"(^\s*(if|elif|else|for|while|with|try|except|class)\b.*:\s*(#.*)?$)"_s, uR"(\bprint\()"_s,
          uR"(\bself\.\w)"_s, uR"(__name__)"_s}},
        {u"C++"_s,
         {},
         {uR"(#include\s*<(iostream|vector|string|map|memory|algorithm|\w+)>)"_s, uR"(\bstd::\w)"_s,
          uR"(\btemplate\s*<)"_s, uR"(\busing namespace \w+;)"_s, uR"(^\s*(public|private|protected):)"_s,
          uR"(\bauto \w+ =)"_s}},
        {u"C"_s,
         {},
         {uR"(#include\s*[<"]\w+\.h[>"])"_s, uR"(\bint main\s*\()"_s, uR"(\bprintf\s*\()"_s,
          uR"(\b(malloc|free|sizeof)\s*\()"_s, uR"(^\s*(struct|typedef) \w+)"_s}},
        {u"JavaScript"_s,
         uR"(#!.*\bnode)"_s,
         {uR"(\b(const|let|var) [\w{\[, }\]]+ = )"_s, uR"(\bfunction\s*\w*\(.*\)\s*\{)"_s,
          uR"(\bconsole\.\w+\()"_s, uR"(=>\s*[{(\w])"_s, uR"(\brequire\(['"])"_s,
          uR"(^\s*(import .* from|export (default|const|function)))"_s}},
        {u"TypeScript"_s,
         {},
         {uR"(:\s*(string|number|boolean|void|any|unknown)(\[\])?\s*[;,)={])"_s,
          uR"(^\s*(export )?(interface|type|enum) \w+)"_s, uR"(\b(const|let) \w+: \w+)"_s,
          uR"(\b(private|public|readonly) \w+: )"_s, uR"(\bconsole\.\w+\()"_s}},
        {u"Java"_s,
         {},
         {uR"(\bpublic (static |final |abstract )*(class|interface|void|int|String)\b)"_s,
          uR"(\bSystem\.out\.print)"_s, uR"(^import java[x]?\.)"_s, uR"(^package [\w.]+;)"_s,
          uR"(@Override)"_s}},
        {u"C#"_s,
         {},
         {uR"(^using System)"_s, uR"(\bConsole\.(Write|Read))"_s, uR"(^\s*namespace [\w.]+)"_s,
          uR"(\{ get; (private )?set; \})"_s,
          uR"(\bpublic (static |async )*(class|void|Task|string|int)\b)"_s}},
        {u"Go"_s,
         {},
         {uR"(^package \w+\s*$)"_s, uR"(^func (\(\w+ \*?\w+\) )?\w+\()"_s, uR"(\b\w+ := )"_s,
          uR"(\bfmt\.\w+\()"_s, uR"(\bif err != nil)"_s}},
        {u"Rust"_s,
         {},
         {uR"(\bfn \w+(<.*>)?\()"_s, uR"(\blet mut \w)"_s, uR"(\b(println|vec|format|panic)!)"_s,
          uR"(^\s*(pub )?(impl|struct|enum|mod|use)\b[^;(]*[{;])"_s, uR"(\) -> [\w<&'])"_s,
          uR"(&mut |&str|Option<|Result<)"_s}},
        {u"Bash"_s,
         uR"(#!.*\b(ba|z|da)?sh\b)"_s,
         {uR"(^\s*(\$ )?(sudo|apt|apt-get|cd|echo|export|pip|git|npm|curl|mkdir|chmod|docker|source) \S)"_s,
          uR"(\$\{\w+|\$\(|"\$\w+")"_s, uR"(^\s*(fi|done|esac)\b)"_s, uR"(^\s*(if|while) \[)"_s,
          uR"(\| (grep|awk|sed|sort|head)\b)"_s}},
        {u"SQL"_s,
         {},
         {uR"(^\s*(?i:select\b.+|select$))"_s, uR"(^\s*(?i:from \w+))"_s,
          uR"((?i:\b(insert into|create table|alter table|delete from)\b))"_s,
          uR"((?i:\bwhere \w+[\w.]* ?(=|<|>|in|like)))"_s, uR"((?i:\b(group|order) by\b))"_s,
          uR"((?i:\b(inner|left) join\b))"_s, uR"((?i:\b(varchar|integer primary key|not null)\b))"_s}},
        {u"PHP (HTML)"_s, uR"(<\?php)"_s, {uR"(\$\w+->\w+)"_s, uR"(\becho \$\w+)"_s, uR"(\$\w+ = )"_s}},
        {u"HTML"_s,
         uR"((?i:<!doctype html|<html\b))"_s,
         {uR"(<(head|body|div|span|p|a|ul|li|table|form|button|script)\b[^>]*>)"_s,
          uR"(</(head|body|div|span|p|a|ul|li|table|form|button)>)"_s}},
        {u"XML"_s, uR"(<\?xml\b)"_s, {uR"(^\s*<[\w:]+( [\w:]+="[^"]*")*\s*/?>)"_s, uR"(</[\w:]+>\s*$)"_s}},
        {u"CSS"_s,
         {},
         {uR"(^\s*[.#]?[\w-]+([ ,>:.#][\w .,#>:-]*)?\{\s*$)"_s, uR"(^\s*[a-z-]+:\s*[^;{]+;\s*$)"_s,
          uR"(^\s*@(media|import|font-face))"_s, uR"(\b\d+(px|em|rem|vh)\b)"_s}},
        {u"JSON"_s,
         uR"([\[{]\s*"[^"\n]*"\s*:)"_s,
         {uR"(^\s*"[^"]+"\s*:\s*["\d\[{tfn])"_s, uR"(^\s*[\]}],?$)"_s}},
        {u"YAML"_s,
         uR"(---\s*\n\w+:)"_s,
         {uR"(^[\w-]+:\s*$)"_s, uR"(^\s+- \w+)"_s, uR"(^\s*[\w-]+: [\w"'.]+$)"_s}},
        {u"Ruby"_s,
         uR"(#!.*\bruby)"_s,
         {uR"(^\s*def \w+[?!]?(\(.*\))?$)"_s, uR"(^\s*end\s*$)"_s, uR"(\bputs )"_s, uR"(\bdo \|\w+)"_s,
          uR"(^\s*require ['"])"_s}},
        {u"Makefile"_s,
         {},
         {uR"(^[\w.-]+:( [\w.$()-]+)*$)"_s, uR"(^\t\S)"_s, uR"(\$\([A-Z_]+\))"_s, uR"(^[A-Z_]+ ?[:?]?= )"_s}},
        {u"Diff"_s,
         uR"((diff --git|--- \S+\n\+\+\+ ))"_s,
         {uR"(^@@ -\d+)"_s, uR"(^\+\+\+ )"_s, uR"(^--- )"_s}},
    };
    return all;
}

} // namespace

QString guessLanguage(const QString &code)
{
    const QString text = code.first(std::min(code.size(), MostCharacters)).trimmed();
    QString best;
    int most = EnoughSigns - 1;
    for (const Language &language : languages()) {
        if (language.hasProof && language.proof.match(text).hasMatch())
            return language.name;
        const auto count = int(std::ranges::count_if(
            language.signs, [&](const QRegularExpression &sign) { return sign.match(text).hasMatch(); }));
        if (count > most) {
            most = count;
            best = language.name;
        }
    }
    return best;
}

} // namespace ui
