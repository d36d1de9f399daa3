// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/block_end.h"

#include <doctest/doctest.h>

#include <string>

using namespace inference;

namespace {

struct Case {
    const char *name;
    Gap gap;
    std::string written; // by a model that does not know where to end
    std::string filled;  // what of it belongs there
};

const Case Cases[] = {
    {"a bracket that the suffix closes",
     {"int area(int r) {\n    return ", "\n}\n"},
     "3 * r;\n}\n\nint x;",
     "3 * r;"},
    {"one that it does not", {"int area(int r) {\n    return ", ""}, "3 * r;\n}\n}\n", "3 * r;\n}"},
    {"of several kinds", {"call(list[", ", 2);\n"}, "0], 1); }", "0], 1"},
    {"an argument", {"print(", ")\n"}, "'hello', end=\"\")\nexit()", "'hello', end=\"\""},
    {"brackets of its own", {"x = ", "\n"}, "{'a': [1, (2)]}\ny = 3", "{'a': [1, (2)]}\ny = 3"},
    {"brackets in quotes", {"f(", ")"}, "\":)\", ')', b)", "\":)\", ')', b"},
    {"a text that is begun", {"print(\"(", ")\n"}, "a)\", b) c", "a)\", b"},
    {"an apostrophe at the end", {"{ // don't (", "}"}, "\n  go(); }", "\n  go();"},
    {"an apostrophe", {"{ // don't (\n", "}"}, "go(); }", "go();"},
    {"brackets that do not fit", {"x", ""}, "(]) y", "(]) y"},
    {"another function",
     {"def area(r):\n    return ", "\n\nprint(area(2))\n"},
     "3 * r\n\ndef next():\n    pass",
     "3 * r"},
    {"the body after a colon",
     {"def area(r):", ""},
     "\n    return 3 * r\n\n\nprint(area(2))",
     "\n    return 3 * r"},
    {"an inner block ends before its function does",
     {"def f(xs):\n    for x in xs:\n        ", "\n"},
     "print(x)\n    return xs\nf([1])\n",
     "print(x)\n    return xs"},
    {"another branch",
     {"if x:\n    ", ""},
     "a()\nelif y:\n    b()\nelse:\n    c()\nd()",
     "a()\nelif y:\n    b()\nelse:\n    c()"},
    {"a method",
     {"class A:\n    def f(self):\n        ", ""},
     "return 1\n\n    def g(self):\n        return 2",
     "return 1"},
    {"code outside of blocks", {"x = 1\n", ""}, "y = 2\nz = 3\n", "y = 2\nz = 3\n"},
    {"nothing of it", {"foo(", ")"}, ")", ""},
    {"no end yet", {"def f():\n    ", ""}, "return 1\n\n", "return 1\n\n"},
    {"a word that may become another branch", {"if x:\n    ", ""}, "a()\nel", "a()\nel"},
};

// As it comes, byte by byte.
std::string filledOf(const Case &each)
{
    const BlockEnd end(each.gap);
    for (std::size_t bytes = 1; bytes <= each.written.size(); ++bytes) {
        const std::string text = each.written.substr(0, bytes);
        if (const auto found = end(text))
            return text.substr(0, *found);
    }
    return each.written;
}

} // namespace

TEST_CASE("What fills a gap ends where its block does")
{
    for (const Case &each : Cases) {
        CAPTURE(each.name);
        CHECK(filledOf(each) == each.filled);
    }
}

TEST_CASE("Hostile code takes no longer than other code")
{
    const std::string deep(100'000, '{');
    const BlockEnd end({.prefix = deep, .suffix = deep});
    CHECK_FALSE(end(std::string(100'000, '}').substr(0, 60'000)).has_value());
    CHECK(end(std::string(100'000, '}')).has_value());
    CHECK_FALSE(end(std::string(100'000, '\'')).has_value());
}
