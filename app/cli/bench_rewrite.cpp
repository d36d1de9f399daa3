// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/command.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/signals.h"

#include <algorithm>
#include <format>
#include <memory>
#include <string>
#include <vector>

namespace cli {

using namespace inference;

namespace {

struct RewriteOptions {
    ModelOptions model;
    int turns = 3;
    int mostTokens = 1024;
    bool isJson = false;
};

// What people ask of models for code: a small change in a file that is given back whole.
constexpr std::string_view Wish = R"(Rename the class Account to Ledger in this code and show the whole code:

```python
import csv
import datetime
from decimal import Decimal


class Account:
    """Money that comes and goes, with the day and the reason."""

    def __init__(self, owner: str, opening: Decimal = Decimal(0)) -> None:
        self.owner = owner
        self.opening = opening
        self.entries: list[tuple[datetime.date, Decimal, str]] = []

    def deposit(self, amount: Decimal, day: datetime.date, reason: str) -> None:
        if amount <= 0:
            raise ValueError("a deposit is more than nothing")
        self.entries.append((day, amount, reason))

    def withdraw(self, amount: Decimal, day: datetime.date, reason: str) -> None:
        if amount <= 0:
            raise ValueError("a withdrawal is more than nothing")
        if amount > self.balance():
            raise ValueError(f"{self.owner} has only {self.balance()}")
        self.entries.append((day, -amount, reason))

    def balance(self) -> Decimal:
        return self.opening + sum((amount for _, amount, _ in self.entries), Decimal(0))

    def balance_on(self, day: datetime.date) -> Decimal:
        return self.opening + sum((amount for when, amount, _ in self.entries if when <= day), Decimal(0))

    def reasons(self) -> dict[str, Decimal]:
        totals: dict[str, Decimal] = {}
        for _, amount, reason in self.entries:
            totals[reason] = totals.get(reason, Decimal(0)) + amount
        return totals

    def write(self, path: str) -> None:
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["day", "amount", "reason"])
            for day, amount, reason in sorted(self.entries):
                writer.writerow([day.isoformat(), str(amount), reason])


def read(path: str, owner: str) -> Account:
    account = Account(owner)
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            day = datetime.date.fromisoformat(row["day"])
            account.entries.append((day, Decimal(row["amount"]), row["reason"]))
    return account
```)";

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

ExitCode benchRewrite(const RewriteOptions &options, bool verbose)
{
    const std::shared_ptr<const Model> model = loadModel(options.model, verbose);
    const std::unique_ptr<Session> session = model->makeSession();
    const std::vector<Turn> turns = {{Role::User, std::string(Wish)}};
    GenerationRequest request = {.prompt = model->render(turns), .maxTokens = options.mostTokens};
    const int mostGuessed = request.mostGuessed;
    const auto write = [&](int guessed) {
        session->emptyContext();
        InterruptStop stop;
        request.mostGuessed = guessed;
        Completion completion = session->generate(request, {}, {}, stop);
        if (completion.reason == StopReason::Stopped)
            throw Stopped("Stopped before the measurement was complete");
        return completion;
    };

    std::vector<double> plain;
    std::vector<double> guessing;
    std::vector<double> ratios;
    Completion last;
    bool isEqual = true;
    write(mostGuessed); // the first run is not counted
    for (int turn = 0; turn < options.turns; ++turn) {
        const Completion before = write(0);
        last = write(mostGuessed);
        isEqual = isEqual && before.tokens == last.tokens;
        plain.push_back(before.timings.generationSeconds);
        guessing.push_back(last.timings.generationSeconds);
        ratios.push_back(plain.back() / guessing.back());
    }
    const auto tokens = static_cast<double>(last.tokens.size());
    if (options.isJson) {
        writeJson({{"tokens", last.tokens.size()},
                   {"plainTokensPerSecond", tokens / median(plain)},
                   {"tokensPerSecond", tokens / median(guessing)},
                   {"ratio", median(ratios)},
                   {"guessedTokens", last.timings.guessedTokens},
                   {"rightTokens", last.timings.rightTokens},
                   {"isEqual", isEqual}});
    } else {
        cli::write(std::format("a file of {} tokens is rewritten at {:.1f} tokens/s, {:.1f} without guesses: "
                               "{:.2f} times as fast\n"
                               "{} of {} guessed tokens were right; {}\n",
                               last.tokens.size(), tokens / median(guessing), tokens / median(plain),
                               median(ratios), last.timings.rightTokens, last.timings.guessedTokens,
                               isEqual ? "the text is the same" : "THE TEXT DIFFERS"));
    }
    return isEqual ? ExitCode::Done : ExitCode::BadInput;
}

} // namespace

Command addBenchRewrite(CLI::App &program, const bool &verbose)
{
    CLI::App *command = program.add_subcommand(
        "bench-rewrite", "Measure how much sooner a model rewrites a file whose text is guessed");
    auto options = std::make_shared<RewriteOptions>();
    options->model.addFile(*command)->required();
    options->model.addDevice(*command);
    command->add_option("--turns", options->turns, "Turns, of which the median counts (default: 3)")
        ->type_name("N")
        ->check(numberFrom(1));
    command->add_option("--max-tokens", options->mostTokens, "Tokens of the answer at most (default: 1024)")
        ->type_name("N")
        ->check(numberFrom(1));
    command->add_flag("--json", options->isJson, "Print one JSON object");
    command->footer("Each turn writes the same answer with and without guesses, and compares both.");
    return {command, [options, &verbose] { return benchRewrite(*options, verbose); }};
}

} // namespace cli
