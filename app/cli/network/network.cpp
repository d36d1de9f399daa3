// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/command.h"
#include "app/cli/models/columns.h"
#include "app/cli/models/places.h"
#include "app/cli/models/size_text.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "inference/error.h"
#include "storage/error.h"
#include "storage/network/network_ledger.h"
#include "storage/network/site.h"

#include <QUrl>

#include <algorithm>
#include <array>
#include <format>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace cli {

using storage::AllowedSite;
using storage::LedgerEntry;
using storage::NetworkLedger;
using storage::NetworkMode;

namespace {

struct NetworkOptions {
    std::string data;
    bool isJson = false;
    int count = 20;
    std::string mode;
    std::string site;
    std::string file;
};

using Work = ExitCode (*)(NetworkLedger &ledger, const NetworkOptions &options);

struct ModeWords {
    NetworkMode mode;
    std::string_view name;
    std::string_view meaning;
};

constexpr std::array Modes = {
    ModeWords(NetworkMode::Never, "never", "nothing is asked, whatever was allowed"),
    ModeWords(NetworkMode::AllowListed, "listed", "allowed servers are asked, others only with your word"),
    ModeWords(NetworkMode::AskEachTime, "ask", "each download and each search asks you first"),
};

const ModeWords &wordsOf(NetworkMode mode)
{
    for (const ModeWords &words : Modes)
        if (words.mode == mode)
            return words;
    return Modes.front();
}

std::string describeSite(const QString &site)
{
    return site == storage::EverySite ? "every server" : site.toStdString();
}

// What a person writes: a name, or a whole address of which the server counts.
QString siteIn(const std::string &text)
{
    const QString given = QString::fromStdString(text).trimmed();
    if (given == storage::EverySite)
        return given;
    const QUrl url(given.contains(QStringLiteral("://")) ? given : QStringLiteral("https://") + given);
    if (!url.isValid() || url.host().isEmpty())
        throw inference::Error(inference::ErrorCode::BadInput,
                               std::format("\"{}\" is no server; write a name such as huggingface.co", text));
    return storage::siteOf(url);
}

Json toJson(const AllowedSite &site)
{
    return {{"site", site.site.toStdString()},
            {"allowedAt", site.allowedAt.toString(Qt::ISODateWithMs).toStdString()},
            {"requests", site.requests},
            {"receivedBytes", site.receivedBytes}};
}

Json toJson(const LedgerEntry &entry)
{
    return {{"time", entry.startedAt.toString(Qt::ISODateWithMs).toStdString()},
            {"site", entry.site.toStdString()},
            {"path", entry.path.toStdString()},
            {"reason", entry.reason.toStdString()},
            {"redirectedBy", entry.redirectedBy.toStdString()},
            {"receivedBytes", entry.receivedBytes},
            {"outcome", nameOf(entry.outcome)},
            {"status", entry.status}};
}

void writeLedger(const NetworkLedger &ledger, int count)
{
    Json sites = Json::array();
    for (const AllowedSite &site : ledger.allowedSites())
        sites.push_back(toJson(site));
    Json requests = Json::array();
    for (const LedgerEntry &entry : ledger.entries(count))
        requests.push_back(toJson(entry));
    writeJson({{"mode", wordsOf(ledger.mode()).name},
               {"allowed", std::move(sites)},
               {"requests", std::move(requests)}});
}

std::string describe(const QList<AllowedSite> &sites)
{
    if (sites.isEmpty())
        return "No server is allowed.\n";
    Columns columns({Align::Left, Align::Left, Align::Right, Align::Right});
    for (const AllowedSite &site : sites)
        columns.add(
            {describeSite(site.site),
             "since " + site.allowedAt.toLocalTime().toString(QStringLiteral("yyyy-MM-dd")).toStdString(),
             std::format("{} requests", site.requests), sizeText(site.receivedBytes)});
    std::string text = "Allowed:\n";
    for (const std::string &row : columns.rows())
        text += "  " + row + "\n";
    return text;
}

std::string describe(const QList<LedgerEntry> &entries)
{
    if (entries.isEmpty())
        return "Nothing was ever asked of the network.\n";
    Columns columns({Align::Left, Align::Left, Align::Right, Align::Left, Align::Left});
    for (const LedgerEntry &entry : entries)
        columns.add(
            {entry.startedAt.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")).toStdString(),
             entry.site.toStdString(), sizeText(entry.receivedBytes), std::string(nameOf(entry.outcome)),
             entry.reason.toStdString()});
    std::string text = "Requests, the newest first:\n";
    for (const std::string &row : columns.rows())
        text += "  " + row + "\n";
    return text;
}

ExitCode list(NetworkLedger &ledger, const NetworkOptions &options)
{
    if (options.isJson) {
        writeLedger(ledger, options.count);
        return ExitCode::Done;
    }
    const ModeWords &mode = wordsOf(ledger.mode());
    write(printable(std::format("Network: {} ({})\n", mode.name, mode.meaning) +
                    describe(ledger.allowedSites()) + describe(ledger.entries(options.count))));
    return ExitCode::Done;
}

ExitCode setMode(NetworkLedger &ledger, const NetworkOptions &options)
{
    for (const ModeWords &words : Modes)
        if (words.name == options.mode)
            ledger.setMode(words.mode);
    return list(ledger, options);
}

ExitCode allow(NetworkLedger &ledger, const NetworkOptions &options)
{
    ledger.allow(siteIn(options.site));
    return list(ledger, options);
}

ExitCode withdraw(NetworkLedger &ledger, const NetworkOptions &options)
{
    const QString site = siteIn(options.site);
    if (!std::ranges::contains(ledger.allowedSites(), site, &AllowedSite::site))
        throw inference::Error(
            inference::ErrorCode::BadInput,
            std::format("{} was not allowed; 'chasqui-cli network' lists what is", describeSite(site)));
    ledger.withdraw(site);
    return list(ledger, options);
}

ExitCode exportLedger(NetworkLedger &ledger, const NetworkOptions &options)
{
    if (options.file == "-") {
        write(ledger.toCsv().toStdString());
        return ExitCode::Done;
    }
    ledger.exportTo(QString::fromStdString(options.file));
    return ExitCode::Done;
}

ExitCode runWith(Work work, const NetworkOptions &options)
{
    try {
        NetworkLedger ledger(dataFolderOf(QString::fromStdString(options.data)));
        return work(ledger, options);
    } catch (const storage::Error &error) {
        throw inference::Error(inference::ErrorCode::BadInput, error.what());
    }
}

} // namespace

Command addNetwork(CLI::App &program)
{
    const auto options = std::make_shared<NetworkOptions>();
    const auto chosen = std::make_shared<Work>(list);
    CLI::App *network =
        program.add_subcommand("network", "What was asked of the network, and what may be asked");
    network->require_subcommand(0, 1);
    network->fallthrough();
    network->add_option("--data", options->data, "The program's folder (default: the usual one)")
        ->type_name("FOLDER");
    network->add_flag("--json", options->isJson, "Print one JSON object");
    network->add_option("--count", options->count, "Requests that are listed (default: 20)")
        ->type_name("N")
        ->check(CLI::Range(0, NetworkLedger::MostEntries));

    const auto add = [&](const char *name, const char *description, Work work) {
        CLI::App *command = network->add_subcommand(name, description);
        command->parse_complete_callback([chosen, work] { *chosen = work; });
        return command;
    };
    add("list", "The mode, servers that are allowed, and the last requests", list);
    std::map<std::string, std::string> modes;
    for (const ModeWords &words : Modes)
        modes.emplace(words.name, words.name);
    add("mode", "never: nothing is asked; listed: allowed servers are; ask: each time with your word",
        setMode)
        ->add_option("mode", options->mode, "What the network is for")
        ->type_name("never|listed|ask")
        ->required()
        ->check(CLI::IsMember(modes));
    for (const auto &[name, description, work] :
         {std::tuple("allow", "Allow a server, so that downloads from it do not ask", Work(allow)),
          std::tuple("withdraw", "Take that back", Work(withdraw))})
        add(name, description, work)
            ->add_option("server", options->site, "Its name, or an address of it")
            ->type_name("SERVER")
            ->required();
    add("export", "Write every request as lines of values with commas between them", exportLedger)
        ->add_option("file", options->file, "Where to; - is standard output")
        ->type_name("FILE")
        ->required();
    return {network, [options, chosen] { return runWith(*chosen, *options); }};
}

} // namespace cli
